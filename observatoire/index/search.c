#include "index/search.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/match.h"
#include "index/narrow.h"
#include "index/question.h"
#include "index/ranking.h"
#include "index/relax.h"
#include "index/respell.h"
#include "index/schema.h"
#include "index/split.h"
#include "index/unknown.h"

#include <stdlib.h>
#include <string.h>

/* Times a question is asked again when the index moved while it was answered. Commits are a
 * second apart and answers take milliseconds: a second time is rare already. */
enum { TRIES = 4 };

struct search {
	struct engine *engine;
	const struct vocabularies *vocabularies;
	struct columns columns;
};

/* One question being answered. */
struct run {
	struct search *search;
	const struct search_request *request;
	struct match match;
	struct narrow narrow;
	struct bits strict;   /* has every word; filters not applied */
	struct bits matched;  /* that, and what has a good part of them when that is too little */
	struct relaxed relaxed;
	struct unknown unknown;
	struct search_result *result;
};

/* ---- Open and close ---- */

static bool check_schema(struct engine *engine, struct error *err)
{
	size_t length;
	OWNED_STRING schema = engine_metadata(engine, SCHEMA_KEY, &length, err);
	if (!schema)
		return false;
	if (!text_equals(schema, document_schema()))
		return error_set(err, ERROR_INVALID, "index is \"%.60s\", not \"%s\"", schema,
			document_schema());
	return true;
}

struct search *search_open(const char *folder, const struct vocabularies *vocabularies,
	struct error *err)
{
	OWNED(engine) engine = engine_open(folder, err);
	if (!engine || !check_schema(engine, err))
		return NULL;

	struct search *search = mem_new(1, sizeof *search);
	search->engine = TAKE(engine);
	search->vocabularies = vocabularies;
	columns_init(&search->columns, search->engine, vocabularies);
	return search;
}

void search_free(struct search *search)
{
	if (!search)
		return;
	columns_done(&search->columns);
	engine_free(search->engine);
	free(search);
}

struct engine *search_engine(struct search *search)
{
	return search->engine;
}

bool search_split(struct search *search, struct question *question, struct analyser *analyser,
	struct error *err)
{
	return split_question(question, search->engine, analyser, err);
}

bool search_respell(struct search *search, const struct question *word,
	struct respelling *respelling, struct error *err)
{
	return respell(&search->columns, word, respelling, err);
}

struct columns *search_columns(struct search *search)
{
	return &search->columns;
}

void search_result_free(struct search_result *result)
{
	if (!result)
		return;
	free(result->hits);
	words_done(&result->unknown);
	free(result->unknown_nodes);
	for (size_t facet = 0; facet < FACET_COUNT; facet++) {
		free(result->counts[facet]);
		words_done(&result->keys[facet]);
	}
	free(result);
}

/* ---- Which sheets answer ---- */

static void find_strict(struct run *run, const struct bits *all)
{
	bits_copy(&run->strict, all);
	for (size_t i = 0; i < run->match.wanted_count; i++)
		bits_intersect(&run->strict, &run->match.wanted[i].bits);
	match_keep_required(&run->match, &run->strict);
	bits_copy(&run->matched, &run->strict);
}

static bool find_sheets(struct run *run, struct error *err)
{
	struct columns *columns = &run->search->columns;
	const struct bits *all = columns_all(columns, err);
	uint32_t last;
	if (!all || !match_question(&run->match, columns, run->request->question, err)
		|| !engine_last(run->search->engine, &last, err))
		return false;

	find_strict(run, all);

	/* Whether to relax is the question's affair, not the filters': counts beside the values
	 * of a facet must stay true when one of them is clicked. */
	bool is_short = bits_size(&run->strict) < SEARCH_ENOUGH;
	if (match_is_sentence(&run->match) || (run->match.wanted_count > 1 && is_short))
		relax(&run->relaxed, &run->match, (struct relax_range){ columns->count, last }, &run->matched);
	return true;
}

/* ---- In which order ---- */

static struct search_hit *next_hit(struct search_result *result, uint32_t docid)
{
	struct search_hit *hit = &result->hits[result->count++];
	hit->docid = docid;
	return hit;
}

static bool list_in_order(struct run *run, enum order order, const struct bits *listed,
	struct error *err)
{
	struct columns *columns = &run->search->columns;
	struct search_result *result = run->result;
	const uint32_t *docids = columns_order(columns, order, err);
	size_t skipped = 0, rounds = result->total_all < result->total ? 2 : 1;

	/* Whatever the order, sheets with every word stand before those with a part of them. */
	for (size_t round = 0; docids && round < rounds; round++)
		for (size_t i = 0; i < columns->count && result->count < run->request->limit; i++) {
			bool has_all = bits_has(&run->strict, docids[i]);
			if (has_all == (round == 0) && bits_has(listed, docids[i])
				&& skipped++ >= run->request->offset)
				next_hit(result, docids[i])->has_all = has_all;
		}
	return docids;
}

/* Scores fall all along the list: sheets with every word first, then the others by what they
 * weigh, reduced to the part of the question they have. */
static double score_of(const struct run *run, const struct ranked *hit, float best)
{
	const struct search_result *result = run->result;
	double score = best > 0 ? 100 * (double)hit->weight / (double)best : 0;
	if (!match_is_sentence(&run->match) && !bits_has(&run->strict, hit->docid))
		score *= relaxed_part(&run->relaxed, hit->docid);

	double above = result->count ? result->hits[result->count - 1].score : 100;
	return score < above ? score : above;
}

static void add_hit(struct run *run, const struct ranked *found, float best)
{
	double score = score_of(run, found, best);
	struct search_hit *hit = next_hit(run->result, found->docid);
	hit->score = score;
	hit->has_all = bits_has(&run->strict, found->docid);
}

/* Ranked hits of one set, from `offset` in it, until the page is full. */
static bool list_ranked(struct run *run, const struct bits *set, size_t offset, struct error *err)
{
	OWNED_RANKING ranking = {0};
	const struct ranking_request request = {
		set, offset, run->request->limit - run->result->count,
	};
	if (!ranking_make(&ranking, &run->search->columns, &run->match, &request, err))
		return false;
	for (size_t i = 0; i < ranking.count; i++)
		add_hit(run, &ranking.items[i], ranking.best);
	return true;
}

static bool list_by_relevance(struct run *run, const struct bits *listed, struct error *err)
{
	OWNED_BITS first = {0}, others = {0};
	if (match_is_sentence(&run->match))
		return list_ranked(run, listed, run->request->offset, err);
	bits_copy(&first, &run->strict);
	bits_intersect(&first, listed);
	bits_copy(&others, listed);
	bits_subtract(&others, &first);

	size_t offset = run->request->offset, size = bits_size(&first);
	if (offset < size && !list_ranked(run, &first, offset, err))
		return false;
	if (run->result->count == run->request->limit || size == run->result->total)
		return true;
	return list_ranked(run, &others, offset > size ? offset - size : 0, err);
}

/* ---- The answer ---- */

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

static bool list_hits(struct run *run, struct error *err)
{
	OWNED_BITS listed = {0};
	bits_copy(&listed, &run->matched);
	narrow_apply(&run->narrow, FACET_COUNT, &listed);

	struct search_result *result = run->result;
	if (!hold_still(run, &listed, err))
		return false;
	result->total = bits_size(&listed);
	result->total_all = bits_common(&listed, &run->strict);
	result->hits = mem_new(run->request->limit + 1, sizeof *result->hits);
	enum order order = order_of(run);
	result->is_mixed = order == ORDER_RELEVANCE && match_is_sentence(&run->match);
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
	return true;
}

static bool count_facets(struct run *run, struct error *err)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		run->result->counts[facet] = narrow_count(&run->narrow, &run->search->columns, facet,
			&run->matched, &run->result->keys[facet], err);
		if (!run->result->counts[facet])
			return false;
	}
	return true;
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
	return list_unknown(run, err);
}

static struct search_result *try_once(struct search *search, const struct search_request *request,
	struct error *err)
{
	struct run run = { .search = search, .request = request };
	run.match.is_exact = request->is_exact;
	OWNED(search_result) result = mem_new(1, sizeof *result);
	run.result = result;
	bool done = answer(&run, err);

	match_done(&run.match);
	narrow_done(&run.narrow);
	bits_done(&run.strict);
	bits_done(&run.matched);
	relaxed_done(&run.relaxed);
	unknown_done(&run.unknown);
	return done ? TAKE(result) : NULL;
}

bool search_refresh(struct search *search, struct error *err)
{
	bool moved = false;
	if (!engine_reopen(search->engine, &moved, err))
		return false;
	if (moved)
		columns_forget(&search->columns);
	else
		columns_trim(&search->columns);
	return true;
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
