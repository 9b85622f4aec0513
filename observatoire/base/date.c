#include "base/date.h"

#include "base/ascii.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

struct date date_next(struct date date)
{
	if (date.day < date_days_in(date.year, date.month))
		return (struct date){ date.year, date.month, date.day + 1 };
	return date.month < 12 ? (struct date){ date.year, date.month + 1, 1 }
		: (struct date){ date.year + 1, 1, 1 };
}

struct date date_previous(struct date date)
{
	if (date.day > 1)
		return (struct date){ date.year, date.month, date.day - 1 };
	int year = date.month > 1 ? date.year : date.year - 1;
	int month = date.month > 1 ? date.month - 1 : 12;
	return (struct date){ year, month, date_days_in(year, month) };
}

/* Exactly `count` digits; -1 otherwise. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (!ascii_is_digit(text[i]))
			return -1;
		value = 10 * value + (text[i] - '0');
	}
	return value;
}

bool date_parse(const char *text, struct date *date)
{
	if (strlen(text) != DATE_BYTES - 1 || text[4] != '-' || text[7] != '-')
		return false;

	struct date read = { digits(text, 4), digits(text + 5, 2), digits(text + 8, 2) };
	if (read.year < 1 || read.month < 1 || read.month > 12 || read.day < 1
		|| read.day > date_days_in(read.year, read.month))
		return false;
	*date = read;
	return true;
}

void date_write(struct date date, char text[static DATE_BYTES])
{
	snprintf(text, DATE_BYTES, "%04u-%02u-%02u", (unsigned)date.year % 10000,
		(unsigned)date.month % 100, (unsigned)date.day % 100);
}

char *date_in_french(struct date date)
{
	static const char *const months[] = { "janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre" };
	return text_make("%d%s %s %d", date.day, date.day == 1 ? "er" : "", months[date.month - 1],
		date.year);
}

/* Days of the civil calendar since 1970-01-01. */
static int64_t days_since_epoch(int year, int month, int day)
{
	struct tm parts = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day };
	return (int64_t)timegm(&parts) / 86400;
}

/* Paris keeps summer time between the last Sundays of March and October, at 01:00 UTC
 * (directive 2000/84/EC); reading the zone files would need a mutable global. */
static int64_t last_sunday(int year, int month)
{
	int64_t last = days_since_epoch(year, month, 31);
	int64_t weekday = (last + 4) % 7;
	return (last - weekday) * 86400 + 3600;
}

static struct tm in_paris(int64_t now)
{
	time_t moment = (time_t)now;
	struct tm parts;
	gmtime_r(&moment, &parts);
	int year = parts.tm_year + 1900;
	bool summer = now >= last_sunday(year, 3) && now < last_sunday(year, 10);
	moment += summer ? 7200 : 3600;
	gmtime_r(&moment, &parts);
	return parts;
}

struct date date_of(int64_t now)
{
	struct tm parts = in_paris(now);
	return (struct date){ parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday };
}

void date_clock(int64_t now, char text[static CLOCK_BYTES])
{
	struct tm parts = in_paris(now);
	snprintf(text, CLOCK_BYTES, "%02u:%02u", (unsigned)parts.tm_hour % 24, (unsigned)parts.tm_min % 60);
}

int date_school_year(struct date date)
{
	return date.month >= 9 ? date.year : date.year - 1;
}

enum { AUGUST = 8, SEPTEMBER };

void date_school_year_first(int year, char day[static DATE_BYTES])
{
	date_write((struct date){ year, SEPTEMBER, 1 }, day);
}

void date_school_year_last(int year, char day[static DATE_BYTES])
{
	date_write((struct date){ year + 1, AUGUST, 31 }, day);
}

int date_parse_school_year(const char *text)
{
	if (strlen(text) != 9 || text[4] != '-')
		return 0;
	int first = digits(text, 4), second = digits(text + 5, 4);
	return first > 0 && second == first + 1 ? first : 0;
}
