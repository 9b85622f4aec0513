#include "catalogue/catalogue.h"

#include "support/desk.h"
#include "support/rows.h"

static size_t count_sheets(const struct desk *desk)
{
	struct catalogue_figures figures;
	assert_true(catalogue_figures(desk->catalogue, &figures, NULL));
	return figures.sheets;
}

static void a_sheet_taken_can_be_read(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "robot.md", "Le robot", "");
	assert_string_equal(id, "2017-0001");

	struct error err = {0};
	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, id, &err);
	assert_non_null(found);
	assert_string_equal(found->sheet->status, "publie");
	assert_int_equal(found->sheet->version, 1);
	assert_string_equal(found->sheet->created_on, "2017-07-14");
	assert_string_equal(found->sheet->published_on, "2017-07-14");
	assert_null(found->sheet->modified_on);
	assert_true(found->facts.is_coding);
	assert_int_equal(found->body->heading_count, 2);
	assert_non_null(strstr(found->body->html, "<h2"));
	assert_int_equal(found->changed_at, DESK_NOW);
	assert_false(found->is_withdrawn);
	OWNED_STRING markdown = catalogue_markdown(desk.catalogue, id, &err);
	assert_non_null(strstr(markdown, "2017-0001"));
}

static void the_same_file_is_unchanged(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING id = desk_put(&desk, "robot.md", bytes, CATALOGUE_TAKEN);
	OWNED_STRING again = desk_put(&desk, "robot.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(id, again);
	const struct catalogue_file file = { "robot.md", bytes, strlen(bytes), NULL };
	assert_true(desk_knows(&desk, &file));
	const struct catalogue_file other = { "other.md", bytes, strlen(bytes), NULL };
	assert_false(desk_knows(&desk, &other));
}

/* What was accepted on the site is not put back by the file it once came from. */
static void an_old_file_does_not_undo_a_publication(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	OWNED_STRING better = desk_sheet("Le robot voyage", "");
	OWNED_STRING id = desk_put(&desk, "robot.md", bytes, CATALOGUE_TAKEN);
	const struct catalogue_publication publication = {
		.id = id, .base = 1, .markdown = better, .validator = "referent",
	};
	OWNED_RECEIPT receipt = {0};
	assert_true(catalogue_publish(desk.catalogue, &publication, DESK_NOW, &receipt, NULL));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);

	OWNED_STRING again = desk_put(&desk, "robot.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(again, id);
	OWNED_STRING online = catalogue_markdown(desk.catalogue, id, NULL);
	assert_non_null(strstr(online, "Le robot voyage"));
}

static void another_spelling_of_the_same_sheet_is_unchanged(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "robot.md", "Le robot", "");
	OWNED_STRING plain = desk_sheet("Le robot", "");
	OWNED_STRING bytes = text_make("\xEF\xBB\xBF%s", plain);
	OWNED_STRING again = desk_put(&desk, "robot.md", bytes, CATALOGUE_UNCHANGED);
	assert_string_equal(id, again);
	const struct catalogue_file file = { "robot.md", bytes, strlen(bytes), NULL };
	assert_true(desk_knows(&desk, &file));
}

static void a_changed_file_is_a_new_version(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "robot.md", "Le robot", "");
	OWNED(catalogue_sheet) before = catalogue_find(desk.catalogue, id, NULL);
	OWNED_STRING bytes = desk_sheet("Le robot de sol", "");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "robot.md", bytes, DESK_NOW + 86400, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
	assert_string_equal(receipt.id, id);

	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, id, NULL);
	assert_int_equal(found->sheet->version, 2);
	assert_string_equal(found->sheet->created_on, "2017-07-14");
	assert_string_equal(found->sheet->modified_on, "2017-07-15");
	assert_string_not_equal(found->etag, before->etag);
	assert_int_equal(count_sheets(&desk), 1);
}

/* What a file says of itself, and what the stored sheet says. */
struct said_row {
	const char *name, *lines, *id, *status, *created, *published, *modified;
	long version;
};

static const struct said_row said_rows[] = {
	{ "a file that says nothing is published today", "",
		"2017-0001", "publie", "2017-07-14", "2017-07-14", NULL, 1 },
	{ "the dates of a file are kept", "date_creation: 2014-09-02\ndate_publication: 2014-10-01\n",
		"2014-0001", "publie", "2014-09-02", "2014-10-01", NULL, 1 },
	{ "a creation is never after a publication", "date_publication: 2014-10-01\n",
		"2014-0001", "publie", "2014-10-01", "2014-10-01", NULL, 1 },
	{ "a publication is never after a change", "date_modification: 2015-01-09\n",
		"2015-0001", "publie", "2015-01-09", "2015-01-09", "2015-01-09", 1 },
	{ "the version of a file is kept", "version: 4\n",
		"2017-0001", "publie", "2017-07-14", "2017-07-14", NULL, 4 },
	{ "the id of a file is kept", "id: 2012-0042\n",
		"2012-0042", "publie", "2017-07-14", "2017-07-14", NULL, 1 },
	{ "a draft is not published", "statut: brouillon\n",
		"2017-0001", "brouillon", "2017-07-14", NULL, NULL, 1 },
	{ "a sheet to review stays public", "statut: a_revoir\n",
		"2017-0001", "a_revoir", "2017-07-14", "2017-07-14", NULL, 1 },
};

static bool keep_markdown(void *context, const char *path, const char *markdown, struct error *err)
{
	(void)path;
	(void)err;
	char **kept = context;
	*kept = mem_copy(markdown);
	return true;
}

static void same_text(const char *got, const char *expected)
{
	if (expected)
		assert_string_equal(got, expected);
	else
		assert_null(got);
}

static void completes(void **state)
{
	const struct said_row *row = *state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "robot.md", "Le robot", row->lines);
	same_text(id, row->id);

	OWNED_STRING markdown = NULL;
	assert_true(catalogue_export(desk.catalogue, keep_markdown, &markdown, NULL));
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(desk.vocabularies, markdown, strlen(markdown), &remarks);
	sheet_check(desk.vocabularies, sheet, DESK_NOW, &remarks);
	assert_false(remarks_refuse(&remarks));
	same_text(sheet->status, row->status);
	same_text(sheet->created_on, row->created);
	same_text(sheet->published_on, row->published);
	same_text(sheet->modified_on, row->modified);
	assert_int_equal(sheet->version, row->version);
}

static void a_refused_file_leaves_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "robot.md", "Bonjour", DESK_NOW, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_REFUSED);
	assert_null(receipt.id);
	assert_true(receipt.remarks.count > 0);
	assert_int_equal(count_sheets(&desk), 0);
}

static void a_refused_version_leaves_the_one_before(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "robot.md", "Le robot", "");
	OWNED_STRING bytes = desk_sheet("Le robot", "type_inconnu: [\n");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&desk, "robot.md", bytes, DESK_NOW, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_REFUSED);
	OWNED(catalogue_sheet) found = catalogue_find(desk.catalogue, id, NULL);
	assert_non_null(found);
}

struct path_row {
	const char *name, *path;
	bool is_taken;
};

static const struct path_row path_rows[] = {
	{ "a path with folders and accents is taken", "école/séance 1.md", true },
	{ "an empty path is refused",                 "", false },
	{ "a path from the root is refused",          "/etc/fiche.md", false },
	{ "a path that climbs is refused",            "a/../../b.md", false },
	{ "a name with two dots is no climbing",      "a..b.md", true },
	{ "a path that is not UTF-8 is refused",      "caf\xE9.md", false },
};

static void judges_paths(void **state)
{
	const struct path_row *row = *state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { row->path, bytes, strlen(bytes), NULL };
	OWNED_RECEIPT receipt = {0};
	assert_true(catalogue_put(desk.catalogue, &file, DESK_NOW, false, &receipt, NULL));
	assert_int_equal(receipt.outcome, row->is_taken ? CATALOGUE_TAKEN : CATALOGUE_REFUSED);
}

static void a_path_may_have_1024_bytes_and_no_more(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	char path[CATALOGUE_PATH_BYTES + 2];
	memset(path, 'a', sizeof path);
	path[CATALOGUE_PATH_BYTES + 1] = '\0';
	for (int over = 1; over >= 0; over--) {
		path[CATALOGUE_PATH_BYTES + over] = '\0';
		const struct catalogue_file file = { path, bytes, strlen(bytes), NULL };
		OWNED_RECEIPT receipt = {0};
		assert_true(catalogue_put(desk.catalogue, &file, DESK_NOW, false, &receipt, NULL));
		assert_int_equal(receipt.outcome, over ? CATALOGUE_REFUSED : CATALOGUE_TAKEN);
	}
}

static void a_dry_run_writes_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING first = desk_sheet("Le robot", "");
	OWNED_STRING second = desk_sheet("Le robot de sol", "");
	const struct catalogue_file fresh = { "robot.md", first, strlen(first), NULL };
	OWNED_RECEIPT told = {0};
	assert_true(catalogue_put(desk.catalogue, &fresh, DESK_NOW, true, &told, NULL));
	assert_int_equal(told.outcome, CATALOGUE_TAKEN);
	assert_null(told.id);
	assert_int_equal(count_sheets(&desk), 0);

	OWNED_STRING id = desk_put(&desk, "robot.md", first, CATALOGUE_TAKEN);
	assert_string_equal(id, "2017-0001");
	const struct catalogue_file changed = { "robot.md", second, strlen(second), NULL };
	OWNED_RECEIPT would = {0};
	assert_true(catalogue_put(desk.catalogue, &changed, DESK_NOW, true, &would, NULL));
	assert_int_equal(would.outcome, CATALOGUE_TAKEN);
	assert_string_equal(would.id, id);
	assert_true(desk_knows(&desk, &fresh));
}

static void a_batch_is_all_or_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	struct error err = {0};
	assert_true(catalogue_begin(desk.catalogue, &err));
	OWNED_STRING lost = desk_take(&desk, "a.md", "Le robot", "");
	catalogue_rollback(desk.catalogue);
	assert_int_equal(count_sheets(&desk), 0);

	assert_true(catalogue_begin(desk.catalogue, &err));
	OWNED_STRING first = desk_take(&desk, "a.md", "Le robot", "");
	OWNED_STRING second = desk_take(&desk, "b.md", "La tortue", "");
	assert_true(catalogue_commit(desk.catalogue, &err));
	assert_string_equal(first, lost);
	assert_string_not_equal(first, second);
	assert_int_equal(count_sheets(&desk), 2);
}

static void a_draft_may_be_put_later(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING bytes = desk_sheet("Le robot", "");
	const struct catalogue_file file = { "robot.md", bytes, strlen(bytes), NULL };
	OWNED(catalogue_draft) draft = catalogue_prepare(desk.vocabularies, &file, DESK_NOW);
	OWNED_RECEIPT receipt = {0};
	assert_true(catalogue_put_draft(desk.catalogue, draft, DESK_NOW, false, &receipt, NULL));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sheet_taken_can_be_read);
	SUITE_TEST(&suite, the_same_file_is_unchanged);
	SUITE_TEST(&suite, an_old_file_does_not_undo_a_publication);
	SUITE_TEST(&suite, another_spelling_of_the_same_sheet_is_unchanged);
	SUITE_TEST(&suite, a_changed_file_is_a_new_version);
	SUITE_ROWS(&suite, said_rows, completes);
	SUITE_TEST(&suite, a_refused_file_leaves_nothing);
	SUITE_TEST(&suite, a_refused_version_leaves_the_one_before);
	SUITE_ROWS(&suite, path_rows, judges_paths);
	SUITE_TEST(&suite, a_path_may_have_1024_bytes_and_no_more);
	SUITE_TEST(&suite, a_dry_run_writes_nothing);
	SUITE_TEST(&suite, a_batch_is_all_or_nothing);
	SUITE_TEST(&suite, a_draft_may_be_put_later);
	return suite_run(&suite, "catalogue/put");
}
