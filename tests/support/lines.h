#ifndef SUPPORT_LINES_H
#define SUPPORT_LINES_H

#include "base/text.h"
#include "base/words.h"
#include "index/analysis.h"
#include "index/bits.h"
#include "index/engine.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

/* A small index: one document a line, docids from 1. Slot 1 holds 10 - docid. */
enum { SLOT_DAY = 1, LINE_COUNT = 5 };

static const char *const line_table[LINE_COUNT] = {
	"robot au sol en classe",
	"le robot robot robot et la tortue",
	"classe mobile de tablettes",
	"mobile dans la classe",
	"robotique et robots",
};

static inline void lines_put(struct engine_writer *writer, uint32_t docid, const char *line)
{
	OWNED(engine_document) document = engine_document_new();
	OWNED_WORDS words = {0};
	words_split(&words, line, ' ');
	for (size_t i = 0; i < words.count; i++)
		engine_document_word(document, words.items[i], (unsigned)i + 1, 1);
	engine_document_term(document, "XTtout", 0);
	engine_document_number(document, SLOT_DAY, 10.0 - docid);
	assert_true(engine_writer_put(writer, docid, document, NULL));
}

static inline struct engine_writer *lines_begin(const char *folder)
{
	struct error err = {0};
	struct engine_writer *writer = engine_writer_open(folder, &err);
	if (!writer || !engine_writer_begin(writer, &err))
		fail_msg("%s", err.text);
	return writer;
}

static inline void lines_commit(struct engine_writer *writer)
{
	struct error err = {0};
	if (!engine_writer_close(writer, true, &err))
		fail_msg("%s", err.text);
}

/* Put one line more in the index, in a transaction of its own. */
static inline void lines_add(const char *folder, uint32_t docid, const char *line)
{
	struct engine_writer *writer = lines_begin(folder);
	lines_put(writer, docid, line);
	lines_commit(writer);
}

static inline void lines_index(const char *folder)
{
	struct engine_writer *writer = lines_begin(folder);
	for (uint32_t i = 0; i < LINE_COUNT; i++)
		lines_put(writer, i + 1, line_table[i]);
	assert_true(engine_writer_set_metadata(writer, "change", "12", 2, NULL));
	lines_commit(writer);
}

static inline struct engine *lines_open(const char *folder)
{
	struct error err = {0};
	struct engine *engine = engine_open(folder, &err);
	if (!engine)
		fail_msg("%s", err.text);
	return engine;
}

static inline void lines_note_word(void *context, const struct token *token)
{
	engine_document_word(context, token->light, token->position, 1);
}

/* An index of these texts instead, each word by its light form, at its place. */
static inline struct engine *lines_of_texts(const char *folder, struct analyser *analyser,
	const char *const *texts, uint32_t count)
{
	struct engine_writer *writer = lines_begin(folder);
	for (uint32_t docid = 1; docid <= count; docid++) {
		OWNED(engine_document) document = engine_document_new();
		analyser_run(analyser, texts[docid - 1], lines_note_word, document);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	lines_commit(writer);
	return lines_open(folder);
}

static inline void lines_note_docid(void *context, uint32_t docid, size_t length)
{
	(void)length;
	struct text *text = context;
	text_format(text, "%s%u", text->length ? " " : "", docid);
}

/* Every document there is. */
static inline void assert_has(struct engine *engine, const char *expected)
{
	OWNED_TEXT docids = {0};
	assert_true(engine_lengths(engine, lines_note_docid, &docids, NULL));
	assert_string_equal(text_string(&docids), expected);
}

static inline char *hits_as_text(const struct engine_hits *hits)
{
	struct text text = {0};
	for (size_t i = 0; i < hits->count; i++)
		text_format(&text, "%s%u", i ? " " : "", hits->items[i].docid);
	text_add(&text, "");
	return text_take(&text);
}

static inline char *bits_as_text(const struct bits *bits)
{
	struct text text = {0};
	for (uint32_t at = 0; bits_next(bits, at, &at); at++)
		text_format(&text, "%s%u", text.length ? " " : "", at);
	text_add(&text, "");
	return text_take(&text);
}

enum { LINES_WANTED = 20 };  /* more than there are */

static inline void assert_finds(struct engine *engine, const struct engine_query *query,
	const char *expected)
{
	struct error err = {0};
	OWNED(engine_hits) hits = engine_search(engine, query, LINES_WANTED, &err);
	if (!hits)
		fail_msg("%s", err.text);
	OWNED_STRING found = hits_as_text(hits);
	assert_string_equal(found, expected);
}

#endif
