#include "catalogue/catalogue.h"

#include "indicators/freeze.h"
#include "registers/import.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

/* A catalogue with a past: 2017-0001 in two versions, 2017-0002, two trainings; arrêté 1 lists both
 * sheets, arrêté 2 both trainings. */

static const char trainings[] = "intitule;date;modalite;proximite;numerique;preuve;date_preuve\n"
	"Programmer;2017-01-10;hybride;oui;oui;OM 1;2017-01-11\n"
	"Filmer;2017-02-10;presence;oui;oui;OM 2;2017-02-11\n";

static void silent(void *context, const struct register_told *told)
{
	(void)context;
	(void)told;
}

static void take_trainings(const struct desk *desk)
{
	struct error err = {0};
	OWNED_REGISTER_TALLY tally = {0};
	const struct register_hand hand = {
		.db = catalogue_store(desk->catalogue), .spec = register_spec_find("formations"), .role = "commande",
		.now = DESK_NOW,
	};
	if (!register_import(&hand, desk->vocabularies, &(struct register_file){
		.bytes = trainings, .length = strlen(trainings), .name = "formations.csv", .tell = silent,
	}, &tally, &err) || tally.rows[REGISTER_ROW_TAKEN] != 2)
		fail_msg("%s", err.text);
}

static void freeze(const struct desk *desk, const char *code)
{
	struct freeze_result frozen = {0};
	struct error err = {0};
	const struct indicator *indicator = indicator_find(code);
	if (!freeze_figure(catalogue_store(desk->catalogue), &(struct freezing){
		.indicator = indicator, .is_counted = indicator->counting, .measure = indicator->measure,
		.day = "2017-07-13", .note = "", .role = "dan", .now = DESK_NOW,
	}, &frozen, &err))
		fail_msg("%s", err.text);
}

static struct desk past_new(void)
{
	struct desk desk = desk_new();
	static const char dates[] = "date_creation: 2016-01-01\ndate_publication: 2016-05-02\n";
	OWNED_STRING lines = text_make("id: 2017-0001\n%s", dates);
	OWNED_STRING other = text_make("id: 2017-0002\n%s", dates);
	free(desk_take(&desk, "a.md", "Le robot", lines));
	free(desk_take(&desk, "b.md", "La tortue", other));
	take_trainings(&desk);
	freeze(&desk, "2");
	freeze(&desk, "12");
	free(desk_take(&desk, "a.md", "Le robot de sol", lines));
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	return desk;
}

/* What is done to it behind our back, and the faults that are told, in their order. */
struct row {
	const char *name, *sql, *told;
};

#define FREE "DROP TRIGGER event_stays; DROP TRIGGER register_version_stays; PRAGMA foreign_keys = OFF;" \
	" DROP TRIGGER register_version_is_kept; DROP TRIGGER snapshot_record_stays; DROP TRIGGER snapshot_stays;"

static const struct row rows[] = {
	{ "untouched, nothing is told", "SELECT 1", "" },
	{ "an old text is told", "UPDATE revision SET markdown = replace(markdown, 'robot', 'rabot')"
		" WHERE sheet = 1 AND number = 1",
		"version 2017-0001 version 1: its text has another hash\n" },
	{ "an old text sealed again is told by its event, and by the arrêté",
		"UPDATE revision SET markdown = 'x',"
		" hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'"
		" WHERE sheet = 1 AND number = 1",
		"version 2017-0001 version 1: text and hash were changed\n"
		"frozen - arrêté 1, 2017-0001, version 1: text and hash were changed\n" },
	{ "its event changed as well, the arrêté tells it",
		"UPDATE revision SET markdown = 'x',"
		" hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'"
		" WHERE sheet = 1 AND number = 1;"
		" UPDATE event SET hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'"
		" WHERE sheet = 1 AND revision = 1",
		"frozen - arrêté 1, 2017-0001, version 1: text and hash were changed\n" },
	{ "an old version that is gone is told", "DELETE FROM revision WHERE sheet = 1 AND number = 1",
		"version 2017-0001 version 1: lost\nfrozen - arrêté 1, 2017-0001, version 1: lost\n" },
	{ "a line of a register is told", "UPDATE register_version SET content = content || ' ' WHERE line = 2",
		"line - formations:0000000002, version 1: its text has another hash\n" },
	{ "one that is gone is told", "DELETE FROM register_version WHERE line = 2",
		"frozen - arrêté 2, formations:0000000002, version 1: lost\n" },
	{ "a list that was changed is told, and that its texts are not found",
		"UPDATE snapshot_record SET revision = 7 WHERE snapshot = 1 AND position = 0",
		"frozen - arrêté 1, 2017-0001, version 7: lost\nfrozen - arrêté 1: altere\n" },
	{ "a value that was changed is told", "UPDATE snapshot SET value = 7 WHERE number = 2",
		"frozen - arrêté 2: altere\n" },
};

static void keep(void *context, const struct catalogue_fault *fault)
{
	static const char *const names[FAULT_KINDS] = {
		[FAULT_VERSION] = "version", [FAULT_LINE] = "line", [FAULT_FROZEN] = "frozen",
	};
	text_format(context, "%s %s %s\n", names[fault->kind] ? names[fault->kind] : "?",
		fault->id ? fault->id : "-", fault->detail);
}

static void what_was_done_is_told(void **state)
{
	const struct row *row = *state;
	OWNED_DESK desk = past_new();
	OWNED_TEXT told = {0};
	struct error err = {0};
	struct catalogue_verdict verdict = {0};
	text_add(&told, "");
	if (!db_run(catalogue_store(desk.catalogue), FREE, &err)
		|| !db_run(catalogue_store(desk.catalogue), row->sql, &err)
		|| !catalogue_verify(desk.catalogue, false, keep, &told, &verdict, &err))
		fail_msg("%s", err.text);
	assert_string_equal(text_string(&told), row->told);
	assert_int_equal(verdict.lost, verdict.faults);
	assert_true(catalogue_verify(desk.catalogue, true, NULL, NULL, &verdict, &err));
	assert_int_equal(verdict.faults > 0, *row->told != '\0');
}

/* An example that was frozen as a true sheet, before its author said what it is. */
static void a_sheet_erased_on_purpose_is_no_fault(void **state)
{
	(void)state;
	OWNED_DESK desk = past_new();
	free(desk_take(&desk, "a.md", "Le robot de sol", "id: 2017-0001\nexemple: true\n"));
	size_t count = 0;
	assert_true(catalogue_purge_examples(desk.catalogue, DESK_NOW, &count, NULL));
	assert_int_equal(count, 1);
	assert_true(catalogue_sync(desk.catalogue, NULL, NULL, NULL, NULL));
	assert_true(desk_is_sound(&desk));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, what_was_done_is_told);
	SUITE_TEST(&suite, a_sheet_erased_on_purpose_is_no_fault);
	return suite_run(&suite, "catalogue/past");
}
