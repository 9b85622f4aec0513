#include "index/through.h"

#include "base/mem.h"
#include "index/answers.h"
#include "index/columns.h"
#include "index/question.h"
#include "index/schema.h"
#include "index/synonyms.h"

#include <stdlib.h>

void through_done(struct match *match)
{
	for (size_t i = 0; i < match->through_count; i++) {
		bits_done(&match->through[i].bits);
		weights_done(&match->through[i].weights);
	}
	free(match->through);
}

bool through_knows(const struct match *match, const struct question *node)
{
	for (size_t i = 0; i < match->through_count; i++)
		if (match->through[i].node == node && match->through[i].is_known)
			return true;
	return false;
}

/* ---- The groups of a match ---- */

const struct bits *through_sheets(const struct clause *clause)
{
	return clause->is_wide ? &clause->wide : &clause->bits;
}

void through_keep_required(const struct match *match, struct bits *bits)
{
	for (size_t i = 0; i < match->required_count; i++)
		bits_intersect(bits, through_sheets(&match->required[i]));
	bits_subtract(bits, &match->excluded);
}

static size_t clause_count(const struct match *match)
{
	return match->wanted_count + match->required_count;
}

static struct clause *clause_at(const struct match *match, size_t i)
{
	return i < match->wanted_count ? &match->wanted[i] : &match->required[i - match->wanted_count];
}

/* The sheets that have all of a group as it was typed, in its words. */
static void find_typed(const struct match *match, size_t group, struct bits *typed)
{
	bool is_first = true;
	for (size_t i = 0; i < clause_count(match); i++) {
		const struct clause *clause = clause_at(match, i);
		if (clause->group != group)
			continue;
		if (is_first)
			bits_copy(typed, &clause->bits);
		else
			bits_intersect(typed, &clause->bits);
		bits_subtract(typed, &clause->named);
		is_first = false;
	}
}

static void widen(const struct match *match, const struct through *through)
{
	for (size_t i = 0; i < clause_count(match); i++) {
		struct clause *clause = clause_at(match, i);
		if (clause->group != through->group)
			continue;
		if (!clause->is_wide)
			bits_copy(&clause->wide, &clause->bits);
		clause->is_wide = true;
		bits_unite(&clause->wide, &through->bits);
	}
}

/* ---- How much alternatives weigh ---- */

/* The alternatives of one node. */
struct choices {
	struct through *first;  /* `count` of them */
	size_t count;
};

/* Whatever its words, a phrase says one thing. */
static double factor_of(const struct alternative *alternative)
{
	const struct question *node = alternative->node;
	const struct question *own = node->kind == QUESTION_ANY ? node->children[0] : node;
	return SCHEMA_THROUGH_FACTOR / (own->kind == QUESTION_PHRASE ? (double)own->count : 1);
}

/* `best`: the highest weight of each sheet. */
static void find_best(const struct choices *choices, struct sums *best)
{
	for (size_t i = 0; i < choices->count; i++) {
		const struct through *through = &choices->first[i];
		const struct weights *weights = &through->answers->weights;
		for (size_t j = 0; j < weights->count; j++) {
			uint32_t docid = weights->docids[j];
			float more = weights->values[j] * (float)through->factor - sums_of(best, docid);
			if (more > 0 && bits_has(&through->bits, docid))
				sums_add(best, docid, more);
		}
	}
}

/* Two synonyms of a word tell no more than one: in each sheet the heaviest weighs, alone. */
static void keep_best(const struct choices *choices, struct sums *best)
{
	OWNED_BITS done = {0};
	find_best(choices, best);
	for (size_t i = 0; i < choices->count; i++) {
		struct through *through = &choices->first[i];
		const struct weights *weights = &through->answers->weights;
		for (size_t j = 0; j < weights->count; j++) {
			uint32_t docid = weights->docids[j];
			float weight = weights->values[j] * (float)through->factor;
			if (!bits_has(&through->bits, docid) || bits_has(&done, docid)
				|| weight < sums_of(best, docid))
				continue;
			weights_add(&through->weights, docid, weight);
			bits_add(&done, docid);
		}
	}
	sums_clear(best);
}

void through_weigh(struct match *match, struct columns *columns)
{
	size_t count = match->is_through_weighed ? 0 : match->through_count;
	match->is_through_weighed = true;
	for (size_t i = 0, first = 0; i < count; i++) {
		bool is_last = i + 1 == count || match->through[i + 1].node != match->through[i].node;
		if (!is_last)
			continue;
		keep_best(&(const struct choices){ &match->through[first], i + 1 - first }, &columns->sums);
		first = i + 1;
	}
}

void through_stress(struct match *match, size_t group, double factor)
{
	for (size_t i = 0; i < match->through_count; i++)
		if (match->through[i].group == group)
			match->through[i].factor *= factor;
}

/* ---- Looking up ---- */

static struct through *next_through(struct match *match)
{
	match->through = mem_resize(match->through, match->through_count + 1, sizeof *match->through);
	struct through *through = &match->through[match->through_count++];
	*through = (struct through){0};
	return through;
}

/* One node of a question, and the group of clauses it or what holds it is. */
struct place {
	const struct question *node;
	size_t group;
};

static bool find_each(struct match *match, struct columns *columns, const struct place *place,
	struct error *err)
{
	OWNED_BITS typed = {0};
	find_typed(match, place->group, &typed);
	for (size_t i = 0; i < place->node->alternative_count; i++) {
		struct through *through = next_through(match);
		through->node = place->node;
		through->alternative = place->node->alternatives[i];
		through->group = place->group;
		through->factor = factor_of(through->alternative);
		through->answers = answers_to(columns, through->alternative->node, ANSWERS_AS_WRITTEN, err);
		if (!through->answers)
			return false;
		bits_copy(&through->bits, &through->answers->sheets);
		through->is_known = bits_size(&through->bits) > 0;
		bits_subtract(&through->bits, &typed);
	}
	return true;
}

/* The alternatives of one node, which stand for the group or, beside OU, for one choice of it. */
static bool find_alternatives(struct match *match, struct columns *columns,
	const struct place *place, struct error *err)
{
	size_t before = match->through_count;
	if (place->node->alternative_count == 0)
		return true;
	if (!find_each(match, columns, place, err))
		return false;
	for (size_t i = before; i < match->through_count; i++)
		if (bits_size(&match->through[i].bits) > 0)
			widen(match, &match->through[i]);
	return true;
}

static bool find_within(struct match *match, struct columns *columns, const struct place *place,
	struct error *err)
{
	const struct question *node = place->node;
	bool is_list = node->kind == QUESTION_ALL || node->kind == QUESTION_ANY;
	if (!find_alternatives(match, columns, place, err))
		return false;
	for (size_t i = 0; is_list && i < node->count; i++) {
		const struct place inner = { node->children[i], place->group };
		if (!find_within(match, columns, &inner, err))
			return false;
	}
	return true;
}

bool through_find(struct match *match, struct columns *columns, const struct question *question,
	struct error *err)
{
	struct place place = { question, 0 };
	if (question->kind != QUESTION_ALL)
		return find_within(match, columns, &place, err);
	for (size_t i = 0; i < question->count; place.group++) {
		place.node = question->children[i];
		if (!find_within(match, columns, &place, err))
			return false;
		i += place.node->run ? place.node->run : 1;
	}
	return true;
}
