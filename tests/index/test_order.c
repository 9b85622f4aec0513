#include "base/text.h"
#include "index/shelf.h"
#include "support/facets.h"

/* The order of lists; the places below count from 1. */
static const struct faceted sheets[] = {
	{ .title = "Zoo en Scratch", .published_on = "2017-03-14", .reuses = 2 },
	{ .title = "Écrire un conte", .published_on = "2016-05-02", .modified_on = "2019-01-01" },
	{ .title = "La tortue", .published_on = "2018-11-05", .modified_on = "2018-11-05" },
	{ .title = "écrire un conte", .published_on = "2018-11-05", .reuses = 9 },
	{ .title = "« Fausses nouvelles »", .modified_on = "2012-06-01" },
	{ .title = "Séance 10", .published_on = "2017-03-14", .modified_on = "2019-01-01", .reuses = 2 },
	{ .title = "Séance 9 de Scratch", .published_on = "2014-01-01" },
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

static struct shelf places_new(void)
{
	struct shelf shelf = shelf_new();
	faceted_index(shelf.folder, shelf.vocabularies, sheets, SHEET_COUNT);
	shelf_open(&shelf);
	return shelf;
}

static char *as_text(const struct search_result *result)
{
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < result->count; i++)
		text_format(&text, "%s%u", i ? " " : "", result->hits[i].docid);
	return text_take(&text);
}

struct row {
	const char *name, *typed;
	enum order order;
	const char *expected;
};

static const struct row rows[] = {
	{ "the newest come first, then the lowest number", "", ORDER_NEWEST, "3 4 1 6 2 7 5" },
	{ "without a question relevance is age",           "", ORDER_RELEVANCE, "3 4 1 6 2 7 5" },
	{ "the last revised come first, then the newest",  "", ORDER_REVISED, "6 2 5 3 4 1 7" },
	{ "titles as a French reader sorts them",          "", ORDER_TITLE, "2 4 5 3 7 6 1" },
	{ "the most reused come first, then the newest",   "", ORDER_REUSED, "4 1 6 3 2 7 5" },
	{ "a question keeps the order asked for",          "scratch", ORDER_TITLE, "7 1" },
	{ "every word before a part of them, in order",    "scratch zoo", ORDER_TITLE, "1 7" },
};

static void orders(void **state)
{
	const struct row *row = *state;
	OWNED_SHELF shelf = places_new();
	const struct search_request request = { .limit = 20, .order = row->order };
	OWNED(search_result) result = ask(&shelf, row->typed, &request);
	OWNED_STRING found = as_text(result);
	assert_string_equal(found, row->expected);
}

static void pages_are_slices_whatever_the_order(void **state)
{
	(void)state;
	OWNED_SHELF shelf = places_new();
	for (enum order order = 0; order < ORDER_COUNT; order++) {
		const struct search_request all = { .limit = 20, .order = order };
		OWNED(search_result) whole = ask(&shelf, "", &all);
		for (size_t offset = 0; offset < whole->count; offset++) {
			const struct search_request one = { .limit = 1, .offset = offset, .order = order };
			OWNED(search_result) page = ask(&shelf, "", &one);
			assert_int_equal(page->hits[0].docid, whole->hits[offset].docid);
		}
	}
}

static void reuse_is_told_when_there_is_some(void **state)
{
	(void)state;
	static const struct search_request request = { .limit = 20 };
	OWNED_SHELF shelf = places_new();
	OWNED(search_result) some = ask(&shelf, "", &request);
	assert_true(some->has_reuses);

	OWNED_FOLDER folder = temp_folder();
	faceted_index(folder, shelf.vocabularies, sheets + 1, 2);
	OWNED(search) search = search_open(folder, shelf.vocabularies, NULL);
	OWNED(search_result) none = search_run(search, &request, NULL);
	assert_false(none->has_reuses);
}

/* ---- A list that holds still ---- */

static void add_newest(struct shelf *shelf)
{
	struct engine_writer *writer = tiny_begin(shelf->folder);
	const struct tiny_sheet sheet = { .title = "La toute dernière", .published_on = "2020-01-01" };
	tiny_put(writer, shelf->vocabularies, SHEET_COUNT + 1, &sheet);
	assert_true(engine_writer_close(writer, true, NULL));
}

static void a_new_sheet_moves_no_page_of_a_list_already_open(void **state)
{
	(void)state;
	OWNED_SHELF shelf = places_new();
	const struct search_request first = { .limit = 3, .order = ORDER_NEWEST };
	OWNED(search_result) before = ask(&shelf, "", &first);
	assert_int_equal(before->last_docid, SHEET_COUNT);
	add_newest(&shelf);

	const struct search_request second = {
		.limit = 20, .offset = 3, .order = ORDER_NEWEST, .last_docid = before->last_docid,
	};
	OWNED(search_result) after = ask(&shelf, "", &second);
	OWNED_STRING rest = as_text(after);
	assert_string_equal(rest, "6 2 7 5");
	assert_int_equal(after->total, SHEET_COUNT);
	assert_int_equal(after->newer, 1);
	assert_int_equal(after->last_docid, SHEET_COUNT);

	OWNED(search_result) now = ask(&shelf, "", &first);
	assert_int_equal(now->hits[0].docid, SHEET_COUNT + 1);
	assert_int_equal(now->newer, 0);
}

/* Counts are of the present: a click leads to a first page. */
static void counts_of_a_list_that_holds_still_are_of_now(void **state)
{
	(void)state;
	OWNED_SHELF shelf = places_new();
	add_newest(&shelf);
	const struct search_request held = { .limit = 20, .last_docid = SHEET_COUNT, .with_counts = true };
	OWNED(search_result) result = ask(&shelf, "", &held);
	bool is_told = false;
	for (size_t i = 0; i < result->keys[FACET_YEAR].count; i++)
		is_told |= text_equals(result->keys[FACET_YEAR].items[i], "2019-2020");
	assert_true(is_told);
	assert_int_equal(result->total, SHEET_COUNT);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, orders);
	SUITE_TEST(&suite, pages_are_slices_whatever_the_order);
	SUITE_TEST(&suite, reuse_is_told_when_there_is_some);
	SUITE_TEST(&suite, a_new_sheet_moves_no_page_of_a_list_already_open);
	SUITE_TEST(&suite, counts_of_a_list_that_holds_still_are_of_now);
	return suite_run(&suite, "index/order");
}
