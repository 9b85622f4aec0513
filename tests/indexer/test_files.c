#include "base/file.h"
#include "base/text.h"
#include "indexer/files.h"
#include "support/rows.h"
#include "support/temp.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void put(const char *folder, const char *path)
{
	OWNED_STRING whole = file_join(folder, path);
	OWNED_STRING above = mem_copy_bytes(whole, (size_t)(strrchr(whole, '/') - whole));
	assert_true(file_make_folder(above, NULL));
	assert_true(file_write(whole, "x", 1, NULL));
}

static void tie(const char *folder, const char *path, const char *target)
{
	OWNED_STRING whole = file_join(folder, path);
	assert_int_equal(symlink(target, whole), 0);
}

/* The names listed, one a line; a refused one has a « ! » before it. */
static void expect(const struct files *files, const char *names)
{
	OWNED_TEXT listed = {0};
	for (size_t i = 0; i < files->count; i++)
		text_format(&listed, "%s%s\n", files->items[i].refusal ? "!" : "", files->items[i].name);
	assert_string_equal(text_string(&listed), names);
}

static void a_folder_gives_its_sheets_in_order(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "b.md");
	put(folder, "a/z.md");
	put(folder, "a/y.MD");
	put(folder, "a/notes.txt");
	put(folder, "a/.hidden.md");
	put(folder, ".git/x.md");
	put(folder, "C.md");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, folder, NULL, NULL));
	expect(&files, "C.md\na/y.MD\na/z.md\nb.md\n");
	assert_false(files.is_partial);
	assert_string_equal(files.walked.items[0], files.walked_roots.items[0]);
}

static void a_single_file_is_named_in_its_folder(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a/b.md");
	OWNED_STRING path = file_join(folder, "a/b.md");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, path, NULL, NULL));
	expect(&files, "b.md\n");
	assert_int_equal(files.walked.count, 0);
}

static void a_root_gives_the_names(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a/b.md");
	put(folder, "c/d.md");
	OWNED_STRING inner = file_join(folder, "a");
	OWNED_STRING file = file_join(folder, "c/d.md");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, inner, folder, NULL));
	assert_true(files_add(&files, file, folder, NULL));
	expect(&files, "a/b.md\nc/d.md\n");
	assert_int_equal(files.walked.count, 1);
	assert_string_equal(files_name_under(files.walked_roots.items[0], files.walked.items[0]), "a");
}

static void what_is_outside_the_root_is_refused(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a/b.md");
	put(folder, "ab/c.md");
	OWNED_STRING root = file_join(folder, "a");
	OWNED_STRING beside = file_join(folder, "ab");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, beside, root, NULL));
	assert_int_equal(files.count, 1);
	assert_non_null(strstr(files.items[0].refusal, "racine"));
	assert_true(files.is_partial);
}

static void links_stay_inside_the_root(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "in/a.md");
	put(folder, "in/.store/b");
	put(folder, "out.md");
	tie(folder, "in/again.md", "a.md");         /* read at its own place */
	tie(folder, "in/hidden.md", ".store/b");    /* only met through the link */
	tie(folder, "in/loop", ".");
	tie(folder, "in/lost.md", "nowhere");
	tie(folder, "in/out.md", "../out.md");
	tie(folder, "in/up", "..");
	OWNED_STRING in = file_join(folder, "in");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, in, NULL, NULL));
	expect(&files, "a.md\nhidden.md\n!lost.md\n!out.md\n!up\n");
}

static void folders_and_strange_names_are_refused(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "x.md/y.md");
	put(folder, "caf\351.md");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, folder, NULL, NULL));
	expect(&files, "!caf\351.md\n!x.md\n");
}

static void a_path_that_is_not_there_is_refused(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = file_join(folder, "nothing");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, path, NULL, NULL));
	assert_true(files_add(&files, "", NULL, NULL));
	assert_int_equal(files.count, 2);
	assert_non_null(files.items[0].refusal);
	assert_non_null(files.items[1].refusal);
}

static void a_root_that_is_no_folder_is_an_error(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	OWNED_STRING file = file_join(folder, "a.md");
	OWNED_FILES files = {0};
	struct error err = {0};
	assert_false(files_add(&files, file, file, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_list_gives_its_paths(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	put(folder, "b c\nd.md");
	OWNED_TEXT list = {0};
	text_format(&list, "%s/b c\nd.md%c%s/a.md", folder, '\0', folder);
	FILE *stream = fmemopen(list.bytes, list.length, "r");
	OWNED_FILES files = {0};
	assert_true(files_add_list(&files, stream, folder, NULL));
	fclose(stream);
	expect(&files, "b c\nd.md\na.md\n");
}

static void a_file_offered_twice_is_taken_once(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	put(folder, "b.md");
	OWNED_STRING file = file_join(folder, "a.md");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, folder, NULL, NULL));
	assert_true(files_add(&files, file, NULL, NULL));
	files_settle(&files);
	expect(&files, "a.md\nb.md\n");
}

static void one_name_under_two_roots_is_refused(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "1/a.md");
	put(folder, "2/a.md");
	OWNED_STRING first = file_join(folder, "1");
	OWNED_STRING second = file_join(folder, "2");
	OWNED_FILES files = {0};
	assert_true(files_add(&files, first, NULL, NULL));
	assert_true(files_add(&files, second, NULL, NULL));
	files_settle(&files);
	expect(&files, "a.md\n!a.md\n");
	assert_non_null(strstr(files.items[1].refusal, "--root"));
}

/* « ingest fiches/codage fiches »: what lies in both is one file, named from the outer root. */
static void a_root_within_another_gives_no_second_name(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	put(folder, "sub/a.md");
	OWNED_STRING sub = file_join(folder, "sub");
	for (int i = 0; i < 2; i++) {
		OWNED_FILES files = {0};
		assert_true(files_add(&files, i ? sub : folder, NULL, NULL));
		assert_true(files_add(&files, i ? folder : sub, NULL, NULL));
		files_settle(&files);
		expect(&files, "a.md\nsub/a.md\n");
	}
}

static void a_list_by_lines_is_told_what_it_lacks(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	char list[] = "a.md\nb.md\n";
	FILE *stream = fmemopen(list, sizeof list - 1, "r");
	OWNED_FILES files = {0};
	assert_true(files_add_list(&files, stream, folder, NULL));
	fclose(stream);
	assert_int_equal(files.count, 1);
	assert_non_null(strstr(files.items[0].refusal, "-print0"));
}

static void depth_is_limited(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_TEXT path = {0};
	for (int i = 0; i < FILES_MAX_DEPTH; i++)
		text_add(&path, "d/");
	size_t depth = path.length;
	text_add(&path, "at.md");
	put(folder, path.bytes);
	text_cut(&path, depth);
	text_add(&path, "d/past.md");
	put(folder, path.bytes);

	OWNED_FILES files = {0};
	assert_true(files_add(&files, folder, NULL, NULL));
	assert_int_equal(files.count, 2);
	assert_null(files.items[0].refusal);
	assert_non_null(files.items[1].refusal);
}

static void a_file_too_large_is_not_read(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	put(folder, "a.md");
	OWNED_STRING path = file_join(folder, "a.md");
	assert_int_equal(truncate(path, 100 << 20), 0);
	OWNED_REMARKS remarks = {0};
	size_t length = 0;
	const struct offer offer = { .path = path };
	assert_null(files_read(&offer, &length, &remarks));
	assert_true(remarks_refuse(&remarks));
	assert_non_null(strstr(remarks.items[0].sentence, "512"));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_folder_gives_its_sheets_in_order);
	SUITE_TEST(&suite, a_single_file_is_named_in_its_folder);
	SUITE_TEST(&suite, a_root_gives_the_names);
	SUITE_TEST(&suite, what_is_outside_the_root_is_refused);
	SUITE_TEST(&suite, links_stay_inside_the_root);
	SUITE_TEST(&suite, folders_and_strange_names_are_refused);
	SUITE_TEST(&suite, a_path_that_is_not_there_is_refused);
	SUITE_TEST(&suite, a_root_that_is_no_folder_is_an_error);
	SUITE_TEST(&suite, a_list_gives_its_paths);
	SUITE_TEST(&suite, a_file_offered_twice_is_taken_once);
	SUITE_TEST(&suite, one_name_under_two_roots_is_refused);
	SUITE_TEST(&suite, a_root_within_another_gives_no_second_name);
	SUITE_TEST(&suite, a_list_by_lines_is_told_what_it_lacks);
	SUITE_TEST(&suite, depth_is_limited);
	SUITE_TEST(&suite, a_file_too_large_is_not_read);
	return suite_run(&suite, "indexer/files");
}
