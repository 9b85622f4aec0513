#ifndef STORE_TALLIES_H
#define STORE_TALLIES_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Events added up day by day. They say nothing that the events do not say (events.h), quicker.
 * Failures as db.h tells. */

/** How many more sheets count from a day on; borrowed. */
struct tally {
	unsigned measure;   /* MEASURE_BIT() of one */
	bool is_example;
	const char *facet;  /* "" for the whole, with "" for a value */
	const char *value;
	const char *day;
	int64_t delta;
};

/** Where a tally is written: beside those that serve, or again, to compare. */
enum tally_place { TALLY_SERVED, TALLY_AGAIN };
bool tallies_add(struct db *db, enum tally_place place, const struct tally *tally, struct error *err);

/** Make room for tallies written again; it is this connection's alone. */
bool tallies_begin_again(struct db *db, struct error *err);

/** How many tallies differ between the two places. */
bool tallies_differ(struct db *db, size_t *count, struct error *err);

/** What is added up. */
struct tally_wanted {
	unsigned measure;
	bool with_examples;
	const char *facet, *value;  /* "" and "": the whole */
};

/** How many count at the end of a day. */
bool tallies_until(struct db *db, const struct tally_wanted *wanted, const char *day, int64_t *count,
	struct error *err);

/** From a day to another, both taken. */
struct tally_days {
	const char *from, *to;
};

/** How many more count at the end of each month, "2017-03", of those days; in order. */
typedef void tallies_each(void *context, const char *name, int64_t count);
bool tallies_months(struct db *db, const struct tally_wanted *wanted, struct tally_days days,
	tallies_each *each, void *context, struct error *err);

/** How many count at the end of a day for each value of the facet that has any, the most first. */
bool tallies_values(struct db *db, const struct tally_wanted *wanted, const char *day,
	tallies_each *each, void *context, struct error *err);

#endif
