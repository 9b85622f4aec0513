#ifndef CATALOGUE_CHAIN_H
#define CATALOGUE_CHAIN_H

#include "catalogue/catalogue.h"

/* A notion of the programmes followed from class to class, with the classes where no sheet
 * tells of it yet. */

enum {
	CHAIN_CARDS = 6,        /* of each class, when all classes are shown */
	CHAIN_PAGE_CARDS = 30,  /* of one class */
	CHAIN_LAST_PAGE = 1000,
};

/** One class; for the lycée, all of them. */
struct chain_class {
	const struct term *level;   /* borrowed from the vocabularies */
	struct cards cards;         /* last published first */
	size_t total;
};

struct chain {
	const struct term *notion;
	const struct term **family;  /* the notion, those it goes on with and those it comes from: as
	                              * the vocabulary orders them */
	size_t family_count;
	struct chain_class *classes; /* those of the cycles of the family, and others with a sheet */
	size_t class_count;
};
void chain_free(struct chain *chain);
OWNABLE(chain)

/** Which chain. Borrowed. */
struct chain_wanted {
	const char *key;     /* of a notion of VOCABULARY_PROGRAMME */
	const char *level;   /* the one class of this key; NULL: all classes, CHAIN_CARDS each */
	unsigned page;       /* of that class, from 1 */
	bool with_examples;  /* sheets made to show the product */
};

/** NULL with ERROR_NOT_FOUND when there is no such notion or class; ERROR_BUSY or ERROR_FAILED as
 * catalogue_search(). */
struct chain *catalogue_chain(struct catalogue *catalogue, const struct chain_wanted *wanted,
	struct error *err);

/** How many sheets carry each notion: `counts` has a place for each entry of the vocabulary. */
bool catalogue_count_notions(struct catalogue *catalogue, bool with_examples, size_t *counts,
	struct error *err);

#endif
