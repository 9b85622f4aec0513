#ifndef CATALOGUE_REASONS_H
#define CATALOGUE_REASONS_H

#include "base/error.h"
#include "catalogue/catalogue.h"

#include <stdbool.h>

struct search_hit;

/**
 * Say on a card why its sheet answers `typed`. Words it was taken for are looked up in the texts of
 * sheets: fails as written_form().
 */
bool reasons_add(struct card *card, struct catalogue *catalogue, const struct search_hit *hit,
	const char *typed, struct error *err);

#endif
