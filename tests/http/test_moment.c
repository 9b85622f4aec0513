#include "http/moment.h"
#include "support/rows.h"

struct row {
	const char *name, *text;
	int64_t at;
};

static const struct row known_rows[] = {
	{ "the first second is written and read", "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
	{ "a day of March is written and read",   "Tue, 14 Mar 2017 08:30:05 GMT", 1489480205 },
	{ "a leap day is written and read",       "Thu, 29 Feb 2024 23:59:59 GMT", 1709251199 },
	{ "the last second is written and read",  "Fri, 31 Dec 9999 23:59:59 GMT", 253402300799 },
};

static void writes_and_reads(void **state)
{
	const struct row *row = *state;
	char text[MOMENT_BYTES];
	moment_write(row->at, text);
	assert_string_equal(text, row->text);
	int64_t at = -1;
	assert_true(moment_parse(row->text, &at));
	assert_int_equal(at, row->at);
}

static const struct row refused_rows[] = {
	{ "nothing is no date",                  "", 0 },
	{ "a word is no date",                   "hier", 0 },
	{ "another zone is not read",            "Tue, 14 Mar 2017 08:30:05 CET", 0 },
	{ "the form of 1985 is not read",        "Tuesday, 14-Mar-17 08:30:05 GMT", 0 },
	{ "the form of C is not read",           "Tue Mar 14 08:30:05 2017", 0 },
	{ "a month that is none",                "Tue, 14 Mai 2017 08:30:05 GMT", 0 },
	{ "a day that is none",                  "Tue, 32 Mar 2017 08:30:05 GMT", 0 },
	{ "an hour that is none",                "Tue, 14 Mar 2017 24:30:05 GMT", 0 },
	{ "something behind it",                 "Tue, 14 Mar 2017 08:30:05 GMT; x", 0 },
	{ "a negative second",                   "Tue, 14 Mar 2017 08:30:-5 GMT", 0 },
	{ "before the first second",             "Wed, 31 Dec 1969 23:59:59 GMT", 0 },
};

static void refuses(void **state)
{
	const struct row *row = *state;
	int64_t at = 7;
	assert_false(moment_parse(row->text, &at));
	assert_int_equal(at, 7);
}

static void what_no_date_tells_is_brought_back(void **state)
{
	(void)state;
	char text[MOMENT_BYTES];
	moment_write(-1, text);
	assert_string_equal(text, "Thu, 01 Jan 1970 00:00:00 GMT");
	moment_write(INT64_MAX, text);
	assert_string_equal(text, "Fri, 31 Dec 9999 23:59:59 GMT");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, known_rows, writes_and_reads);
	SUITE_ROWS(&suite, refused_rows, refuses);
	SUITE_TEST(&suite, what_no_date_tells_is_brought_back);
	return suite_run(&suite, "http/moment");
}
