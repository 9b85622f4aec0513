#ifndef INDEXER_INGEST_H
#define INDEXER_INGEST_H

#include "base/words.h"
#include "indexer/files.h"
#include "indexer/session.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One ingest, as ingest.c (the run), batch.c (what is stored together) and gone.c (files that
 * are no longer there) share it. */

struct ingest {
	struct session *session;
	struct files files;
	int64_t now;            /* Unix time of the run */
	int64_t started_ms;
	struct words ids;       /* of the sheets met, when --dry-run left their paths as they were */
	size_t taken, unchanged, refused, withdrawn, advised;
	bool is_stopped;        /* asked to, between two sheets */
};

/** Tell the files once known that this run did not meet; with --prune, withdraw their sheets. */
enum status gone_tell(struct ingest *ingest);

#endif
