#include "indicators/frozen.h"

static void it_holds_the_number_and_the_list(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	assert_int_equal(freeze_at(&desk, "18", DESK_NOW), 1);
	OWNED(snapshot) snapshot = find(&desk, 1);
	assert_int_equal(snapshot->value, SHEETS);
	assert_int_equal(snapshot->record_count, SHEETS);
	assert_string_equal(snapshot->records[0].id, "2017-0001");
	assert_string_equal(snapshot->records[4].id, "2017-0005");
	assert_int_equal(strlen(snapshot->records[0].hash), 64);
	assert_string_equal(snapshot->day, "2017-07-14");
	assert_string_equal(snapshot->note, "Pour le CANÉ de juillet");
	assert_string_equal(snapshot->measure, "codage");
	assert_string_equal(snapshot->previous, PROOF_NO_PREVIOUS);
}

static void edit(const struct desk *desk, int i, int64_t now)
{
	OWNED_STRING path = text_make("serie-%04d.md", i % SHEETS);
	OWNED_STRING title = text_make("Fiche numéro %d, essai %d", i % SHEETS, i);
	OWNED_STRING bytes = desk_sheet(title, "");
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(desk, path, bytes, now, &receipt));
	assert_int_equal(receipt.outcome, CATALOGUE_TAKEN);
}

static void a_hundred_edits_later_it_says_the_same(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	freeze_at(&desk, "2", DESK_NOW);
	OWNED(snapshot) before = find(&desk, 1);
	OWNED_STRING text_before = proof_text(before);
	assert_true(catalogue_begin(desk.catalogue, NULL));
	for (int i = 0; i < 100; i++)
		edit(&desk, i, DESK_NOW + (i + 1) * (int64_t)DAY);
	OWNED_STRING other = desk_take(&desk, "autre.md", "Une autre fiche", "date_creation: 2016-01-01\n"
		"date_publication: 2016-05-02\n");
	assert_non_null(other);
	assert_true(catalogue_withdraw(desk.catalogue, "2017-0002", DESK_NOW + 200 * (int64_t)DAY, NULL));
	assert_true(catalogue_commit(desk.catalogue, NULL));

	OWNED(snapshot) after = find(&desk, 1);
	OWNED_STRING text_after = proof_text(after);
	assert_string_equal(text_before, text_after);
	struct proof proof;
	assert_int_equal(proof_check(text_after, strlen(text_after), &proof), PROOF_GOOD);
	assert_int_equal(proof.value, SHEETS);

	OWNED_SINCE since = {0};
	assert_true(since_find(store(&desk), after, "2018-12-31", &since, NULL));
	assert_int_equal(since.same, 0);
	assert_int_equal(since.revised, SHEETS - 1);
	assert_int_equal(since.gone, 1);
	assert_int_equal(since.come, 1);
	assert_string_equal(since.came[0]->id, other);
	assert_int_equal(since.now.count, SHEETS);
	assert_int_equal(since.same_day, SHEETS + 1);  /* one came in since, dated before */
	assert_int_equal(since.changed_count, SHEETS);
	assert_int_equal(since.changed[1].fate, FATE_GONE);
	assert_string_equal(since.changed[1].record->id, "2017-0002");
	assert_int_equal(since.changed[0].revision, 21);
}

static void nothing_changed_is_told_as_well(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	freeze_at(&desk, "2", DESK_NOW);
	OWNED(snapshot) snapshot = find(&desk, 1);
	OWNED_SINCE since = {0};
	assert_true(since_find(store(&desk), snapshot, "2017-07-14", &since, NULL));
	assert_int_equal(since.same, SHEETS);
	assert_int_equal(since.changed_count + since.come, 0);
}

static void a_figure_of_nothing_is_frozen_too(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	assert_int_equal(freeze_at(&desk, "16", DESK_NOW), 1);
	OWNED(snapshot) snapshot = find(&desk, 1);
	OWNED_STRING text = proof_text(snapshot);
	struct proof proof;
	assert_int_equal(proof_check(text, strlen(text), &proof), PROOF_GOOD);
	assert_int_equal(proof.value, 0);
}

/* Three sheets of Creuse, one of Corrèze. */
static void a_part_is_frozen_with_its_own_list(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 3);
	OWNED_STRING model = desk_sheet("Ailleurs", "");
	OWNED_STRING bytes = replaced(model, "0230506A", "0190023X");
	OWNED_STRING id = desk_put(&desk, "ailleurs.md", bytes, CATALOGUE_TAKEN);
	assert_non_null(id);
	freeze_at(&desk, "2", DESK_NOW);
	freeze_part(&desk, "023", "Creuse");
	freeze_part(&desk, "019", "Corrèze");
	OWNED(snapshot) whole = find(&desk, 1);
	OWNED(snapshot) creuse = find(&desk, 2);
	OWNED(snapshot) correze = find(&desk, 3);
	assert_int_equal(whole->value, 4);
	assert_int_equal(creuse->value, 3);
	assert_int_equal(correze->value, 1);
	assert_string_equal(correze->records[0].id, id);
	assert_string_equal(correze->part, "Corrèze");

	OWNED_STRING text = proof_text(correze);
	OWNED_STRING text_of_whole = proof_text(whole);
	struct proof proof, last;
	assert_int_equal(proof_check(text, strlen(text), &proof), PROOF_GOOD);
	assert_string_equal(proof.part, "departement 019 Corrèze");
	assert_int_equal(proof_check(text_of_whole, strlen(text_of_whole), &last), PROOF_GOOD);
	assert_string_equal(last.part, "");
	assert_null(strstr(text_of_whole, "partie:"));  /* as it was before there were parts */

	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW + DAY, NULL));
	OWNED_SINCE since = {0};
	assert_true(since_find(store(&desk), correze, "2017-07-20", &since, NULL));
	assert_int_equal(since.gone, 1);
	assert_int_equal(since.now.count, 0);  /* those of Creuse are no part of it */
}

/* Two sheets of coding in cycle 3, among three of coding. */
static void a_share_is_frozen_with_its_whole(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 2);
	OWNED_STRING model = desk_sheet("Au collège", "");
	OWNED_STRING later = replaced(model, "[cm1, cm2, 6e]", "[5e]");
	OWNED_STRING bytes = replaced(later, "c3-mathematiques", "c4-mathematiques");
	OWNED_STRING id = desk_put(&desk, "college.md", bytes, CATALOGUE_TAKEN);
	assert_string_equal(id, "2017-0003");
	struct freeze_result frozen = {0};
	assert_true(freeze_figure(store(&desk), &(struct freezing){
		.indicator = indicator_find("18"), .measure = MEASURE_CODING_CYCLE_3, .day = "2017-07-14",
		.note = "", .role = "dan", .now = DESK_NOW + DAY,
	}, &frozen, NULL));

	OWNED(snapshot) snapshot = find(&desk, frozen.number);
	OWNED_STRING text = proof_text(snapshot);
	struct proof proof;
	assert_int_equal(snapshot->value, 2);
	assert_int_equal(snapshot->whole, 3);
	assert_non_null(strstr(text, "\nvaleur: 2\nsur: 3\n"));
	assert_non_null(strstr(text, "\nfiches: 3\n2017-0001 1 "));
	assert_non_null(strstr(text, " 0 1\nempreinte: "));
	assert_int_equal(proof_check(text, strlen(text), &proof), PROOF_GOOD);
	assert_int_equal(proof.whole, 3);
	OWNED_STRING changed = replaced(text, " 0 1\n", " 1 1\n");
	OWNED_STRING forged = sealed_again(changed);
	assert_int_equal(proof_check(forged, strlen(forged), &proof), PROOF_MISCOUNTED);

	assert_true(catalogue_withdraw(desk.catalogue, id, DESK_NOW + 2 * DAY, NULL));
	OWNED_SINCE since = {0};
	assert_true(since_find(store(&desk), snapshot, "2017-07-20", &since, NULL));
	assert_int_equal(since.gone, 1);
	assert_int_equal(since.same, 2);
	assert_int_equal(since.same_day, 2);
	assert_int_equal(since.same_whole, 3);
	assert_int_equal(since.today, 2);
	assert_int_equal(since.today_whole, 2);
}

/* What is asked a moment after the first, and whether it is the first that is given. */
static const struct again {
	const char *name, *code, *note;
	int64_t account, later;
	bool is_revised, is_new;
} agains[] = {
	{ "a form sent twice is one",               "2",  "Note", 7, 5,    false, false },
	{ "so it is at the end of the hour",        "2",  "Note", 7, 3599, false, false },
	{ "past the hour it is another",            "2",  "Note", 7, 3600, false, true },
	{ "another indicator is another",           "18", "Note", 7, 5,    false, true },
	{ "another note is another",                "2",  "Mot",  7, 5,    false, true },
	{ "that of somebody else is another",       "2",  "Note", 8, 5,    false, true },
	{ "another list of as many is another",     "2",  "Note", 7, 5,    true,  true },
};

static void asking_again_gives_what_is_there(void **state)
{
	const struct again *row = *state;
	OWNED_DESK desk = some_desk();
	struct freezing freezing = {
		.indicator = indicator_find("2"), .measure = MEASURE_USAGES, .day = "2017-07-14", .note = "Note",
		.role = "dan", .account = 7, .now = DESK_NOW + DAY,
	};
	struct freeze_result first = {0}, second = {0};
	assert_true(freeze_figure(store(&desk), &freezing, &first, NULL));
	assert_true(first.is_new);
	if (row->is_revised)
		edit(&desk, 0, DESK_NOW);
	freezing.indicator = indicator_find(row->code);
	freezing.measure = freezing.indicator->measure;
	freezing.note = row->note;
	freezing.account = row->account;
	freezing.now += row->later;
	assert_true(freeze_figure(store(&desk), &freezing, &second, NULL));
	assert_int_equal(second.is_new, row->is_new);
	assert_int_equal(second.number, row->is_new ? 2 : 1);
}

static void a_day_that_is_not_over_is_not_frozen(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	static const char *const days[] = { "2017-07-14", "2017-07-15", "2018-01-01" };
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct freeze_result frozen = {0};
		struct error err = {0};
		assert_false(freeze_figure(store(&desk), &(struct freezing){
			.indicator = indicator_find("2"), .measure = MEASURE_USAGES, .day = days[i],
			.note = "", .role = "dan", .now = DESK_NOW,
		}, &frozen, &err));
		assert_int_equal(err.kind, ERROR_INVALID);
	}
}

static void sums_that_are_wrong_are_not_frozen(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	assert_true(db_run(store(&desk), "UPDATE tally SET delta = delta + 1 WHERE facet = ''", NULL));
	struct freeze_result frozen = {0};
	struct error err = {0};
	assert_false(freeze_figure(store(&desk), &(struct freezing){
		.indicator = indicator_find("2"), .measure = MEASURE_USAGES, .day = "2017-07-14",
		.note = "", .role = "dan", .now = DESK_NOW + DAY,
	}, &frozen, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	assert_false(db_in_transaction(store(&desk)));
}

/* ---- The store is touched behind our back ---- */

static void keep_fault(void *context, int64_t number, enum proof_fault fault)
{
	enum proof_fault *faults = context;
	assert_in_range(number, 1, 7);
	faults[number] = fault;
}

#define UNLOCKED "DROP TRIGGER snapshot_stays; DROP TRIGGER snapshot_is_kept;" \
	" DROP TRIGGER snapshot_record_stays; DROP TRIGGER snapshot_record_is_kept; PRAGMA foreign_keys = 0;"

struct tampering {
	const char *name, *sql;
	size_t faults;
	int64_t number;           /* the one that is told */
	enum proof_fault fault;
};

static const struct tampering tamperings[] = {
	{ "untouched, all are good", "SELECT 1", 0, 1, PROOF_GOOD },
	{ "a value is told", "UPDATE snapshot SET value = value + 1 WHERE number = 2", 1, 2, PROOF_CHANGED },
	{ "a day is told", "UPDATE snapshot SET day = '2016-07-14' WHERE number = 1", 1, 1, PROOF_CHANGED },
	{ "another département is told", "UPDATE snapshot SET facet = 'departement', value_of_facet = '023'"
		" WHERE number = 3", 1, 3, PROOF_CHANGED },
	{ "a note is told", "UPDATE snapshot SET note = 'x' WHERE number = 3", 1, 3, PROOF_CHANGED },
	{ "a sheet put in the place of another is told",
		"UPDATE snapshot_record SET id = '2016-0001' WHERE snapshot = 1 AND position = 2", 1, 1,
		PROOF_CHANGED },
	{ "a version of a sheet is told",
		"UPDATE snapshot_record SET revision = 9 WHERE snapshot = 3 AND position = 0", 1, 3, PROOF_CHANGED },
	{ "a sheet taken away is told", "DELETE FROM snapshot_record WHERE snapshot = 2 AND position = 4", 1, 2,
		PROOF_CHANGED },
	{ "a hash is told, here and behind",
		"UPDATE snapshot SET hash = replace(hash, 'a', 'b') WHERE number = 1",
		2, 2, PROOF_UNCHAINED },
	{ "one taken away is told", "DELETE FROM snapshot WHERE number = 2", 1, 2, PROOF_MISSING },
	{ "the last one taken away is told by the journal of acts", "DELETE FROM snapshot WHERE number = 3",
		1, 3, PROOF_MISSING },
};

static void tampering_is_told(void **state)
{
	const struct tampering *row = *state;
	OWNED_DESK desk = some_desk();
	for (int i = 0; i < 3; i++)
		freeze_at(&desk, i == 1 ? "18" : "2", DESK_NOW + i * (int64_t)DAY);
	assert_true(db_run(store(&desk), UNLOCKED, NULL));
	assert_true(db_run(store(&desk), row->sql, NULL));

	enum proof_fault faults[8] = {0};
	size_t count = 99;
	assert_true(proof_check_all(store(&desk), keep_fault, faults, &count, NULL));
	assert_int_equal(count, row->faults);
	assert_int_equal(faults[row->number], row->fault);
}

static void the_store_refuses_to_change_or_remove_one(void **state)
{
	(void)state;
	OWNED_DESK desk = some_desk();
	freeze_at(&desk, "2", DESK_NOW);
	static const char *const acts[] = {
		"UPDATE snapshot SET value = 9", "DELETE FROM snapshot", "UPDATE snapshot_record SET id = 'x'",
		"DELETE FROM snapshot_record",
	};
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		assert_false(db_run(store(&desk), acts[i], NULL));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, it_holds_the_number_and_the_list);
	SUITE_TEST(&suite, a_hundred_edits_later_it_says_the_same);
	SUITE_TEST(&suite, nothing_changed_is_told_as_well);
	SUITE_TEST(&suite, a_figure_of_nothing_is_frozen_too);
	SUITE_TEST(&suite, a_part_is_frozen_with_its_own_list);
	SUITE_TEST(&suite, a_share_is_frozen_with_its_whole);
	SUITE_ROWS(&suite, agains, asking_again_gives_what_is_there);
	SUITE_TEST(&suite, a_day_that_is_not_over_is_not_frozen);
	SUITE_TEST(&suite, sums_that_are_wrong_are_not_frozen);
	SUITE_ROWS(&suite, tamperings, tampering_is_told);
	SUITE_TEST(&suite, the_store_refuses_to_change_or_remove_one);
	return suite_run(&suite, "indicators/freeze");
}
