#ifndef VIEW_FILTERS_H
#define VIEW_FILTERS_H

struct fields;
struct found;
struct search_terms;
struct vocabularies;

/** Add filtres.html where {{>FILTRES}} stands: the form of checkboxes, with counts. */
void view_filters(struct fields *fields, const struct search_terms *terms, const struct found *found);

/** Show the filters chosen, each with the address of the same search without it: {{#CHOISIS}}. */
void view_chosen_filters(struct fields *fields, const struct search_terms *terms,
	const struct vocabularies *vocabularies);

#endif
