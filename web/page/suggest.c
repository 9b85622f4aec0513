#include "page/suggest.h"

#include "app.h"
#include "base/mem.h"
#include "base/words.h"
#include "catalogue/catalogue.h"
#include "index/pieces.h"
#include "page/wanted.h"
#include "view/french.h"

#include <assert.h>
#include <stdlib.h>

/* Forget those past the first `count`. */
static void cut(struct suggestions *suggestions, size_t count)
{
	while (suggestions->count > count) {
		struct suggestion *last = &suggestions->items[--suggestions->count];
		free(last->link);
		free(last->what);
	}
}

void suggestions_done(struct suggestions *suggestions)
{
	cut(suggestions, 0);
}

/* A search to try, and how it differs from the one that found nothing. */
struct attempt {
	struct search_terms terms;
	enum suggestion_kind kind;
	const char *what;
};

/* How many sheets its page lists: as the question is typed, or corrected. */
static bool count(const struct app *app, const struct attempt *attempt, size_t *total,
	struct error *err)
{
	const struct catalogue_request request = {
		.question = attempt->terms.question,
		.filters = attempt->terms.filters,
		.filter_count = attempt->terms.filter_count,
		.is_exact = attempt->terms.is_exact,
		.page = 1,
	};
	return catalogue_count_listed(app->catalogue, &request, total, err);
}

static void keep(const struct attempt *attempt, size_t total, struct suggestions *suggestions)
{
	assert(suggestions->count < SUGGESTIONS_TRIED);
	suggestions->items[suggestions->count++] = (struct suggestion){
		.kind = attempt->kind,
		.what = mem_copy(attempt->what),
		.link = search_link(&attempt->terms, 1),
		.total = total,
	};
}

/* Keep the search if it finds something. */
static bool try(const struct app *app, const struct attempt *attempt,
	struct suggestions *suggestions, struct error *err)
{
	size_t total;
	if (!count(app, attempt, &total, err))
		return false;
	if (total > 0)
		keep(attempt, total, suggestions);
	return true;
}

/* ---- Filters ---- */

/* What people see as one filter, in the order of the page. Any of its choices is enough for a sheet:
 * without one of them nothing more would be found, so they are left out together. */
struct groups {
	enum facet items[FACET_COUNT];
	size_t count;
};

static size_t place_of(const struct groups *groups, const struct filter *filter)
{
	size_t place = 0;
	while (place < groups->count && groups->items[place] != facets[filter->facet].group)
		place++;
	return place;
}

static void find_groups(const struct search_terms *terms, struct groups *groups)
{
	for (size_t i = 0; i < terms->filter_count; i++)
		if (place_of(groups, &terms->filters[i]) == groups->count)
			groups->items[groups->count++] = facets[terms->filters[i].facet].group;
}

/* Without the groups whose place is a bit of `out`. */
static bool try_without_groups(const struct app *app, const struct search_terms *terms,
	const struct groups *groups, unsigned out, struct suggestions *suggestions, struct error *err)
{
	struct filter kept[CATALOGUE_MAX_FILTERS];
	struct search_terms fewer = *terms;
	OWNED_WORDS left = {0};
	fewer.filters = kept;
	fewer.filter_count = 0;
	for (size_t i = 0; i < terms->filter_count; i++) {
		const struct filter *filter = &terms->filters[i];
		if (out >> place_of(groups, filter) & 1)
			words_give(&left, wanted_choice(app, filter));
		else
			kept[fewer.filter_count++] = *filter;
	}

	OWNED_STRING what = french_between_quotes(&left);
	enum suggestion_kind kind = left.count > 1 ? SUGGESTION_WITHOUT_CHOICES : SUGGESTION_WITHOUT_FILTER;
	return try(app, &(struct attempt){ fewer, kind, what }, suggestions, err);
}

static bool try_without_one(const struct app *app, const struct search_terms *terms,
	const struct groups *groups, struct suggestions *suggestions, struct error *err)
{
	for (size_t i = 0; i < groups->count; i++)
		if (!try_without_groups(app, terms, groups, 1u << i, suggestions, err))
			return false;
	return true;
}

/* Each way to leave out `size` groups of the first ones. */
static bool try_without_several(const struct app *app, const struct search_terms *terms,
	const struct groups *groups, int size, struct suggestions *suggestions, struct error *err)
{
	size_t tried = groups->count < FILTERS_TOGETHER ? groups->count : FILTERS_TOGETHER;
	for (unsigned out = 1; out < 1u << tried; out++)
		if (__builtin_popcount(out) == size
			&& !try_without_groups(app, terms, groups, out, suggestions, err))
			return false;
	return true;
}

/* Without one group, else without two, three, four, until something is found. */
static bool try_fewer_filters(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	struct groups groups = {0};
	find_groups(terms, &groups);
	if (!try_without_one(app, terms, &groups, suggestions, err))
		return false;
	for (int size = 2; suggestions->count == 0 && size < (int)groups.count && size < FILTERS_TOGETHER; size++)
		if (!try_without_several(app, terms, &groups, size, suggestions, err))
			return false;

	struct search_terms unfiltered = *terms;
	unfiltered.filter_count = 0;
	const struct attempt no_filter = { unfiltered, SUGGESTION_WITHOUT_FILTERS, NULL };
	return groups.count < 2 || !*terms->question || try(app, &no_filter, suggestions, err);
}

/* ---- Words ---- */

/* The question with the pieces that are kept, told by what differs. */
static bool try_kept(const struct app *app, struct attempt *attempt, const struct pieces *pieces,
	const bool *is_kept, struct suggestions *suggestions, struct error *err)
{
	OWNED_STRING question = pieces_keep(pieces, is_kept);
	attempt->terms.question = question;
	return !*question || try(app, attempt, suggestions, err);
}

/* `question`, NULL when there is no such thing, asks for as much and less strictly. */
static bool try_looser(const struct app *app, const struct search_terms *terms,
	enum suggestion_kind kind, const char *question, struct suggestions *suggestions, struct error *err)
{
	struct attempt attempt = { *terms, kind, NULL };
	attempt.terms.question = question;
	return !question || try(app, &attempt, suggestions, err);
}

static bool try_opened(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	OWNED_PIECES pieces = {0};
	pieces_read(&pieces, terms->question);
	OWNED_STRING unquoted = pieces_unquoted(&pieces);
	OWNED_STRING anywhere = pieces_anywhere(&pieces);
	return try_looser(app, terms, SUGGESTION_WITHOUT_QUOTES, unquoted, suggestions, err)
		&& try_looser(app, terms, SUGGESTION_ANYWHERE, anywhere, suggestions, err);
}

/* What was typed without the words no sheet has. */
static bool try_without_unknown(const struct app *app, const struct search_terms *terms,
	const struct words *unknown, struct suggestions *suggestions, struct error *err)
{
	OWNED_PIECES pieces = {0};
	OWNED_WORDS left = {0};
	bool is_kept[PIECES_MAX];
	pieces_read(&pieces, terms->question);
	for (size_t i = 0; i < pieces.count; i++) {
		const struct piece *piece = &pieces.items[i];
		is_kept[i] = piece->excludes || !words_has(unknown, piece->text);
		if (!is_kept[i])
			words_add_once(&left, piece->text);
	}
	if (left.count < 2)
		return true;

	OWNED_STRING what = french_between_quotes(&left);
	struct attempt attempt = { *terms, SUGGESTION_WITHOUT_WORD, what };
	return try_kept(app, &attempt, &pieces, is_kept, suggestions, err);
}

/* Without one piece, or with it alone. */
static bool try_piece(const struct app *app, struct attempt *attempt, const struct pieces *pieces,
	size_t piece, struct suggestions *suggestions, struct error *err)
{
	bool is_alone = attempt->kind == SUGGESTION_ONLY_WORD;
	bool is_kept[PIECES_MAX];
	for (size_t i = 0; i < pieces->count; i++)
		is_kept[i] = (i == piece) == is_alone;

	OWNED_STRING label = piece_label(&pieces->items[piece]);
	attempt->what = label;
	if (!is_alone && pieces->items[piece].excludes)
		attempt->kind = SUGGESTION_WITHOUT_EXCLUSION;
	return try_kept(app, attempt, pieces, is_kept, suggestions, err);
}

static bool try_pieces(const struct app *app, const struct search_terms *terms,
	enum suggestion_kind kind, struct suggestions *suggestions, struct error *err)
{
	OWNED_PIECES pieces = {0};
	pieces_read(&pieces, terms->question);
	size_t tried = pieces.count < WORDS_TRIED ? pieces.count : WORDS_TRIED;
	for (size_t i = 0; pieces.count > 1 && i < tried; i++) {
		struct attempt attempt = { *terms, kind, NULL };
		if (!try_piece(app, &attempt, &pieces, i, suggestions, err))
			return false;
	}
	return true;
}

static int by_total(const void *a, const void *b)
{
	const struct suggestion *left = a, *right = b;
	return (left->total > right->total) - (left->total < right->total);
}

/* Fewer and fewer words, until something is found; those that keep the rarest words first. */
static bool try_fewer_words(const struct app *app, const struct search_terms *terms,
	const struct words *unknown, struct suggestions *suggestions, struct error *err)
{
	if (!try_opened(app, terms, suggestions, err))
		return false;
	size_t before = suggestions->count;
	if (!try_without_unknown(app, terms, unknown, suggestions, err))
		return false;
	if (suggestions->count == before
		&& !try_pieces(app, terms, SUGGESTION_WITHOUT_WORD, suggestions, err))
		return false;
	if (suggestions->count == before
		&& !try_pieces(app, terms, SUGGESTION_ONLY_WORD, suggestions, err))
		return false;
	qsort(suggestions->items + before, suggestions->count - before, sizeof suggestions->items[0],
		by_total);
	return true;
}

static bool try_all(const struct app *app, const struct search_terms *terms,
	const struct words *unknown, struct suggestions *suggestions, struct error *err)
{
	if (!try_fewer_filters(app, terms, suggestions, err))
		return false;
	if (!try_fewer_words(app, terms, unknown, suggestions, err))
		return false;
	struct search_terms unfiltered = *terms;
	unfiltered.filter_count = 0;
	return suggestions->count || terms->filter_count == 0
		|| try_fewer_words(app, &unfiltered, unknown, suggestions, err);
}

bool suggest(const struct app *app, const struct search_terms *terms, const struct words *unknown,
	struct suggestions *suggestions, struct error *err)
{
	bool done = try_all(app, terms, unknown, suggestions, err);
	cut(suggestions, SUGGESTION_MAX);
	return done;
}
