#ifndef PAGE_FEED_H
#define PAGE_FEED_H

#include "base/error.h"

#include <stdbool.h>

struct app;
struct feed;
struct found;
struct response;

/** Answer with a feed (view/feed.h). */
bool feed_show(const struct app *app, const struct feed *feed, struct response *res, struct error *err);

/** The sheets that a page of this site gathers: those of a place, of a tag. Borrowed. */
struct feed_list {
	const char *title;
	const char *link;          /* of that page */
	const struct found *found; /* CATALOGUE_PAGE_SIZE sheets a page */
	unsigned page;             /* of the feed, from 1 */
};

/** Answer with them as a feed, at the addresses of link_to_feed(). */
bool feed_show_list(const struct app *app, const struct feed_list *list, struct response *res,
	struct error *err);

#endif
