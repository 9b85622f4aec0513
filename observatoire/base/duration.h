#ifndef BASE_DURATION_H
#define BASE_DURATION_H

#include <stdbool.h>

/** A length of time as people state it: the units are kept apart (ISO 8601). */
struct duration {
	unsigned years, months, weeks, days, hours, minutes;
};

/**
 * Read an ISO 8601 duration, « PT3H », « PT1H30M », « P3W ». Every number is
 * whole, the units come in their order, at least one is there, none above 9999;
 * seconds and fractions are refused.
 */
bool duration_parse(const char *text, struct duration *duration);

/** Whether it lasts a year at most (a month counts 31 days, a year 366). */
bool duration_is_within_a_year(struct duration duration);

/** About how many minutes, for sorting and comparing. */
unsigned long duration_minutes(struct duration duration);

/** « 1 h 30 min », « 3 semaines », with non-breaking spaces; for the caller to free(). */
char *duration_in_french(struct duration duration);

#endif
