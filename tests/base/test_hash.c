#include "base/hash.h"
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

static void a_mark_is_that_of_xxhash(void **state)
{
	(void)state;
	char hex[HASH_MARK_BYTES];
	hash_mark("", 0, hex);
	assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");  /* xxhsum -H2 /dev/null */
	hash_mark("a", 1, hex);
	assert_string_equal(hex, "a96faf705af16834e6c632b61e964e1f");
	assert_true(hash_place("", 0) == 0x2d06800538d394c2);  /* xxhsum -H3 /dev/null */
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
	SUITE_TEST(&suite, a_mark_is_that_of_xxhash);
	SUITE_TEST(&suite, of_several_texts_is_that_of_their_whole);
	return suite_run(&suite, "base/hash");
}
