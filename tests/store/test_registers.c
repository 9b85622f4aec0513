#include "store/registers.h"

#include "base/owned.h"
#include "base/text.h"
#include "store/db.h"
#include "support/rows.h"
#include "support/stored.h"

#include <stdio.h>
#include <string.h>

/* Lines with many versions, whose last one alone is listed and counted, whatever the others said. */

enum { LINES = 40, VERSIONS = 6 };

/* The last version of a line, as the test knows it. */
struct known {
	char day[REGISTERS_DAY_BYTES];
	const char *department;
	int64_t version;
	bool is_withdrawn, is_example;
};

struct shelf {
	char *folder;
	struct db *db;
	struct known lines[LINES];
	unsigned seed;
};

static unsigned draw(struct shelf *shelf, unsigned below)
{
	shelf->seed = shelf->seed * 1103515245 + 12345;
	return (shelf->seed >> 16) % below;
}

static void write(struct shelf *shelf, int64_t number)
{
	static const char *const departments[] = { "019", "023", NULL };
	struct known *known = &shelf->lines[number - 1];
	struct error err = {0};
	int64_t line = 0;
	snprintf(known->day, sizeof known->day, "201%u-0%u-1%u", 6 + draw(shelf, 2), 1 + draw(shelf, 9),
		draw(shelf, 3));
	known->department = departments[draw(shelf, 3)];
	known->is_withdrawn = known->version > 0 && draw(shelf, 4) == 0;
	if (!registers_add(shelf->db, &(struct register_version){
		.line = known->version > 0 ? number : 0, .code = "formations", .is_withdrawn = known->is_withdrawn,
		.is_example = known->is_example, .day = known->day, .department = known->department, .same = "",
		.content = "", .hash = "", .made_at = 1500000000, .role = "dan", .reason = "",
	}, &line, &err))
		fail_msg("%s", err.text);
	assert_int_equal(line, number);
	known->version++;
}

static struct shelf shelf_new(void)
{
	struct shelf shelf = { .folder = temp_folder(), .seed = 7 };
	shelf.db = stored_open(shelf.folder);
	assert_true(db_begin(shelf.db, NULL));
	for (int64_t line = 1; line <= LINES; line++) {
		shelf.lines[line - 1].is_example = line % 5 == 0;
		write(&shelf, line);
	}
	for (int i = 0; i < LINES * (VERSIONS - 1); i++)
		write(&shelf, 1 + draw(&shelf, LINES));
	assert_true(db_commit(shelf.db, NULL));
	return shelf;
}

static void shelf_done(struct shelf *shelf)
{
	db_free(shelf->db);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static const struct row {
	const char *name;
	struct registers_wanted wanted;
} rows[] = {
	{ "all of them", { .code = "formations", .with_examples = true, .with_withdrawn = true } },
	{ "those that stand", { .code = "formations" } },
	{ "of a département", { .code = "formations", .department = "023", .with_examples = true } },
	{ "of some days", { .code = "formations", .from = "2016-03-01", .to = "2017-02-11" } },
	{ "from a place on", { .code = "formations", .with_withdrawn = true, .before_day = "2016-09-11",
		.before_line = 20 } },
	{ "from a place that is within some days", { .code = "formations", .to = "2016-08-11",
		.before_day = "2017-02-11", .before_line = 3 } },
	{ "from the middle of a day", { .code = "formations", .to = "2017-02-12", .before_day = "2016-05-11",
		.before_line = 1000 } },
	{ "of another register", { .code = "conseils", .with_examples = true } },
};

static bool is_wanted(const struct known *known, const struct registers_wanted *wanted)
{
	return text_equals(wanted->code, "formations")
		&& (!wanted->from || strcmp(known->day, wanted->from) >= 0)
		&& (!wanted->to || strcmp(known->day, wanted->to) <= 0)
		&& (!wanted->department || text_equals(known->department, wanted->department))
		&& (wanted->with_examples || !known->is_example) && (wanted->with_withdrawn || !known->is_withdrawn);
}

static bool is_behind(const struct known *known, int64_t line, const char *day, int64_t before)
{
	int order = strcmp(known->day, day);
	return order < 0 || (order == 0 && line < before);
}

struct listing {
	struct shelf *shelf;
	size_t count;
	char day[REGISTERS_DAY_BYTES];
	int64_t line;
};

static void check(void *context, const struct register_version *version)
{
	struct listing *listing = context;
	const struct known *known = &listing->shelf->lines[version->line - 1];
	assert_int_equal(version->version, known->version);
	assert_string_equal(version->day, known->day);
	assert_int_equal(version->is_withdrawn, known->is_withdrawn);
	assert_true(listing->count == 0 || is_behind(known, version->line, listing->day, listing->line));
	snprintf(listing->day, sizeof listing->day, "%s", version->day);
	listing->line = version->line;
	listing->count++;
}

static void lists(void **state)
{
	const struct row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	struct listing listing = { .shelf = &shelf };
	size_t wanted = 0, behind = 0, counted = 0;
	for (int64_t line = 1; line <= LINES; line++) {
		const struct known *known = &shelf.lines[line - 1];
		bool is_one = is_wanted(known, &row->wanted);
		wanted += is_one;
		behind += is_one && (!row->wanted.before_day
			|| is_behind(known, line, row->wanted.before_day, row->wanted.before_line));
	}
	assert_true(registers_list(shelf.db, &row->wanted, check, &listing, NULL));
	assert_int_equal(listing.count, behind);
	assert_true(registers_count(shelf.db, &row->wanted, &counted, NULL));
	assert_int_equal(counted, wanted);
}

static void tells_its_first_and_last_day(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	char first[REGISTERS_DAY_BYTES], last[REGISTERS_DAY_BYTES];
	const struct known *low = &shelf.lines[0], *high = &shelf.lines[0];
	for (size_t i = 1; i < LINES; i++) {
		const struct known *known = &shelf.lines[i];
		low = strcmp(known->day, low->day) < 0 ? known : low;
		high = strcmp(known->day, high->day) > 0 ? known : high;
	}
	assert_true(registers_span(shelf.db, "formations", first, last, NULL));
	assert_string_equal(first, low->day);
	assert_string_equal(last, high->day);
	assert_true(registers_span(shelf.db, "conseils", first, last, NULL));
	assert_string_equal(first, "");
	assert_string_equal(last, "");
}

static size_t compared(struct shelf *shelf)
{
	size_t differing = 99;
	assert_true(registers_compare(shelf->db, &differing, NULL));
	return differing;
}

static void what_is_listed_is_what_was_written(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	size_t erased = 0;
	assert_int_equal(compared(&shelf), 0);
	assert_true(registers_purge_examples(shelf.db, &erased, NULL));
	assert_int_equal(erased, LINES / 5);
	assert_int_equal(compared(&shelf), 0);
}

static const struct tampered_row {
	const char *name, *sql;
} tampered[] = {
	{ "a line that is listed no more", "DELETE FROM register_last WHERE line = 3" },
	{ "one that is listed twice",
		"INSERT INTO register_last VALUES ('formations', '2001-01-01', 3, 1, 0, 0, NULL)" },
	{ "a day that is another", "UPDATE register_last SET day = '2001-01-01' WHERE line = 3" },
	{ "a line that counts again", "UPDATE register_last SET is_withdrawn = 1 - is_withdrawn WHERE line = 3" },
};

static void is_told_and_mended(void **state)
{
	const struct tampered_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(db_run(shelf.db, row->sql, NULL));
	assert_int_equal(compared(&shelf), 1);
	assert_true(registers_mend(shelf.db, NULL));
	assert_int_equal(compared(&shelf), 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, lists);
	SUITE_TEST(&suite, tells_its_first_and_last_day);
	SUITE_TEST(&suite, what_is_listed_is_what_was_written);
	SUITE_ROWS(&suite, tampered, is_told_and_mended);
	return suite_run(&suite, "store/registers");
}
