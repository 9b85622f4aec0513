#ifndef SUPPORT_INDEX_H
#define SUPPORT_INDEX_H

#include "base/mem.h"
#include "base/words.h"
#include "index/analysis.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/schema.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "support/rows.h"

#include <string.h>

/* A sheet in one line of a table; lists are separated by spaces. */
struct tiny_sheet {
	const char *title, *levels, *themes, *equipment, *school, *published_on, *text;
};

static inline struct vocabularies *tiny_vocabularies(void)
{
	struct error err = {0};
	struct vocabularies *vocabularies = vocabularies_load(VOCABULARIES, &err);
	if (!vocabularies)
		fail_msg("%s", err.text);
	return vocabularies;
}

static inline void split_into(struct words *words, const char *text)
{
	if (text)
		words_split(words, text, ' ');
}

static inline struct sheet *tiny_sheet_make(const struct tiny_sheet *tiny)
{
	struct sheet *sheet = sheet_new();
	sheet->title = mem_copy(tiny->title);
	sheet->published_on = mem_copy(tiny->published_on);
	split_into(&sheet->levels, tiny->levels);
	split_into(&sheet->themes, tiny->themes);
	split_into(&sheet->equipment, tiny->equipment);
	split_into(&sheet->schools, tiny->school);
	return sheet;
}

static inline void tiny_put(struct engine_writer *writer, const struct vocabularies *vocabularies,
	uint32_t docid, const struct tiny_sheet *tiny)
{
	OWNED(analyser) analyser = analyser_new();
	OWNED(sheet) sheet = tiny_sheet_make(tiny);
	OWNED_FACTS facts = {0};
	sheet_derive(vocabularies, sheet, &facts);

	const struct document_source source = {
		.sheet = sheet, .facts = &facts, .text = tiny->text, .revision = docid,
	};
	OWNED(engine_document) document = document_make(analyser, vocabularies, &source);
	assert_true(engine_writer_put(writer, docid, document, NULL));
}

static inline struct engine_writer *tiny_begin(const char *folder)
{
	struct engine_writer *writer = engine_writer_open(folder, NULL);
	assert_non_null(writer);
	assert_true(engine_writer_begin(writer, NULL));
	const char *schema = document_schema();
	assert_true(engine_writer_set_metadata(writer, SCHEMA_KEY, schema, strlen(schema), NULL));
	return writer;
}

/* An index of `count` sheets, numbered from 1. */
static inline void tiny_index(const char *folder, const struct vocabularies *vocabularies,
	const struct tiny_sheet *sheets, size_t count)
{
	struct engine_writer *writer = tiny_begin(folder);
	for (size_t i = 0; i < count; i++)
		tiny_put(writer, vocabularies, (uint32_t)i + 1, &sheets[i]);
	assert_true(engine_writer_close(writer, true, NULL));
}

#endif
