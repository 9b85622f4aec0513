#ifndef VIEW_SEARCH_LINK_H
#define VIEW_SEARCH_LINK_H

#include "index/facet.h"

#include <stdbool.h>
#include <stddef.h>

/** A question and its filters, as the address of a result page says them. Borrowed. */
struct search_terms {
	const char *question;
	const struct filter *filters;  /* at most CATALOGUE_MAX_FILTERS */
	size_t filter_count;
	bool is_exact;                 /* what was typed was meant: exact=1 */
};

/** The address of page `page` of the results, for the caller to free(). */
char *search_link(const struct search_terms *terms, unsigned page);

/** The same question, first page, without the filter of rank `rank`. */
char *search_link_without(const struct search_terms *terms, size_t rank);

/** Every sheet that has this value of this facet. */
char *search_link_to(enum facet facet, const char *key);

#endif
