#ifndef INDEX_WEIGH_H
#define INDEX_WEIGH_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct columns;
struct sums;
struct weights;

/* One word of a question in whatever forms and fields sheets have it, weighed together: a library would
 * add them up as if they were words apart, and measure a title by the length of the body. */

/** A term that a word may stand as, in a field. */
struct form {
	const char *term;
	double factor;   /* by its rarity it makes its weight; 0: only tells how rare the word is */
	bool is_title;   /* measured by the length of the title, not of the whole sheet */
	bool answers;    /* a sheet that has it answers; else it is only lifted */
};

/**
 * What a word weighs in each sheet that has one of its forms: BM25 of each form (Robertson and others),
 * added up, then tempered (weigh_tempered()), for a word that stands in two fields tells less than two
 * words. How rare the word is, its commonest form outside titles says. `answers` starts as {0}. Fails with
 * ERROR_BUSY or ERROR_FAILED.
 */
bool weigh_word(struct columns *columns, const struct form *forms, size_t count,
	struct answers *answers, struct error *err);

/** How rare a thing is that `with` of `all` sheets have, as BM25 counts it: 0 and up. */
double weigh_rarity(size_t with, size_t all);

/** What a word whose forms add up to `sum` weighs, being so rare: sum^¾ · rarity^¼. */
double weigh_tempered(double sum, double rarity);

#endif
