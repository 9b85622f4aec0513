#ifndef VIEW_SEARCH_LINK_H
#define VIEW_SEARCH_LINK_H

#include "http/link.h"
#include "index/facet.h"
#include "index/order.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** All that the address of a result page says, but for the page. Borrowed. */
struct search_terms {
	const char *question;
	const struct filter *filters;  /* at most CATALOGUE_MAX_FILTERS */
	size_t filter_count;
	bool is_exact;                 /* what was typed was meant: exact=1 */
	bool is_explained;             /* expliquer=1 */
	enum order order;              /* ORDER_RELEVANCE is what is meant when nothing is said */
	unsigned per_page;             /* 0, or one of search_page_sizes[] */
	uint32_t state;                /* found.state: said by every page but the first; 0: none */
};

/** Sheets on a page that a reader may choose, from few to many; 0 ends the list. */
extern const unsigned search_page_sizes[];

/** How an order is said in an address ("recentes"), and what it is called (« Plus récentes »). */
const char *search_order_key(enum order order);
const char *search_order_label(enum order order);

/** The order an address says; ORDER_RELEVANCE for any other text. */
enum order search_order_named(const char *key);

/** The address of page `page` of the results, for the caller to free(). */
char *search_link(const struct search_terms *terms, unsigned page);

/** The same in another form than the page of results. */
char *search_link_as(const struct search_terms *terms, enum link_form form, unsigned page);

/** The same search, first page, without the filter of rank `rank`. */
char *search_link_without(const struct search_terms *terms, size_t rank);

/** The same search, first page, without any filter. */
char *search_link_without_any(const struct search_terms *terms);

/** Every sheet that has this value of this facet. */
char *search_link_to(enum facet facet, const char *key);

#endif
