#ifndef INDICATORS_SERIES_H
#define INDICATORS_SERIES_H

#include "indicators/counting.h"

/* What a register measured, school year after school year: « Élèves par poste de travail » of the
 * survey ETIC. Failures as store/db.h tells. */

/** The survey changed its questions in the school year that began then: no line is drawn across. */
enum { SERIES_BREAK = 2016 };

/** One value of a series. */
struct series_point {
	int year;           /* 2015: the school year 2015-2016 */
	char *label;        /* as it was written: « 62,5 » */
	int64_t value;      /* in ten-thousandths */
	int64_t line;       /* of the register */
};

/** One thing that was measured; its points in their order. */
struct series {
	char *name, *unit;  /* `unit` may be "" */
	struct series_point *points;
	size_t count;
};
struct series_list {
	struct series *items;
	size_t count;
};
void series_list_done(struct series_list *list);
#define OWNED_SERIES __attribute__((cleanup(series_list_done))) struct series_list

/** Whether the register of a counting has series: years and decimal values. */
bool series_are_in(const struct counting *counting);

/** All of them up to a day. */
bool series_read(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct series_list *list, struct error *err);

#endif
