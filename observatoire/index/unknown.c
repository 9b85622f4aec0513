#include "index/unknown.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/question.h"
#include "index/schema.h"
#include "index/split.h"

#include <stdlib.h>
#include <string.h>

void unknown_done(struct unknown *unknown)
{
	free(unknown->nodes);
	*unknown = (struct unknown){0};
}

static void note(struct unknown *unknown, const struct question *node)
{
	unknown->nodes = mem_resize(unknown->nodes, unknown->count + 1, sizeof *unknown->nodes);
	unknown->nodes[unknown->count++] = node;
}

static bool add_frequency(struct engine *engine, const char *prefix, const char *word,
	size_t *total, struct error *err)
{
	size_t count;
	OWNED_STRING term = text_make("%s%s", prefix, word);
	if (!engine_frequency(engine, term, &count, err))
		return false;
	*total += count;
	return true;
}

static bool is_in_some_sheet(struct engine *engine, const struct question *word, bool *is,
	struct error *err)
{
	size_t total = 0;
	if (!add_frequency(engine, SCHEMA_LIGHT, word->light, &total, err)
		|| !add_frequency(engine, SCHEMA_STEM, word->stem, &total, err)
		|| !add_frequency(engine, SCHEMA_SYNONYM, word->stem, &total, err))
		return false;
	*is = total > 0;
	return true;
}

static bool is_looked_at(const struct question *word)
{
	return !word->is_weightless && !word->is_prefix && !word->keys;
}

/* « savoir-faire »: when sheets have it in one word, its parts do not matter. */
static const struct question *welded_of(const struct question *node)
{
	for (size_t i = 0; node->kind == QUESTION_ANY && i < node->count; i++)
		if (node->children[i]->flags & TOKEN_WELDED)
			return node->children[i];
	return NULL;
}

static bool look(struct unknown *unknown, const struct question *node, struct engine *engine,
	struct error *err)
{
	bool is_known = false;
	if (node->kind == QUESTION_NOT || node->kind == QUESTION_FIELD || split_is(node))
		return true;
	if (node->kind == QUESTION_WORD) {
		if (!is_looked_at(node))
			return true;
		if (!is_in_some_sheet(engine, node, &is_known, err))
			return false;
		if (!is_known)
			note(unknown, node);
		return true;
	}

	const struct question *welded = welded_of(node);
	if (welded && !is_in_some_sheet(engine, welded, &is_known, err))
		return false;
	for (size_t i = 0; !is_known && i < node->count; i++)
		if (node->children[i] != welded && !look(unknown, node->children[i], engine, err))
			return false;
	return true;
}

/* What a word found counts, however it was found. */
static bool look_at(struct unknown *unknown, const struct clause *clause, struct engine *engine,
	struct error *err)
{
	bool was_found = clause->node->kind == QUESTION_WORD && !clause->is_guessed
		&& bits_size(&clause->bits) > 0;
	return was_found || look(unknown, clause->node, engine, err);
}

bool unknown_find(struct unknown *unknown, const struct match *match, struct engine *engine,
	struct error *err)
{
	for (size_t i = 0; i < match->wanted_count; i++)
		if (!look_at(unknown, &match->wanted[i], engine, err))
			return false;
	for (size_t i = 0; i < match->required_count; i++)
		if (!look_at(unknown, &match->required[i], engine, err))
			return false;
	return true;
}

char *unknown_text(const struct question *node, const char *typed)
{
	if (typed && node->start + node->length <= strlen(typed))
		return mem_copy_bytes(typed + node->start, node->length);
	return mem_copy(node->light);
}
