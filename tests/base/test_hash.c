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

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, is_the_one_of_its_standard);
	return suite_run(&suite, "base/hash");
}
