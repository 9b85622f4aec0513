#ifndef STORE_TALLY_LOG_H
#define STORE_TALLY_LOG_H

#include "store/tallies.h"

/* Tallies put off until their transaction ends: those of one period are added up first, and each row is
 * written once, in the order of the table. For tallies.c, nobody else includes it. */

struct tally_log;

/* Digits and dashes of the periods each tally counts for: "2017", "2017-03", "2017-03-14". */
enum { TALLY_GRAINS = 3 };
extern const int tally_grains[TALLY_GRAINS];

/** The log of a connection, made the first time. It follows its transactions: what was put off is written
 * before they are kept, forgotten when they are undone. */
struct tally_log *tally_log_of(struct db *db);

/** Put a tally off; a transaction must be open. Writes what is there once that is much. Failures as db.h
 * tells. */
bool tally_log_add(struct tally_log *log, const struct tally *tally, struct error *err);

/** Write what was put off so far, for somebody who is about to read. */
bool tally_log_write(struct tally_log *log, struct error *err);

/** Add one row to the table. `period`: "2017", "2017-03" or "2017-03-14". */
bool tally_row_add(struct db *db, enum tally_place place, const struct tally *tally, const char *period,
	struct error *err);

#endif
