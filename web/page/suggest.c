#include "page/suggest.h"

#include "app.h"
#include "base/mem.h"
#include "base/words.h"
#include "catalogue/catalogue.h"
#include "page/find.h"
#include "view/french.h"

#include <stdlib.h>

enum {
	FILTERS_TRIED = SUGGESTION_MAX,  /* dropped one by one */
	WORDS_TRIED = SUGGESTION_MAX,    /* of a longer question, the first ones */
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

/* Keep the search if it finds something. */
static bool try(const struct app *app, const struct attempt *attempt,
	struct suggestions *suggestions, struct error *err)
{
	const struct search_terms *terms = &attempt->terms;
	if (suggestions->count == SUGGESTION_MAX)
		return true;

	const struct catalogue_request request = {
		.question = terms->question,
		.filters = terms->filters,
		.filter_count = terms->filter_count,
		.page = 1,
		.per_page = 1,
	};
	OWNED(found) found = find_usages(app, &request, err);
	if (!found)
		return false;
	if (found->total == 0)
		return true;

	suggestions->items[suggestions->count++] = (struct suggestion){
		.kind = attempt->kind,
		.what = mem_copy(attempt->what),
		.link = search_link(terms, 1),
		.total = found->total,
	};
	return true;
}

static bool try_without_one_filter(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	struct filter kept[CATALOGUE_MAX_FILTERS];
	size_t tried = terms->filter_count < FILTERS_TRIED ? terms->filter_count : FILTERS_TRIED;
	for (size_t out = 0; out < tried; out++) {
		struct search_terms fewer = { .question = terms->question, .filters = kept };
		for (size_t i = 0; i < terms->filter_count; i++)
			if (i != out)
				kept[fewer.filter_count++] = terms->filters[i];

		const struct filter *left = &terms->filters[out];
		const char *label = french_label(app->vocabularies, facets[left->facet].vocabulary,
			left->key);
		const struct attempt attempt = { fewer, SUGGESTION_WITHOUT_FILTER, label };
		if (!try(app, &attempt, suggestions, err))
			return false;
	}
	return true;
}

static bool try_without_one_word(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	OWNED_WORDS words = {0};
	words_split(&words, terms->question, ' ');
	size_t tried = words.count < WORDS_TRIED ? words.count : WORDS_TRIED;
	for (size_t out = 0; words.count > 1 && out < tried; out++) {
		OWNED_WORDS kept = {0};
		for (size_t i = 0; i < words.count; i++)
			if (i != out)
				words_add(&kept, words.items[i]);

		OWNED_STRING question = words_join(&kept, " ");
		struct search_terms shorter = *terms;
		shorter.question = question;
		const struct attempt attempt = { shorter, SUGGESTION_SHORTER, question };
		if (!try(app, &attempt, suggestions, err))
			return false;
	}
	return true;
}

bool suggest(const struct app *app, const struct search_terms *terms,
	struct suggestions *suggestions, struct error *err)
{
	const struct attempt no_filter = {
		{ .question = terms->question }, SUGGESTION_WITHOUT_FILTERS, NULL,
	};
	if (!try_without_one_filter(app, terms, suggestions, err))
		return false;
	if (terms->filter_count > 1 && *terms->question
		&& !try(app, &no_filter, suggestions, err))
		return false;
	return try_without_one_word(app, terms, suggestions, err);
}
