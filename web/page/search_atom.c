#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/link.h"
#include "page/feed.h"
#include "page/wanted.h"
#include "view/feed.h"
#include "view/results.h"

/* The addresses of one page of a feed. */
struct addresses {
	char *first, *self, *previous, *next, *last, *search;
};

static void addresses_done(struct addresses *addresses)
{
	free(addresses->first);
	free(addresses->self);
	free(addresses->previous);
	free(addresses->next);
	free(addresses->last);
	free(addresses->search);
}
#define OWNED_ADDRESSES __attribute__((cleanup(addresses_done))) struct addresses

static char *address_of(const struct app *app, const struct search_terms *terms, enum link_form form,
	unsigned page)
{
	OWNED_STRING link = search_link_as(terms, form, page);
	return link_absolute(app->base_url, link);
}

static struct addresses find_addresses(const struct app *app, const struct search_terms *terms,
	unsigned page, unsigned last)
{
	return (struct addresses){
		.first    = address_of(app, terms, LINK_FEED, 1),
		.self     = address_of(app, terms, LINK_FEED, page),
		.previous = page > 1 ? address_of(app, terms, LINK_FEED, page <= last ? page - 1 : last) : NULL,
		.next     = page < last ? address_of(app, terms, LINK_FEED, page + 1) : NULL,
		.last     = address_of(app, terms, LINK_FEED, last),
		.search   = address_of(app, terms, LINK_PAGE, 1),
	};
}

/* News first: who follows a feed wants what came since. */
static void prefer_newest(struct wanted *wanted)
{
	if (wanted->order == ORDER_RELEVANCE)
		wanted->order = ORDER_NEWEST;
}

bool page_search_atom(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_WANTED wanted = {0};
	wanted_read(&wanted, app, req);
	struct search_terms told = wanted_terms(&wanted);
	prefer_newest(&wanted);
	struct catalogue_request request = wanted_request(&wanted);
	request.is_list = true;
	OWNED(found) found = catalogue_search(app->catalogue, &request, err);
	if (!found)
		return false;

	told.state = found->state;  /* the pages that follow stay those of this one */
	OWNED_STRING title = wanted_subject(&wanted, app);
	OWNED_ADDRESSES addresses = find_addresses(app, &told, wanted.page,
		results_last_page(found, wanted.per_page));
	return feed_show(app, &(struct feed){
		.title = title,
		.address = addresses.first,
		.self = addresses.self,
		.previous = addresses.previous,
		.next = addresses.next,
		.last = addresses.last,
		.search = addresses.search,
		.total = found->total,
		.first = (size_t)(wanted.page - 1) * wanted.per_page + 1,
		.per_page = wanted.per_page,
		.cards = &found->cards,
		.base_url = app->base_url,
	}, res, err);
}
