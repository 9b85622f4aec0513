#ifndef STORE_TALLIES_H
#define STORE_TALLIES_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Events added up day by day, month by month, year by year. They say nothing that the events do not say
 * (events.h), quicker: what counts at the end of a day is the sum of the years before its own, of the months
 * of its year before its own, of the days of its month. Failures as db.h tells. */

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

/** Make room for tallies written again, this connection's alone; once all are, add their days up; give the
 * room back. */
bool tallies_begin_again(struct db *db, struct error *err);
bool tallies_sum_again(struct db *db, struct error *err);
bool tallies_end_again(struct db *db, struct error *err);

/** A sum that serves and is not what it is when it is written again. Borrowed. */
struct tally_fault {
	unsigned measure;
	const char *facet, *value;
	const char *period;         /* "2017", "2017-03", "2017-03-14" */
	int64_t served, again;
};
typedef void tallies_tell(void *context, const struct tally_fault *fault);

/** Tell those of a measure, all of which was written again. */
bool tallies_compare(struct db *db, unsigned measure, tallies_tell *tell, void *context, struct error *err);

/** Serve what was written again of a measure in place of what serves. In a transaction. */
bool tallies_replace(struct db *db, unsigned measure, struct error *err);

/** What is added up. */
struct tally_wanted {
	unsigned measure;
	bool with_examples;
	const char *facet, *value;  /* "" and "": the whole */
};

/** How many count at the end of a day. */
bool tallies_until(struct db *db, const struct tally_wanted *wanted, const char *day, int64_t *count,
	struct error *err);

/** From a month to a day, both taken. */
struct tally_days {
	const char *from;  /* "2016-09" */
	const char *to;    /* "2017-03-14" */
};

/** How many more count at the end of each month, "2017-03", of those days; in order. */
typedef void tallies_each(void *context, const char *name, int64_t count);
bool tallies_months(struct db *db, const struct tally_wanted *wanted, struct tally_days days,
	tallies_each *each, void *context, struct error *err);

/** How many count at the end of a day for each value of the facet that has any, the most first. */
bool tallies_values(struct db *db, const struct tally_wanted *wanted, const char *day,
	tallies_each *each, void *context, struct error *err);

#endif
