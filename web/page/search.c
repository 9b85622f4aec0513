#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "page/find.h"
#include "page/show.h"
#include "page/suggest.h"
#include "view/results.h"

/* The filters of the form; values the vocabularies do not have are forgotten. Gives their number. */
static size_t read_filters(const struct app *app, const struct request *req,
	struct filter filters[static CATALOGUE_MAX_FILTERS])
{
	size_t count = 0;
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		OWNED_WORDS keys = {0}, known = {0};
		request_values(req, facets[facet].parameter, &keys);
		for (size_t i = 0; i < keys.count && count < CATALOGUE_MAX_FILTERS; i++) {
			const struct term *term = vocabulary_find(app->vocabularies,
				facets[facet].vocabulary, keys.items[i]);
			if (term && words_add_once(&known, term->key))
				filters[count++] = (struct filter){ facet, term->key };
		}
	}
	return count;
}

/* « robot cm2 », or the first filter: what the search is about. */
static const char *subject_of(const struct app *app, const struct search_terms *terms)
{
	if (*terms->question)
		return terms->question;
	if (terms->filter_count == 0)
		return "Tous les usages";

	const struct filter *first = &terms->filters[0];
	return vocabulary_find(app->vocabularies, facets[first->facet].vocabulary, first->key)->label;
}

/* What tells one window from another. */
static char *title_of(const struct app *app, const struct results *results)
{
	const char *subject = subject_of(app, &results->terms);
	return results->page > 1 ? text_make("%s (page %u)", subject, results->page)
		: mem_copy(subject);
}

static bool show_results(const struct app *app, const struct results *results,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING title = title_of(app, results);
	OWNED_STRING link = search_link(&results->terms, results->page);
	view_results(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "resultats.html",
		.place = FRAME_SEARCH,
		.question = results->terms.question,
		.link = link,
		.is_unlisted = *results->terms.question || results->terms.filter_count > 1,
	}), results, app->vocabularies);
	return show_page(app, page, res, err);
}

bool page_search(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct filter filters[CATALOGUE_MAX_FILTERS];
	OWNED_STRING question = utf8_squeeze(request_value(req, "q"));
	struct results results = {
		.terms = {
			.question = question,
			.filters = filters,
			.filter_count = read_filters(app, req, filters),
			.is_exact = *request_value(req, "exact") != '\0',
		},
		.page = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1),
	};
	const struct catalogue_request request = {
		.question = question,
		.filters = filters,
		.filter_count = results.terms.filter_count,
		.page = results.page,
		.is_exact = results.terms.is_exact,
	};
	OWNED(found) found = find_usages(app, &request, err);
	if (!found)
		return false;

	OWNED_SUGGESTIONS suggestions = {0};
	if (found->total == 0 && !found->asks_nothing
		&& !suggest(app, &results.terms, &found->unknown, &suggestions, err))
		return false;

	results.found = found;
	results.suggestions = suggestions.items;
	results.suggestion_count = suggestions.count;
	return show_results(app, &results, res, err);
}
