#ifndef INDEX_FACET_H
#define INDEX_FACET_H

#include "sheet/vocabulary.h"

#include <stdbool.h>

/* The filters of a search. A row of facets[] says the rest: adding a facet is adding a row.
 *
 * A facet is closed when a vocabulary lists its values, open when sheets bring them (schools,
 * school years, tags). What people see as one filter may be several rows: a place is a department,
 * a school, or a ZAP, which the register of schools tells. */
enum facet {
	FACET_STAGE,       /* degre: école, collège, lycée */
	FACET_LEVEL,       /* niveau: classes and cycles; a cycle holds its classes */
	FACET_SUBJECT,     /* enseignement: a discipline holds what it becomes in each cycle */
	FACET_THEME,       /* thematique */
	FACET_TAG,         /* etiquette: the name of a tag; open */
	FACET_EQUIPMENT,   /* equipement */
	FACET_SOFTWARE,    /* logiciel */
	FACET_TYPE,        /* type */
	FACET_DEPARTMENT,  /* departement */
	FACET_SCHOOL,      /* etablissement: a UAI; open */
	FACET_ZONE,        /* zap: the code of a ZAP; open */
	FACET_YEAR,        /* annee: "2016-2017"; open */
	FACET_LICENCE,     /* licence */
	FACET_COUNT,
};

/** The vocabulary of an open facet. */
#define FACET_OPEN VOCABULARY_COUNT

struct facet_row {
	const char *parameter;          /* name in a URL: "niveau" */
	const char *label;              /* of one choice: « Département » */
	const char *heading;            /* over the list: « Lieu », and in it « Établissements » */
	enum vocabulary_name vocabulary;  /* or FACET_OPEN */
	const char *prefix;             /* of its terms in the index */
	enum facet group;               /* the first row of the filter it belongs to: mostly itself */
};

extern const struct facet_row facets[FACET_COUNT];

/** Whether sheets bring its values, rather than a vocabulary. */
static inline bool facet_is_open(enum facet facet)
{
	return facets[facet].vocabulary == FACET_OPEN;
}

/** One choice: a value of a facet. Several of one group mean OR, of two groups AND. */
struct filter {
	enum facet facet;
	const char *key;  /* of the facet's vocabulary; of an open facet, a value as facet_key() gives it */
};

/**
 * The key `text` stands for: of a closed facet the vocabulary's own string, however people write it
 * (« CM 2 », « 23 »: vocabulary_guess()); of an open one `text` itself when it is well-formed (a UAI with
 * its letter, a code of ZAP, two years in a row, the name of a tag), whether a sheet has it or not. NULL
 * when it is no value of this facet.
 */
const char *facet_key(const struct vocabularies *vocabularies, enum facet facet, const char *text);

/** The key of the value that holds this one (the cycle of a class, the discipline of a subject), or "". */
const char *facet_parent(enum facet facet, const struct term *term);

#endif
