/* Ten years of acts drawn at random, then each month counted by the sums kept as they happened and by a
 * naive walk through what this test remembers of them. */

#include "indicators/figures.h"
#include "indicators/record.h"

#include "base/date.h"
#include "base/text.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

#include <string.h>

enum {
	SHEETS = 120, ACTS = 420, YEARS = 10,
	DAY = 86400,
	BEGIN = 1220263200,  /* 1 September 2008 at noon in Paris */
	STATES = 24,
};

/* What the test knows of a sheet from a day on. */
struct moment {
	char day[DATE_BYTES];
	bool counts[MEASURE_COUNT];
	const char *department;
	bool is_example;
};

struct known {
	char *path, *id, *published_on;
	struct moment moments[STATES];
	size_t count;
	bool is_online, is_gone;
};

struct world {
	struct desk desk;
	struct known sheets[SHEETS];
	size_t count;
	int64_t now;
	uint32_t random;
};

static unsigned draw(struct world *world, unsigned below)
{
	world->random ^= world->random << 13;
	world->random ^= world->random >> 17;
	world->random ^= world->random << 5;
	return world->random % below;
}

/* ---- A sheet as it is drawn, and what it should count for ---- */

struct drawn {
	bool is_example, is_external, is_duplicate, is_variant, is_coding, is_served, is_cycle_3, is_assessed;
	const char *school, *department;  /* NULL: none */
	const char *status;
};

static const struct { const char *uai, *department; } schools[] = {
	{ "0230506A", "023" }, { "0870362W", "087" }, { "0190023X", "019" }, { NULL, "-" }, { "0330024X", "033" },
};

static struct drawn draw_sheet(struct world *world)
{
	size_t place = draw(world, sizeof schools / sizeof schools[0]);
	return (struct drawn){
		.is_example   = draw(world, 6) == 0,
		.is_external  = draw(world, 12) == 0,
		.is_duplicate = draw(world, 12) == 0,
		.is_variant   = draw(world, 8) == 0,
		.is_coding    = draw(world, 3) == 0,
		.is_served    = draw(world, 4) > 0,
		.is_cycle_3   = draw(world, 2) == 0,
		.is_assessed  = draw(world, 2) == 0,
		.school       = schools[place].uai,
		.department   = schools[place].department,
		.status       = draw(world, 10) == 0 ? "a_revoir" : draw(world, 12) == 0 ? "brouillon" : "publie",
	};
}

static char *write_sheet(const struct drawn *drawn, const char *published_on, unsigned stamp)
{
	OWNED_TEXT text = {0};
	text_format(&text,
		"---\ntitre: \"Une fiche tirée au sort\"\nresume: \"Une fiche faite pour les essais des"
		" indicateurs, qui ne raconte rien de vrai et que personne ne lira.\"\ntype: scenario\n"
		"niveaux: [%s]\nequipements: [tni]\nlicence: CC-BY-SA-4.0\nduree: PT1H\n"
		"statut: %s\nenseignements: [%s]\n"
		"auteurs:\n  - signature: \"Une équipe (exemple)\"\n",
		drawn->is_cycle_3 ? "cm2" : "5e", drawn->status,
		!drawn->is_served ? "c1-outils-numeriques"
		: drawn->is_cycle_3 ? "c3-mathematiques" : "c4-mathematiques");
	text_format(&text, "thematiques: [%s]\n", drawn->is_coding ? "codage" : "emi");
	if (drawn->school)
		text_format(&text, "etablissements: [%s]\n", drawn->school);
	if (drawn->is_example)
		text_add(&text, "exemple: true\n");
	if (drawn->is_external)
		text_add(&text, "externe: true\nsource: \"https://exemple.fr/1\"\n");
	if (drawn->is_duplicate || drawn->is_variant)
		text_format(&text, "relations:\n  - type: %s\n    cible: 2008-0001\n",
			drawn->is_duplicate ? "doublon-de" : "est-base-sur");
	if (drawn->is_assessed)
		text_add(&text, "bilan:\n  texte: \"Les élèves ont compris ce qu’ils faisaient.\"\n");
	if (published_on)
		text_format(&text, "date_creation: 2000-01-01\ndate_publication: %s\n", published_on);
	text_format(&text, "---\n## Déroulement\n\nDans la cour, un élève dicte le trajet, un autre avance."
		" Le groupe note les ordres, les relit à voix haute et cherche l'ordre fautif. Puis chacun"
		" change de place, et la classe compare ce qui était prévu avec ce qui s'est passé, sans rien"
		" effacer : les erreurs gardées servent à comprendre. Essai %u.\n", stamp);
	return text_take(&text);
}

static bool is_online(const struct drawn *drawn)
{
	return strcmp(drawn->status, "brouillon") != 0;
}

static void expect(struct moment *moment, const struct drawn *drawn)
{
	bool counted = is_online(drawn) && !drawn->is_external && !drawn->is_duplicate
		&& strcmp(drawn->department, "033") != 0;
	moment->is_example = drawn->is_example;
	moment->department = drawn->department;
	moment->counts[MEASURE_USAGES] = counted;
	moment->counts[MEASURE_CODING] = counted && drawn->is_coding && drawn->is_served;
	moment->counts[MEASURE_CODING_CYCLE_3] = moment->counts[MEASURE_CODING] && drawn->is_cycle_3;
	moment->counts[MEASURE_TO_QUALIFY] = counted && drawn->is_coding && !drawn->is_served;
	moment->counts[MEASURE_ASSESSED] = counted && drawn->is_assessed;
	moment->counts[MEASURE_VARIANTS] = counted && drawn->is_variant;
}

/* ---- Acts ---- */

static void remember(struct world *world, struct known *sheet, const struct drawn *drawn)
{
	struct moment moment = {0};
	date_write(date_of(world->now), moment.day);
	if (sheet->count == 0 && sheet->published_on && strcmp(sheet->published_on, moment.day) < 0)
		memcpy(moment.day, sheet->published_on, DATE_BYTES);
	if (drawn)
		expect(&moment, drawn);
	assert_true(sheet->count < STATES);
	sheet->moments[sheet->count++] = moment;
}

static void put(struct world *world, struct known *sheet, unsigned stamp)
{
	const struct drawn drawn = draw_sheet(world);
	OWNED_STRING bytes = write_sheet(&drawn, sheet->published_on, stamp);
	OWNED_RECEIPT receipt = {0};
	assert_true(desk_put_at(&world->desk, sheet->path, bytes, world->now, &receipt));
	if (receipt.outcome != CATALOGUE_TAKEN)
		fail_msg("%s: %s", sheet->path, receipt.remarks.count ? receipt.remarks.items[0].sentence : "?");
	free(sheet->id);
	sheet->id = mem_copy(receipt.id);
	sheet->is_online = is_online(&drawn);
	/* A draft that was never online has no past. */
	if (sheet->count > 0 || sheet->is_online)
		remember(world, sheet, &drawn);
}

static void begin(struct world *world, unsigned stamp)
{
	struct known *sheet = &world->sheets[world->count++];
	sheet->path = text_make("fiche-%03zu.md", world->count);
	if (draw(world, 3) == 0) {
		sheet->published_on = mem_new(DATE_BYTES, 1);
		date_write(date_of(world->now - (int64_t)draw(world, 400) * DAY), sheet->published_on);
	}
	put(world, sheet, stamp);
}

static void purge(struct world *world)
{
	size_t purged = 0, expected = 0;
	for (size_t i = 0; i < world->count; i++) {
		struct known *sheet = &world->sheets[i];
		if (sheet->is_gone || sheet->count == 0 || !sheet->moments[sheet->count - 1].is_example)
			continue;
		remember(world, sheet, NULL);
		sheet->is_gone = true;
		expected++;
	}
	assert_true(catalogue_purge_examples(world->desk.catalogue, world->now, &purged, NULL));
	assert_true(purged >= expected);
}

static void act(struct world *world, unsigned stamp)
{
	struct known *sheet = world->count ? &world->sheets[draw(world, (unsigned)world->count)] : NULL;
	if (world->count < SHEETS && (!sheet || draw(world, 3) == 0)) {
		begin(world, stamp);
		return;
	}
	if (!sheet || sheet->is_gone || sheet->count + 2 >= STATES || sheet->count == 0)
		return;
	if (draw(world, 3) > 0 || !sheet->is_online) {
		put(world, sheet, stamp);
		return;
	}
	assert_true(catalogue_withdraw(world->desk.catalogue, sheet->id, world->now, NULL));
	struct moment last = sheet->moments[sheet->count - 1];
	remember(world, sheet, NULL);
	sheet->moments[sheet->count - 1].is_example = last.is_example;
	sheet->is_online = false;
}

static void live(struct world *world, uint32_t seed)
{
	world->desk = desk_new();
	world->now = BEGIN;
	world->random = seed;
	assert_true(catalogue_begin(world->desk.catalogue, NULL));
	for (unsigned i = 0; i < ACTS; i++) {
		world->now += (int64_t)draw(world, 2 * YEARS * 365 * (DAY / 3600) / ACTS) * 3600;
		act(world, i);
		if (i == ACTS * 2 / 3)
			purge(world);
	}
	assert_true(catalogue_commit(world->desk.catalogue, NULL));
}

static void world_done(struct world *world)
{
	for (size_t i = 0; i < world->count; i++) {
		free(world->sheets[i].path);
		free(world->sheets[i].id);
		free(world->sheets[i].published_on);
	}
	desk_done(&world->desk);
}
#define OWNED_WORLD __attribute__((cleanup(world_done))) struct world

/* ---- Counts ---- */

static size_t count_naively(const struct world *world, const struct figure_wanted *wanted)
{
	size_t count = 0;
	for (size_t i = 0; i < world->count; i++) {
		const struct known *sheet = &world->sheets[i];
		const struct moment *there = NULL;
		for (size_t j = 0; j < sheet->count; j++)
			if (strcmp(sheet->moments[j].day, wanted->day) <= 0)
				there = &sheet->moments[j];
		count += there && there->counts[wanted->measure] && there->is_example <= wanted->with_examples
			&& (!wanted->key || strcmp(there->department, wanted->value) == 0);
	}
	return count;
}

static void compare(const struct world *world, struct figure_wanted wanted)
{
	struct db *db = catalogue_store(world->desk.catalogue);
	size_t expected = count_naively(world, &wanted), value = 0;
	assert_true(figures_value(db, &wanted, &value, NULL));
	if (value != expected)
		fail_msg("%s, measure %d, %s: %zu, not %zu", wanted.day, (int)wanted.measure,
			wanted.value ? wanted.value : "all", value, expected);
	OWNED_RECORDS records = {0};
	assert_true(figures_records(db, &wanted, 0, SHEETS, &records, NULL));
	assert_int_equal(records.count, expected);
}

static void compare_year(const struct world *world, struct figure_wanted wanted)
{
	struct figure_year year;
	assert_true(figures_year(catalogue_store(world->desk.catalogue), &wanted, &year, NULL));
	for (size_t i = 0; i < YEAR_MONTHS && year.months[i].is_over; i++) {
		wanted.day = year.months[i].last;
		assert_int_equal(year.months[i].value, count_naively(world, &wanted));
	}
}

static void compare_month(const struct world *world, const char *day)
{
	static const enum measure measures[] = {
		MEASURE_USAGES, MEASURE_CODING, MEASURE_CODING_CYCLE_3, MEASURE_TO_QUALIFY, MEASURE_ASSESSED,
		MEASURE_VARIANTS,
	};
	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
		struct figure_wanted wanted = { .measure = measures[i], .day = day };
		compare(world, wanted);
		compare_year(world, wanted);
		wanted.key = "departement";
		wanted.value = "023";
		compare(world, wanted);
		wanted.with_examples = true;
		compare(world, wanted);
	}
}

static const uint32_t seeds[] = { 1, 20170314, 0xC0FFEE };

static void every_month_of_ten_years_is_what_a_naive_count_gives(void **state)
{
	(void)state;
	for (size_t seed = 0; seed < sizeof seeds / sizeof seeds[0]; seed++) {
		OWNED_WORLD world = {0};
		live(&world, seeds[seed]);
		size_t highest = 0;
		for (int month = 0; month < 12 * (YEARS + 3); month++) {
			char day[DATE_BYTES];
			date_write((struct date){ 2007 + month / 12, month % 12 + 1, 28 }, day);
			compare_month(&world, day);
			const struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
			size_t count = count_naively(&world, &wanted);
			highest = count > highest ? count : highest;
		}
		assert_true(highest > 20);  /* something was tried */
		size_t differing = 1;
		assert_true(indicators_recount(catalogue_store(world.desk.catalogue), &differing, NULL));
		assert_int_equal(differing, 0);
	}
}

/* What a database of before events has: the versions, and nothing else. */
static void the_past_of_an_older_database_is_told(void **state)
{
	(void)state;
	OWNED_WORLD world = {0};
	live(&world, 7);
	struct db *db = catalogue_store(world.desk.catalogue);
	assert_true(db_run(db, "DROP TRIGGER event_is_kept; DELETE FROM event; DELETE FROM tally;"
		" UPDATE event_history SET is_told = 0", NULL));
	catalogue_free(world.desk.catalogue);
	world.desk.catalogue = desk_open(&world.desk, CATALOGUE_WRITE);
	assert_non_null(world.desk.catalogue);
	/* All but the sheets that were erased: they left nothing behind. */
	for (size_t i = 0; i < world.count; i++)
		if (world.sheets[i].is_gone)
			world.sheets[i].count = 0;
	for (int year = 2009; year < 2021; year++) {
		char day[DATE_BYTES];
		date_write((struct date){ year, 3, 14 }, day);
		compare(&world, (struct figure_wanted){ .measure = MEASURE_USAGES, .day = day });
		compare(&world, (struct figure_wanted){ .measure = MEASURE_CODING, .day = day });
	}
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
	size_t differing = 1;
	assert_true(db_run(db, "UPDATE tally SET delta = delta + 1 WHERE facet = ''", NULL));
	assert_true(indicators_recount(db, &differing, NULL));
	assert_true(differing > 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, every_month_of_ten_years_is_what_a_naive_count_gives);
	SUITE_TEST(&suite, the_past_of_an_older_database_is_told);
	SUITE_TEST(&suite, an_event_is_never_changed_nor_removed);
	return suite_run(&suite, "indicators/history");
}
