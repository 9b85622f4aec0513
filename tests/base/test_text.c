#include "base/error.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "support/rows.h"

#include <string.h>

static void builds_a_string(void **state)
{
	(void)state;
	OWNED_TEXT text = {0};
	assert_string_equal(text_string(&text), "");
	text_add(&text, "cycle ");
	text_format(&text, "%d", 3);
	text_add_point(&text, 0x2026);
	assert_string_equal(text_string(&text), "cycle 3…");
	text_cut(&text, 5);
	OWNED_STRING taken = text_take(&text);
	assert_string_equal(taken, "cycle");
	assert_int_equal(text.length, 0);
}

static void grows_past_its_first_room(void **state)
{
	(void)state;
	OWNED_TEXT text = {0};
	for (int i = 0; i < 1000; i++)
		text_add(&text, "é");
	assert_int_equal(text.length, 2000);
	assert_int_equal(strlen(text.bytes), 2000);
}

static void lists_words(void **state)
{
	(void)state;
	OWNED_WORDS words = {0};
	words_split(&words, "cm2,,6e,cm1", ',');
	assert_int_equal(words.count, 3);
	assert_false(words_add_once(&words, "6e"));
	words_sort(&words);
	OWNED_STRING joined = words_join(&words, " ");
	assert_string_equal(joined, "6e cm1 cm2");
}

static void an_error_never_cuts_a_character(void **state)
{
	(void)state;
	struct error err = {0};
	char long_text[400];
	memset(long_text, 'x', sizeof long_text);
	memset(long_text + 1, 0, sizeof long_text - 1);
	OWNED_TEXT text = {0};
	text_add(&text, long_text);
	for (int i = 0; i < 200; i++)
		text_add(&text, "é");
	assert_false(error_set(&err, ERROR_INVALID, "%s", text_string(&text)));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_true(utf8_is_valid(err.text, strlen(err.text), NULL));
	assert_true(strlen(err.text) >= 237);
	assert_false(error_set(NULL, ERROR_FAILED, "nobody listens"));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, builds_a_string);
	SUITE_TEST(&suite, grows_past_its_first_room);
	SUITE_TEST(&suite, lists_words);
	SUITE_TEST(&suite, an_error_never_cuts_a_character);
	return suite_run(&suite, "base/text");
}
