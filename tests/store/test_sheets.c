#include "store/sheets.h"

#include "base/text.h"
#include "store/renderings.h"
#include "sheet/body.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

static void a_stored_sheet_comes_back(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", "a/b.md", "publie");

	OWNED(stored_sheet) found = sheets_find(db, "2017-0001", NULL);
	assert_non_null(found);
	assert_int_equal(found->row, row);
	assert_int_equal(found->revision, 1);
	assert_string_equal(found->path, "a/b.md");
	assert_string_equal(found->source_hash, "hash");
	assert_string_equal(found->markdown, "# x\n");
	assert_string_equal(found->status, "publie");
	assert_string_equal(found->published_on, "2017-03-14");
	assert_null(found->modified_on);
	assert_true(found->is_public);
	OWNED(stored_sheet) by_path = sheets_find_path(db, "a/b.md", NULL);
	assert_int_equal(by_path->row, row);
	OWNED(stored_sheet) by_row = sheets_find_row(db, row, NULL);
	assert_string_equal(by_row->id, "2017-0001");
}

static void what_is_not_there_is_not_found(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	struct error err = {0};
	assert_null(sheets_find(db, "2017-0001", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_null(sheets_find_path(db, "a.md", &err));
	assert_null(sheets_find_row(db, 1, &err));
	assert_null(sheets_find_above(db, 0, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_false(sheets_has_source(db, &(struct sheet_source){ NULL, "a.md", "hash" }, NULL));
}

static void an_id_belongs_to_one_sheet(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	stored_add(db, "2017-0001", "a.md", "publie");
	OWNED(sheet) sheet = stored_sheet_of("2017-0001", "Autre", "publie");
	const struct sheet_entry entry = stored_entry(sheet, "b.md");
	int64_t row = 0;
	struct error err = {0};
	assert_false(sheets_put(db, &entry, &row, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_int_equal(row, 0);
}

static void an_id_must_be_noted_first(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	OWNED(sheet) sheet = stored_sheet_of("2017-0001", "Autre", "publie");
	const struct sheet_entry entry = stored_entry(sheet, NULL);
	int64_t row = 0;
	struct error err = {0};
	assert_false(sheets_put(db, &entry, &row, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
}

static void a_path_stands_for_the_last_sheet_read_from_it(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	stored_add(db, "2017-0001", "a.md", "publie");
	int64_t second = stored_add(db, "2017-0002", "a.md", "publie");
	OWNED(stored_sheet) first = sheets_find(db, "2017-0001", NULL);
	assert_null(first->path);
	assert_null(first->source_hash);
	OWNED(stored_sheet) now = sheets_find_path(db, "a.md", NULL);
	assert_int_equal(now->row, second);
}

static void a_row_never_comes_back(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", "a.md", "publie");
	assert_true(sheets_remove(db, row, NULL));
	assert_true(stored_add(db, "2017-0002", "a.md", "publie") > row);
}

static void removing_takes_rendering_and_revisions_along(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", "a.md", "publie");
	const struct body body = { .html = (char[]){"<p>"}, .text = (char[]){"p"} };
	assert_true(renderings_put(db, row, &body, NULL));
	assert_true(sheets_remove(db, row, NULL));
	struct error err = {0};
	assert_null(revisions_find(db, row, 1, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_null(renderings_text(db, row, NULL));
}

static void a_status_says_what_is_public(void **state)
{
	(void)state;
	static const struct {
		const char *status;
		bool is_public;
	} cases[] = { { "publie", true }, { "a_revoir", true }, { "archive", false }, { "brouillon", false },
		{ "soumis", false }, { "refuse", false } };
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char id[] = "2017-0001";
		id[8] = (char)('1' + i);
		stored_add(db, id, NULL, cases[i].status);
		OWNED(stored_sheet) found = sheets_find(db, id, NULL);
		assert_int_equal(found->is_public, cases[i].is_public);
	}
}

static void add_place(void *context, const struct sheet_place *place)
{
	assert_int_equal(place->is_public, strcmp(place->status, "brouillon") != 0);
	text_format(context, "%s %s\n", place->path, place->id);
}

static void files_that_stand_for_a_sheet_are_listed_by_path(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	stored_add(db, "2017-0001", "cycle3/b.md", "brouillon");
	stored_add(db, "2017-0002", NULL, "publie");
	stored_add(db, "2017-0003", "a.md", "publie");
	OWNED_TEXT listed = {0};
	assert_true(sheets_list_places(db, add_place, &listed, NULL));
	assert_string_equal(text_string(&listed), "a.md 2017-0003\ncycle3/b.md 2017-0001\n");
}

static void any_column_that_differs_is_seen(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", "a.md", "publie");
	OWNED(sheet) sheet = stored_sheet_of("2017-0001", "Un titre", "publie");
	const struct sheet_entry entry = stored_entry(sheet, "a.md");
	bool matches = false;
	assert_true(sheets_match(db, &entry, row, &matches, NULL));
	assert_true(matches);
	words_add(&sheet->themes, "codage");
	assert_true(sheets_match(db, &entry, row, &matches, NULL));
	assert_false(matches);
}

static void headings_come_back_whole(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", NULL, "publie");
	struct heading headings[] = {
		{ 2, (char[]){"objectifs"}, (char[]){"Objectifs"} },
		{ 3, (char[]){"avec-un-tab"}, (char[]){"Avec\tun tab"} },
	};
	const struct body body = { (char[]){"<h2>"}, (char[]){"Objectifs"}, headings, 2 };
	assert_true(renderings_put(db, row, &body, NULL));
	OWNED(body) found = renderings_find(db, row, NULL);
	assert_string_equal(found->html, "<h2>");
	assert_null(found->text);
	assert_int_equal(found->heading_count, 2);
	assert_int_equal(found->headings[0].level, 2);
	assert_string_equal(found->headings[0].anchor, "objectifs");
	assert_string_equal(found->headings[1].title, "Avec un tab");
	struct error err = {0};
	assert_null(renderings_find(db, row + 1, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void every_revision_is_kept(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t row = stored_add(db, "2017-0001", NULL, "publie");
	const struct revision second = { 2, (char[]){"h2"}, (char[]){"deux"}, (char[]){"publie"}, 9 };
	assert_true(revisions_add(db, row, &second, NULL));
	OWNED(revision) first = revisions_find(db, row, 1, NULL);
	OWNED(revision) last = revisions_find(db, row, 2, NULL);
	assert_string_equal(first->markdown, "# x\n");
	assert_string_equal(last->markdown, "deux");
	struct error err = {0};
	assert_false(revisions_add(db, row, &second, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_null(revisions_find(db, row, 3, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_stored_sheet_comes_back);
	SUITE_TEST(&suite, what_is_not_there_is_not_found);
	SUITE_TEST(&suite, an_id_belongs_to_one_sheet);
	SUITE_TEST(&suite, an_id_must_be_noted_first);
	SUITE_TEST(&suite, a_path_stands_for_the_last_sheet_read_from_it);
	SUITE_TEST(&suite, a_row_never_comes_back);
	SUITE_TEST(&suite, removing_takes_rendering_and_revisions_along);
	SUITE_TEST(&suite, a_status_says_what_is_public);
	SUITE_TEST(&suite, files_that_stand_for_a_sheet_are_listed_by_path);
	SUITE_TEST(&suite, any_column_that_differs_is_seen);
	SUITE_TEST(&suite, headings_come_back_whole);
	SUITE_TEST(&suite, every_revision_is_kept);
	return suite_run(&suite, "store/sheets");
}
