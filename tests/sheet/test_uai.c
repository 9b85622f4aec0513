#include "sheet/uai.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *text;
	char letter;  /* called for, or 0 */
	bool is_valid;
};

static const struct row rows[] = {
	{ "a school of Paris is valid",               "0951099D",  'D', true },
	{ "a school of Haute-Vienne is valid",        "0870015U",  'U', true },
	{ "a school of Corrèze is valid",             "0190011J",  'J', true },
	{ "a school of Creuse is valid",              "0230002C",  'C', true },
	{ "a wrong letter is not",                    "0190011K",  'J', false },
	{ "the letter I does not exist",              "0870015I",  'U', false },
	{ "six digits are not",                       "087015U",   0,   false },
	{ "a space behind is not",                    "0870015U ", 'U', false },
	{ "a lower-case letter is not",               "0870015u",  'U', false },
	{ "no letter is not",                         "0870015",   'U', false },
	{ "nothing is not",                           "",          0,   false },
};

static void tells_validity(void **state)
{
	const struct row *row = *state;
	assert_int_equal(uai_letter(row->text), row->letter);
	assert_int_equal(uai_is_valid(row->text), row->is_valid);
}

struct typed {
	const char *name, *text, *uai;
};

static const struct typed typed[] = {
	{ "spaces and case do not matter",     "087 0015 u",                   "0870015U" },
	{ "a school's mailbox holds its UAI",  "ce.0870015u@ac-limoges.fr",    "0870015U" },
	{ "so does it in capitals",            "CE.0870015U@AC-LIMOGES.FR",    "0870015U" },
	{ "a mailbox without ce. does too",    "0870015u@ac-limoges.fr",       "0870015U" },
	{ "hyphens and dots do not matter",    "087-0015.U",                   "0870015U" },
	{ "the letter is not judged here",     "0190011k",                     "0190011K" },
	{ "too few digits are not a UAI",      "87 0015 U",                    NULL },
	{ "too many digits are not a UAI",     "08700155U",                    NULL },
	{ "two letters are not a UAI",         "0870015UU",                    NULL },
	{ "an accent is not a letter of UAI",  "0870015É",                     NULL },
	{ "nothing is not a UAI",              "",                             NULL },
};

static void extracts(void **state)
{
	const struct typed *row = *state;
	char uai[UAI_BYTES] = "kept";
	assert_int_equal(uai_extract(row->text, uai), row->uai != NULL);
	assert_string_equal(uai, row->uai ? row->uai : "kept");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, tells_validity);
	SUITE_ROWS(&suite, typed, extracts);
	return suite_run(&suite, "sheet/uai");
}
