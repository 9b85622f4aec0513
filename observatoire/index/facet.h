#ifndef INDEX_FACET_H
#define INDEX_FACET_H

#include "sheet/vocabulary.h"

#include <stddef.h>

/* The filters of a search. A row of facets[] says the rest: adding a facet is adding a row. */
enum facet {
	FACET_LEVEL,       /* niveau: classes and cycles; a cycle holds its classes */
	FACET_THEME,       /* thematique */
	FACET_EQUIPMENT,   /* equipement */
	FACET_TYPE,        /* type */
	FACET_DEPARTMENT,  /* departement */
	FACET_COUNT,
};

struct facet_row {
	const char *parameter;          /* name in a URL: "niveau" */
	const char *label;              /* « Niveau » */
	enum vocabulary_name vocabulary;
	const char *prefix;             /* of its terms in the index */
};

extern const struct facet_row facets[FACET_COUNT];

/** One choice: a value of a facet. Several of one facet mean OR, of two facets AND. */
struct filter {
	enum facet facet;
	const char *key;  /* key of the facet's vocabulary */
};

#endif
