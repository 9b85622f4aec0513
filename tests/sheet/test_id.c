#include "sheet/id.h"
#include "support/rows.h"

struct row {
	const char *name, *text;
	bool is_valid;
};

static const struct row rows[] = {
	{ "a year and a number",             "2017-0042",       true },
	{ "more digits past 9999",           "2017-12345",      true },
	{ "as many digits as may be",        "2017-123456789",  true },
	{ "one digit more",                  "2017-1234567890", false },
	{ "one digit less",                  "2017-042",        false },
	{ "a year of three digits",          "201-0042",        false },
	{ "a year of five digits",           "20170-0042",      false },
	{ "no number",                       "2017-",           false },
	{ "no hyphen",                       "20170042",        false },
	{ "another sign for the hyphen",     "2017.0042",       false },
	{ "letters behind",                  "2017-0042a",      false },
	{ "a space before",                  " 2017-0042",      false },
	{ "nothing",                         "",                false },
};

static void decides(void **state)
{
	const struct row *row = *state;
	assert_int_equal(id_is_valid(row->text), row->is_valid);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, decides);
	return suite_run(&suite, "sheet/id");
}
