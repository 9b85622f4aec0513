#ifndef CATALOGUE_WRITTEN_H
#define CATALOGUE_WRITTEN_H

#include "base/error.h"

struct catalogue;

/**
 * How people write a word the index knows by its light form: « evaluation » gives « évaluation »,
 * from the texts of a few sheets that have it; when none writes it within two mistakes of `typed`,
 * from the lists of vocabulary too; then from the terms that have synonyms; then from the other
 * fields of these sheets, their tags and what their schools are called (« uzerch » gives
 * « Uzerche »). Of several ways the one nearest to `typed` (a folded word), then the most frequent.
 * For the caller to free(); NULL with ERROR_BUSY or ERROR_FAILED. A word nobody wrote is given back as it is.
 */
char *written_form(struct catalogue *catalogue, const char *light, const char *typed,
	struct error *err);

#endif
