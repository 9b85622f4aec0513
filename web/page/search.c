#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "page/find.h"
#include "page/show.h"
#include "page/suggest.h"
#include "view/french.h"
#include "view/results.h"

/* The filters of the form, values in the order they were given. */
struct choices {
	struct filter filters[CATALOGUE_MAX_FILTERS];
	size_t count;
	struct words open;  /* keys of open facets, which no vocabulary holds */
};

static void choices_done(struct choices *choices)
{
	words_done(&choices->open);
}
#define OWNED_CHOICES __attribute__((cleanup(choices_done))) struct choices

/* A value that is none of its facet is forgotten, and no link repeats it. */
static void choose(const struct app *app, struct choices *choices, enum facet facet, const char *text)
{
	const char *key = facet_key(app->vocabularies, facet, text);
	if (!key || choices->count == CATALOGUE_MAX_FILTERS)
		return;
	for (size_t i = 0; i < choices->count; i++)
		if (choices->filters[i].facet == facet && text_equals(choices->filters[i].key, key))
			return;

	if (facets[facet].vocabulary == FACET_OPEN) {
		words_add(&choices->open, key);
		key = choices->open.items[choices->open.count - 1];
	}
	choices->filters[choices->count++] = (struct filter){ facet, key };
}

static void read_choices(const struct app *app, const struct request *req, struct choices *choices)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		OWNED_WORDS keys = {0};
		request_values(req, facets[facet].parameter, &keys);
		for (size_t i = 0; i < keys.count; i++)
			choose(app, choices, facet, keys.items[i]);
	}
}

static unsigned read_per_page(const struct request *req)
{
	unsigned wanted = request_number(req, "par-page", 1, 1000, 0);
	for (const unsigned *size = search_page_sizes; *size; size++)
		if (*size == wanted)
			return wanted;
	return CATALOGUE_PAGE_SIZE;
}

/* « robot cm2 », or the first filter: what the search is about. */
static char *subject_of(const struct app *app, const struct search_terms *terms)
{
	if (*terms->question)
		return mem_copy(terms->question);
	if (terms->filter_count == 0)
		return mem_copy("Tous les usages");
	return french_choice(app->vocabularies, &terms->filters[0]);
}

/* What tells one window from another. */
static char *title_of(const struct app *app, const struct results *results)
{
	char *subject = subject_of(app, &results->terms);
	if (results->page == 1)
		return subject;
	OWNED_STRING before = subject;
	return text_make("%s (page %u)", before, results->page);
}

/* The one address of a page: that of its present state, in its usual order. */
static char *address_of(const struct results *results)
{
	const struct search_terms bare = {
		.question = results->terms.question,
		.filters = results->terms.filters,
		.filter_count = results->terms.filter_count,
	};
	return search_link(&bare, results->page);
}

static bool is_unlisted(const struct search_terms *terms)
{
	return *terms->question || terms->filter_count > 1 || terms->order != ORDER_RELEVANCE
		|| terms->per_page != CATALOGUE_PAGE_SIZE;
}

static bool show_results(const struct app *app, const struct results *results,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING title = title_of(app, results);
	OWNED_STRING link = address_of(results);
	view_results(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "resultats.html",
		.place = FRAME_SEARCH,
		.question = results->terms.question,
		.link = link,
		.script = "filtres.js",
		.is_unlisted = is_unlisted(&results->terms),
	}), results, app->vocabularies);
	return show_page(app, page, res, err);
}

bool page_search(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_CHOICES choices = {0};
	OWNED_STRING question = utf8_squeeze(request_value(req, "q"));
	read_choices(app, req, &choices);
	struct results results = {
		.terms = {
			.question = question,
			.filters = choices.filters,
			.filter_count = choices.count,
			.order = search_order_named(request_value(req, "tri")),
			.per_page = read_per_page(req),
			.is_exact = *request_value(req, "exact") != '\0',
		},
		.page = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1),
	};
	const struct catalogue_request request = {
		.question = question,
		.filters = choices.filters,
		.filter_count = choices.count,
		.page = results.page,
		.is_exact = results.terms.is_exact,
		.per_page = results.terms.per_page,
		.order = results.terms.order,
		.state = results.page > 1 ? request_number(req, "etat", 1, UINT32_MAX, 0) : 0,
	};
	OWNED(found) found = find_usages(app, &request, err);
	if (!found)
		return false;

	OWNED_SUGGESTIONS suggestions = {0};
	if (found->total == 0 && !found->asks_nothing
		&& !suggest(app, &results.terms, &found->unknown, &suggestions, err))
		return false;

	results.terms.state = found->state;
	results.found = found;
	results.suggestions = suggestions.items;
	results.suggestion_count = suggestions.count;
	return show_results(app, &results, res, err);
}
