#include "sheet/personal.h"

#include "base/owned.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *text, *seen;  /* what the remark quotes, NULL: no remark */
};

static const struct row rows[] = {
	{ "an e-mail address is seen",              "Écrire à lea.m@exemple.fr.",  "lea.m@exemple.fr" },
	{ "a school's mailbox is nobody's",         "ce.0870015u@ac-limoges.fr",   NULL },
	{ "a person's at the académie is",          "jean@ac-limoges.fr",          "jean@ac-limoges.fr" },
	{ "M@gistère is no address",                "un parcours M@gistère",       NULL },
	{ "an @ alone is no address",               "a @ b.fr",                    NULL },
	{ "a host without a dot is no address",     "moi@maison",                  NULL },
	{ "a telephone number is seen",             "au 05 55 12 34 56 !",         "05 55 12 34 56" },
	{ "with dots",                              "05.55.12.34.56",              "05.55.12.34.56" },
	{ "stuck together",                         "0612345678",                  "0612345678" },
	{ "from abroad",                            "+33 6 12 34 56 78",           "+33 6 12 34 56 78" },
	{ "from abroad with its zero",              "+33 (0)6 12 34 56 78",        "+33 (0)6 12 34 56 78" },
	{ "with non-breaking spaces",               "05\u00a055\u00a012\u00a034\u00a056",
		"05\u00a055\u00a012\u00a034\u00a056" },
	{ "a UAI is no telephone number",           "0870015U",                    NULL },
	{ "a decimal number is none",               "3,0612345678",                NULL },
	{ "a long number is none",                  "061234567890",                NULL },
	{ "a date is none",                         "01/02/2017",                  NULL },
	{ "nothing is nothing",                     "",                            NULL },
};

static void sees(void **state)
{
	const struct row *row = *state;
	OWNED_REMARKS remarks = {0};
	personal_check(row->text, "titre", 0, &remarks);
	assert_int_equal(remarks.count, row->seen ? 1 : 0);
	if (!row->seen)
		return;
	assert_non_null(strstr(remarks.items[0].sentence, row->seen));
	assert_int_equal(remarks.items[0].severity, SEVERITY_ADVICE);
	assert_int_equal(remarks.items[0].line, 0);
}

static void refuses(void **state)
{
	const struct row *row = *state;
	OWNED_STRING sentence = personal_refusal(row->text);
	assert_int_equal(sentence != NULL, row->seen != NULL);
	if (row->seen)
		assert_non_null(strstr(sentence, row->seen));
}

static void looks_past_the_mailbox_of_a_school(void **state)
{
	(void)state;
	OWNED_STRING sentence = personal_refusal("ce.0870015u@ac-limoges.fr ou lea.m@exemple.fr");
	assert_non_null(strstr(sentence, "« lea.m@exemple.fr »"));
}

static void counts_lines(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0};
	personal_check("a\nb 0612345678\nc x@exemple.org\n", "corps", 10, &remarks);
	assert_int_equal(remarks.count, 2);
	assert_int_equal(remarks.items[0].line, 11);
	assert_int_equal(remarks.items[1].line, 12);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, sees);
	SUITE_ROWS(&suite, rows, refuses);
	SUITE_TEST(&suite, looks_past_the_mailbox_of_a_school);
	SUITE_TEST(&suite, counts_lines);
	return suite_run(&suite, "sheet/personal");
}
