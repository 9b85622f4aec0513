#ifndef VIEW_FILTERS_H
#define VIEW_FILTERS_H

#include <stdbool.h>

struct fields;
struct found;
struct search_terms;
struct vocabularies;

/**
 * Add filtres.html where {{>FILTRES}} stands: the form of checkboxes, with counts. It also
 * carries the question and, when no list stands beside it, the order; otherwise the menus of the
 * list belong to it. False when there is nothing to tick, hence no form.
 */
bool view_filters(struct fields *fields, const struct search_terms *terms, const struct found *found,
	const struct vocabularies *vocabularies);

/** Show the filters chosen, each with the address of the same search without it: {{#CHOISIS}}. */
void view_chosen_filters(struct fields *fields, const struct search_terms *terms,
	const struct found *found, const struct vocabularies *vocabularies);

#endif
