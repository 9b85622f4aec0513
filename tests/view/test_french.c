#include "support/rows.h"
#include "support/sheets.h"
#include "view/french.h"

struct row {
	const char *name, *given, *expected;
};

static const struct row dates[] = {
	{ "a day is written out",                  "2017-03-14", "14 mars 2017" },
	{ "a text that is no date stays",          "en mars",    "en mars" },
	{ "a date that does not exist stays",      "2017-02-30", "2017-02-30" },
	{ "no date is no text",                    NULL,         "" },
};

static void writes_dates(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = french_date(row->given);
	assert_string_equal(got, row->expected);
}

static const struct row durations[] = {
	{ "hours and minutes are written out",     "PT1H30M",    "1\u00A0h\u00A030\u00A0min" },
	{ "a text that is no duration stays",      "une heure",  "une heure" },
	{ "no duration is no text",                NULL,         "" },
};

static void writes_durations(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = french_duration(row->given);
	assert_string_equal(got, row->expected);
}

static const struct bytes_row {
	const char *name;
	unsigned long long bytes;
	const char *expected;
} sizes[] = {
	{ "one byte is in the singular",        1,        "1\u00A0octet" },
	{ "a small file is told by its bytes",  999,      "999\u00A0octets" },
	{ "then by thousands, rounded",         1500,     "2\u00A0ko" },
	{ "which are never a thousand",         999499,   "999\u00A0ko" },
	{ "a million is told as such",          999500,   "1,0\u00A0Mo" },
	{ "with one decimal, and a comma",      1449999,  "1,4\u00A0Mo" },
	{ "the largest is 20 × 2^20 bytes",     20971520, "21,0\u00A0Mo" },
};

static void writes_sizes(void **state)
{
	const struct bytes_row *row = *state;
	OWNED_STRING got = french_bytes(row->bytes);
	assert_string_equal(got, row->expected);
}

static const struct row capitals[] = {
	{ "a plain letter becomes a capital",      "codage",     "Codage" },
	{ "the letter a too",                      "a",          "A" },
	{ "the letter z too",                      "zéro",       "Zéro" },
	{ "an accented letter keeps its accent",   "évaluation", "Évaluation" },
	{ "so does ç",                             "ça",         "Ça" },
	{ "a capital stays",                       "CM2",        "CM2" },
	{ "an accented capital stays",             "École",      "École" },
	{ "a digit stays",                         "6e",         "6e" },
	{ "the sign ÷ has no capital",             "÷",          "÷" },
	{ "another script stays",                  "ёлка",       "ёлка" },
	{ "an empty text stays empty",             "",           "" },
};

static void writes_capitals(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = french_capital(row->given);
	assert_string_equal(got, row->expected);
}

struct moment_row {
	const char *name;
	int64_t seconds;
	const char *expected;
};

static const struct moment_row moments[] = {
	{ "a morning of winter",   1489482300, "14 mars 2017 à 10\u00A0h\u00A005" },
	{ "an early hour",         1489474800, "14 mars 2017 à 8\u00A0h\u00A000" },
	{ "midnight in summer",    1500069600, "15 juillet 2017 à 0\u00A0h\u00A000" },
};

static void writes_moments(void **state)
{
	const struct moment_row *row = *state;
	OWNED_STRING got = french_moment(row->seconds);
	assert_string_equal(got, row->expected);
}

static const struct moment_row agos[] = {
	{ "just now",                    0,          "à l’instant" },
	{ "a clock that went back",      -5,         "à l’instant" },
	{ "less than a minute",          59,         "à l’instant" },
	{ "a minute",                    60,         "il y a 1\u00A0minute" },
	{ "some minutes",                5 * 60,     "il y a 5\u00A0minutes" },
	{ "an hour",                     3600,       "il y a 1\u00A0heure" },
	{ "nearly a day",                86399,      "il y a 23\u00A0heures" },
	{ "days",                        3 * 86400,  "il y a 3\u00A0jours" },
};

static void tells_how_long_ago(void **state)
{
	const struct moment_row *row = *state;
	OWNED_STRING got = french_ago(row->seconds);
	assert_string_equal(got, row->expected);
}

static void labels_come_from_the_list(void **state)
{
	(void)state;
	OWNED(vocabularies) vocabularies = lists();
	OWNED_WORDS keys = {0};
	words_split(&keys, "cm1 cm2 6e disparu", ' ');
	OWNED_STRING labels = french_labels(vocabularies, VOCABULARY_LEVELS, &keys);
	assert_string_equal(labels, "CM1, CM2, 6e, disparu");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, dates, writes_dates);
	SUITE_ROWS(&suite, durations, writes_durations);
	SUITE_ROWS(&suite, sizes, writes_sizes);
	SUITE_ROWS(&suite, capitals, writes_capitals);
	SUITE_ROWS(&suite, moments, writes_moments);
	SUITE_ROWS(&suite, agos, tells_how_long_ago);
	SUITE_TEST(&suite, labels_come_from_the_list);
	return suite_run(&suite, "view/french");
}
