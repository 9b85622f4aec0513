/* What the figures cost after ten years: see README.md.
 *
 * usage: figures FOLDER VOCABULARIES [SHEETS]
 *
 * Notes ten years of publications, new versions and withdrawals in FOLDER (their texts are not written:
 * figures never read them), then looks at figures of days drawn at random, and prints a table.
 */
#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "indicators/look.h"
#include "indicators/record.h"
#include "sheet/sheet.h"
#include "sheet/uai.h"
#include "store/db.h"
#include "store/migrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	YEARS = 10, SCHOOLS = 700, ROUNDS = 400, BATCH = 2000, DAY = 86400,
	BEGIN = 1220263200,  /* 1 September 2008 */
};

/* The same years in every run. */
static uint32_t dice(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* Low ranks more often: some schools write much, most write little. */
static size_t skewed(uint64_t *state, size_t size)
{
	size_t a = dice(state) % size, b = dice(state) % size;
	return a < b ? a : b;
}

static const char *key_of(const struct vocabularies *vocabularies, enum vocabulary_name name,
	uint64_t *state)
{
	return vocabulary_at(vocabularies, name, skewed(state, vocabulary_size(vocabularies, name)))->key;
}

static char *school_of(uint64_t *state)
{
	static const char *const departments[] = { "019", "023", "087", "087" };
	char digits[8];
	size_t rank = skewed(state, SCHOOLS);
	snprintf(digits, sizeof digits, "%s%04zu", departments[rank % 4], rank);
	return text_make("%s%c", digits, uai_letter(digits));
}

static struct sheet *sheet_of(const struct vocabularies *vocabularies, uint32_t number, uint32_t version)
{
	uint64_t state = ((uint64_t)number << 8) + version;
	struct sheet *sheet = sheet_new();
	sheet->status = mem_copy("publie");
	sheet->type = mem_copy(key_of(vocabularies, VOCABULARY_TYPES, &state));
	sheet->title = mem_copy("Une fiche");
	for (uint32_t i = 0, count = 1 + dice(&state) % 3; i < count; i++) {
		words_add_once(&sheet->levels, key_of(vocabularies, VOCABULARY_LEVELS, &state));
		words_add_once(&sheet->subjects, key_of(vocabularies, VOCABULARY_SUBJECTS, &state));
		words_add_once(&sheet->equipment, key_of(vocabularies, VOCABULARY_EQUIPMENT, &state));
		words_add_once(&sheet->themes, key_of(vocabularies, VOCABULARY_THEMES, &state));
	}
	/* The same sheet is of the same school, whatever its version. */
	uint64_t place = number;
	words_give(&sheet->schools, school_of(&place));
	if (dice(&state) % 2)
		sheet->outcome = mem_copy("Cela a marché.");
	return sheet;
}

/* One thing that happens: a version, from 1, or 0 when the sheet is withdrawn. */
struct act {
	int64_t at;
	uint32_t sheet, version;
};

static int by_time(const void *a, const void *b)
{
	const struct act *left = a, *right = b;
	return (left->at > right->at) - (left->at < right->at);
}

/* One publication each, a new version of four in ten, a withdrawal of one in twenty. */
static struct act *plan(uint32_t sheets, size_t *count)
{
	struct act *acts = mem_new((size_t)sheets * 4, sizeof *acts);
	uint64_t state = 7;
	*count = 0;
	for (uint32_t i = 1; i <= sheets; i++) {
		int64_t at = BEGIN + (int64_t)(dice(&state) % (YEARS * 365)) * DAY + dice(&state) % DAY;
		acts[(*count)++] = (struct act){ at, i, 1 };
		uint32_t version = 2;
		for (; version < 4 && dice(&state) % 10 < 4; version++)
			acts[(*count)++] = (struct act){ at += (int64_t)(1 + dice(&state) % 400) * DAY, i, version };
		if (dice(&state) % 20 == 0)
			acts[(*count)++] = (struct act){ at + (int64_t)(30 + dice(&state) % 900) * DAY, i, 0 };
	}
	qsort(acts, *count, sizeof *acts, by_time);
	return acts;
}

static bool note(struct db *db, const struct vocabularies *vocabularies, const struct act *act,
	struct error *err)
{
	if (act->version == 0)
		return indicators_note_purge(db, act->sheet, act->at, err);
	OWNED(sheet) sheet = sheet_of(vocabularies, act->sheet, act->version);
	OWNED_FACTS facts = {0};
	OWNED_STRING id = text_make("2017-%06u", act->sheet);
	char hash[HASH_BYTES];
	hash_text(id, strlen(id), hash);
	sheet_derive(vocabularies, sheet, &facts);
	return indicators_note(db, vocabularies, &(struct counted_version){
		.row = act->sheet, .revision = act->version, .id = id, .hash = hash, .sheet = sheet,
		.facts = &facts, .now = act->at,
	}, err);
}

static bool live(struct db *db, const struct vocabularies *vocabularies, const struct act *acts,
	size_t count, struct error *err)
{
	if (!db_begin(db, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!note(db, vocabularies, &acts[i], err))
			return false;
		if (i % BATCH == 0 && (!db_commit(db, err) || !db_begin(db, err)))
			return false;
	}
	return db_commit(db, err);
}

/* ---- What is measured ---- */

static double now_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

typedef bool look_fn(struct db *db, const char *day, struct error *err);

static bool dashboard(struct db *db, const char *day, struct error *err)
{
	struct look looks[18];
	return look_at_all(db, &(struct outlook){ .day = day }, looks, err);
}

/* The six measures of the dashboard and their companions, each one sum, as bare SQL. */
static bool bare(struct db *db, const char *day, struct error *err)
{
	for (int measure = 0; measure < MEASURE_COUNT; measure++) {
		OWNED(query) query = db_query(db, "SELECT sum(delta) FROM tally WHERE measure = :measure"
			" AND facet = '' AND is_example = 0 AND value = '' AND day <= :day");
		query_bind_integer(query, ":measure", MEASURE_BIT(measure));
		query_bind_text(query, ":day", day);
		while (query_next(query))
			query_integer(query, 0);
		if (!query_end(query, err))
			return false;
	}
	return true;
}

static bool one_indicator(struct db *db, const char *day, struct error *err)
{
	struct look look;
	if (!look_at(db, indicator_find("2"), &(struct outlook){ .day = day }, &look, err))
		return false;
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		OWNED_PARTS parts = {0};
		const struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
		if (!figures_parts(db, &wanted, breakdowns[i].key, &parts, err))
			return false;
	}
	return true;
}

static bool a_list(struct db *db, const char *day, struct error *err)
{
	OWNED_RECORDS records = {0};
	const struct figure_wanted wanted = { MEASURE_CODING, day, false, "departement", "023" };
	return figures_records(db, &wanted, 0, 51, &records, err);
}

static bool all_records(struct db *db, const char *day, struct error *err)
{
	OWNED_RECORDS records = {0};
	const struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
	return figures_records(db, &wanted, 0, 1000000, &records, err);
}

static bool print(struct db *db, const char *name, look_fn *look, size_t rounds, struct error *err)
{
	double costs[ROUNDS];
	uint64_t state = 42;
	for (size_t i = 0; i < rounds; i++) {
		char day[DATE_BYTES];
		date_write(date_of(BEGIN + (int64_t)(dice(&state) % (YEARS * 365)) * DAY), day);
		double before = now_ms();
		if (!look(db, day, err))
			return false;
		costs[i] = now_ms() - before;
	}
	qsort(costs, rounds, sizeof costs[0], compare);
	printf("%-44s %9.2f ms %9.2f ms\n", name, costs[rounds / 2], costs[rounds * 99 / 100]);
	return true;
}

static bool print_table(struct db *db, struct error *err)
{
	printf("%-44s %12s %12s\n", "", "p50", "p99");
	return print(db, "the 18 indicators and their years", dashboard, ROUNDS, err)
		&& print(db, "  the sums alone, bare SQL", bare, ROUNDS, err)
		&& print(db, "one indicator, its year, 7 breakdowns", one_indicator, ROUNDS / 4, err)
		&& print(db, "a page of its sheets, one département", a_list, ROUNDS / 4, err)
		&& print(db, "all its sheets, as an arrêté needs", all_records, ROUNDS / 20, err);
}

static bool run(const char *folder, const struct vocabularies *vocabularies, uint32_t sheets,
	struct error *err)
{
	OWNED_STRING path = file_join(folder, "observatoire.db");
	OWNED(db) db = db_open(path, DB_WRITE, err);
	if (!db || !migrate(db, err))
		return false;
	size_t count = 0;
	struct act *acts = plan(sheets, &count);
	double before = now_ms();
	bool done = live(db, vocabularies, acts, count, err);
	free(acts);
	if (!done)
		return false;
	printf("%u sheets, %zu events noted: %.0f µs each\n", sheets, count,
		(now_ms() - before) * 1e3 / (double)count);

	size_t differing = 0;
	if (!print_table(db, err) || !indicators_recount(db, &differing, err))
		return false;
	printf("all counted again from the events: %zu sums differ\n", differing);
	return differing == 0;
}

int main(int argc, char **argv)
{
	struct error err = {0};
	if (argc < 3) {
		fprintf(stderr, "usage: figures FOLDER VOCABULARIES [SHEETS]\n");
		return 2;
	}
	OWNED(vocabularies) vocabularies = vocabularies_load(argv[2], &err);
	uint32_t sheets = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 50000;
	if (!vocabularies || !file_make_folder(argv[1], &err) || !run(argv[1], vocabularies, sheets, &err)) {
		fprintf(stderr, "figures: %s\n", err.text);
		return 1;
	}
	return 0;
}
