#include "base/date.h"
#include "base/owned.h"
#include "support/rows.h"

struct row {
	const char *name, *text, *french;  /* french: NULL when the date is refused */
	int school_year;
};

static const struct row rows[] = {
	{ "a day is read and told in French",        "2017-03-14", "14 mars 2017",      2016 },
	{ "the first of a month is « 1er »",         "2018-09-01", "1er septembre 2018", 2018 },
	{ "the last day of August is the old year",  "2018-08-31", "31 août 2018",      2017 },
	{ "29 February exists in a leap year",       "2016-02-29", "29 février 2016",   2015 },
	{ "29 February is refused in another",       "2017-02-29", NULL, 0 },
	{ "30 February is refused",                  "2017-02-30", NULL, 0 },
	{ "1900 was no leap year",                   "1900-02-29", NULL, 0 },
	{ "month 13 is refused",                     "2017-13-01", NULL, 0 },
	{ "day 0 is refused",                        "2017-01-00", NULL, 0 },
	{ "a short form is refused",                 "2017-1-1",   NULL, 0 },
	{ "a French order is refused",               "14/03/2017", NULL, 0 },
	{ "what follows the day is refused",         "2017-03-14T", NULL, 0 },
	{ "an empty text is refused",                "",           NULL, 0 },
};

static void reads(void **state)
{
	const struct row *row = *state;
	struct date date;
	assert_int_equal(date_parse(row->text, &date), row->french != NULL);
	if (!row->french)
		return;

	OWNED_STRING french = date_in_french(date);
	char written[DATE_BYTES];
	date_write(date, written);
	assert_string_equal(french, row->french);
	assert_string_equal(written, row->text);
	assert_int_equal(date_school_year(date), row->school_year);
	char first[DATE_BYTES], last[DATE_BYTES];
	date_school_year_first(row->school_year, first);
	date_school_year_last(row->school_year, last);
	assert_true(strcmp(first, row->text) <= 0 && strcmp(row->text, last) <= 0);
}

struct moment {
	const char *name, *day;
	int64_t now;
};

static const struct moment moments[] = {
	{ "in winter Paris is one hour ahead",        "2026-01-01", 1767223800 },
	{ "in summer Paris is two hours ahead",       "2026-07-02", 1782944400 },
	{ "before summer time begins, one hour only", "2026-03-28", 1774738799 },
};

static void knows_the_day(void **state)
{
	const struct moment *row = *state;
	char written[DATE_BYTES];
	date_write(date_of(row->now), written);
	assert_string_equal(written, row->day);
}

/* The day after, to and fro. */
static const struct neighbours {
	const char *name, *day, *next;
} neighbours[] = {
	{ "a day of a month has another behind it", "2017-03-14", "2017-03-15" },
	{ "a month ends",                           "2017-04-30", "2017-05-01" },
	{ "a year ends",                            "2017-12-31", "2018-01-01" },
	{ "February ends",                          "2017-02-28", "2017-03-01" },
	{ "but a leap year has its 29th",           "2016-02-28", "2016-02-29" },
};

static void knows_the_days_beside(void **state)
{
	const struct neighbours *row = *state;
	struct date day, next;
	char written[DATE_BYTES];
	assert_true(date_parse(row->day, &day));
	assert_true(date_parse(row->next, &next));
	date_write(date_next(day), written);
	assert_string_equal(written, row->next);
	date_write(date_previous(next), written);
	assert_string_equal(written, row->day);
}

struct year {
	const char *name, *text;
	int first;
};

static const struct year years[] = {
	{ "two years that follow are a school year", "2016-2017", 2016 },
	{ "a gap is refused",                        "2016-2018", 0 },
	{ "a short form is refused",                 "2016-17",   0 },
	{ "letters are refused",                     "20a6-2017", 0 },
};

static void reads_school_years(void **state)
{
	const struct year *row = *state;
	assert_int_equal(date_parse_school_year(row->text), row->first);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads);
	SUITE_ROWS(&suite, moments, knows_the_day);
	SUITE_ROWS(&suite, neighbours, knows_the_days_beside);
	SUITE_ROWS(&suite, years, reads_school_years);
	return suite_run(&suite, "base/date");
}
