#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *given, *folded;
};

static const struct row rows[] = {
	{ "accents and capitals vanish",            "ÉLÈVE à l’école",    "eleve a l'ecole" },
	{ "a decomposed accent is the same",        "e\u0301le\u0300ve",  "eleve" },
	{ "ligatures open",                         "Œuvre æther",        "oeuvre aether" },
	{ "compatibility forms are plain",          "ﬁche n\u00ba ２",    "fiche no 2" },
	{ "a soft hyphen is nothing",               "colla\u00adboratif", "collaboratif" },
	{ "a cedilla too",                          "Français",           "francais" },
	{ "an empty text stays empty",              "",                   "" },
};

static void folds(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = utf8_fold(row->given);
	assert_string_equal(got, row->folded);
}

static const struct row compositions[] = {
	{ "a plain text is composed",               "été, l’œuf – …",     "été, l’œuf – …" },
	{ "an accent standing apart is joined",     "e\u0301te\u0301",    "été" },
	{ "two accents are ordered, then joined",   "a\u0323\u0302",      "ậ" },
	{ "a sign with another name takes it",      "\u212B \u2000.",     "\u00C5 \u2002." },
	{ "syllables are joined",                   "\u1112\u1161\u11AB", "한" },
};

static void composes(void **state)
{
	const struct row *row = *state;
	OWNED_STRING got = utf8_compose(row->given);
	assert_string_equal(got, row->folded);
}

/* What is told composed at a glance is what Unicode says: beside an ideogram, it is asked. */
static void a_glance_tells_the_truth(void **state)
{
	(void)state;
	for (unsigned point = 1; point < 0x3000; point++) {
		char alone[16] = "", beside[16] = "";
		size_t length = utf8_encode(point, alone);
		memcpy(beside, alone, length);
		memcpy(beside + length, "\u4E00", 4);
		OWNED_STRING glance = utf8_compose(alone);
		OWNED_STRING asked = utf8_compose(beside);
		assert_int_equal(strlen(asked), strlen(glance) + 3);
		assert_memory_equal(asked, glance, strlen(glance));
	}
}

static void so_does_the_one_at_what_is_folded(void **state)
{
	(void)state;
	for (char point = 1; point < 0x7F; point++) {
		const char alone[] = { 'a', point, 'B', '\0' };
		OWNED_STRING beside = text_make("%s\u4E00", alone);
		OWNED_STRING glance = utf8_fold(alone);
		OWNED_STRING asked = utf8_fold(beside);
		OWNED_STRING whole = text_make("%s\u4E00", glance);
		assert_string_equal(asked, whole);
	}
}

struct validity {
	const char *name, *bytes;
	size_t length;
	int bad_at;  /* -1: valid */
};

static const struct validity validities[] = {
	{ "ASCII is valid",                 "abc",              3, -1 },
	{ "a NUL is valid UTF-8",           "a\0b",             3, -1 },
	{ "the last code point is valid",   "\xF4\x8F\xBF\xBF", 4, -1 },
	{ "one past it is not",             "\xF4\x90\x80\x80", 4, 0 },
	{ "Latin-1 is not",                 "caf\xE9",          4, 3 },
	{ "a cut character is not",         "ab\xC3",           3, 2 },
	{ "an overlong slash is not",       "\xC0\xAF",         2, 0 },
	{ "a surrogate is not",             "\xED\xA0\x80",     3, 0 },
};

static void tells_validity(void **state)
{
	const struct validity *row = *state;
	size_t bad_at = 99;
	bool valid = utf8_is_valid(row->bytes, row->length, &bad_at);
	assert_int_equal(valid, row->bad_at < 0);
	if (!valid)
		assert_int_equal(bad_at, row->bad_at);
}

static void a_bad_byte_is_found_wherever_it_stands(void **state)
{
	(void)state;
	for (size_t length = 1; length < 40; length++)
		for (size_t place = 0; place < length; place++) {
			char bytes[40];
			size_t bad_at = 99;
			memset(bytes, 'a', sizeof bytes);
			assert_true(utf8_is_valid(bytes, length, NULL));
			bytes[place] = '\xE9';
			assert_false(utf8_is_valid(bytes, length, &bad_at));
			assert_int_equal(bad_at, place);
		}
}

static void tells_what_is_blank(void **state)
{
	(void)state;
	assert_true(utf8_is_blank(NULL));
	assert_true(utf8_is_blank(""));
	assert_true(utf8_is_blank(" \t\r\n\u00a0\u202f\u2003\uFFFE"));
	assert_false(utf8_is_blank("\u00a0."));
}

static void squeezes_spaces(void **state)
{
	(void)state;
	OWNED_STRING got = utf8_squeeze("  un\u00a0 \t mot\n ");
	assert_string_equal(got, "un mot");
	OWNED_STRING none = utf8_squeeze("\uFFFE \uFFFFun \uFDD0 mot \U0001FFFE");
	assert_string_equal(none, "un mot");
}

static void shortens_between_words(void **state)
{
	static const struct { const char *text; size_t limit; const char *shortened; } cases[] = {
		{ "un robot", 8, "un robot" },
		{ "un robot idiot", 8, "un robot…" },
		{ "un robot idiot", 11, "un robot…" },
		{ "anticonstitutionnellement", 10, "anticonsti…" },
		{ "à anticonstitutionnellement", 11, "à anticons…" },
		{ "éééé", 5, "éé…" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		OWNED_STRING got = utf8_shorten(cases[i].text, cases[i].limit);
		assert_string_equal(got, cases[i].shortened);
	}
}

static void never_cuts_a_character(void **state)
{
	(void)state;
	assert_int_equal(utf8_floor("aé", 2), 1);
	assert_int_equal(utf8_floor("aé", 3), 3);
	assert_int_equal(utf8_floor("aé", 99), 3);
	assert_int_equal(utf8_length("aé…"), 3);
}

static void steps_over_a_bad_byte(void **state)
{
	(void)state;
	const char bytes[] = "\xE9t\xC3\xA9", *cursor = bytes, *end = bytes + 4;
	assert_int_equal(utf8_next(&cursor, end), UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(&cursor, end), 't');
	assert_int_equal(utf8_next(&cursor, end), 0xE9);
	assert_ptr_equal(cursor, end);
}

static void what_turns_the_writing_around_is_told(void **state)
{
	(void)state;
	static const unsigned turns[] = { 0x200E, 0x200F, 0x061C, 0x202A, 0x202E, 0x2066, 0x2069 };
	static const unsigned stays[] = { 'a', 0x200B, 0x200D, 0x2010, 0x2029, 0x202F, 0x2065, 0x206A, 0x0631 };
	for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++)
		assert_true(utf8_is_direction(turns[i]));
	for (size_t i = 0; i < sizeof stays / sizeof stays[0]; i++)
		assert_false(utf8_is_direction(stays[i]));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, folds);
	SUITE_ROWS(&suite, compositions, composes);
	SUITE_TEST(&suite, a_glance_tells_the_truth);
	SUITE_TEST(&suite, so_does_the_one_at_what_is_folded);
	SUITE_TEST(&suite, a_bad_byte_is_found_wherever_it_stands);
	SUITE_ROWS(&suite, validities, tells_validity);
	SUITE_TEST(&suite, tells_what_is_blank);
	SUITE_TEST(&suite, squeezes_spaces);
	SUITE_TEST(&suite, never_cuts_a_character);
	SUITE_TEST(&suite, shortens_between_words);
	SUITE_TEST(&suite, steps_over_a_bad_byte);
	SUITE_TEST(&suite, what_turns_the_writing_around_is_told);
	return suite_run(&suite, "base/utf8");
}
