#ifndef INDICATORS_SUMS_H
#define INDICATORS_SUMS_H

#include "base/words.h"
#include "store/tallies.h"

struct event;

/* From one event of a sheet to the next, what its sums gain and lose: for record.c, as it happens, and for
 * recount.c, once more. */

/** What an event counts for; {0}: for nothing. */
struct sums_state {
	unsigned measures;
	bool is_example;
	struct words facets;  /* "departement:023", each once */
};
void sums_state_done(struct sums_state *state);
#define OWNED_STATE __attribute__((cleanup(sums_state_done))) struct sums_state

void sums_state_set(struct sums_state *state, const struct event *event);

/** Where sums are written, and from which day. Borrowed. */
struct sums_ledger {
	struct db *db;
	enum tally_place place;
	const char *day;
};

/** Add what `after` counts for and `before` did not, take away what it no longer does. */
bool sums_move(const struct sums_ledger *ledger, const struct sums_state *before,
	const struct sums_state *after, struct error *err);

#endif
