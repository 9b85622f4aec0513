#ifndef STORE_EVENTS_H
#define STORE_EVENTS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The journal of what counts: each version of each sheet, from which day, in which measures. It only
 * grows; the database refuses to change or remove a line. Failures as db.h tells. */

/** One version of a sheet, as it counts. Borrowed, whether given or told. */
struct event {
	int64_t number;        /* told: counts from 1 */
	int64_t sheet;         /* its row, which may be gone */
	const char *id;
	int64_t revision;
	const char *hash;      /* SHA-256 of its Markdown */
	const char *standing;  /* "compte", or why it does not: indicators/rules.h */
	const char *day;       /* AAAA-MM-JJ: from which it counts so */
	int64_t made_at;       /* Unix time: since when that is known */
	unsigned measures;     /* a set: MEASURE_BIT() */
	unsigned rules;        /* version of the rules that gave it */
	bool is_example;
	const char *facets;    /* " departement:023 degre:1 ": a space before and behind each */
};

/** In the transaction of what it tells. */
bool events_add(struct db *db, const struct event *event, struct error *err);

typedef void events_each(void *context, const struct event *event);

/** Tell the last event of a sheet; nothing when it has none. */
bool events_last(struct db *db, int64_t sheet, events_each *tell, void *context, struct error *err);

/** The last event of each sheet that counts for something; stops with false when `each` fails. Events may
 * be added meanwhile. */
typedef bool events_last_each(void *context, const struct event *event, struct error *err);
bool events_each_last(struct db *db, events_last_each *each, void *context, struct error *err);

/** All of them, sheet after sheet, each sheet's in their order; stops when `each` says false. */
typedef bool events_walk_each(void *context, const struct event *event);
bool events_walk(struct db *db, events_walk_each *each, void *context, struct error *err);

/** Which sheets are told: those that count at the end of a day. */
struct events_wanted {
	unsigned measure;      /* MEASURE_BIT() of one */
	const char *day;       /* AAAA-MM-JJ */
	const char *facet;     /* " departement:023 ", a space before and behind; NULL: all */
	const char *also;      /* a second one they have as well; NULL: none is asked for */
	bool with_examples;
	int64_t before;        /* events numbered below this one; 0: all */
	size_t limit;
};

/** The event in force that day of each such sheet, the last one first. */
bool events_standing(struct db *db, const struct events_wanted *wanted, events_each *each,
	void *context, struct error *err);

/** How many there are, whatever `before` and `limit`. */
bool events_count(struct db *db, const struct events_wanted *wanted, int64_t *count, struct error *err);

/** The facets of each, whatever `before` and `limit`, in no order. */
typedef void events_facets_each(void *context, const char *facets);
bool events_facets(struct db *db, const struct events_wanted *wanted, events_facets_each *each,
	void *context, struct error *err);

/** Whether the versions kept before there were events have theirs, and that they do. */
bool events_history_is_told(struct db *db, bool *is_told, struct error *err);
bool events_set_history_told(struct db *db, struct error *err);

/** Each version of each sheet that has no event, in their order. Borrowed for the call. */
struct untold_version {
	int64_t sheet, revision, made_at;
	const char *id, *hash, *markdown;
};
typedef bool events_untold_each(void *context, const struct untold_version *version,
	struct error *err);
bool events_untold(struct db *db, events_untold_each *each, void *context, struct error *err);

#endif
