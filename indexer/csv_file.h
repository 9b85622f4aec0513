#ifndef INDEXER_CSV_FILE_H
#define INDEXER_CSV_FILE_H

#include "indexer/command.h"
#include "indexer/session.h"

#include <stddef.h>

/** A CSV that a command learns from. Borrowed. */
struct csv_file {
	const char *path;
	size_t most_bytes, most_rows;
	const char *advice;  /* what to do with one that is too large: "partagez-le" */
	const char *failed;  /* what could not be done, when nothing else is to be said */
};

/** Its bytes, for the caller to free(); NULL with `err` set, for csv_file_refuse(). */
char *csv_file_read(const struct csv_file *file, size_t *length, struct error *err);

/** Tell why nothing comes of it; gives the status of the command. */
enum status csv_file_refuse(struct session *session, const struct csv_file *file, const struct error *err);

#endif
