#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include "base/error.h"
#include "base/owned.h"

/** A lock between programs: a file that is held. The system lets go of it when a program dies. */
struct lock;

/**
 * Hold the file at `path`, made when missing, waiting `patience_ms` at most. NULL with
 *   ERROR_BUSY    somebody else holds it
 *   ERROR_FAILED  it cannot be opened
 */
struct lock *lock_take(const char *path, unsigned patience_ms, struct error *err);

/** Let go. */
void lock_free(struct lock *lock);
OWNABLE(lock)

#endif
