#ifndef INDICATORS_COUNTING_H
#define INDICATORS_COUNTING_H

#include "base/error.h"
#include "indicators/figures.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* What an indicator counts in a register, as data, and the counting. A line counts from its own day,
 * as its last version says it; definition.c tells these rules in plain words. Failures as store/db.h
 * tells. */

/** Which lines are looked at, at the end of a day. */
enum counting_span {
	SPAN_YEAR,         /* of its school year, up to that day */
	SPAN_EVER,         /* up to that day */
	SPAN_IN_FORCE,     /* up to that day, and not ended before it */
	SPAN_LATEST,       /* up to that day, of the greatest `by` there is */
	SPAN_LATEST_EACH,  /* up to that day, the last one of each `by` */
};

/** What a field must say: one of some keys, joined by a space; NULL: something. */
struct counting_condition {
	const char *field, *keys;  /* field NULL: no condition */
};

struct counting {
	const char *code;                 /* of the register */
	enum counting_span span;
	const char *by;                   /* fields, joined by a space: for the spans that say it,
		and for `once` */
	bool is_once;                     /* lines that agree on `by` count once: the first */
	struct counting_condition among;  /* the lines that are looked at */
	struct counting_condition those;  /* of these, the ones that count */
	bool is_share;                    /* the value is the share of `those` in `among` */
	const char *amount;               /* the number a line adds; NULL: 1 */
	const char *whole;                /* and the one it adds to the whole of a share; NULL: 1 */
	const char *noun, *nouns;         /* « ligne », « formations »: what one, and several, are called */
};

/** Whether lines say of which département they are. */
bool counting_has_departments(const struct counting *counting);

/** What was counted. */
struct counted {
	size_t part;   /* the value, or the upper number of a share */
	size_t whole;  /* the lower number of a share; 0 else */
	size_t lines;  /* lines that were looked at: none, and nothing is known */
	bool is_hidden;  /* of so few people that who looks is not told how many */
};

/** From where one looks. Borrowed. */
struct counting_wanted {
	const char *day;         /* AAAA-MM-JJ: at the end of it */
	const char *department;  /* NULL: all */
	bool with_examples;
	bool sees_few;           /* is told numbers of few people as well: REGISTER_FEW */
};

/** A value, and those of the school year of the day: at the end of the August before, and of each
 * month that has begun. */
struct counted_year {
	struct counted now, before, months[YEAR_MONTHS];
};

/** `year` says which months; its values are filled: percents of a share, rounded; 0 where they are hidden.
 * Of a département few people are hidden as they would be of any other: the whole less the others would
 * tell how many. */
bool counting_look(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct counted_year *counted, struct figure_year *year, struct error *err);

/** A line that is counted, and what it adds. */
struct counted_line {
	int64_t line, version;
	char *hash;            /* of what that version says */
	size_t part, whole;
};
struct counted_lines {
	struct counted_line *items;  /* by the number of the line */
	size_t count;
	struct counted counted;      /* their sums */
};
void counted_lines_done(struct counted_lines *lines);
#define OWNED_COUNTED_LINES __attribute__((cleanup(counted_lines_done))) struct counted_lines

/** The lines that make a value: of a share, those of its whole. */
bool counting_lines(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct counted_lines *lines, struct error *err);

#endif
