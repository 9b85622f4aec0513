#include "base/owned.h"
#include "base/text.h"
#include "sheet/loose.h"
#include "support/rows.h"

struct row {
	const char *name, *typed, *meant;  /* NULL: cannot tell */
};

static void compare(char *got, const char *meant)
{
	OWNED_STRING given = got;
	if (!meant)
		assert_null(given);
	else
		assert_non_null(given);
	if (meant)
		assert_string_equal(given, meant);
}

static const struct row dates[] = {
	{ "an ISO date is itself",                    "2017-03-14",           "2017-03-14" },
	{ "the time of day is dropped",               "2017-03-14T10:00:00Z", "2017-03-14" },
	{ "behind a space too",                       "2017-03-14 10:00",     "2017-03-14" },
	{ "day, month, year with slashes",            "14/03/2017",           "2017-03-14" },
	{ "day, month, year with dots",               "1.3.2017",             "2017-03-01" },
	{ "year, month, day with slashes",            "2017/03/14",           "2017-03-14" },
	{ "a month by its name",                      "14 mars 2017",         "2017-03-14" },
	{ "the first of a month",                     "1er août 2017",        "2017-08-01" },
	{ "30 February does not exist",               "2017-02-30",           NULL },
	{ "month 13 does not exist",                  "2017-13-01",           NULL },
	{ "a month is not a word one does not know",  "14 brumaire 2017",     NULL },
	{ "a year is not a date",                     "2017",                 NULL },
	{ "a year of five digits is not",             "20170-03-14",          NULL },
	{ "words are not a date",                     "hier",                 NULL },
	{ "nothing is not a date",                    "",                     NULL },
};

static void reads_dates(void **state)
{
	const struct row *row = *state;
	compare(loose_date(row->typed), row->meant);
}

static const struct row durations[] = {
	{ "an ISO duration is itself",              "PT1H30M",      "PT1H30M" },
	{ "in lower case too",                      "pt3h",         "PT3H" },
	{ "hours as people write them",             "3 h",          "PT3H" },
	{ "hours and minutes stuck together",       "1h30",         "PT1H30M" },
	{ "hours and minutes in words",             "1 heure 30 minutes", "PT1H30M" },
	{ "minutes",                                "45 min",       "PT45M" },
	{ "mn are minutes",                         "45mn",         "PT45M" },
	{ "weeks",                                  "3 semaines",   "P3W" },
	{ "days and hours",                         "2 jours 3 h",  "P2DT3H" },
	{ "a year in words",                        "1 an",         "P1Y" },
	{ "months are not minutes",                 "6 mois",       "P6M" },
	{ "a number alone has no unit",             "3",            NULL },
	{ "seasons are no unit",                    "2 saisons",    NULL },
	{ "units out of order are refused",         "30 min 1 h",   NULL },
	{ "séances are not a duration",             "3 séances",    NULL },
	{ "a fraction is refused",                  "1,5 h",        NULL },
	{ "too many parts are refused",             "1h1h1h1h1h1h1h1h1h", NULL },
	{ "nothing is no duration",                 "",             NULL },
};

static void reads_durations(void **state)
{
	const struct row *row = *state;
	compare(loose_duration(row->typed), row->meant);
}

static const struct row years[] = {
	{ "a school year is itself",             "2016-2017",     "2016-2017" },
	{ "with a slash",                        "2016/2017",     "2016-2017" },
	{ "with a dash and spaces",              "2016 – 2017",   "2016-2017" },
	{ "shortened",                           "2016-17",       "2016-2017" },
	{ "not tried",                           "Non",           "non" },
	{ "no as YAML has it",                   "no",            "non" },
	{ "years that do not follow are not",    "2016-2018",     NULL },
	{ "one year is not",                     "2016",          NULL },
	{ "yes is not enough",                   "oui",           NULL },
};

static void reads_school_years(void **state)
{
	const struct row *row = *state;
	compare(loose_school_year(row->typed), row->meant);
}

static const struct row flags[] = {
	{ "true is true",       "true",  "true" },
	{ "Oui is true",        "Oui",   "true" },
	{ "1 is true",          "1",     "true" },
	{ "false is false",     "false", "false" },
	{ "NON is false",       "NON",   "false" },
	{ "no is false",        "no",    "false" },
	{ "maybe is neither",   "peut-être", NULL },
};

static void reads_flags(void **state)
{
	const struct row *row = *state;
	compare(loose_flag(row->typed), row->meant);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, dates, reads_dates);
	SUITE_ROWS(&suite, durations, reads_durations);
	SUITE_ROWS(&suite, years, reads_school_years);
	SUITE_ROWS(&suite, flags, reads_flags);
	return suite_run(&suite, "sheet/loose");
}
