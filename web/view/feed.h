#ifndef VIEW_FEED_H
#define VIEW_FEED_H

#include <stddef.h>

struct cards;
struct fields;
struct sheet;
struct vocabularies;

/** A search as a feed. Addresses are absolute. Borrowed. */
struct feed {
	const char *title;
	const char *address;   /* of its first page: the feed's identifier, for ever */
	const char *self;      /* of this page */
	const char *previous, *next;  /* of the pages around it, NULL when there is none */
	const char *last;      /* of its last page */
	const char *search;    /* the page of results it stands for */
	size_t total;          /* sheets of the whole search */
	size_t first;          /* rank of the first one here, from 1 */
	size_t per_page;
	const struct cards *cards;
	const char *base_url;
};

/** Fill flux.xml (RFC 4287, and the counts of OpenSearch 1.1). `sheets`: whole, one a card, or NULL. */
void view_feed(struct fields *fields, const struct feed *feed, struct sheet *const *sheets,
	const struct vocabularies *vocabularies);

#endif
