#ifndef WEB_KEEPER_H
#define WEB_KEEPER_H

#include "base/error.h"

struct catalogue;

/**
 * The thread that keeps the index up to date while the site runs: within a second of a change, from
 * this program or another. It alone uses the writing catalogue. When another program holds the
 * index, that one does the work.
 */
struct keeper;

/** `catalogue` (CATALOGUE_WRITE) now belongs to the keeper, even on failure: ERROR_FAILED, no thread. */
struct keeper *keeper_start(struct catalogue *catalogue, struct error *err);

/** Ends at the next batch: what is not indexed yet will be, next time. NULL is fine. */
void keeper_stop(struct keeper *keeper);

#endif
