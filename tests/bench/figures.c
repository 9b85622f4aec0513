/* What the figures cost after ten years: see README.md.
 *
 * usage: figures FOLDER VOCABULARIES [SHEETS…]
 *
 * Notes ten years of publications, new versions and withdrawals (support/decade.h) in a folder below FOLDER,
 * for each number of sheets (their texts are not written: figures never read them), then looks at figures of
 * days drawn at random, and prints a table.
 */
#include "base/date.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "indicators/look.h"
#include "indicators/record.h"
#include "sheet/vocabulary.h"
#include "store/db.h"
#include "store/migrate.h"
#include "support/decade_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 400 };

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
		date_write(date_of(DECADE_BEGIN + (int64_t)decade_draw(&state, DECADE_DAYS) * DECADE_DAY), day);
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
	OWNED_STRING place = text_make("%s/%u", folder, sheets);
	OWNED_STRING path = file_join(place, "observatoire.db");
	OWNED(db) db = file_make_folder(place, err) ? db_open(path, DB_WRITE, err) : NULL;
	if (!db || !migrate(db, err))
		return false;
	OWNED_DECADE decade = decade_new(7, (struct decade_size){
		.sheets = sheets, .people = sheets / 10 + 1, .schools = 700, .odd = 40,
	});
	double before = now_ms();
	if (!decade_note_all(db, vocabularies, &decade, err))
		return false;
	printf("\n%u sheets, %zu events noted: %.0f µs each\n", sheets, decade.count,
		(now_ms() - before) * 1e3 / (double)decade.count);

	size_t differing = 0;
	if (!print_table(db, err) || !indicators_recount(db, &differing, err))
		return false;
	printf("all counted again from the events: %zu sums differ\n", differing);
	return differing == 0;
}

int main(int argc, char **argv)
{
	static const char *const usual[] = { "5000", "50000", "200000" };
	struct error err = {0};
	if (argc < 3) {
		fprintf(stderr, "usage: figures FOLDER VOCABULARIES [SHEETS...]\n");
		return 2;
	}
	OWNED(vocabularies) vocabularies = vocabularies_load(argv[2], &err);
	size_t count = argc > 3 ? (size_t)argc - 3 : sizeof usual / sizeof usual[0];
	bool done = vocabularies && file_make_folder(argv[1], &err);
	for (size_t i = 0; done && i < count; i++) {
		const char *sheets = argc > 3 ? argv[3 + i] : usual[i];
		done = run(argv[1], vocabularies, (uint32_t)strtoul(sheets, NULL, 10), &err);
	}
	if (!done)
		fprintf(stderr, "figures: %s\n", err.text);
	return done ? 0 : 1;
}
