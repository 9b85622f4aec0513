#ifndef INDEXER_BATCH_H
#define INDEXER_BATCH_H

#include "base/error.h"
#include "catalogue/catalogue.h"
#include "indexer/reader.h"

#include <stdbool.h>
#include <stddef.h>

struct ingest;

enum {
	BATCH_SHEETS = 500,   /* other writers wait for one batch at most */
	BATCH_MS = 1000,
	BATCH_WAIT_MS = 60000, /* how long another writer is waited for */
};

/** One file and what became of it, kept until the disk has it. */
struct outcome {
	struct parcel *parcel;
	struct catalogue_receipt receipt;
};

/** Sheets stored in one transaction, then told: nothing is told that the disk does not hold. */
struct batch {
	struct ingest *ingest;
	struct outcome outcomes[BATCH_SHEETS];
	size_t count;
};

/**
 * Take the next files of the reader, store them together and tell them. `ended` is set after
 * the last one, or when the run was asked to stop. False when they could not be stored: none of
 * them is, none is told.
 */
bool batch_run(struct ingest *ingest, struct reader *reader, bool *ended, struct error *err);

#endif
