#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/error.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The whole of a regular file, with a zero behind its `length` bytes, for the
 * caller to free(). NULL with
 *   ERROR_NOT_FOUND  there is no such file
 *   ERROR_TOO_LARGE  it holds more than `limit` bytes (nothing more is read)
 *   ERROR_INVALID    it is a folder, a device or a pipe
 *   ERROR_FAILED     it cannot be opened or read
 */
char *file_read(const char *path, size_t limit, size_t *length, struct error *err);

/**
 * Put `length` bytes at `path`, whole or not at all: written beside, flushed
 * to the disk, renamed. ERROR_FAILED leaves what was there.
 */
bool file_write(const char *path, const char *bytes, size_t length, struct error *err);

/** Make a folder and those above it; one that is there already is fine. */
bool file_make_folder(const char *path, struct error *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/** Whether nothing is at this path: what may not be looked at may well be there. */
bool file_is_gone(const char *path);

/** "folder/name", for the caller to free(). */
char *file_join(const char *folder, const char *name);

/** Remove a folder and all it holds; links are removed, not followed. */
bool file_remove_tree(const char *path, struct error *err);

/** Flush the regular files of a folder, not of those beneath, to the disk. */
bool file_flush_files(const char *path, struct error *err);

/** Flush a folder's own entries to the disk, after a rename in it. */
bool file_flush_folder(const char *path, struct error *err);

#ifdef __cplusplus
}
#endif

#endif
