#ifndef CATALOGUE_SYNC_H
#define CATALOGUE_SYNC_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct catalogue;
struct engine;

/**
 * Tell up to which change of our journal an open index goes.
 *   ERROR_INVALID  it is not ours to continue: of another schema, or made from another catalogue
 */
bool sync_place(struct catalogue *catalogue, struct engine *engine, int64_t *change,
	struct error *err);

#endif
