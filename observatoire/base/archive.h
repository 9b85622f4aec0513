#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include "base/error.h"
#include "base/owned.h"

#include <stddef.h>

/* A ZIP archive, made in memory. The same files make the same bytes, whenever and wherever they are put
 * together: no time is told of them. */

struct archive;

struct archive *archive_new(void);
void archive_free(struct archive *archive);
OWNABLE(archive)

enum archive_form {
	ARCHIVE_DEFLATED,
	ARCHIVE_STORED,  /* as it is: for what is read without opening the archive */
};

/** Add a file behind those that are there. Name and bytes are copied; a failure is told by archive_take(). */
void archive_add(struct archive *archive, const char *name, const char *bytes, size_t length,
	enum archive_form form);

/** The whole of it, for the caller to free(); nothing can be added any more. NULL with ERROR_FAILED. */
char *archive_take(struct archive *archive, size_t *length, struct error *err);

#endif
