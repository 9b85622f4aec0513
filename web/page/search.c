#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "page/show.h"
#include "page/suggest.h"
#include "page/wanted.h"
#include "view/filters.h"
#include "view/results.h"

/* What tells one window from another. */
static char *title_of(const struct app *app, const struct wanted *wanted)
{
	char *subject = wanted_subject(wanted, app);
	if (wanted->page == 1)
		return subject;
	OWNED_STRING before = subject;
	return text_make("%s (page %u)", before, wanted->page);
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
		|| terms->per_page != CATALOGUE_PAGE_SIZE || terms->is_exact || terms->is_explained;
}

static bool show_results(const struct app *app, const struct request *req,
	const struct wanted *wanted, const struct results *results, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING title = title_of(app, wanted);
	OWNED_STRING link = address_of(results);
	OWNED_STRING feed = search_link_as(&results->terms, LINK_FEED, 1);
	view_results(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "resultats.html",
		.place = FRAME_SEARCH,
		.question = results->terms.question,
		.link = link,
		.feed_link = feed,
		.has_filters = true,
		.is_one_form = filters_have_box(&results->terms, results->found),
		.is_unlisted = is_unlisted(&results->terms),
	}), results, app->vocabularies);
	return show_page(app, req, page, res, err);
}

bool page_search(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_WANTED wanted = {0};
	wanted_read(&wanted, app, req);
	const struct catalogue_request request = wanted_request(&wanted);
	OWNED(found) found = catalogue_search(app->catalogue, &request, err);
	if (!found)
		return false;

	struct results results = {
		.terms = wanted_terms(&wanted),
		.page = wanted.page,
		.found = found,
		.unread_names = &wanted.unread_names,
		.unread_values = &wanted.unread_values,
	};
	OWNED_SUGGESTIONS suggestions = {0};
	if (found->total == 0 && !found->asks_nothing
		&& !suggest(app, &results.terms, &found->unknown, &suggestions, err))
		return false;

	results.terms.state = found->state;
	results.suggestions = suggestions.items;
	results.suggestion_count = suggestions.count;
	return show_results(app, req, &wanted, &results, res, err);
}
