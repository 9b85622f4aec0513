#include "index/unknown.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/question.h"
#include "index/schema.h"
#include "index/split.h"
#include "index/through.h"

#include <stdlib.h>
#include <string.h>

/* One question being looked through. */
struct looking {
	struct unknown *unknown;
	const struct match *match;
	struct engine *engine;
};

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
		|| !add_frequency(engine, SCHEMA_IMPLIED, word->stem, &total, err))
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

static bool look_at_word(struct looking *looking, const struct question *word, struct error *err)
{
	bool is_known = false;
	if (!is_looked_at(word))
		return true;
	if (!is_in_some_sheet(looking->engine, word, &is_known, err))
		return false;
	if (!is_known)
		note(looking->unknown, word);
	return true;
}

static bool look(struct looking *looking, const struct question *node, struct error *err)
{
	bool is_known = false;
	if (node->kind == QUESTION_NOT || node->kind == QUESTION_FIELD || split_is(node))
		return true;
	if (node->kind == QUESTION_WORD)
		return look_at_word(looking, node, err);

	const struct question *welded = welded_of(node);
	if (welded && !is_in_some_sheet(looking->engine, welded, &is_known, err))
		return false;
	for (size_t i = 0; !is_known && i < node->count;) {
		const struct question *child = node->children[i];
		/* What a synonym answers is no mistake. */
		bool is_answered = through_knows(looking->match, child);
		if (child != welded && !is_answered && !look(looking, child, err))
			return false;
		i += is_answered ? child->run : 1;
	}
	return true;
}

/* What a word found counts, however it was found. */
static bool look_at(struct looking *looking, const struct clause *clause, struct error *err)
{
	/* « podol* » begins no word. */
	bool is_no_beginning = clause->node->kind == QUESTION_WORD && clause->node->is_prefix
		&& bits_size(&clause->bits) == 0;
	if (clause->is_guessed || is_no_beginning) {
		note(looking->unknown, clause->node);
		return true;
	}
	bool was_found = clause->node->kind == QUESTION_WORD
		&& bits_size(through_sheets(clause)) > 0;
	bool is_answered = through_knows(looking->match, clause->node);
	return was_found || is_answered || look(looking, clause->node, err);
}

bool unknown_find(struct unknown *unknown, const struct match *match, struct engine *engine,
	struct error *err)
{
	struct looking looking = { unknown, match, engine };
	for (size_t i = 0; i < match->wanted_count; i++)
		if (!look_at(&looking, &match->wanted[i], err))
			return false;
	for (size_t i = 0; i < match->required_count; i++)
		if (!look_at(&looking, &match->required[i], err))
			return false;
	return true;
}

char *unknown_text(const struct question *node, const char *typed)
{
	if (typed && node->start + node->length <= strlen(typed))
		return mem_copy_bytes(typed + node->start, node->length);
	return mem_copy(node->light);
}
