#ifndef VIEW_HOME_H
#define VIEW_HOME_H

struct cards;
struct catalogue_figures;
struct fields;
struct found;
struct vocabularies;

/**
 * Fill accueil.html: figures, latest sheets, entries by level and by theme. `everything` is
 * the answer to no question, for the counts of its facets; NULL when no search can be made now.
 */
void view_home(struct fields *fields, const struct catalogue_figures *figures,
	const struct cards *latest, const struct found *everything,
	const struct vocabularies *vocabularies);

#endif
