#include "catalogue/catalogue.h"

#include "support/desk.h"
#include "support/rows.h"

static size_t count_sheets(const struct desk *desk)
{
	struct catalogue_figures figures;
	assert_true(catalogue_figures(desk->catalogue, &figures, NULL));
	return figures.sheets;
}

static void keep_path(void *context, const struct catalogue_place *place)
{
	words_add(context, place->path);
}

static void a_path_known_is_the_same_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING first = desk_take(&desk, "a.md", "Le robot", "");
	OWNED_STRING second = desk_take(&desk, "a.md", "Tout autre chose", "");
	assert_string_equal(first, second);
	assert_int_equal(count_sheets(&desk), 1);
}

static void a_moved_file_is_the_same_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING before = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	desk_write(&desk, "a.md", NULL);
	OWNED_STRING after = desk_put(&desk, "b.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(before, after);
	OWNED_WORDS paths = {0};
	assert_true(catalogue_places(desk.catalogue, keep_path, &paths, NULL));
	assert_int_equal(paths.count, 1);
	assert_string_equal(paths.items[0], "b.md");
}

static void a_copy_is_another_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING first = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	OWNED_STRING second = desk_put(&desk, "b.md", bytes, CATALOGUE_TAKEN);
	assert_string_not_equal(first, second);
	OWNED_STRING again = desk_put(&desk, "a.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(first, again);
}

static void a_file_moved_and_changed_with_its_id_is_the_same_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING before = desk_take(&desk, "a.md", "Le robot", "id: 2015-0007\n");
	desk_write(&desk, "a.md", NULL);
	OWNED_STRING after = desk_take(&desk, "dossier.md", "Le robot de sol", "id: 2015-0007\n");
	assert_string_equal(before, after);
	assert_int_equal(count_sheets(&desk), 1);
}

static void a_second_file_with_the_same_id_is_refused(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING first = desk_take(&desk, "a.md", "Le robot", "id: 2015-0007\n");
	assert_string_equal(first, "2015-0007");
	OWNED_STRING bytes = desk_sheet("La tortue", "id: 2015-0007\n");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "b.md", bytes, DESK_NOW, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_REFUSED);
	assert_string_equal(receipt.id, "2015-0007");
	assert_true(receipt.remarks.count > 0);
	assert_non_null(strstr(receipt.remarks.items[0].sentence, "a.md"));
	OWNED(catalogue_sheet) kept = catalogue_find(desk.catalogue, first, NULL);
	assert_non_null(strstr(kept->sheet->title, "Le robot"));
}

static void two_files_may_exchange_their_names(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING robot = desk_sheet("Le robot", "id: 2015-0001\n");
	OWNED_STRING turtle = desk_sheet("La tortue", "id: 2015-0002\n");
	free(desk_put(&desk, "a.md", robot, CATALOGUE_TAKEN));
	free(desk_put(&desk, "b.md", turtle, CATALOGUE_TAKEN));
	desk_write(&desk, "a.md", turtle);
	desk_write(&desk, "b.md", robot);
	OWNED_RECEIPT first = {0}, second = {0};
	assert_true(desk_put_at(&desk, "a.md", turtle, DESK_NOW, &first));
	assert_true(desk_put_at(&desk, "b.md", robot, DESK_NOW, &second));
	assert_string_equal(first.id, "2015-0002");
	assert_string_equal(second.id, "2015-0001");
	assert_int_equal(first.outcome, CATALOGUE_UNCHANGED);
	assert_int_equal(first.remarks.count, 0);
	assert_int_equal(second.remarks.count, 0);
}

/* « mv b.md a.md »: nobody would hear of the sheet that was a.md. */
static void a_sheet_whose_name_another_takes_is_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING turtle = desk_sheet("La tortue", "id: 2015-0002\n");
	free(desk_take(&desk, "a.md", "Le robot", "id: 2015-0001\n"));
	free(desk_put(&desk, "b.md", turtle, CATALOGUE_TAKEN));
	desk_write(&desk, "b.md", NULL);
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "a.md", turtle, DESK_NOW, &receipt));
	assert_string_equal(receipt.id, "2015-0002");
	assert_int_equal(receipt.remarks.count, 1);
	assert_non_null(strstr(receipt.remarks.items[0].sentence, "2015-0001"));
	assert_int_equal(count_sheets(&desk), 2);
}

/* Whoever is in the middle of an edit has not given the id away. */
static void a_file_that_is_broken_for_now_keeps_its_id(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le robot", "id: 2015-0001\n"));
	desk_write(&desk, "a.md", "---\nid: [\n---\n");
	OWNED_STRING bytes = desk_sheet("La tortue", "id: 2015-0001\n");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "b.md", bytes, DESK_NOW, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_REFUSED);
}

static void an_id_taken_out_of_a_file_is_remembered(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING before = desk_take(&desk, "a.md", "Le robot", "id: 2015-0007\n");
	OWNED_STRING plain = desk_sheet("Le robot", "");
	OWNED_STRING after = desk_put(&desk, "a.md", plain, CATALOGUE_UNCHANGED);
	assert_string_equal(before, after);
}

static void another_id_in_a_known_file_is_a_new_sheet_and_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING before = desk_take(&desk, "a.md", "Le robot", "");
	OWNED_STRING bytes = desk_sheet("Le robot", "id: 2015-0007\n");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "a.md", bytes, DESK_NOW, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	assert_string_equal(receipt.id, "2015-0007");
	assert_int_equal(count_sheets(&desk), 2);
	bool told = false;
	for (size_t i = 0; i < receipt.remarks.count; i++)
		told = told || strstr(receipt.remarks.items[i].sentence, before);
	assert_true(told);
}

static void without_a_root_every_file_is_taken_to_be_there(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	for (int i = 0; i < 2; i++) {
		const struct catalogue_file file = { i ? "b.md" : "a.md", bytes, strlen(bytes), NULL };
		OWNED_RECEIPT receipt = {0};
		assert_true(catalogue_put(desk.catalogue, &file, DESK_NOW, false, &receipt, NULL));
		assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	}
	assert_int_equal(count_sheets(&desk), 2);
}

static void a_withdrawn_sheet_comes_back_with_its_file(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING id = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	struct error err = {0};
	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW, &err));
	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW, &err));
	OWNED(catalogue_sheet) gone = catalogue_find(desk.catalogue, id, &err);
	assert_true(gone->is_withdrawn);
	assert_null(catalogue_markdown(desk.catalogue, id, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	OWNED_WORDS paths = {0};
	assert_true(catalogue_places(desk.catalogue, keep_path, &paths, NULL));
	assert_int_equal(paths.count, 0);

	OWNED_STRING again = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	assert_string_equal(id, again);
	OWNED(catalogue_sheet) back = catalogue_find(desk.catalogue, id, &err);
	assert_false(back->is_withdrawn);
	assert_int_equal(count_sheets(&desk), 1);
}

static void withdrawing_what_is_not_there_is_not_found(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	struct error err = {0};
	assert_false(catalogue_withdraw(desk.catalogue, "2017-0001", DESK_NOW, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void a_purge_takes_examples_alone_and_their_ids_stay_given(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING example = desk_take(&desk, "a.md", "Le robot", "exemple: true\n");
	OWNED_STRING real = desk_take(&desk, "b.md", "La tortue", "");
	size_t count = 0;
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &count, NULL));
	assert_int_equal(count, 1);
	struct error err = {0};
	assert_null(catalogue_find(desk.catalogue, example, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	OWNED_STRING next = desk_take(&desk, "c.md", "Le crayon", "");
	assert_string_equal(next, "2017-0003");
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &count, NULL));
	assert_int_equal(count, 0);
	assert_string_equal(real, "2017-0002");
}

static void a_draft_has_no_page(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", "statut: brouillon\n");
	struct error err = {0};
	assert_null(catalogue_find(desk.catalogue, id, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW, &err));
	assert_null(catalogue_find(desk.catalogue, id, &err));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_path_known_is_the_same_sheet);
	SUITE_TEST(&suite, a_moved_file_is_the_same_sheet);
	SUITE_TEST(&suite, a_copy_is_another_sheet);
	SUITE_TEST(&suite, a_file_moved_and_changed_with_its_id_is_the_same_sheet);
	SUITE_TEST(&suite, a_second_file_with_the_same_id_is_refused);
	SUITE_TEST(&suite, two_files_may_exchange_their_names);
	SUITE_TEST(&suite, a_sheet_whose_name_another_takes_is_told);
	SUITE_TEST(&suite, a_file_that_is_broken_for_now_keeps_its_id);
	SUITE_TEST(&suite, an_id_taken_out_of_a_file_is_remembered);
	SUITE_TEST(&suite, another_id_in_a_known_file_is_a_new_sheet_and_told);
	SUITE_TEST(&suite, without_a_root_every_file_is_taken_to_be_there);
	SUITE_TEST(&suite, a_withdrawn_sheet_comes_back_with_its_file);
	SUITE_TEST(&suite, withdrawing_what_is_not_there_is_not_found);
	SUITE_TEST(&suite, a_purge_takes_examples_alone_and_their_ids_stay_given);
	SUITE_TEST(&suite, a_draft_has_no_page);
	return suite_run(&suite, "catalogue/identity");
}
