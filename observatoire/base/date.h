#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { DATE_BYTES = 11 };  /* "2017-03-14" and a zero */

/** A day of the Gregorian calendar. */
struct date {
	int year;   /* 1 to 9999 */
	int month;  /* 1 to 12 */
	int day;    /* 1 to 31, and one that exists */
};

/** Read "AAAA-MM-JJ" (ISO 8601, extended). False for anything else, "2017-02-30" included. */
bool date_parse(const char *text, struct date *date);

/** Write "AAAA-MM-JJ". */
void date_write(struct date date, char text[static DATE_BYTES]);

/** How many days a month has, from 1 to 12, of a year of the Gregorian calendar. */
int date_days_in(int year, int month);

/** The day after, and the day before. */
struct date date_next(struct date date);
struct date date_previous(struct date date);

/** « 14 mars 2017 », « 1er mars 2017 », for the caller to free(). */
char *date_in_french(struct date date);

/** Today in Paris; `now` is Unix time in seconds. */
struct date date_of(int64_t now);

enum { CLOCK_BYTES = 6 };  /* "09:05" and a zero */

/** The time in Paris, "HH:MM". */
void date_clock(int64_t now, char text[static CLOCK_BYTES]);

/** Year in which the school year of `date` begins: it changes on 1 September. */
int date_school_year(struct date date);

/** The first and the last day of the school year that begins in `year`: "2016-09-01", "2017-08-31". */
void date_school_year_first(int year, char day[static DATE_BYTES]);
void date_school_year_last(int year, char day[static DATE_BYTES]);

/** Read « 2016-2017 »: two years that follow one another. Gives the first, or 0. */
int date_parse_school_year(const char *text);

#endif
