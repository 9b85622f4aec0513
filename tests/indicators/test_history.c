/* Ten years drawn at random (support/decade.h), then each month counted by the sums kept as it happened and
 * by a naive walk through what should be known. */

#include "indicators/figures.h"
#include "indicators/recount.h"

#include "store/migrate.h"
#include "support/decade_store.h"
#include "support/desk.h"
#include "support/rows.h"
#include "support/sheets.h"
#include "support/stored.h"

#include <string.h>

/* ---- The months, against a naive count ---- */

struct trial {
	struct db *db;
	const struct decade *decade;
};

static void compare(const struct trial *trial, struct figure_wanted wanted)
{
	size_t expected = decade_count(trial->decade, wanted.measure, wanted.day, wanted.with_examples,
		wanted.key, wanted.value), value = 0;
	assert_true(figures_value(trial->db, &wanted, &value, NULL));
	if (value != expected)
		fail_msg("seed %llu, %s, %s, %s: %zu, not %zu", (unsigned long long)trial->decade->seed, wanted.day,
			measure_key(wanted.measure), wanted.value ? wanted.value : "all", value, expected);
}

static void compare_list(const struct trial *trial, struct figure_wanted wanted)
{
	OWNED_RECORDS records = {0};
	assert_true(figures_records(trial->db, &wanted, 0, trial->decade->size.sheets, &records, NULL));
	assert_int_equal(records.count, decade_count(trial->decade, wanted.measure, wanted.day,
		wanted.with_examples, wanted.key, wanted.value));
}

static void compare_year(const struct trial *trial, struct figure_wanted wanted)
{
	struct figure_year year;
	assert_true(figures_year(trial->db, &wanted, &year, NULL));
	for (size_t i = 0; i < YEAR_MONTHS && year.months[i].is_over; i++)
		assert_int_equal(year.months[i].value, decade_count(trial->decade, wanted.measure,
			year.months[i].last, wanted.with_examples, wanted.key, wanted.value));
}

/* Each part of each breakdown, and that none is missing: those that are there add up to what all have. */
static void compare_parts(const struct trial *trial, struct figure_wanted wanted)
{
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		OWNED_PARTS parts = {0};
		size_t told = 0, whole = decade_count(trial->decade, wanted.measure, wanted.day,
			wanted.with_examples, NULL, NULL);
		assert_true(figures_parts(trial->db, &wanted, breakdowns[i].key, &parts, NULL));
		for (size_t j = 0; j < parts.count; j++) {
			told += parts.items[j].count;
			assert_int_equal(parts.items[j].count, decade_count(trial->decade, wanted.measure, wanted.day,
				wanted.with_examples, breakdowns[i].key, parts.items[j].value));
			assert_true(parts.items[j].count > 0);
			assert_true(j == 0 || parts.items[j - 1].count >= parts.items[j].count);
		}
		assert_true(told >= whole);
	}
}

/* Each part within a part, and that each sheet is in some part of each breakdown. */
static void compare_crossing(const struct trial *trial, struct figure_wanted wanted)
{
	struct figure_parts parts[BREAKDOWN_COUNT] = {0};
	size_t whole = 0;
	assert_true(figures_value(trial->db, &wanted, &whole, NULL));
	assert_true(figures_break_down(trial->db, &wanted, parts, NULL));
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		size_t told = 0;
		for (size_t j = 0; j < parts[i].count; j++) {
			const char *const both[][2] = {
				{ wanted.key, wanted.value }, { breakdowns[i].key, parts[i].items[j].value },
			};
			size_t expected = decade_count_in(trial->decade, wanted.measure, wanted.day, wanted.with_examples,
				2, both), value = 0;
			wanted.also_key = both[1][0];
			wanted.also_value = both[1][1];
			assert_true(figures_value(trial->db, &wanted, &value, NULL));
			assert_int_equal(value, expected);
			assert_int_equal(parts[i].items[j].count, expected);
			assert_true(j == 0 || parts[i].items[j - 1].count >= expected);
			told += expected;
		}
		if (strcmp(breakdowns[i].key, wanted.key) == 0)
			assert_int_equal(parts[i].count, 0);
		else
			assert_true(told >= whole);
		figure_parts_done(&parts[i]);
	}
}

static void compare_month(const struct trial *trial, const char *day)
{
	for (enum measure measure = 0; measure < MEASURE_COUNT; measure++) {
		struct figure_wanted wanted = { .measure = measure, .day = day };
		compare(trial, wanted);
		wanted.with_examples = true;
		compare(trial, wanted);
		wanted.key = "departement";
		wanted.value = "023";
		compare(trial, wanted);
	}
}

enum { FIRST_YEAR = 2007, YEARS_SEEN = DECADE_YEARS + 4 };

static void compare_all(const struct trial *trial)
{
	size_t highest = 0;
	for (int month = 0; month < 12 * YEARS_SEEN; month++) {
		char day[DATE_BYTES];
		date_write((struct date){ FIRST_YEAR + month / 12, month % 12 + 1, 1 + month % 28 }, day);
		compare_month(trial, day);
		struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
		size_t count = decade_count(trial->decade, MEASURE_USAGES, day, false, NULL, NULL);
		highest = count > highest ? count : highest;
		if (month % 12 != 5)
			continue;
		wanted.measure = month % (int)MEASURE_COUNT;
		wanted.with_examples = month % 24 == 5;
		compare_list(trial, wanted);
		compare_year(trial, wanted);
		compare_parts(trial, wanted);
		wanted.key = month % 24 == 5 ? "departement" : "cycle";
		wanted.value = month % 24 == 5 ? "023" : "cycle3";
		compare_crossing(trial, wanted);
		compare_list(trial, wanted);
		compare_year(trial, wanted);
	}
	assert_true(highest > trial->decade->size.sheets / 3);  /* something was tried */
	struct recount found = { .differing = 1 };
	assert_true(indicators_recount(trial->db, &found, NULL));
	if (found.differing > 0)
		fail_msg("%zu sums differ: %s", found.differing, found.first);
}

static const struct decade_size small = { .sheets = 90, .people = 30, .schools = 12, .odd = 7 };

static void every_month_of_ten_years_is_what_a_naive_count_gives(void **state)
{
	(void)state;
	OWNED(vocabularies) vocabularies = lists();
	for (uint64_t seed = 1; seed <= 24; seed++) {
		OWNED_FOLDER folder = temp_folder();
		OWNED(db) db = stored_open(folder);
		OWNED_DECADE decade = decade_new(seed, small);
		struct error err = {0};
		if (!decade_note_all(db, vocabularies, &decade, &err))
			fail_msg("%s", err.text);
		compare_all(&(struct trial){ db, &decade });
	}
}

static void the_same_seed_gives_the_same_years(void **state)
{
	(void)state;
	OWNED_DECADE one = decade_new(3, small), same = decade_new(3, small), other = decade_new(4, small);
	assert_int_equal(one.count, same.count);
	assert_memory_equal(one.acts, same.acts, one.count * sizeof *one.acts);
	assert_true(one.count != other.count || memcmp(one.acts, other.acts, one.count * sizeof *one.acts) != 0);
}

/* ---- The same through the catalogue, as it happens to files ---- */

struct world {
	struct desk desk;
	struct decade decade;
	char **ids;         /* of each sheet */
	int64_t *births;
};

static void put(struct world *world, const struct decade_act *act)
{
	OWNED(sheet) sheet = decade_sheet(&world->decade, act->sheet, act->version);
	if (world->births[act->sheet] == 0)
		world->births[act->sheet] = act->at;
	decade_date(&world->decade, sheet, act->sheet, world->births[act->sheet]);
	OWNED_STRING bytes = sheet_write(sheet);
	OWNED_STRING path = text_make("fiche-%03u.md", act->sheet);
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&world->desk, path, bytes, act->at, &receipt));
	if (receipt.outcome != CATALOGUE_TAKEN)
		fail_msg("%s: %s", path, receipt.remarks.count ? receipt.remarks.items[0].sentence : "?");
	free(world->ids[act->sheet]);
	world->ids[act->sheet] = mem_copy(receipt.id);
}

static void happen(struct world *world, const struct decade_act *act, bool *is_purged)
{
	size_t purged = 0;
	if (act->kind == DECADE_PUT) {
		put(world, act);
	} else if (act->kind == DECADE_WITHDRAWN) {
		assert_true(catalogue_withdraw(world->desk.catalogue, world->ids[act->sheet], act->at, NULL));
	} else if (!*is_purged) {
		assert_true(catalogue_purge_examples(world->desk.catalogue, act->at, &purged, NULL));
		*is_purged = true;
	}
}

static struct world world_new(uint64_t seed)
{
	struct world world = { .desk = desk_new(), .decade = decade_new(seed, small) };
	world.ids = mem_new((size_t)small.sheets + 1, sizeof *world.ids);
	world.births = mem_new((size_t)small.sheets + 1, sizeof *world.births);
	bool is_purged = false;
	assert_true(catalogue_begin(world.desk.catalogue, NULL));
	for (size_t i = 0; i < world.decade.count; i++)
		happen(&world, &world.decade.acts[i], &is_purged);
	assert_true(catalogue_commit(world.desk.catalogue, NULL));
	return world;
}

static void world_done(struct world *world)
{
	for (size_t i = 0; i <= small.sheets; i++)
		free(world->ids[i]);
	free(world->ids);
	free(world->births);
	decade_done(&world->decade);
	desk_done(&world->desk);
}
#define OWNED_WORLD __attribute__((cleanup(world_done))) struct world

static void files_that_come_and_go_count_the_same(void **state)
{
	(void)state;
	for (uint64_t seed = 100; seed < 102; seed++) {
		OWNED_WORLD world = world_new(seed);
		compare_all(&(struct trial){ catalogue_store(world.desk.catalogue), &world.decade });
	}
}

/* What a database of before events has: the versions, and nothing else. Of the sheets that were erased it
 * knows nothing: they left nothing behind. */
static void forget_purged(struct decade *decade)
{
	for (size_t i = 0; i < decade->count; i++)
		for (size_t j = 0; decade->acts[i].kind == DECADE_PURGED && j < decade->count; j++)
			if (decade->moments[j].sheet == decade->acts[i].sheet)
				decade->moments[j].sheet = 0;
}

static void the_past_of_an_older_database_is_told(void **state)
{
	(void)state;
	OWNED_WORLD world = world_new(7);
	assert_true(db_run(catalogue_store(world.desk.catalogue), "DROP TRIGGER event_is_kept;"
		" DELETE FROM event; DELETE FROM tally; UPDATE event_history SET is_told = 0", NULL));
	catalogue_free(world.desk.catalogue);
	world.desk.catalogue = desk_open(&world.desk, CATALOGUE_WRITE);
	assert_non_null(world.desk.catalogue);
	forget_purged(&world.decade);
	const struct trial trial = { catalogue_store(world.desk.catalogue), &world.decade };
	for (int year = 2009; year < 2021; year++) {
		char day[DATE_BYTES];
		date_write((struct date){ year, 3, 14 }, day);
		compare_month(&trial, day);
	}
}

static const struct migration *sums_of_figures(void)
{
	for (size_t i = 0; i < migration_count; i++)
		if (strstr(migrations[i].name, "_figures"))
			return &migrations[i];
	abort();
}

/* What a database of before there were sums of months and years has. */
static void the_sums_of_an_older_database_are_added_up(void **state)
{
	(void)state;
	OWNED(vocabularies) vocabularies = lists();
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	OWNED_DECADE decade = decade_new(11, small);
	assert_true(decade_note_all(db, vocabularies, &decade, NULL));
	assert_true(db_run(db, "CREATE TABLE old (measure INTEGER NOT NULL, facet TEXT NOT NULL,"
		" is_example INTEGER NOT NULL, value TEXT NOT NULL, day TEXT NOT NULL, delta INTEGER NOT NULL,"
		" PRIMARY KEY (measure, facet, value, day, is_example)) STRICT, WITHOUT ROWID;"
		" INSERT INTO old SELECT measure, facet, is_example, value, period, delta FROM tally"
		" WHERE grain = 10; DROP TABLE tally; ALTER TABLE old RENAME TO tally;"
		" ALTER TABLE snapshot DROP COLUMN facet; ALTER TABLE snapshot DROP COLUMN value_of_facet;"
		" ALTER TABLE snapshot DROP COLUMN part", NULL));
	assert_true(db_run(db, sums_of_figures()->sql, NULL));
	compare_all(&(struct trial){ db, &decade });
}

static void an_event_is_never_changed_nor_removed(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Une fiche", "");
	assert_non_null(id);
	struct db *db = catalogue_store(desk.catalogue);
	assert_false(db_run(db, "UPDATE event SET day = '2000-01-01'", NULL));
	assert_false(db_run(db, "DELETE FROM event", NULL));
}

/* ---- Sums that are wrong ---- */

static const struct damage {
	const char *name, *sql, *first;
} damages[] = {
	{ "a year that is too high", "UPDATE tally SET delta = delta + 1 WHERE grain = 4 AND facet = ''"
		" AND measure = 1", "usages, all, 2017: 2, not 1" },
	{ "a month that is gone", "DELETE FROM tally WHERE grain = 7 AND facet = 'departement' AND measure = 1",
		"usages, departement 023, 2017-07: 0, not 1" },
	{ "a day that is another", "UPDATE tally SET period = '2017-07-13' WHERE grain = 10 AND facet = 'type'"
		" AND measure = 2", "codage, type scenario, 2017-07-13: 1, not 0" },
	{ "a value nobody said", "INSERT INTO tally VALUES (1, 'cycle', 7, '2017-07', 'cycle9', 0, 3)",
		"usages, cycle cycle9, 2017-07: 3, not 0" },
	{ "one that was an example", "UPDATE tally SET is_example = 1 WHERE measure = 4 AND grain = 4"
		" AND facet = ''", "codage-cycle-3, all, 2017: 1, not 0" },
	{ "all of them", "DELETE FROM tally", "usages, all, 2017: 0, not 1" },
};

static void a_wrong_sum_is_named_and_mended(void **state)
{
	const struct damage *row = *state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING id = desk_take(&desk, "a.md", "Une fiche", "");
	assert_non_null(id);
	struct db *db = catalogue_store(desk.catalogue);
	struct recount found = {0};
	assert_true(db_run(db, row->sql, NULL));
	assert_true(indicators_recount(db, &found, NULL));
	assert_true(found.differing > 0);
	assert_string_equal(found.first, row->first);

	found = (struct recount){0};
	assert_true(indicators_mend(db, &found, NULL));
	assert_true(found.differing > 0);
	assert_true(indicators_recount(db, &found, NULL));
	assert_int_equal(found.differing, 0);
	assert_false(db_in_transaction(db));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_same_seed_gives_the_same_years);
	SUITE_TEST(&suite, every_month_of_ten_years_is_what_a_naive_count_gives);
	SUITE_TEST(&suite, files_that_come_and_go_count_the_same);
	SUITE_TEST(&suite, the_past_of_an_older_database_is_told);
	SUITE_TEST(&suite, the_sums_of_an_older_database_are_added_up);
	SUITE_TEST(&suite, an_event_is_never_changed_nor_removed);
	SUITE_ROWS(&suite, damages, a_wrong_sum_is_named_and_mended);
	return suite_run(&suite, "indicators/history");
}
