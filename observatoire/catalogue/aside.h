#ifndef CATALOGUE_ASIDE_H
#define CATALOGUE_ASIDE_H

#include "catalogue/catalogue.h"

#include <stdint.h>

struct sought;

/**
 * Find the words of a question in what a list does not show of the sheet in `row`: its objectives, what
 * its schools are called, entries of its lists. The first field that has one becomes the aside of the
 * card; none when a list that the card does show has them, or no field at all.
 */
bool aside_add(struct card *card, struct catalogue *catalogue, const struct sought *sought, int64_t row,
	struct error *err);

#endif
