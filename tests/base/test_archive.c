#include "base/archive.h"

#include "base/mem.h"
#include "support/rows.h"

#include <string.h>

static char *some_archive(size_t *length)
{
	OWNED(archive) archive = archive_new();
	archive_add(archive, "type", "text/x-essai", 12, ARCHIVE_STORED);
	archive_add(archive, "dossier/b.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 48,
		ARCHIVE_DEFLATED);
	archive_add(archive, "vide", "", 0, ARCHIVE_DEFLATED);
	return archive_take(archive, length, NULL);
}

/* What OpenDocument asks of the first file: its name at byte 30, its bytes right behind. */
static void what_is_stored_first_is_read_without_opening(void **state)
{
	(void)state;
	size_t length = 0;
	OWNED_STRING bytes = some_archive(&length);
	assert_non_null(bytes);
	assert_memory_equal(bytes, "PK\3\4", 4);
	assert_memory_equal(bytes + 30, "type" "text/x-essai", 16);
}

static void the_same_files_make_the_same_bytes(void **state)
{
	(void)state;
	size_t length = 0, other_length = 0;
	OWNED_STRING bytes = some_archive(&length);
	OWNED_STRING other = some_archive(&other_length);
	assert_int_equal(length, other_length);
	assert_memory_equal(bytes, other, length);
}

static void what_is_deflated_is_smaller(void **state)
{
	(void)state;
	size_t length = 0;
	OWNED_STRING bytes = some_archive(&length);
	assert_null(memmem(bytes, length, "aaaaaaaaaaaaaaaa", 16));
	assert_non_null(memmem(bytes, length, "dossier/b.txt", 13));
}

static void a_name_that_stands_twice_is_told(void **state)
{
	(void)state;
	OWNED(archive) archive = archive_new();
	struct error err = {0};
	size_t length = 0;
	archive_add(archive, "a", "1", 1, ARCHIVE_STORED);
	archive_add(archive, "a", "2", 1, ARCHIVE_STORED);
	assert_null(archive_take(archive, &length, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void one_that_is_left_is_forgotten(void **state)
{
	(void)state;
	OWNED(archive) archive = archive_new();
	archive_add(archive, "a", "1", 1, ARCHIVE_STORED);
	OWNED(archive) empty = archive_new();
	(void)empty;
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, what_is_stored_first_is_read_without_opening);
	SUITE_TEST(&suite, the_same_files_make_the_same_bytes);
	SUITE_TEST(&suite, what_is_deflated_is_smaller);
	SUITE_TEST(&suite, a_name_that_stands_twice_is_told);
	SUITE_TEST(&suite, one_that_is_left_is_forgotten);
	return suite_run(&suite, "base/archive");
}
