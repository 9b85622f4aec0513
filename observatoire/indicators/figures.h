#ifndef INDICATORS_FIGURES_H
#define INDICATORS_FIGURES_H

#include "base/date.h"
#include "base/error.h"
#include "indicators/rules.h"
#include "sheet/vocabulary.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The figures, at the end of any day. They are read from sums kept beside the events (store/tallies.h): what
 * a figure costs grows with the parts it has, not with the sheets nor the years. Failures as store/db.h
 * tells. */

/** By what a figure is broken down. */
struct breakdown {
	const char *key;                 /* "departement": in events and in addresses */
	const char *label;               /* « Par département » */
	bool has_vocabulary;
	enum vocabulary_name vocabulary; /* of its values */
	bool is_narrow;                  /* of a past day, a small count could single somebody out */
	bool is_of_today;                /* of a past day any count could: its parts belong to those above */
};

enum { BREAKDOWN_COUNT = 8 };
extern const struct breakdown breakdowns[BREAKDOWN_COUNT];

/** NULL when there is none with this key. */
const struct breakdown *breakdown_find(const char *key);

/** Of a past day, the public does not see counts of a narrow breakdown from 1 to this one. Of today it sees
 * all: whoever reads the sheets counts them (docs/decisions.md, 32). */
enum { SMALL_COUNT = 4 };

/** What is looked at. Borrowed. */
struct figure_wanted {
	enum measure measure;
	const char *day;          /* AAAA-MM-JJ: at the end of it */
	bool with_examples;       /* sheets made to show the product: never in an indicator */
	const char *key, *value;  /* of a breakdown; NULL: the whole */
	const char *also_key, *also_value;  /* of another: the sheets that are in both; NULL: all of the first */
};

/** Of two parts together there are no sums: they are counted from the events. */
bool figures_value(struct db *db, const struct figure_wanted *wanted, size_t *value, struct error *err);

enum { YEAR_MONTHS = 12 };

/** One month of a school year. */
struct figure_month {
	char name[8];           /* "2016-09" */
	char last[DATE_BYTES];  /* its last day, or that of the figure in its own month */
	bool is_over;           /* false: it begins after the day of the figure; nothing is known */
	size_t value;           /* at the end of `last` */
	int64_t change;         /* since the end of the month before */
};

/** The school year of a day, from 1 September to 31 August. */
struct figure_year {
	int first;              /* 2016: from September 2016 */
	size_t before;          /* at the end of 31 August before it */
	struct figure_month months[YEAR_MONTHS];
};
/** Its months alone: the values stay 0. */
bool figures_name_year(const char *day, struct figure_year *year, struct error *err);

bool figures_year(struct db *db, const struct figure_wanted *wanted, struct figure_year *year,
	struct error *err);

/** One part of a breakdown. */
struct figure_part {
	char *value;       /* a key, a UAI; "-" for the sheets that say nothing */
	char *name;        /* what it is called, when somebody looked it up; or NULL */
	size_t count;
	bool is_hidden;    /* the public may not see it */
};

/** The parts, the most first. Sheets that have several values are in several parts. */
struct figure_parts {
	struct figure_part *items;
	size_t count;
};
void figure_parts_done(struct figure_parts *parts);
#define OWNED_PARTS __attribute__((cleanup(figure_parts_done))) struct figure_parts

/** The breakdown by `key` of the whole, whatever part is wanted. */
bool figures_parts(struct db *db, const struct figure_wanted *wanted, const char *key,
	struct figure_parts *parts, struct error *err);

/**
 * All breakdowns of a figure: `parts` has BREAKDOWN_COUNT places, in the order of breakdowns[]. Those of
 * one part are counted in one walk through the events, which grow with the years; that part has none by its
 * own key.
 */
bool figures_break_down(struct db *db, const struct figure_wanted *wanted, struct figure_parts *parts,
	struct error *err);

/**
 * Hide what could single somebody out: counts from 1 to SMALL_COUNT; where that hides one only of those of a
 * département, which its own number would tell, the smallest that is left there; where none is left, the
 * sheets that say nothing. So the parts of a département are hidden alike alone and beside those of others.
 */
void figure_parts_hide(struct figure_parts *parts);

/** Whether the public may not see one part of a figure of a past day: a school's, or one that
 * figure_parts_hide() hides; never the whole, nor one of a breakdown that is not narrow. Of two parts, a
 * narrow one is hidden with any other but its département. */
bool figures_hide(struct db *db, const struct figure_wanted *wanted, bool *hidden, struct error *err);

/** One sheet of a figure. */
struct figure_record {
	int64_t number;    /* of its event: to ask for those before */
	int64_t row;       /* of the sheet, which may be gone */
	char *id, *hash;
	int64_t revision;
	char day[DATE_BYTES];  /* since when it counts in this version */
	bool is_example;
};

struct figure_records {
	struct figure_record *items;
	size_t count;
};
void figure_records_done(struct figure_records *records);
#define OWNED_RECORDS __attribute__((cleanup(figure_records_done))) struct figure_records

/** The sheets a figure counts, the last one that changed first: `limit` at most, from those of events
 * numbered below `before` (0: from the last). */
bool figures_records(struct db *db, const struct figure_wanted *wanted, int64_t before, size_t limit,
	struct figure_records *records, struct error *err);

#endif
