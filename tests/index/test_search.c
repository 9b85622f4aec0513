#include "index/dozen.h"

static void refuses_what_it_cannot_read(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	struct error err = {0};
	assert_null(search_open(folder, vocabularies, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);

	struct engine_writer *writer = tiny_begin(folder);
	assert_true(engine_writer_set_metadata(writer, SCHEMA_KEY, "schema=0", 8, NULL));
	assert_true(engine_writer_close(writer, true, NULL));
	err.kind = ERROR_NONE;
	assert_null(search_open(folder, vocabularies, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void an_empty_index_answers(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, NULL, 0);
	OWNED(search) search = search_open(folder, vocabularies, NULL);
	const struct search_request request = { .limit = 20, .with_counts = true };
	OWNED(search_result) result = search_run(search, &request, NULL);
	assert_non_null(result);
	assert_int_equal(result->total, 0);
}

/* Between any two questions the index moves by several commits: the reader follows by itself. */
static void follows_an_index_that_moves(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	for (uint32_t round = 1; round <= 4; round++) {
		for (uint32_t i = 0; i < 3; i++) {
			struct engine_writer *writer = tiny_begin(shelf.folder);
			tiny_put(writer, shelf.vocabularies, 100 * round + i, &sheets[1]);
			assert_true(engine_writer_close(writer, true, NULL));
		}
		const struct search_request request = { .limit = 20, .with_counts = true };
		OWNED(search_result) result = ask(&shelf, "tortue", &request);
		assert_int_equal(result->total, 1 + 3 * round);
		assert_int_equal(count_of(&shelf, result, FACET_LEVEL, "cp"), 1 + 3 * round);
	}
}

static void a_sheet_taken_out_is_gone_from_everywhere(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) before = ask(&shelf, "tortue", &first_page);
	assert_int_equal(before->total, 1);

	struct engine_writer *writer = tiny_begin(shelf.folder);
	assert_true(engine_writer_remove(writer, 2, NULL));
	assert_true(engine_writer_close(writer, true, NULL));
	const struct search_request request = { .limit = 20, .with_counts = true };
	OWNED(search_result) after = ask(&shelf, "", &request);
	assert_int_equal(after->total, SHEET_COUNT - 1);
	assert_int_equal(count_of(&shelf, after, FACET_LEVEL, "cp"), 1);  /* the one of cycle 2 is left */
}

static void gives_its_engine(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	size_t count = 0;
	assert_true(engine_count(search_engine(shelf.search), &count, NULL));
	assert_int_equal(count, SHEET_COUNT);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, refuses_what_it_cannot_read);
	SUITE_TEST(&suite, an_empty_index_answers);
	SUITE_TEST(&suite, follows_an_index_that_moves);
	SUITE_TEST(&suite, a_sheet_taken_out_is_gone_from_everywhere);
	SUITE_TEST(&suite, gives_its_engine);
	return suite_run(&suite, "index/search");
}
