#include "indicators/recount.h"

#include "indicators/rules.h"
#include "indicators/sums.h"
#include "store/db.h"
#include "store/events.h"

#include <stdio.h>

/* Measure after measure, so that the sums of one alone are in memory. */
struct adder {
	struct db *db;
	unsigned measure;
	int64_t sheet;
	struct sums_state state;
	struct recount *found;
	struct error *err;
	bool has_failed;
};

static bool count_again(void *context, const struct event *event)
{
	struct adder *adder = context;
	if (event->sheet != adder->sheet)
		sums_state_done(&adder->state);
	adder->sheet = event->sheet;

	OWNED_STATE next = {0};
	if (event->measures & adder->measure)
		sums_state_set(&next, event);
	next.measures &= adder->measure;
	const struct sums_ledger ledger = { adder->db, TALLY_AGAIN, event->day };
	adder->has_failed = !sums_move(&ledger, &adder->state, &next, adder->err);
	sums_state_done(&adder->state);
	adder->state = next;
	next = (struct sums_state){0};
	return !adder->has_failed;
}

static void note_fault(void *context, const struct tally_fault *fault)
{
	struct recount *found = context;
	if (found->differing++ > 0)
		return;
	enum measure measure = 0;
	while (measure < MEASURE_COUNT - 1 && MEASURE_BIT(measure) != fault->measure)
		measure++;
	snprintf(found->first, sizeof found->first, "%s, %s%s%s, %s: %lld, not %lld", measure_key(measure),
		*fault->facet ? fault->facet : "all", *fault->facet ? " " : "", fault->value, fault->period,
		(long long)fault->served, (long long)fault->again);
}

static bool recount(struct db *db, enum measure measure, bool mends, struct recount *found,
	struct error *err)
{
	struct adder adder = { .db = db, .measure = MEASURE_BIT(measure), .found = found, .err = err };
	size_t before = found->differing;
	bool done = tallies_begin_again(db, err) && events_walk(db, count_again, &adder, err)
		&& !adder.has_failed && tallies_sum_again(db, err)
		&& tallies_compare(db, adder.measure, note_fault, found, err);
	sums_state_done(&adder.state);
	if (done && mends && found->differing > before)
		done = tallies_replace(db, adder.measure, err);
	return tallies_end_again(db, done ? err : NULL) && done;
}

bool indicators_recount(struct db *db, struct recount *found, struct error *err)
{
	struct recount counted = {0};
	if (!db_begin_reading(db, err))
		return false;
	bool done = true;
	for (enum measure measure = 0; done && measure < MEASURE_COUNT; measure++)
		done = recount(db, measure, false, &counted, err);
	db_rollback(db);
	if (done)
		*found = counted;
	return done;
}

static bool mend(struct db *db, enum measure measure, struct recount *found, struct error *err)
{
	if (!db_begin(db, err))
		return false;
	if (!recount(db, measure, true, found, err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}

bool indicators_mend(struct db *db, struct recount *found, struct error *err)
{
	struct recount counted = {0};
	for (enum measure measure = 0; measure < MEASURE_COUNT; measure++)
		if (!mend(db, measure, &counted, err))
			return false;
	*found = counted;
	return true;
}
