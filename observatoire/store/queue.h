#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* What waits to be looked at, as one list. Failures as db.h tells. */

/** What kind of thing waits. The numbers stand in addresses. */
enum queue_kind {
	QUEUE_PROPOSAL = 1,  /* a sheet on its way */
	QUEUE_DOSSIER = 2,   /* what readers say of a sheet online */
};

/** A place in the list, which begins with what waits longest; {0} is before the first. */
struct queue_place {
	int64_t since;         /* since when it waits, Unix time */
	enum queue_kind kind;
	int64_t row;
};

/** Which ones a list has. */
struct queue_filter {
	bool has_proposals, has_dossiers;
	bool is_waiting, is_held;  /* those nobody looks after; those somebody does */
	int64_t holder;            /* 0: whoever holds it, or nobody */
	int64_t before;            /* waits since before this time; 0: whenever */
	struct queue_place after;  /* behind this one */
	size_t limit;
};

/** Those behind a place, in the order of the list. */
typedef void queue_each(void *context, const struct queue_place *place);
bool queue_list(struct db *db, const struct queue_filter *filter, queue_each *each, void *context,
	struct error *err);

#endif
