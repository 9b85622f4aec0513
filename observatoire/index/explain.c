#include "index/explain.h"

#include "base/mem.h"
#include "index/answers.h"
#include "index/match.h"
#include "index/places.h"
#include "index/question.h"
#include "index/synonyms.h"

#include <math.h>
#include <stdlib.h>

void explanation_done(struct explanation *explanation)
{
	for (size_t i = 0; i < explanation->count; i++)
		free(explanation->items[i].guess);
	free(explanation->items);
	*explanation = (struct explanation){0};
}

/* A reason, and what it weighs. */
struct weighed {
	struct reason reason;
	double weight;
	size_t start, rank;  /* where its part begins in the question; how many came before */
};

/* One sheet being explained. */
struct explaining {
	const struct match *match;
	const struct explain_request *request;
	const struct places *places;
	struct weighed *items;
	size_t count;
};

static struct reason *add(struct explaining *explaining, const struct question *node,
	double weight)
{
	size_t rank = explaining->count++, length;
	explaining->items = mem_resize(explaining->items, rank + 1, sizeof *explaining->items);
	struct weighed *item = &explaining->items[rank];
	*item = (struct weighed){ .reason = { .node = node }, .weight = weight, .rank = rank };
	question_span(node, &item->start, &length);
	return &item->reason;
}

/* ---- Parts of the question ---- */

static bool is_answered_through(const struct explaining *explaining, size_t group)
{
	const struct match *match = explaining->match;
	for (size_t i = 0; i < match->through_count; i++)
		if (match->through[i].group == group
			&& bits_has(&match->through[i].bits, explaining->request->docid))
			return true;
	return false;
}

/* The share that weighs most, of those this sheet has. */
static const struct share *heaviest(const struct clause *clause, uint32_t docid, double *weight)
{
	const struct share *best = NULL;
	double most = -1;
	*weight = 0;
	for (size_t i = 0; i < clause->share_count; i++) {
		const struct share *share = &clause->shares[i];
		double here = (double)weights_of(&share->answers->weights, docid) * share->factor;
		*weight += here;
		if (bits_has(&share->answers->sheets, docid) && here > most) {
			best = share;
			most = here;
		}
	}
	return best;
}

static void add_clause(struct explaining *explaining, const struct clause *clause)
{
	double weight;
	const struct share *share = heaviest(clause, explaining->request->docid, &weight);
	bool is_lacking = !bits_has(&clause->bits, explaining->request->docid);
	bool is_named = bits_has(&clause->named, explaining->request->docid);
	if (((is_lacking && weight <= 0) || is_named) && is_answered_through(explaining, clause->group))
		return;

	struct reason *reason = add(explaining, clause->node, weight);
	if (is_lacking)
		return;
	if (is_named)
		reason->places = EXPLAIN_LABEL;
	else if (share && share->light)
		reason->places = places_of_word(explaining->places, share->light);
	else
		reason->places = places_of(explaining->places, clause->node, &reason->is_relative);
	if (share && clause->is_guessed)
		reason->guess = mem_copy(share->light);
}

static void add_clauses(struct explaining *explaining, const struct clause *clauses, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_clause(explaining, &clauses[i]);
}

/* Of several synonyms a sheet has, the one that weighs; the first when none does. */
static const struct through *through_of(const struct explaining *explaining, size_t group)
{
	const struct match *match = explaining->match;
	uint32_t docid = explaining->request->docid;
	const struct through *first = NULL;
	for (size_t i = 0; i < match->through_count; i++) {
		const struct through *through = &match->through[i];
		if (through->group != group || !bits_has(&through->bits, docid))
			continue;
		if (weights_of(&through->weights, docid) > 0)
			return through;
		first = first ? first : through;
	}
	return first;
}

/* What the parts of a group weigh by what the sheet chose, which a synonym tells: « maths ». */
static double named_weight(const struct explaining *explaining, size_t group)
{
	double weight = 0, each;
	for (size_t i = 0; i < explaining->match->wanted_count; i++) {
		const struct clause *clause = &explaining->match->wanted[i];
		if (clause->group != group || !bits_has(&clause->named, explaining->request->docid))
			continue;
		heaviest(clause, explaining->request->docid, &each);
		weight += each;
	}
	return weight;
}

static void add_synonyms(struct explaining *explaining)
{
	for (size_t group = 0; group < explaining->match->group_count; group++) {
		const struct through *through = through_of(explaining, group);
		if (!through)
			continue;
		double weight = named_weight(explaining, group);
		if (!explaining->request->is_as_typed)
			weight += (double)weights_of(&through->weights, explaining->request->docid);
		struct reason *reason = add(explaining, through->node, weight);
		reason->alternative = through->alternative;
		reason->places = places_as_written(explaining->places, through->alternative->node);
	}
}

static void add_lifts(struct explaining *explaining)
{
	for (size_t i = 0; i < explaining->match->lift_count; i++) {
		const struct lift *lift = &explaining->match->lifts[i];
		double weight = (double)weights_of(&lift->answers->weights, explaining->request->docid);
		if (weight <= 0)
			continue;
		struct reason *reason = add(explaining, lift->node, weight);
		reason->places = places_of_word(explaining->places, lift->node->light);
		reason->is_lift = true;
	}
}

/* ---- Percentages ---- */

/* The one that was cut most by rounding down. */
static struct weighed *most_cut(const struct explaining *explaining, double total)
{
	struct weighed *best = explaining->items;
	double most = -1;
	for (size_t i = 0; i < explaining->count; i++) {
		struct weighed *item = &explaining->items[i];
		double cut = 100 * item->weight / total - item->reason.percent;
		if (cut > most) {
			most = cut;
			best = item;
		}
	}
	return best;
}

/* Together they make 100: what rounding leaves goes to those it took most from. */
static void share_out(struct explaining *explaining)
{
	double total = 0;
	unsigned given = 0;
	for (size_t i = 0; i < explaining->count; i++)
		total += explaining->items[i].weight;
	if (total <= 0)
		return;
	for (size_t i = 0; i < explaining->count; i++) {
		struct weighed *item = &explaining->items[i];
		item->reason.percent = (unsigned)floor(100 * item->weight / total);
		given += item->reason.percent;
	}
	for (; given < 100; given++)
		most_cut(explaining, total)->reason.percent++;
}

static int by_place(const void *a, const void *b)
{
	const struct weighed *left = a, *right = b;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->rank < right->rank ? -1 : 1;
}

/* In the order of the question. */
static void give(struct explaining *explaining, struct explanation *explanation)
{
	if (explaining->count)
		qsort(explaining->items, explaining->count, sizeof *explaining->items, by_place);
	explanation->items = mem_new(explaining->count + 1, sizeof *explanation->items);
	for (size_t i = 0; i < explaining->count; i++)
		explanation->items[i] = explaining->items[i].reason;
	explanation->count = explaining->count;
	free(explaining->items);
}

bool explain(struct explanation *explanation, struct engine *engine, const struct match *match,
	const struct explain_request *request, struct error *err)
{
	OWNED_PLACES places = {0};
	if (!places_read(&places, engine, request->docid, err))
		return false;
	struct explaining explaining = { .match = match, .request = request, .places = &places };
	add_clauses(&explaining, match->wanted, match->wanted_count);
	add_clauses(&explaining, match->required, match->required_count);
	add_synonyms(&explaining);
	add_lifts(&explaining);
	share_out(&explaining);
	give(&explaining, explanation);
	return true;
}
