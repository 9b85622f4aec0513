#ifndef INDEX_LISTED_H
#define INDEX_LISTED_H

#include "base/owned.h"
#include "index/facet.h"

#include <stddef.h>

struct analyser;
struct question;
struct vocabularies;

/* What words of a question name in the lists sheets choose from: « maths » a discipline, « école » a
 * stage. Classes and cycles are not here: the analyser knows them (class.h). */

enum listed_kind {
	LISTED_LABEL,  /* as the list calls it: « mathématiques » */
	LISTED_NAME,   /* the same thing otherwise: « maths » */
	LISTED_PART,   /* what belongs to it: « géométrie » */
};

/** One form of one name. All it points to lives as long as the names. */
struct listed {
	char *form;                    /* as saying_forms() makes it */
	struct filter filter;          /* the stage; the discipline, none that is part of another; or the theme of
	                                * the same name as a discipline: EMI. In this order */
	enum listed_kind kind;
	const struct question *node;   /* a KEY: the sheets that chose it; the words of its label weigh */
};

/** The names of all lists; read-only. */
struct listed_names;

/** Read them; `vocabularies` (NULL: there is none) is borrowed, `analyser` for the call. */
struct listed_names *listed_names_new(const struct vocabularies *vocabularies, struct analyser *analyser);
void listed_names_free(struct listed_names *names);
OWNABLE(listed_names)

/**
 * Say on the words of `question`, also on each side of OU, what they name: the longest names first,
 * « éducation musicale » and not « éducation ». Words in quotes, excluded, of a field or that end
 * in a star name nothing. « seconde » beside such names is the class. The tree borrows from the
 * names; a second call changes nothing.
 */
void listed_names_find(const struct listed_names *names, struct question *question);

#endif
