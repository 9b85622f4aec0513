#include "base/hash.h"
#include "base/mem.h"
#include "base/words.h"
#include "support/rows.h"

#include <string.h>

struct row {
	const char *name, *text;
	const char *sha256, *quick;
};

static const struct row rows[] = {
	{ "of nothing", "",
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
	{ "of three letters", "abc",
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319" },
};

static void is_the_one_of_its_standard(void **state)
{
	const struct row *row = *state;
	char hex[HASH_BYTES];
	hash_text(row->text, strlen(row->text), hex);
	assert_string_equal(hex, row->sha256);
	hash_quickly(row->text, strlen(row->text), hex);
	assert_string_equal(hex, row->quick);
}

static void add_mark(struct words *marks, const char *bytes, size_t length)
{
	char hex[HASH_MARK_BYTES];
	hash_mark(bytes, length, hex);
	assert_int_equal(strlen(hex), HASH_MARK_BYTES - 1);
	words_add(marks, hex);
}

/* Every length, each bit of a text and two parts in the other order make another mark, in either half of it. */
static void a_mark_tells_what_changed(void **state)
{
	(void)state;
	enum { BYTES = 200, HALF = (HASH_MARK_BYTES - 1) / 2 };
	char text[BYTES + 1] = {0};
	OWNED_WORDS marks = {0}, halves = {0};
	for (size_t length = 0; length <= BYTES; length++)
		add_mark(&marks, text, length);
	for (size_t bit = 0; bit < 8 * BYTES; bit++) {
		text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
		add_mark(&marks, text, BYTES);
		text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
	}
	memset(text, 'a', BYTES / 2);
	add_mark(&marks, text, BYTES);
	memset(text, 0, BYTES / 2);
	memset(text + BYTES / 2, 'a', BYTES / 2);
	add_mark(&marks, text, BYTES);

	for (size_t i = 0; i < marks.count; i++) {
		words_give(&halves, mem_copy_bytes(marks.items[i], HALF));
		words_add(&halves, marks.items[i] + HALF);
	}
	words_sort(&halves);
	for (size_t i = 1; i < halves.count; i++)
		assert_string_not_equal(halves.items[i - 1], halves.items[i]);
}

static void of_several_texts_is_that_of_their_whole(void **state)
{
	(void)state;
	const char *const others[] = { "", "b", "c" };
	char first[HASH_BYTES], all[HASH_BYTES], expected[HASH_BYTES];
	hash_texts("a", others, 3, first, all);
	hash_text("a", 1, expected);
	assert_string_equal(first, expected);
	assert_string_equal(all, rows[1].sha256);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, is_the_one_of_its_standard);
	SUITE_TEST(&suite, a_mark_tells_what_changed);
	SUITE_TEST(&suite, of_several_texts_is_that_of_their_whole);
	return suite_run(&suite, "base/hash");
}
