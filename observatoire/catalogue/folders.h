#ifndef CATALOGUE_FOLDERS_H
#define CATALOGUE_FOLDERS_H

#include "base/error.h"

#include <stdbool.h>

/* Where indexes live: numbered folders index/0001, index/0002… and the file index/current,
 * which names the one that is served and, on a second line, the one served before. A swap replaces
 * that file by a rename. */

struct lock;

/** The lock of whoever writes an index, waiting `patience_ms`; NULL as lock_take() tells. */
struct lock *folders_lock(const char *index, unsigned patience_ms, struct error *err);

/** The folder served now, for the caller to free(). NULL with ERROR_NOT_FOUND: none, or not a folder. */
char *folders_serving(const char *index, struct error *err);

/** A folder for a new index, not made yet, numbered above all others; for the caller to free(). */
char *folders_new(const char *index, struct error *err);

/** Serve this folder from now on; on the disk when it returns true. */
bool folders_serve(const char *index, const char *folder, struct error *err);

/**
 * Remove the folders nobody needs: those a rebuild left unfinished, and the ones served before. The
 * last one served is kept until no question can still be about to open it. Under the lock.
 */
void folders_sweep(const char *index);

#endif
