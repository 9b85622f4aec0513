#ifndef VIEW_FILTERS_H
#define VIEW_FILTERS_H

#include <stdbool.h>

struct fields;
struct found;
struct search_terms;
struct vocabularies;

/**
 * Whether the search box is a field of the filters' form, so that a question typed and a box ticked are
 * sent together, whichever button is pressed. Not when there is no form, nor when the question is to be taken
 * to the letter: the next one is not.
 */
bool filters_have_box(const struct search_terms *terms, const struct found *found);

/**
 * Add filtres.html where {{>FILTRES}} stands: the form of checkboxes, with counts. It also
 * carries the question, unless filters_have_box(), and, when no list stands beside it, the order; otherwise
 * the menus of the list belong to it. False when there is nothing to tick, hence no form.
 */
bool view_filters(struct fields *fields, const struct search_terms *terms, const struct found *found,
	const struct vocabularies *vocabularies);

/** Show the filters chosen, each with the address of the same search without it: {{#CHOISIS}}. */
void view_chosen_filters(struct fields *fields, const struct search_terms *terms,
	const struct found *found, const struct vocabularies *vocabularies);

#endif
