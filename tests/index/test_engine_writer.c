#include "support/lines.h"

#include <fcntl.h>
#include <unistd.h>

static void replaces_and_removes_by_docid(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	struct engine_writer *writer = lines_begin(folder);
	struct error err = {0};
	size_t count = 0;

	lines_put(writer, 2, "une tortue seule");
	assert_true(engine_writer_remove(writer, 1, NULL));
	assert_false(engine_writer_remove(writer, 1, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	lines_commit(writer);

	OWNED(engine) engine = lines_open(folder);
	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT - 1);
	OWNED(engine_query) robot = engine_query_term("robot");
	assert_finds(engine, robot, "");
	OWNED(engine_query) tortue = engine_query_term("tortue");
	assert_finds(engine, tortue, "2");
}

static void nothing_is_seen_before_the_commit(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	struct engine_writer *writer = lines_begin(folder);
	bool moved = true;
	size_t count = 0;

	lines_put(writer, 9, "tortue");
	assert_true(engine_writer_set_metadata(writer, "change", "13", 2, NULL));
	size_t length = 0;
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_false(moved);
	OWNED_STRING before = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(before, "12");

	assert_true(engine_writer_commit(writer, NULL));
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(moved);
	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT + 1);
	OWNED_STRING after = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(after, "13");
	assert_true(engine_writer_close(writer, true, NULL));
}

static void what_is_not_committed_is_forgotten(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	size_t count = 0;

	struct engine_writer *writer = lines_begin(folder);
	lines_put(writer, 10, "cancelled");
	assert_true(engine_writer_cancel(writer, NULL));
	assert_true(engine_writer_begin(writer, NULL));
	lines_put(writer, 11, "closed without commit");
	assert_true(engine_writer_close(writer, false, NULL));

	writer = lines_begin(folder);
	lines_put(writer, 12, "freed");
	engine_writer_free(writer);
	engine_writer_free(NULL);

	OWNED(engine) engine = lines_open(folder);
	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT);
}

static void a_revision_grows_with_each_commit(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	uint64_t before = 0, after = 0;
	bool moved = false;

	assert_true(engine_revision(engine, &before, NULL));
	lines_add(folder, 9, "un robot");
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(engine_revision(engine, &after, NULL));
	assert_true(moved);
	assert_true(after > before);
}

/* Enough terms for tables of several levels: a root alone stays in memory and never goes stale. */
static void make_tall(const char *folder)
{
	struct engine_writer *writer = lines_begin(folder);
	for (uint32_t docid = 1; docid <= 200; docid++) {
		OWNED_TEXT line = {0};
		for (unsigned i = 0; i < 100; i++)
			text_format(&line, "mot%u ", docid * 50 + i);
		text_add(&line, "robot");
		lines_put(writer, docid, text_string(&line));
	}
	lines_commit(writer);
}

static bool note_no_term(void *context, const char *term, size_t count)
{
	(void)context, (void)term, (void)count;
	return true;
}

static void a_reader_left_behind_is_told_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	make_tall(folder);

	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct error err = {0};
	struct engine_hits *hits = NULL;
	bool moved = false;

	/* Blocks are used again from the second commit on. */
	for (uint32_t i = 0; i < 3; i++)
		make_tall(folder);
	hits = engine_search(engine, robot, LINES_WANTED, &err);
	assert_null(hits);
	assert_int_equal(err.kind, ERROR_BUSY);
	err.kind = ERROR_NONE;
	assert_false(engine_terms(engine, "mot", note_no_term, NULL, &err));
	assert_int_equal(err.kind, ERROR_BUSY);

	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(moved);
	OWNED(engine_hits) again = engine_search(engine, robot, LINES_WANTED, NULL);
	assert_non_null(again);
}

static void a_second_writer_is_told_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	struct engine_writer *first = lines_begin(folder);
	assert_null(engine_writer_open(folder, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	engine_writer_free(first);
	lines_commit(lines_begin(folder));
}

static void metadata_hold_any_bytes(void **state)
{
	(void)state;
	static const char bytes[] = "\0a\0\xFFz\0";
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	size_t length = 0;

	assert_true(engine_writer_set_metadata(writer, "k", bytes, 6, NULL));
	assert_true(engine_writer_set_metadata(writer, "gone", "x", 1, NULL));
	assert_true(engine_writer_set_metadata(writer, "gone", "", 0, NULL));
	lines_commit(writer);
	OWNED(engine) engine = lines_open(folder);
	OWNED_STRING found = engine_metadata(engine, "k", &length, NULL);
	assert_int_equal(length, 6);
	assert_memory_equal(found, bytes, 7);
	OWNED_STRING gone = engine_metadata(engine, "gone", &length, NULL);
	assert_string_equal(gone, "");
	assert_int_equal(length, 0);
}

static void a_metadata_key_has_its_limits(void **state)
{
	(void)state;
	char at[ENGINE_METADATA_BYTES + 1], past[ENGINE_METADATA_BYTES + 2];
	memset(at, 'k', sizeof at);
	memset(past, 'k', sizeof past);
	at[ENGINE_METADATA_BYTES] = past[ENGINE_METADATA_BYTES + 1] = '\0';

	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	struct error err = {0};
	assert_true(engine_writer_set_metadata(writer, at, "v", 1, &err));
	assert_false(engine_writer_set_metadata(writer, past, "v", 1, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	err.kind = ERROR_NONE;
	assert_false(engine_writer_set_metadata(writer, "", "v", 1, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	lines_commit(writer);
}

/* ---- Whole indexes ---- */

static void write_bytes(const char *folder, const char *name, off_t at, size_t count)
{
	OWNED_STRING path = file_join(folder, name);
	int file = open(path, O_WRONLY);
	assert_true(file >= 0);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(pwrite(file, "\xA5", 1, at + (off_t)i), 1);
	close(file);
}

static void a_folder_without_index_is_not_found(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	size_t faults = 0;

	assert_null(engine_open("/nonexistent", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_null(engine_open(folder, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_false(engine_check(folder, NULL, NULL, &faults, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_null(engine_writer_open("/nonexistent/folder", &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void note_line(void *context, const char *line)
{
	text_format(context, "%s|", line);
}

static void a_sound_index_has_no_fault(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	size_t faults = 9;
	assert_true(engine_check(folder, NULL, NULL, &faults, NULL));
	assert_int_equal(faults, 0);
}

static void a_damaged_index_is_told(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_TEXT report = {0};
	lines_index(folder);
	write_bytes(folder, "postlist.glass", 0, 4096);

	size_t faults = 0;
	assert_true(engine_check(folder, note_line, &report, &faults, NULL));
	assert_true(faults > 0);
	const char *told = text_string(&report);
	assert_non_null(strstr(told, "|postlist: DatabaseCorruptError"));
	assert_null(strstr(told, "OK"));
	assert_null(strstr(told, "Lazily"));

	struct error err = {0};
	OWNED(engine) engine = engine_open(folder, &err);
	OWNED(engine_query) robot = engine_query_term("robot");
	assert_true(!engine || !engine_search(engine, robot, LINES_WANTED, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_damaged_version_file_fails_to_open(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	write_bytes(folder, "iamglass", 0, 16);
	struct error err = {0};
	assert_null(engine_open(folder, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	err.kind = ERROR_NONE;
	assert_null(engine_writer_open(folder, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static char *part(const char *folder, const char *name, uint32_t from, uint32_t to)
{
	char *path = file_join(folder, name);
	struct engine_writer *writer = lines_begin(path);
	for (uint32_t docid = from; docid <= to; docid++)
		lines_put(writer, docid, line_table[docid % LINE_COUNT]);
	assert_true(engine_writer_set_metadata(writer, "change", name, strlen(name), NULL));
	lines_commit(writer);
	return path;
}

static void merges_parts_and_keeps_docids(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING a = part(folder, "a", 3, 5);
	OWNED_STRING b = part(folder, "b", 10, 11);
	OWNED_STRING whole = file_join(folder, "whole");
	struct error err = {0};
	size_t length = 0;

	if (!engine_merge((const char *[]){ a, b }, 2, whole, &err))
		fail_msg("%s", err.text);
	OWNED(engine) engine = lines_open(whole);
	assert_has(engine, "3 4 5 10 11");
	OWNED_STRING change = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(change, "a");

	/* What was merged is an index like another. */
	lines_add(whole, 12, "robot");
	size_t faults = 9;
	assert_true(engine_check(whole, NULL, NULL, &faults, NULL));
	assert_int_equal(faults, 0);
}

static void refuses_to_merge_what_overlaps(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING a = part(folder, "a", 1, 5);
	OWNED_STRING b = part(folder, "b", 5, 6);
	OWNED_STRING whole = file_join(folder, "whole");
	OWNED_STRING missing = file_join(folder, "missing");
	struct error err = {0};

	assert_false(engine_merge((const char *[]){ a, b }, 2, whole, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	err.kind = ERROR_NONE;
	assert_false(engine_merge((const char *[]){ a, missing }, 2, whole, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, replaces_and_removes_by_docid);
	SUITE_TEST(&suite, nothing_is_seen_before_the_commit);
	SUITE_TEST(&suite, what_is_not_committed_is_forgotten);
	SUITE_TEST(&suite, a_revision_grows_with_each_commit);
	SUITE_TEST(&suite, a_reader_left_behind_is_told_busy);
	SUITE_TEST(&suite, a_second_writer_is_told_busy);
	SUITE_TEST(&suite, metadata_hold_any_bytes);
	SUITE_TEST(&suite, a_metadata_key_has_its_limits);
	SUITE_TEST(&suite, a_folder_without_index_is_not_found);
	SUITE_TEST(&suite, a_sound_index_has_no_fault);
	SUITE_TEST(&suite, a_damaged_index_is_told);
	SUITE_TEST(&suite, a_damaged_version_file_fails_to_open);
	SUITE_TEST(&suite, merges_parts_and_keeps_docids);
	SUITE_TEST(&suite, refuses_to_merge_what_overlaps);
	return suite_run(&suite, "index/engine_writer");
}
