#include "page/suggest.h"

#include "app.h"
#include "base/mem.h"
#include "base/words.h"
#include "catalogue/catalogue.h"
#include "index/pieces.h"
#include "view/french.h"

#include <stdlib.h>

enum {
	FILTERS_TRIED = 4,  /* dropped one by one */
	WORDS_TRIED = 6,    /* of a longer question, the first ones */
};

void suggestions_done(struct suggestions *suggestions)
{
	for (size_t i = 0; i < suggestions->count; i++) {
		free(suggestions->items[i].link);
		free(suggestions->items[i].what);
	}
	suggestions->count = 0;
}

/* A search to try, and how it differs from the one that found nothing. */
struct attempt {
	struct search_terms terms;
	enum suggestion_kind kind;
	const char *what;
};

/* How many sheets it finds. */
static bool count(const struct app *app, const struct attempt *attempt, size_t *total,
	struct error *err)
{
	const struct catalogue_request request = {
		.question = attempt->terms.question,
		.filters = attempt->terms.filters,
		.filter_count = attempt->terms.filter_count,
		.page = 1,
	};
	return catalogue_count(app->catalogue, &request, total, err);
}

static void keep(const struct attempt *attempt, size_t total, struct suggestions *suggestions)
{
	if (suggestions->count == SUGGESTION_MAX)
		return;
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

static bool try_without_one_filter(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	struct filter kept[CATALOGUE_MAX_FILTERS];
	size_t tried = terms->filter_count < FILTERS_TRIED ? terms->filter_count : FILTERS_TRIED;
	for (size_t out = 0; out < tried; out++) {
		struct search_terms fewer = *terms;
		fewer.filters = kept;
		fewer.filter_count = 0;
		for (size_t i = 0; i < terms->filter_count; i++)
			if (i != out)
				kept[fewer.filter_count++] = terms->filters[i];

		const struct filter *left = &terms->filters[out];
		OWNED_STRING label = french_choice(app->vocabularies, left);
		const struct attempt attempt = { fewer, SUGGESTION_WITHOUT_FILTER, label };
		if (!try(app, &attempt, suggestions, err))
			return false;
	}
	return true;
}

/* ---- Words ---- */

/* What was typed without the words no sheet has. */
static bool try_without_unknown(const struct app *app, const struct search_terms *terms,
	const struct words *unknown, struct suggestions *suggestions, struct error *err)
{
	OWNED_WORDS pieces = {0}, kept = {0}, left = {0};
	pieces_of(terms->question, &pieces);
	for (size_t i = 0; i < pieces.count; i++)
		words_add(words_has(unknown, pieces.items[i]) ? &left : &kept, pieces.items[i]);
	if (left.count < 2 || kept.count == 0)
		return true;

	OWNED_STRING question = pieces_without(&kept, kept.count);
	OWNED_STRING what = words_join(&left, " ");
	struct attempt attempt = { *terms, SUGGESTION_WITHOUT_WORD, what };
	attempt.terms.question = question;
	return try(app, &attempt, suggestions, err);
}

/* Without one piece, or with one alone. */
static bool try_piece(const struct app *app, struct attempt *attempt, const struct words *pieces,
	size_t piece, struct suggestions *suggestions, struct error *err)
{
	bool is_alone = attempt->kind == SUGGESTION_ONLY_WORD;
	OWNED_STRING question = is_alone ? pieces_alone(pieces, piece) : pieces_without(pieces, piece);
	attempt->terms.question = question;
	attempt->what = is_alone ? question : pieces->items[piece];
	return !*question || try(app, attempt, suggestions, err);
}

static bool try_pieces(const struct app *app, const struct search_terms *terms,
	enum suggestion_kind kind, struct suggestions *suggestions, struct error *err)
{
	OWNED_WORDS pieces = {0};
	pieces_of(terms->question, &pieces);
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

bool suggest(const struct app *app, const struct search_terms *terms, const struct words *unknown,
	struct suggestions *suggestions, struct error *err)
{
	struct search_terms unfiltered = *terms;
	unfiltered.filter_count = 0;
	const struct attempt no_filter = { unfiltered, SUGGESTION_WITHOUT_FILTERS, NULL };
	if (!try_without_one_filter(app, terms, suggestions, err))
		return false;
	if (terms->filter_count > 1 && *terms->question && !try(app, &no_filter, suggestions, err))
		return false;
	if (!try_fewer_words(app, terms, unknown, suggestions, err))
		return false;
	return suggestions->count || terms->filter_count == 0
		|| try_fewer_words(app, &unfiltered, unknown, suggestions, err);
}
