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
#include "indicators/recount.h"
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

/* ---- The floor: the sums as bare SQL, without a figure made of them ---- */

#define OF_MEASURE " FROM tally WHERE measure = :measure AND facet = :facet AND is_example = 0"
#define UNTIL \
	"SELECT value, delta" OF_MEASURE " AND grain = 4 AND period < substr(:day, 1, 4)" \
	" UNION ALL SELECT value, delta" OF_MEASURE " AND grain = 7" \
	" AND period > substr(:day, 1, 4) AND period < substr(:day, 1, 7)" \
	" UNION ALL SELECT value, delta" OF_MEASURE " AND grain = 10" \
	" AND period > substr(:day, 1, 7) AND period <= :day"

static bool run_bare(struct query *query, int measure, const char *facet, const char *day,
	struct error *err)
{
	query_bind_integer(query, ":measure", MEASURE_BIT(measure));
	query_bind_text(query, ":facet", facet);
	query_bind_text(query, ":day", day);
	while (query_next(query))
		query_integer(query, 0);
	return query_end(query, err);
}

static bool bare_until(struct db *db, int measure, const char *day, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT sum(delta) FROM (" UNTIL ")");
	return run_bare(query, measure, "", day, err);
}

static bool bare_months(struct db *db, int measure, const char *day, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT sum(delta), period" OF_MEASURE " AND grain = 7"
		" AND period BETWEEN date(:day, '-11 months') AND :day GROUP BY period");
	return run_bare(query, measure, "", day, err);
}

/* What the dashboard needs: of five indicators the sum before their year and its months, three companions. */
static bool bare_dashboard(struct db *db, const char *day, struct error *err)
{
	for (int measure = 0; measure < MEASURE_COUNT; measure++)
		if (!bare_until(db, measure, day, err) || (measure < 5 && !bare_months(db, measure, day, err)))
			return false;
	return true;
}

static bool bare_indicator(struct db *db, const char *day, struct error *err)
{
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		OWNED(query) query = db_query(db, "SELECT value, sum(delta) AS total FROM (" UNTIL ")"
			" GROUP BY value ORDER BY total DESC");
		if (!run_bare(query, MEASURE_USAGES, breakdowns[i].key, day, err))
			return false;
	}
	return bare_until(db, MEASURE_USAGES, day, err) && bare_months(db, MEASURE_USAGES, day, err);
}

/* What it would be without sums: the events of one measure that stand that day. */
static bool bare_events(struct db *db, const char *day, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT count(*), :facet FROM event e WHERE measures & :measure"
		" AND day <= :day AND is_example = 0 AND NOT EXISTS (SELECT 1 FROM event later"
		" WHERE later.sheet = e.sheet AND later.number > e.number AND later.day <= :day)");
	return run_bare(query, MEASURE_USAGES, "", day, err);
}

/* ---- What is measured ---- */

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
	const struct figure_wanted wanted = {
		.measure = MEASURE_CODING, .day = day, .key = "departement", .value = "023",
	};
	return figures_records(db, &wanted, 0, 51, &records, err);
}

static bool one_department(struct db *db, const char *day, struct error *err)
{
	struct look look;
	struct figure_parts parts[BREAKDOWN_COUNT] = {0};
	const struct figure_wanted wanted = {
		.measure = MEASURE_USAGES, .day = day, .key = "departement", .value = "023",
	};
	bool done = look_at(db, indicator_find("2"), &(struct outlook){
		.day = day, .key = wanted.key, .value = wanted.value,
	}, &look, err) && figures_break_down(db, &wanted, parts, err);
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		figure_parts_done(&parts[i]);
	return done;
}

static bool all_records(struct db *db, const char *day, struct error *err)
{
	OWNED_RECORDS records = {0};
	const struct figure_wanted wanted = { .measure = MEASURE_USAGES, .day = day };
	return figures_records(db, &wanted, 0, 1000000, &records, err);
}

/* Median and 99th of a hundred. */
struct cost {
	double p50, p99;
};

static bool measure(struct db *db, look_fn *look, size_t rounds, struct cost *cost, struct error *err)
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
	*cost = (struct cost){ costs[rounds / 2], costs[rounds * 99 / 100] };
	return true;
}

/* `floor` NULL: there is none. */
static bool print(struct db *db, const char *name, look_fn *look, look_fn *floor, size_t rounds,
	struct error *err)
{
	struct cost cost, least;
	if (!measure(db, look, rounds, &cost, err) || (floor && !measure(db, floor, rounds, &least, err)))
		return false;
	printf("%-40s %8.2f ms %8.2f ms", name, cost.p50, cost.p99);
	if (floor)
		printf(" %8.2f ms %8.2f ms   x %.1f", least.p50, least.p99, cost.p50 / least.p50);
	printf("\n");
	return true;
}

static bool print_table(struct db *db, struct error *err)
{
	printf("%-40s %11s %11s %11s %11s   %s\n", "", "p50", "p99", "bare p50", "bare p99", "ratio");
	return print(db, "the 18 indicators and their years", dashboard, bare_dashboard, ROUNDS, err)
		&& print(db, "one indicator, its year, 7 breakdowns", one_indicator, bare_indicator, ROUNDS, err)
		&& print(db, "one of a department, 7 breakdowns", one_department, bare_events, ROUNDS / 4, err)
		&& print(db, "one figure, from the events alone", bare_events, NULL, ROUNDS / 20, err)
		&& print(db, "a page of its sheets, one department", a_list, NULL, ROUNDS / 4, err)
		&& print(db, "all its sheets, as an arrete needs", all_records, NULL, ROUNDS / 20, err);
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

	struct recount found = {0};
	if (!print_table(db, err))
		return false;
	before = now_ms();
	if (!indicators_recount(db, &found, err))
		return false;
	printf("all counted again from the events in %.0f ms: %zu sums differ\n", now_ms() - before,
		found.differing);
	return found.differing == 0;
}

int main(int argc, char **argv)
{
	static const char *const usual[] = { "5000", "50000", "200000" };
	struct error err = {0};
	if (argc < 3) {
		fprintf(stderr, "usage: figures FOLDER VOCABULARIES [SHEETS...]\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
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
