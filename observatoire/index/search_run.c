#include "index/search_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/bits.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/named.h"
#include "index/narrow.h"
#include "index/pair.h"
#include "index/question.h"
#include "index/ranking.h"
#include "index/schema.h"
#include "index/synonyms.h"
#include "index/through.h"
#include "index/tiers.h"
#include "index/unknown.h"

#include <stdlib.h>
#include <string.h>

/* Times a question is asked again when the index moved while it was answered. Commits are a
 * second apart and answers take milliseconds: a second time is rare already. */
enum { TRIES = 4 };

/* One question being answered. */
struct run {
	struct search *search;
	const struct search_request *request;
	struct match match;
	struct narrow narrow;
	struct tiers tiers;
	struct unknown unknown;
	struct search_result *result;
};

void search_result_free(struct search_result *result)
{
	if (!result)
		return;
	for (size_t i = 0; i < result->count; i++)
		explanation_done(&result->hits[i].explanation);
	free(result->hits);
	for (size_t i = 0; i < result->through_count; i++)
		free(result->through[i].typed);
	free(result->through);
	words_done(&result->unknown);
	free(result->unknown_nodes);
	free(result->nameless);
	for (size_t facet = 0; facet < FACET_COUNT; facet++) {
		free(result->counts[facet]);
		words_done(&result->keys[facet]);
	}
	free(result);
}

/* ---- In which order ---- */

/* The alternatives a sheet answers through, one bit each. */
static uint64_t alternatives_of(const struct run *run, uint32_t docid)
{
	uint64_t mask = 0;
	for (size_t i = 0; i < run->match.through_count; i++)
		if (bits_has(&run->match.through[i].bits, docid))
			mask |= (uint64_t)1 << i;
	return mask;
}

static struct search_hit *next_hit(struct run *run, uint32_t docid)
{
	struct search_hit *hit = &run->result->hits[run->result->count++];
	hit->docid = docid;
	hit->has_all = tiers_rank(&run->tiers, docid) == 0;
	hit->is_partial = tiers_rank(&run->tiers, docid) > 1;
	hit->through = alternatives_of(run, docid);
	return hit;
}

static bool list_in_order(struct run *run, enum order order, const struct bits *listed,
	struct error *err)
{
	enum { RANKS = 3 };
	struct columns *columns = &run->search->columns;
	struct search_result *result = run->result;
	const uint32_t *docids = columns_order(columns, order, err);
	size_t skipped = 0, rounds = result->total_all < result->total ? RANKS : 1;

	/* Whatever the order, sheets with every word stand before those with a part of them. */
	for (size_t round = 0; docids && round < rounds; round++)
		for (size_t i = 0; i < columns->count && result->count < run->request->limit; i++)
			if (bits_has(listed, docids[i]) && tiers_rank(&run->tiers, docids[i]) == round
				&& skipped++ >= run->request->offset)
				next_hit(run, docids[i]);
	return docids;
}

/* Scores fall all along the list: sheets with every word first, then the others by what they
 * weigh, reduced to the part of the question they have. */
static void add_hit(struct run *run, const struct tier *tier, const struct ranked *found,
	float best)
{
	double score = best > 0 ? 100 * (double)found->weight / (double)best : 0;
	if (tier->kind == TIER_THROUGH)
		score *= SCHEMA_THROUGH_FACTOR;
	if (tier->kind == TIER_PART)
		score *= relaxed_part(&run->tiers.relaxed, found->docid);

	const struct search_result *result = run->result;
	double above = result->count ? result->hits[result->count - 1].score : 100;
	next_hit(run, found->docid)->score = score < above ? score : above;
}

/* Ranked hits of one tier, from `offset` in it, until the page is full. */
static bool list_tier(struct run *run, const struct tier *tier, size_t offset, struct error *err)
{
	OWNED_RANKING ranking = {0};
	const struct ranking_request request = {
		.set = &tier->sheets,
		.offset = offset,
		.limit = run->request->limit - run->result->count,
		.is_as_typed = tier->kind == TIER_WHOLE || tier->kind == TIER_SENTENCE,
	};
	if (!request.is_as_typed)
		through_weigh(&run->match, &run->search->columns);
	if (!ranking_make(&ranking, &run->search->columns, &run->match, &request, err))
		return false;
	for (size_t i = 0; i < ranking.count; i++)
		add_hit(run, tier, &ranking.items[i], ranking.best);
	return true;
}

static bool list_by_relevance(struct run *run, const struct bits *listed, struct error *err)
{
	size_t offset = run->request->offset;
	for (size_t i = 0; i < run->tiers.count; i++) {
		struct tier *tier = &run->tiers.items[i];
		bits_intersect(&tier->sheets, listed);
		size_t size = bits_size(&tier->sheets);
		bool is_wanted = offset < size && run->result->count < run->request->limit;
		if (is_wanted && !list_tier(run, tier, offset, err))
			return false;
		offset = offset > size ? offset - size : 0;
	}
	return true;
}

/* ---- The answer ---- */

static bool find_sheets(struct run *run, struct error *err)
{
	struct columns *columns = &run->search->columns;
	const struct bits *all = columns_all(columns, err);
	uint32_t last;
	if (!all || !match_question(&run->match, columns, run->request->question, err)
		|| !engine_last(run->search->engine, &last, err))
		return false;
	tiers_find(&run->tiers, &run->match, all, last);
	return true;
}

/* Without a word to weigh sheets by, the newest come first. */
static enum order order_of(const struct run *run)
{
	bool has_words = run->match.wanted_count + run->match.required_count > 0;
	return run->request->order == ORDER_RELEVANCE && !has_words ? ORDER_NEWEST : run->request->order;
}

/* Keep what was there when the first page of the list was shown. */
static bool hold_still(struct run *run, struct bits *listed, struct error *err)
{
	struct search_result *result = run->result;
	result->last_docid = run->request->last_docid;
	if (result->last_docid == 0)
		return engine_last(run->search->engine, &result->last_docid, err);

	size_t size = bits_size(listed);
	bits_cut(listed, result->last_docid);
	result->newer = size - bits_size(listed);
	return true;
}

static char *typed_for(const struct run *run, const struct through *through)
{
	const struct question *node = through->node;
	const char *typed = run->request->typed;
	bool is_there = typed && node->run_start + node->run_length <= strlen(typed);
	return is_there ? mem_copy_bytes(typed + node->run_start, node->run_length)
		: mem_copy(through->alternative->from);
}

static void list_through(struct run *run, const struct bits *listed)
{
	struct search_result *result = run->result;
	result->through = mem_new(run->match.through_count + 1, sizeof *result->through);
	for (; result->through_count < run->match.through_count; result->through_count++) {
		const struct through *through = &run->match.through[result->through_count];
		result->through[result->through_count] = (struct search_through){
			.alternative = through->alternative,
			.typed = typed_for(run, through),
			.count = bits_common(&through->bits, listed),
		};
	}
}

static bool list_hits(struct run *run, struct error *err)
{
	OWNED_BITS listed = {0};
	bits_copy(&listed, &run->tiers.matched);
	narrow_apply(&run->narrow, FACET_COUNT, &listed);

	struct search_result *result = run->result;
	if (!hold_still(run, &listed, err))
		return false;
	result->total = bits_size(&listed);
	result->total_all = bits_common(&listed, &run->tiers.typed);
	result->total_through = bits_common(&listed, &run->tiers.through);
	list_through(run, &listed);
	result->hits = mem_new(run->request->limit + 1, sizeof *result->hits);
	enum order order = order_of(run);
	result->is_sentence = match_is_sentence(&run->match);
	result->is_mixed = order == ORDER_RELEVANCE && result->is_sentence;
	return order == ORDER_RELEVANCE ? list_by_relevance(run, &listed, err)
		: list_in_order(run, order, &listed, err);
}

static bool list_unknown(struct run *run, struct error *err)
{
	struct search_result *result = run->result;
	if (!unknown_find(&run->unknown, &run->match, run->search->engine, err))
		return false;
	for (size_t i = 0; i < run->unknown.count; i++)
		words_give(&result->unknown, unknown_text(run->unknown.nodes[i], run->request->typed));
	result->unknown_nodes = TAKE(run->unknown.nodes);
	for (size_t i = 0; i < run->match.wanted_count; i++)
		result->is_guessed |= run->match.wanted[i].is_guessed;
	return true;
}

static bool list_nameless(struct run *run, struct error *err)
{
	struct nameless nameless = {0};
	bool done = nameless_find(&nameless, &run->search->columns, run->request->question, err);
	run->result->nameless_count = nameless.count;
	run->result->nameless = nameless.nodes;
	return done;
}

static bool explain_hits(struct run *run, struct error *err)
{
	through_weigh(&run->match, &run->search->columns);
	for (size_t i = 0; i < run->result->count; i++) {
		struct search_hit *hit = &run->result->hits[i];
		enum tier_kind kind = tiers_kind(&run->tiers, hit->docid);
		const struct explain_request request = {
			.docid = hit->docid,
			.is_as_typed = kind == TIER_WHOLE || kind == TIER_SENTENCE,
		};
		if (!explain(&hit->explanation, run->search->engine, &run->match, &request, err))
			return false;
	}
	return true;
}

static bool count_facets(struct run *run, struct error *err)
{
	struct narrow_counting counting = {
		&run->narrow, &run->search->columns, &run->tiers.matched, .all = {0},
	};
	bool done = true;
	for (enum facet facet = 0; done && facet < FACET_COUNT; facet++) {
		run->result->counts[facet] = narrow_count(&counting, facet, &run->result->keys[facet], err);
		done = run->result->counts[facet];
	}
	narrow_counting_done(&counting);
	return done;
}

static bool answer(struct run *run, struct error *err)
{
	const struct search_request *request = run->request;
	if (!find_sheets(run, err)
		|| !narrow_choose(&run->narrow, &run->search->columns, request->filters,
			request->filter_count, err)
		|| !list_hits(run, err))
		return false;

	size_t reused = 0;
	if (!engine_filled(run->search->engine, SLOT_REUSES, &reused, err))
		return false;
	run->result->has_reuses = reused > 0;
	if (request->with_counts && !count_facets(run, err))
		return false;
	if (request->with_reasons && !explain_hits(run, err))
		return false;
	bool is_paired = request->with_pair && !request->is_exact && !run->result->is_sentence;
	if (is_paired && !pair_find(&run->result->pair, &run->search->columns, &run->match, err))
		return false;
	return list_unknown(run, err) && list_nameless(run, err);
}

static struct search_result *try_once(struct search *search, const struct search_request *request,
	struct error *err)
{
	struct run run = { .search = search, .request = request };
	run.match.is_exact = request->is_exact;
	run.match.is_nearest = request->is_nearest;
	OWNED(search_result) result = mem_new(1, sizeof *result);
	run.result = result;
	bool done = answer(&run, err);

	match_done(&run.match);
	narrow_done(&run.narrow);
	tiers_done(&run.tiers);
	unknown_done(&run.unknown);
	return done ? TAKE(result) : NULL;
}

static bool check_limits(const struct search_request *request, struct error *err)
{
	if (request->limit > SEARCH_MAX_LIMIT || request->offset > SEARCH_MAX_OFFSET)
		return error_set(err, ERROR_TOO_LARGE, "%zu hits from %zu", request->limit, request->offset);
	if (request->filter_count > SEARCH_MAX_FILTERS)
		return error_set(err, ERROR_TOO_LARGE, "%zu filters", request->filter_count);
	return true;
}

struct search_result *search_run(struct search *search, const struct search_request *request,
	struct error *err)
{
	if (!check_limits(request, err))
		return NULL;

	struct error why = {0};
	for (unsigned i = 0; i < TRIES; i++) {
		struct search_result *result = NULL;
		if (search_refresh(search, &why))
			result = try_once(search, request, &why);
		if (result)
			return result;
		if (why.kind != ERROR_BUSY)
			break;
	}
	error_set(err, why.kind, "%s", why.text);
	return NULL;
}
