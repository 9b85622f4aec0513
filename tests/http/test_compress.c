#include "base/mem.h"
#include "base/owned.h"
#include "http/compress.h"
#include "support/rows.h"

#include <string.h>

static void a_page_gets_smaller(void **state)
{
	(void)state;
	OWNED(compressor) compressor = compressor_new();
	char page[4096];
	size_t smaller = 0;
	memset(page, 'a', sizeof page);
	OWNED_STRING packed = compress_gzip(compressor, page, sizeof page, &smaller);
	assert_non_null(packed);
	assert_true(smaller < 100);
	assert_memory_equal(packed, "\x1f\x8b", 2);
}

static void what_cannot_shrink_is_left(void **state)
{
	(void)state;
	OWNED(compressor) compressor = compressor_new();
	size_t smaller = 7;
	assert_null(compress_gzip(compressor, "", 0, &smaller));
	assert_null(compress_gzip(compressor, "abc", 3, &smaller));
	assert_int_equal(smaller, 7);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, a_page_gets_smaller);
	SUITE_TEST(&suite, what_cannot_shrink_is_left);
	return suite_run(&suite, "http/compress");
}
