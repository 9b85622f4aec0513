/* The sheets of a place, as a feed. */

#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "page/feed.h"
#include "page/place.h"

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

	return feed_show_list(app, &(struct feed_list){ place.name, place.link, found, number }, res, err);
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
