#include "catalogue/completer.h"
#include "catalogue/searched.h"

static void a_sheet_the_index_still_holds_makes_no_card(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	size_t purged = 0;
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &purged, NULL));
	OWNED(found) found = ask(&desk, "");
	assert_int_equal(found->cards.count, 1);
}

static void drop_index(const struct desk *desk)
{
	OWNED_STRING folder = desk_index(desk);
	assert_true(file_remove_tree(folder, NULL));
}

static void spoil_index(const struct desk *desk)
{
	OWNED_STRING folder = desk_index(desk);
	OWNED_STRING path = file_join(folder, "iamglass");
	assert_true(file_write(path, "x", 1, NULL));
}

static const struct harm_row {
	const char *name;
	void (*harm)(const struct desk *desk);
	enum error_kind kind;
} harm_rows[] = {
	{ "without an index pages are shown and searches wait", drop_index, ERROR_BUSY },
	{ "with a damaged index pages are shown and searches fail", spoil_index, ERROR_FAILED },
};

static size_t finds(struct catalogue *reader, const char *question)
{
	const struct catalogue_request request = { .question = question };
	OWNED(found) found = catalogue_search(reader, &request, NULL);
	return found->total;
}

/* Whatever else looked at the index in between: a word kept is forgotten when the index moves. */
static void a_new_sheet_is_found_after_the_figures(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	OWNED(completer) completer = completer_new();
	assert_int_equal(finds(reader, "zygomatiques"), 0);

	struct catalogue_figures figures;
	bool is_new;
	free(desk_take(&desk, "e.md", "Les zygomatiques", ""));
	desk_sync(&desk);
	assert_true(catalogue_figures(reader, &figures, NULL));
	assert_int_equal(finds(reader, "zygomatiques"), 1);

	free(desk_take(&desk, "f.md", "Les zygomatiques au repos", ""));
	desk_sync(&desk);
	assert_true(completer_refresh(completer, reader, &is_new, NULL));
	assert_int_equal(finds(reader, "zygomatiques"), 2);
}

static void survives(void **state)
{
	const struct harm_row *row = *state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	row->harm(&desk);
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	const struct catalogue_request request = { .question = "robot" };
	struct error err = {0};
	assert_null(catalogue_search(reader, &request, &err));
	assert_int_equal(err.kind, row->kind);
	assert_false(catalogue_count(reader, &request, &(size_t){0}, &err));
	assert_int_equal(err.kind, row->kind);

	OWNED(catalogue_sheet) sheet = catalogue_find(reader, "2015-0001", &err);
	assert_non_null(sheet);
	struct catalogue_figures figures;
	assert_true(catalogue_figures(reader, &figures, &err));
	assert_int_equal(figures.sheets, 2);
	assert_int_equal(figures.indexed, -1);

	desk_sync(&desk);
	OWNED(found) found = catalogue_search(reader, &request, &err);
	assert_int_equal(found->total, 2);
}

/* Each block of the words says that it is of a revision yet to come: to Xapian, a writer put it there. */
static void age_blocks(const struct desk *desk)
{
	enum { BLOCK_BYTES = 8192 };
	OWNED_STRING folder = desk_index(desk);
	OWNED_STRING path = file_join(folder, "postlist.glass");
	size_t length = 0;
	OWNED_STRING bytes = file_read(path, 10 << 20, &length, NULL);
	assert_true(length > 2 * BLOCK_BYTES);
	for (size_t at = 0; at < length; at += BLOCK_BYTES)
		memset(bytes + at, 0x7F, 4);
	assert_true(file_write(path, bytes, length, NULL));
}

static void an_index_that_only_says_it_moved_is_damaged(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 60);
	desk_sync(&desk);
	age_blocks(&desk);
	OWNED(catalogue) reader = desk_open(&desk, CATALOGUE_READ);
	const struct catalogue_request request = { .question = "robot" };
	for (int i = 0; i < 2; i++) {
		struct error err = {0};
		assert_null(catalogue_search(reader, &request, &err));
		assert_non_null(strstr(err.text, "later than the index"));
		assert_int_equal(err.kind, ERROR_FAILED);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sheet_the_index_still_holds_makes_no_card);
	SUITE_TEST(&suite, a_new_sheet_is_found_after_the_figures);
	SUITE_ROWS(&suite, harm_rows, survives);
	SUITE_TEST(&suite, an_index_that_only_says_it_moved_is_damaged);
	return suite_run(&suite, "catalogue/search_harm");
}
