/* The sheets of a place, as a feed. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/request.h"
#include "page/feed.h"
#include "page/place.h"
#include "view/feed.h"
#include "view/results.h"

static char *address_of(const struct app *app, const struct place *place, unsigned page)
{
	OWNED_STRING link = link_to_place_feed(place->link, page);
	return link_absolute(app->base_url, link);
}

static bool show(struct app *app, const struct request *req, place_finder *find, struct response *res,
	struct error *err)
{
	OWNED_PLACE place = {0};
	unsigned number = request_number(req, "page", 1, CATALOGUE_LAST_PAGE, 1);
	if (!find(app, req, &place, err))
		return false;
	OWNED(found) found = place_sheets(app, &place, &(struct place_search){
		.page = number, .is_list = true,
	}, err);
	if (!found || !place_check(&place, found, err))
		return false;

	OWNED_STRING first = address_of(app, &place, 1);
	OWNED_STRING self = address_of(app, &place, number);
	OWNED_STRING previous = address_of(app, &place, number - 1);
	OWNED_STRING next = address_of(app, &place, number + 1);
	OWNED_STRING there = link_absolute(app->base_url, place.link);
	return feed_show(app, &(struct feed){
		.title = place.name,
		.address = first,
		.self = self,
		.previous = number > 1 ? previous : NULL,
		.next = number < results_last_page(found, CATALOGUE_PAGE_SIZE) ? next : NULL,
		.search = there,
		.total = found->total,
		.first = (size_t)(number - 1) * CATALOGUE_PAGE_SIZE + 1,
		.per_page = CATALOGUE_PAGE_SIZE,
		.cards = &found->cards,
		.base_url = app->base_url,
	}, res, err);
}

bool page_school_atom(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	return show(app, req, place_find_school, res, err);
}

bool page_department_atom(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	return show(app, req, place_find_department, res, err);
}

bool page_zap_atom(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	return show(app, req, place_find_zone, res, err);
}
