#ifndef CATALOGUE_FACET_VALUES_H
#define CATALOGUE_FACET_VALUES_H

#include "catalogue/found.h"

struct search_result;

/**
 * Put `count` values in the order of `keys`, which sort_key() gave one for each, those that agree in that
 * of their own keys.
 */
void facet_values_sort(struct facet_value *values, size_t count, const char *const *keys);

/** Fill found->values, value_count, untold and open_keys from an answer with counts. */
void facet_values_fill(struct found *found, const struct vocabularies *vocabularies,
	const struct catalogue_request *request, const struct search_result *result);

/** Free them. */
void facet_values_done(struct found *found);

#endif
