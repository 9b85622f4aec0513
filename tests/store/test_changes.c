#include "store/changes.h"

#include "base/text.h"
#include "store/integrity.h"
#include "store/lists.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

static void numbers_only_grow(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	int64_t last = 7;
	assert_true(changes_last(db, &last, NULL));
	assert_int_equal(last, 0);
	assert_true(changes_add(db, 5, CHANGE_PUT, 1, NULL));
	assert_true(changes_add(db, 5, CHANGE_PURGE, 2, NULL));
	assert_true(changes_last(db, &last, NULL));
	assert_int_equal(last, 2);
	assert_true(db_run(db, "DELETE FROM change", NULL));
	assert_true(changes_add(db, 6, CHANGE_PUT, 3, NULL));
	assert_true(changes_last(db, &last, NULL));
	assert_int_equal(last, 3);
}

static void a_batch_names_each_sheet_once(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	static const int64_t sheets[] = { 1, 2, 1, 3, 2, 4 };
	for (size_t i = 0; i < 6; i++)
		assert_true(changes_add(db, sheets[i], CHANGE_PUT, 1, NULL));

	OWNED_CHANGES first = {0};
	assert_true(changes_after(db, 0, 3, &first, NULL));
	assert_int_equal(first.count, 3);
	assert_int_equal(first.last, 5);
	OWNED_CHANGES second = {0};
	assert_true(changes_after(db, first.last, 3, &second, NULL));
	assert_int_equal(second.count, 1);
	assert_int_equal(second.sheets[0], 4);
	OWNED_CHANGES none = {0};
	assert_true(changes_after(db, second.last, 3, &none, NULL));
	assert_int_equal(none.count, 0);
	assert_int_equal(none.last, 6);
}

static void a_mark_tells_one_journal_from_another(void **state)
{
	(void)state;
	OWNED_FOLDER here = temp_folder();
	OWNED_FOLDER there = temp_folder();
	OWNED(db) ours = stored_open(here);
	OWNED(db) theirs = stored_open(there);
	OWNED_STRING start = changes_mark(ours, 0, NULL);
	OWNED_STRING their_start = changes_mark(theirs, 0, NULL);
	assert_string_not_equal(start, their_start);

	assert_true(changes_add(ours, 1, CHANGE_PUT, 1, NULL));
	OWNED_STRING one = changes_mark(ours, 1, NULL);
	OWNED_STRING again = changes_mark(ours, 1, NULL);
	assert_string_equal(one, again);
	assert_string_not_equal(one, start);
	assert_true(db_run(ours, "UPDATE change SET made_at = 2", NULL));
	OWNED_STRING rewritten = changes_mark(ours, 1, NULL);
	assert_string_not_equal(one, rewritten);
}

static void a_new_id_is_the_next_of_its_year(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	OWNED_STRING first = ids_next(db, 2017, 1, NULL);
	assert_string_equal(first, "2017-0001");
	assert_true(ids_note(db, "2017-0002", 1, NULL));
	assert_true(ids_note(db, "2017-0002", 1, NULL));
	OWNED_STRING third = ids_next(db, 2017, 1, NULL);
	assert_string_equal(third, "2017-0003");
	OWNED_STRING other = ids_next(db, 2018, 1, NULL);
	assert_string_equal(other, "2018-0001");
}

static void ids_go_on_past_four_digits(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	assert_true(db_run(db, "INSERT INTO identifier_counter VALUES (2017, 9999)", NULL));
	OWNED_STRING id = ids_next(db, 2017, 1, NULL);
	assert_string_equal(id, "2017-10000");
}

static void an_id_undone_is_given_again(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	assert_true(db_begin(db, NULL));
	OWNED_STRING lost = ids_next(db, 2017, 1, NULL);
	db_rollback(db);
	OWNED_STRING id = ids_next(db, 2017, 1, NULL);
	assert_string_equal(id, lost);
}

static void figures_count_what_is_public(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	stored_add(db, "2017-0001", NULL, "publie");
	stored_add(db, "2017-0002", NULL, "a_revoir");
	stored_add(db, "2017-0003", NULL, "archive");
	struct list_figures figures;
	assert_true(lists_figures(db, &figures, NULL));
	assert_int_equal(figures.sheets, 2);
	assert_int_equal(figures.coding, 2);
	assert_int_equal(figures.candidates, 0);
	assert_int_equal(figures.examples, 0);
	assert_int_equal(figures.schools, 1);
}

/* What somebody did to the database, and what is said of it. */
struct fault_row {
	const char *name, *done;
	const char *said;  /* the kind of the one fault, its sheet and its detail, as words; "" for none */
};

static const struct fault_row fault_rows[] = {
	{ "a sound store has no fault", "SELECT 1", "" },
	{ "a lost revision is told", "DELETE FROM revision", "2 2017-0001 -" },
	{ "a sheet the journal forgot is told", "DELETE FROM change", "3 2017-0001 -" },
	{ "a row that points nowhere is told",
		"PRAGMA foreign_keys = OFF; INSERT INTO rendering VALUES (99, '', '', '')",
		"1 - row 99 of rendering points to no row of sheet" },
};

static void keep(void *context, const struct integrity_fault *fault)
{
	text_format(context, "%d %s %s", (int)fault->kind, fault->id ? fault->id : "-",
		fault->detail ? fault->detail : "-");
}

static void tells_faults(void **state)
{
	const struct fault_row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	stored_add(db, "2017-0001", NULL, "publie");
	assert_true(db_run(db, row->done, NULL));
	OWNED_TEXT said = {0};
	text_add(&said, "");
	assert_true(integrity_check(db, keep, &said, NULL));
	assert_string_equal(text_string(&said), row->said);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, numbers_only_grow);
	SUITE_TEST(&suite, a_batch_names_each_sheet_once);
	SUITE_TEST(&suite, a_mark_tells_one_journal_from_another);
	SUITE_TEST(&suite, a_new_id_is_the_next_of_its_year);
	SUITE_TEST(&suite, ids_go_on_past_four_digits);
	SUITE_TEST(&suite, an_id_undone_is_given_again);
	SUITE_TEST(&suite, figures_count_what_is_public);
	SUITE_ROWS(&suite, fault_rows, tells_faults);
	return suite_run(&suite, "store/changes");
}
