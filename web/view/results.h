#ifndef VIEW_RESULTS_H
#define VIEW_RESULTS_H

#include "view/search_link.h"

#include <stddef.h>

struct fields;
struct found;
struct vocabularies;
struct words;

/** How another search differs from the one that found nothing. */
enum suggestion_kind {
	SUGGESTION_WITHOUT_FILTER,   /* `what` is the label of the filter dropped: « CM2 » */
	SUGGESTION_WITHOUT_CHOICES,  /* the labels of those dropped, by french_between_quotes() */
	SUGGESTION_WITHOUT_FILTERS,  /* none is left */
	SUGGESTION_WITHOUT_QUOTES,   /* phrases are words */
	SUGGESTION_ANYWHERE,         /* what was wanted in the title, from an author… may stand anywhere */
	SUGGESTION_WITHOUT_WORD,     /* `what` is the word, or the words, left out */
	SUGGESTION_WITHOUT_EXCLUSION,  /* `what` is no longer excluded */
	SUGGESTION_ONLY_WORD,        /* `what` is the one word that was kept */
};

/** Another search worth trying when one finds nothing. */
struct suggestion {
	enum suggestion_kind kind;
	char *what;    /* NULL for SUGGESTION_WITHOUT_FILTERS, _QUOTES and _ANYWHERE */
	char *link;
	size_t total;  /* sheets it finds, at least 1 */
};

enum { SUGGESTION_MAX = 8 };

/** What a result page shows. Borrowed. */
struct results {
	struct search_terms terms;
	unsigned page;                          /* from 1 */
	const struct found *found;
	const struct suggestion *suggestions;   /* when nothing was found */
	size_t suggestion_count;
	const struct words *unread_names;       /* parameters that meant nothing, side by side; */
	const struct words *unread_values;      /* NULL when there are none */
};

/**
 * How many pages of `per_page` sheets (0: as usual) lead to the results, at least 1: those past
 * CATALOGUE_MOST_LISTED have none.
 */
unsigned results_last_page(const struct found *found, unsigned per_page);

/** Fill resultats.html. */
void view_results(struct fields *fields, const struct results *results,
	const struct vocabularies *vocabularies);

#endif
