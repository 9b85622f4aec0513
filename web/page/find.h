#ifndef PAGE_FIND_H
#define PAGE_FIND_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct catalogue_request;
struct found;

/**
 * catalogue_search() as pages want it: an index that is missing, damaged or of another version is
 * made again by the keeper (or by an operator) while the sheets stay readable, so that it is ERROR_BUSY
 * (503, come back) and not ERROR_FAILED, which is left to a store that does not answer either.
 */
struct found *find_usages(const struct app *app, const struct catalogue_request *request,
	struct error *err);

/** catalogue_count() in the same way. */
bool find_count(const struct app *app, const struct catalogue_request *request, size_t *total,
	struct error *err);
/** The same of another question the index could not answer: `err` as it was told, made ERROR_BUSY. */
void find_soften(const struct app *app, struct error *err);

#endif
