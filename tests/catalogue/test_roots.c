#include "catalogue/catalogue.h"

#include "support/desk.h"
#include "support/rows.h"

/* Two ingest roots, and what one makes of the sheets of the other. */

static size_t count_sheets(const struct desk *desk)
{
	struct catalogue_figures figures;
	assert_true(catalogue_figures(desk->catalogue, &figures, NULL));
	return figures.sheets;
}

static void add_place(void *context, const struct catalogue_place *place)
{
	text_format(context, "%s/%s=%s\n", place->root ? place->root : "", place->path, place->id);
}

/* Whether this file stands for this sheet. */
static bool stands_for(const struct desk *desk, const char *root, const char *path, const char *id)
{
	OWNED_TEXT places = {0};
	OWNED_STRING wanted = text_make("%s/%s=%s\n", root, path, id);
	assert_true(catalogue_places(desk->catalogue, add_place, &places, NULL));
	return strstr(text_string(&places), wanted);
}

/* Offer a file of another root than the desk's. */
static void offer(const struct desk *desk, const char *root, const char *path, const char *bytes,
	struct catalogue_receipt *receipt)
{
	struct desk other = *desk;
	other.root = (char *)(uintptr_t)root;
	assert_true(desk_put_at(&other, path, bytes, DESK_NOW, receipt));
}

static bool tells(const struct catalogue_receipt *receipt, const char *what)
{
	for (size_t i = 0; i < receipt->remarks.count; i++)
		if (strstr(receipt->remarks.items[i].sentence, what))
			return true;
	return false;
}

/* A first root holds a.md, « Le robot »; then a file comes in under a second one. */
struct row {
	const char *name;
	const char *first_id;     /* line of the front matter, "" for none */
	bool is_first_gone;
	const char *path, *title, *id;  /* of the second file */
	enum catalogue_outcome outcome;
	bool is_same;             /* it is the sheet of the first */
	const char *told;         /* in a remark; NULL: nothing is */
};

#define ID7 "id: 2015-0007\n"
#define ID8 "id: 2015-0008\n"

static const struct row rows[] = {
	{ "a namesake under another root is refused",
		"", false, "a.md", "La tortue", "", CATALOGUE_REFUSED, false, "--root" },
	{ "even with the same title",
		"", false, "a.md", "Le robot", "", CATALOGUE_REFUSED, false, "--root" },
	{ "a folder that moved keeps its sheets",
		"", true, "a.md", "Le robot", "", CATALOGUE_TAKEN, true, NULL },
	{ "another title in its place is another sheet",
		"", true, "a.md", "La tortue", "", CATALOGUE_TAKEN, false, "sans fichier" },
	{ "an id is no right to the name of a file that is there",
		"", false, "a.md", "La tortue", ID7, CATALOGUE_REFUSED, false, "--root" },
	{ "nor is another id",
		ID8, false, "a.md", "Le robot", ID7, CATALOGUE_REFUSED, false, "--root" },
	{ "once that file is gone it is, and the first sheet is told",
		"", true, "a.md", "La tortue", ID7, CATALOGUE_TAKEN, false, "sans fichier" },
	{ "an id a file of the same name still has is refused",
		ID7, false, "a.md", "La tortue", ID7, CATALOGUE_REFUSED, true, "/a.md" },
	{ "an id a file of another name still has as well",
		ID7, false, "b.md", "La tortue", ID7, CATALOGUE_REFUSED, true, "/a.md" },
	{ "the id of a file that is gone is taken along",
		ID7, true, "a.md", "La tortue", ID7, CATALOGUE_TAKEN, true, NULL },
	{ "under another name too",
		ID7, true, "b.md", "La tortue", ID7, CATALOGUE_TAKEN, true, NULL },
};

static void meets_another_root(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING id = desk_take(&desk, "a.md", "Le robot", row->first_id);
	if (row->is_first_gone)
		desk_write(&desk, "a.md", NULL);

	OWNED_STRING lines = text_make("date_creation: 2016-01-01\n%s", row->id);
	OWNED_STRING bytes = desk_sheet(row->title, lines);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, row->path, bytes, &receipt);
	assert_int_equal(receipt.outcome, row->outcome);
	assert_int_equal(receipt.remarks.count, row->told ? 1 : 0);
	assert_true(!row->told || tells(&receipt, row->told));

	bool is_taken = row->outcome == CATALOGUE_TAKEN;
	assert_int_equal(count_sheets(&desk), is_taken && !row->is_same ? 2 : 1);
	assert_int_equal(stands_for(&desk, elsewhere, row->path, receipt.id ? receipt.id : ""), is_taken);
	assert_int_equal(stands_for(&desk, desk.root, "a.md", id), !is_taken);
	if (is_taken)
		assert_int_equal(strcmp(receipt.id, id) == 0, row->is_same);
}

/* The same bytes elsewhere are a copy: the sheet stays with the file it has. */
static void a_copy_of_the_folder_changes_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING id = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, "a.md", bytes, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_UNCHANGED);
	assert_true(stands_for(&desk, desk.root, "a.md", id));
	OWNED_STRING again = desk_take(&desk, "a.md", "Le robot de sol", "");
	assert_string_equal(id, again);
}

static void a_copy_with_its_id_changes_nothing_either(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING bytes = desk_sheet("Le robot", ID7);
	OWNED_STRING id = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, "b.md", bytes, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_UNCHANGED);
	assert_int_equal(receipt.remarks.count, 0);
	assert_true(stands_for(&desk, desk.root, "a.md", id));
}

/* An export that is ingested where it came from is a copy in other bytes. */
static void what_an_export_wrote_is_a_copy(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING id = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	OWNED_STRING exported = catalogue_markdown(desk.catalogue, id, NULL);
	assert_string_not_equal(bytes, exported);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, "a.md", exported, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_UNCHANGED);
	assert_true(stands_for(&desk, desk.root, "a.md", id));
	free(desk_put(&desk, "a.md", bytes, CATALOGUE_UNCHANGED));
}

/* Its own file is gone, but the name it comes by is another's. */
static void a_sheet_that_moves_takes_no_name_of_a_file_that_is_there(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING robot = desk_sheet("Le robot", ID7);
	OWNED_STRING turtle = desk_take(&desk, "b.md", "La tortue", "");
	free(desk_put(&desk, "a.md", robot, CATALOGUE_TAKEN));
	desk_write(&desk, "a.md", NULL);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, "b.md", robot, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_REFUSED);
	assert_true(tells(&receipt, "/b.md"));
	assert_true(stands_for(&desk, desk.root, "b.md", turtle));
}

/* Its bytes were known elsewhere: the first sheet of that name does not hide that. */
static void a_file_that_moved_where_another_went_is_the_same_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_FOLDER elsewhere = temp_folder();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING id = desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN);
	OWNED_STRING other = desk_take(&desk, "b.md", "La tortue", "");
	desk_write(&desk, "a.md", NULL);
	desk_write(&desk, "b.md", NULL);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, elsewhere, "b.md", bytes, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_UNCHANGED);
	assert_string_equal(receipt.id, id);
	assert_true(tells(&receipt, other));
}

/* « ingest FOLDER » then « ingest FOLDER/sub/a.md » speak of one file. */
static void a_file_named_under_an_inner_root_is_the_same_sheet(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING sub = file_join(desk.root, "sub");
	assert_true(file_make_folder(sub, NULL));
	OWNED_STRING id = desk_take(&desk, "sub/a.md", "Le robot", "");
	free(desk_take(&desk, "a.md", "La tortue", ""));
	OWNED_STRING bytes = desk_sheet("Le robot de sol", "");
	desk_write(&desk, "sub/a.md", bytes);
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), sub };
	OWNED_RECEIPT receipt = {0};
	assert_true(catalogue_put(desk.catalogue, &file, DESK_NOW, false, &receipt, NULL));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	assert_string_equal(receipt.id, id);
	OWNED_STRING same = desk_put(&desk, "sub/a.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(same, id);
	assert_int_equal(count_sheets(&desk), 2);
}

/* The author gave it an id: what it was until now stands for no file, whatever the file is called. */
static void a_new_id_under_an_inner_root_leaves_one_sheet_to_the_file(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING sub = file_join(desk.root, "sub");
	assert_true(file_make_folder(sub, NULL));
	OWNED_STRING before = desk_take(&desk, "sub/a.md", "Le robot", "");
	OWNED_STRING turtle = desk_take(&desk, "a.md", "La tortue", "");
	OWNED_STRING bytes = desk_sheet("Le robot", ID7);
	OWNED_RECEIPT receipt = {0};
	offer(&desk, sub, "a.md", bytes, &receipt);
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	assert_string_equal(receipt.id, "2015-0007");
	assert_true(tells(&receipt, before));
	assert_true(stands_for(&desk, desk.root, "sub/a.md", "2015-0007"));
	assert_false(stands_for(&desk, desk.root, "sub/a.md", before));
	assert_true(stands_for(&desk, desk.root, "a.md", turtle));
}

/* A sheet from before roots were kept is known by its path, and gets its root. */
static void a_root_that_was_not_known_is_learnt(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "a.md", bytes, strlen(bytes), NULL };
	OWNED_RECEIPT first = {0};
	assert_true(catalogue_put(desk.catalogue, &file, DESK_NOW, false, &first, NULL));
	OWNED_STRING again = desk_put(&desk, "a.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(again, first.id);
	assert_true(stands_for(&desk, desk.root, "a.md", first.id));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, meets_another_root);
	SUITE_TEST(&suite, a_copy_of_the_folder_changes_nothing);
	SUITE_TEST(&suite, a_copy_with_its_id_changes_nothing_either);
	SUITE_TEST(&suite, what_an_export_wrote_is_a_copy);
	SUITE_TEST(&suite, a_sheet_that_moves_takes_no_name_of_a_file_that_is_there);
	SUITE_TEST(&suite, a_file_that_moved_where_another_went_is_the_same_sheet);
	SUITE_TEST(&suite, a_file_named_under_an_inner_root_is_the_same_sheet);
	SUITE_TEST(&suite, a_new_id_under_an_inner_root_leaves_one_sheet_to_the_file);
	SUITE_TEST(&suite, a_root_that_was_not_known_is_learnt);
	return suite_run(&suite, "catalogue/roots");
}
