#include "page/feed.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"
#include "page/whole.h"
#include "view/feed.h"
#include "view/results.h"
#include "view/template.h"

#include <string.h>

bool feed_show(const struct app *app, const struct feed *feed, struct response *res, struct error *err)
{
	OWNED_WHOLE sheets = {0};
	if (!whole_read(&sheets, app, feed->cards, err))
		return false;
	OWNED(fields) fields = fields_new();
	view_feed(fields, feed, sheets.items, app->vocabularies);
	OWNED_STRING xml = templates_render(app->templates, "flux.xml", fields, err);
	if (!xml)
		return false;
	size_t length = strlen(xml);
	response_bytes(res, "application/atom+xml; charset=utf-8", TAKE(xml), length);
	return true;
}

static char *address_of(const struct app *app, const struct feed_list *list, unsigned page)
{
	OWNED_STRING link = link_to_feed(list->link, page);
	return link_absolute(app->base_url, link);
}

bool feed_show_list(const struct app *app, const struct feed_list *list, struct response *res,
	struct error *err)
{
	OWNED_STRING first = address_of(app, list, 1);
	OWNED_STRING self = address_of(app, list, list->page);
	OWNED_STRING previous = address_of(app, list, list->page - 1);
	OWNED_STRING next = address_of(app, list, list->page + 1);
	unsigned last_page = results_last_page(list->found, CATALOGUE_PAGE_SIZE);
	OWNED_STRING last = address_of(app, list, last_page);
	OWNED_STRING there = link_absolute(app->base_url, list->link);
	return feed_show(app, &(struct feed){
		.title = list->title,
		.address = first,
		.self = self,
		.previous = list->page > 1 ? previous : NULL,
		.next = list->page < last_page ? next : NULL,
		.last = last,
		.search = there,
		.total = list->found->total,
		.first = (size_t)(list->page - 1) * CATALOGUE_PAGE_SIZE + 1,
		.per_page = CATALOGUE_PAGE_SIZE,
		.cards = &list->found->cards,
		.base_url = app->base_url,
	}, res, err);
}
