#include "base/duration.h"
#include "base/owned.h"
#include "support/rows.h"

struct row {
	const char *name, *text, *french;  /* french: NULL when refused */
	unsigned long minutes;
};

static const struct row rows[] = {
	{ "hours",                               "PT3H",      "3\u00a0h", 180 },
	{ "hours and minutes",                   "PT1H30M",   "1\u00a0h\u00a030\u00a0min", 90 },
	{ "weeks",                               "P3W",       "3\u00a0semaines", 30240 },
	{ "one day",                             "P1D",       "1\u00a0jour", 1440 },
	{ "months are not minutes",              "P2M",       "2\u00a0mois", 89280 },
	{ "days then hours",                     "P1DT2H",    "1\u00a0jour\u00a02\u00a0h", 1560 },
	{ "nothing after P is refused",          "P",         NULL, 0 },
	{ "nothing after T is refused",          "PT",        NULL, 0 },
	{ "nothing after a late T is refused",   "P1DT",      NULL, 0 },
	{ "units in the wrong order are refused", "PT30M1H",  NULL, 0 },
	{ "a unit twice is refused",             "PT1H1H",    NULL, 0 },
	{ "zero is refused",                     "PT0H",      NULL, 0 },
	{ "a fraction is refused",               "PT1.5H",    NULL, 0 },
	{ "a huge number is refused",            "PT10000H",  NULL, 0 },
	{ "plain French is refused",             "3 heures",  NULL, 0 },
	{ "an empty text is refused",            "",          NULL, 0 },
};

static void reads(void **state)
{
	const struct row *row = *state;
	struct duration duration = {0};
	assert_int_equal(duration_parse(row->text, &duration), row->french != NULL);
	if (!row->french)
		return;

	OWNED_STRING french = duration_in_french(duration);
	assert_string_equal(french, row->french);
	assert_int_equal(duration_minutes(duration), row->minutes);
}

static void knows_a_year(void **state)
{
	(void)state;
	struct duration year = { .years = 1 }, more = { .years = 1, .minutes = 1 };
	assert_true(duration_is_within_a_year(year));
	assert_false(duration_is_within_a_year(more));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, reads);
	SUITE_TEST(&suite, knows_a_year);
	return suite_run(&suite, "base/duration");
}
