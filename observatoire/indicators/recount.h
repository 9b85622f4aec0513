#ifndef INDICATORS_RECOUNT_H
#define INDICATORS_RECOUNT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct db;

/* The sums that serve, added up again from the events alone. Failures as store/db.h tells. */

/** What adding all events up again says of the sums that serve. */
struct recount {
	size_t differing;  /* sums that are not what the events say: none, or damage */
	char first[120];   /* the first of them, in English: "usages, departement 023, 2017-03: 5, not 4" */
};

/** Add them up, measure by measure, and compare. */
bool indicators_recount(struct db *db, struct recount *found, struct error *err);

/** The same, and let what was added up again serve where it differs. Opens a transaction for each measure, so
 * that others who write wait for one at a time. */
bool indicators_mend(struct db *db, struct recount *found, struct error *err);

#endif
