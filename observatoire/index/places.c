#include "index/places.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/engine.h"
#include "index/explain.h"
#include "index/question.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

struct placed {
	char *term;
	size_t weight;
};

void places_done(struct places *places)
{
	for (size_t i = 0; i < places->count; i++)
		free(places->terms[i].term);
	free(places->terms);
	*places = (struct places){0};
}

static bool note(void *context, const char *term, size_t weight)
{
	struct places *places = context;
	places->terms = mem_room(places->terms, places->count, &places->capacity,
		sizeof *places->terms);
	places->terms[places->count++] = (struct placed){ mem_copy(term), weight };
	return true;
}

bool places_read(struct places *places, struct engine *engine, uint32_t docid, struct error *err)
{
	return engine_document_terms(engine, docid, note, places, err);
}

/* ---- One term ---- */

static int compare(const void *term, const void *placed)
{
	return strcmp(term, ((const struct placed *)placed)->term);
}

static const struct placed *find(const struct places *places, const char *prefix, const char *word)
{
	OWNED_STRING term = text_make("%s%s", prefix, word);
	return places->count
		? bsearch(term, places->terms, places->count, sizeof *places->terms, compare) : NULL;
}

static bool has(const struct places *places, const char *prefix, const char *word)
{
	return find(places, prefix, word);
}

/* A name of a list counts once among the words of the text (document.c); a title, not at all. */
static bool is_in_text(const struct places *places, const char *prefix, const char *word,
	bool is_label)
{
	const struct placed *placed = find(places, prefix, word);
	return placed && placed->weight > (is_label ? WEIGHT_LABEL : 0);
}

static unsigned when(bool is, unsigned place)
{
	return is ? place : 0;
}

/* ---- A word ---- */

unsigned places_of_word(const struct places *places, const char *light)
{
	bool is_label = has(places, SCHEMA_LABEL, light);
	return when(has(places, SCHEMA_TITLE, light), EXPLAIN_TITLE)
		| when(is_label, EXPLAIN_LABEL)
		| when(is_in_text(places, SCHEMA_LIGHT, light, is_label), EXPLAIN_TEXT);
}

static unsigned of_family(const struct places *places, const char *stem)
{
	return when(has(places, SCHEMA_TITLE_STEM, stem), EXPLAIN_TITLE)
		| when(is_in_text(places, SCHEMA_STEM, stem, false), EXPLAIN_TEXT);
}

static unsigned of_levels(const struct places *places, const struct question *word)
{
	bool is = has(places, SCHEMA_IMPLIED, word->stem);
	for (const char *const *key = word->keys; key && *key; key++)
		is = is || has(places, SCHEMA_LEVEL, *key);
	return when(is, EXPLAIN_LEVEL);
}

/* Any word that begins so. */
static bool has_beginning(const struct places *places, const char *prefix, const char *beginning)
{
	OWNED_STRING start = text_make("%s%s", prefix, beginning);
	for (size_t i = 0; i < places->count; i++)
		if (strncmp(places->terms[i].term, start, strlen(start)) == 0)
			return true;
	return false;
}

static unsigned of_beginning(const struct places *places, const char *beginning)
{
	return when(has_beginning(places, SCHEMA_TITLE, beginning), EXPLAIN_TITLE)
		| when(has_beginning(places, SCHEMA_LIGHT, beginning), EXPLAIN_TEXT);
}

static unsigned of_word(const struct places *places, const struct question *word,
	bool *is_relative)
{
	if (word->is_prefix)
		return of_beginning(places, word->light);
	unsigned itself = places_of_word(places, word->light) | of_levels(places, word);
	if (itself)
		return itself;
	unsigned family = of_family(places, word->stem);
	*is_relative |= family != 0;
	return family;
}

/* ---- Several words ---- */

static unsigned of_phrase(const struct places *places, const struct question *phrase)
{
	unsigned everywhere = EXPLAIN_TITLE | EXPLAIN_TEXT;
	for (size_t i = 0; i < phrase->count; i++)
		everywhere &= places_of_word(places, phrase->children[i]->light);
	return everywhere;
}

static unsigned of_children(const struct places *places, const struct question *node,
	bool *is_relative)
{
	unsigned all = 0;
	for (size_t i = 0; i < node->count; i++)
		if (!node->children[i]->is_weightless)
			all |= places_of(places, node->children[i], is_relative);
	return all;
}

/* The value of a field names a level, an entry of a list, an author; or it is words. */
static unsigned of_field(const struct places *places, const struct question *field,
	bool *is_relative)
{
	switch (field->field) {
	case QUESTION_LEVEL:
		return EXPLAIN_LEVEL;
	case QUESTION_AUTHOR:
		return EXPLAIN_AUTHOR;
	default:
		break;
	}
	unsigned words = of_children(places, field, is_relative);
	return words ? words : EXPLAIN_LABEL;
}

unsigned places_of(const struct places *places, const struct question *node, bool *is_relative)
{
	if (node->field == QUESTION_TITLE)
		return EXPLAIN_TITLE;
	switch (node->kind) {
	case QUESTION_WORD:
		return of_word(places, node, is_relative);
	case QUESTION_PHRASE:
		return of_phrase(places, node);
	case QUESTION_FIELD:
		return of_field(places, node, is_relative);
	case QUESTION_KEY:
		return when(has(places, "", node->value), EXPLAIN_LABEL);
	case QUESTION_ALL:
	case QUESTION_ANY:
	case QUESTION_NOT:
		return of_children(places, node, is_relative);
	}
	abort();
}

unsigned places_as_written(const struct places *places, const struct question *node)
{
	if (node->kind == QUESTION_WORD)
		return places_of_word(places, node->light);
	if (node->kind != QUESTION_ANY) {
		bool ignored = false;
		return places_of(places, node, &ignored);
	}
	unsigned all = 0;
	for (size_t i = 0; i < node->count; i++)
		all |= places_as_written(places, node->children[i]);
	return all;
}
