#ifndef INDEXER_READER_H
#define INDEXER_READER_H

#include "base/error.h"
#include "base/owned.h"
#include "catalogue/catalogue.h"
#include "indexer/files.h"

#include <stdbool.h>

/* Files read, parsed, checked and rendered by several threads, given back one at a time in the
 * order of the list: the part of an ingest that needs no store. */

struct reader;
struct vocabularies;

/** A file ready to be put. */
struct parcel {
	const struct offer *offer;          /* borrowed from the list */
	char *bytes;                        /* NULL when it could not be read: see `remarks` */
	struct catalogue_file file;         /* points into `offer` and `bytes` */
	struct catalogue_draft *draft;      /* NULL when not read, or when the catalogue knows these bytes */
	struct remarks remarks;             /* why it could not be read */
};
void parcel_free(struct parcel *parcel);
OWNABLE(parcel)

/** What the threads work with; all borrowed until reader_free(). */
struct reader_source {
	const struct files *files;
	const struct vocabularies *vocabularies;
	const char *data;   /* data directory, to ask which bytes are known already */
	int64_t now;        /* Unix time of the run */
	unsigned jobs;      /* threads, at least 1 */
};

/** NULL with ERROR_FAILED when no thread can be made. */
struct reader *reader_start(const struct reader_source *source, struct error *err);

/** The next file, waited for; NULL after the last one. */
struct parcel *reader_next(struct reader *reader);

/** Ends the threads, whatever they still had to do. */
void reader_free(struct reader *reader);
OWNABLE(reader)

#endif
