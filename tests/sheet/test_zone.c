#include "sheet/zone.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *text;
	const char *code;  /* what it means; NULL: no ZAP */
};

static const struct row rows[] = {
	{ "six digits are a code",                        "023001",  "023001" },
	{ "five have lost their zero in a spreadsheet",   "23001",   "023001" },
	{ "four are none",                                "2301",    NULL },
	{ "seven are none",                               "0230011", NULL },
	{ "a letter is in none",                          "02300A",  NULL },
	{ "a dash is in none",                            "23-001",  NULL },
	{ "a space behind is in none",                    "023001 ", NULL },
	{ "a name is none",                               "Est creusois", NULL },
	{ "nothing is none",                              "",        NULL },
};

static void reads(void **state)
{
	const struct row *row = *state;
	char code[ZONE_BYTES] = "";
	assert_int_equal(zone_read(row->text, code), row->code != NULL);
	assert_string_equal(code, row->code ? row->code : "");
	assert_int_equal(zone_is_code(row->text), row->code && strcmp(row->code, row->text) == 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, reads);
	return suite_run(&suite, "sheet/zone");
}
