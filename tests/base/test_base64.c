#include "base/base64.h"

#include "base/owned.h"
#include "support/rows.h"

#include <string.h>

static const struct row {
	const char *name, *bytes;
	size_t length;
	const char *text;
} rows[] = {
	{ "nothing",                   "",             0, "" },
	{ "one byte",                  "f",            1, "Zg" },
	{ "two bytes",                 "fo",           2, "Zm8" },
	{ "three bytes",               "foo",          3, "Zm9v" },
	{ "signs of addresses alone",  "\xfb\xff\xfe", 3, "-__-" },
	{ "a zero is a byte",          "a\0b",         3, "YQBi" },
};

static void goes_and_comes_back(void **state)
{
	const struct row *row = *state;
	size_t length = 0;
	OWNED_STRING text = base64_write(row->bytes, row->length);
	assert_string_equal(text, row->text);
	OWNED_STRING bytes = base64_read(text, &length);
	assert_int_equal(length, row->length);
	assert_memory_equal(bytes, row->bytes, length + 1);
}

static const struct bad_row {
	const char *name, *text;
} bad[] = {
	{ "another alphabet is refused", "+//+" },
	{ "so is padding",               "Zg==" },
	{ "and half a byte",             "Z" },
	{ "and bits that say nothing",   "Zh" },
	{ "and a space",                 "Zm 9v" },
};

static void refuses(void **state)
{
	const struct bad_row *row = *state;
	size_t length = 0;
	assert_null(base64_read(row->text, &length));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, goes_and_comes_back);
	SUITE_ROWS(&suite, bad, refuses);
	return suite_run(&suite, "base/base64");
}
