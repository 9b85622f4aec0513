#ifndef INDEX_OPEN_VALUES_H
#define INDEX_OPEN_VALUES_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;

/**
 * Which sheet has which values of an open facet. A set of bits for each value, as closed facets
 * have, would take room by the number of values: there may be a thousand schools. This takes four bytes
 * a value of a sheet. Starts as {0}.
 */
struct open_values {
	struct words keys;   /* every value some sheet has, in the order of bytes */
	uint32_t *starts;    /* sheet `docid` has ranks[starts[docid]] to ranks[starts[docid + 1] - 1] */
	uint32_t *ranks;     /* places in `keys` */
	size_t *sizes;       /* sheets that have each value */
	uint32_t last;       /* the highest docid that has a value */
};

void open_values_done(struct open_values *values);

/** Read the terms that begin with `prefix`. Fails as engine.h says; `values` is then empty. */
bool open_values_read(struct open_values *values, struct engine *engine, const char *prefix,
	struct error *err);

#endif
