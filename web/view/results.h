#ifndef VIEW_RESULTS_H
#define VIEW_RESULTS_H

#include "view/search_link.h"

#include <stddef.h>

struct fields;
struct found;
struct vocabularies;

/** Another search worth trying when one finds nothing. */
struct suggestion {
	char *link;
	char *dropped;   /* what it does without: « CM2 »; NULL when `question` says it all */
	char *question;  /* the shorter question; NULL when only a filter goes */
	size_t total;    /* sheets it finds, at least 1 */
};

enum { SUGGESTION_MAX = 8 };

/** What a result page shows. Borrowed. */
struct results {
	struct search_terms terms;
	unsigned page;                          /* from 1 */
	const struct found *found;
	const struct suggestion *suggestions;   /* when nothing was found */
	size_t suggestion_count;
};

/** How many pages the results fill: 1 to CATALOGUE_LAST_PAGE. */
unsigned results_last_page(const struct found *found);

/** Fill resultats.html. */
void view_results(struct fields *fields, const struct results *results,
	const struct vocabularies *vocabularies);

#endif
