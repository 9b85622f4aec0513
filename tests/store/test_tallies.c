#include "store/tallies.h"

#include "base/text.h"
#include "support/rows.h"
#include "support/stored.h"

#include <string.h>

/* Tallies put off in a transaction, and the same ones written one by one: nobody may see a difference. */

enum { KEPT_MOST = 4000, DEEPEST = 4 };

struct world {
	struct db *db;
	uint64_t seed;
	struct tally said[KEPT_MOST];  /* that are not undone, so far */
	size_t count;
};

static unsigned any(struct world *world, unsigned below)
{
	world->seed = world->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(world->seed >> 33) % below;
}

static struct tally any_tally(struct world *world)
{
	static const char *const days[] = {
		"2016-09-01", "2016-09-02", "2016-10-01", "2017-09-01", "2017-09-30",
	};
	static const char *const values[] = { "", "cm1", "cm2", "robot à programmer" };
	static const char *const facets[] = { "", "niveau", "equipement" };
	return (struct tally){
		.measure = 1u << any(world, 3),
		.is_example = any(world, 4) == 0,
		.facet = facets[any(world, 3)],
		.value = values[any(world, 4)],
		.day = days[any(world, 5)],
		.delta = any(world, 3) == 0 ? -1 : 1,
	};
}

static void say(struct world *world)
{
	if (world->count == KEPT_MOST)
		return;
	world->said[world->count] = any_tally(world);
	assert_true(tallies_add(world->db, TALLY_SERVED, &world->said[world->count], NULL));
	world->count++;
}

/* What is read in the midst of it. */
static void read_one(struct world *world)
{
	const struct tally about = any_tally(world);
	const struct tally_wanted wanted = {
		.measure = about.measure, .with_examples = true, .facet = about.facet, .value = about.value,
	};
	int64_t expected = 0, found = -1;
	for (size_t i = 0; i < world->count; i++)
		if (world->said[i].measure == about.measure && text_equals(world->said[i].facet, about.facet)
			&& text_equals(world->said[i].value, about.value)
			&& strcmp(world->said[i].day, about.day) <= 0)
			expected += world->said[i].delta;
	assert_true(tallies_until(world->db, &wanted, about.day, &found, NULL));
	assert_int_equal(found, expected);
}

/* Some tallies and some parts, each kept or undone alone. */
static void happen(struct world *world, unsigned depth)
{
	size_t before = world->count;
	assert_true(db_begin(world->db, NULL));
	for (unsigned steps = any(world, 12); steps > 0; steps--) {
		say(world);
		if (depth < DEEPEST && any(world, 3) == 0)
			happen(world, depth + 1);
		if (any(world, 6) == 0)
			read_one(world);
	}
	if (any(world, 3) > 0) {
		assert_true(db_commit(world->db, NULL));
		return;
	}
	db_rollback(world->db);
	world->count = before;
}

static char *dump(struct db *db)
{
	OWNED_TEXT out = {0};
	OWNED(query) query = db_query(db, "SELECT format('%d %s %d %s %s %d: %d', measure, facet, grain, period,"
		" value, is_example, delta) FROM tally ORDER BY measure, facet, grain, period, value, is_example");
	while (query_next(query))
		text_format(&out, "%s\n", query_text(query, 0));
	assert_true(query_end(query, NULL));
	return mem_copy(text_string(&out));
}

/* Those that stand, outside any transaction: each is written as it comes. */
static char *dump_one_by_one(const struct world *world)
{
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	assert_true(db_run(db, "PRAGMA synchronous = OFF", NULL));
	for (size_t i = 0; i < world->count; i++)
		assert_true(tallies_add(db, TALLY_SERVED, &world->said[i], NULL));
	return dump(db);
}

static void compare(const struct world *world)
{
	OWNED_STRING together = dump(world->db);
	OWNED_STRING apart = dump_one_by_one(world);
	assert_string_equal(together, apart);
}

static void are_what_they_would_be_one_by_one(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		OWNED_FOLDER folder = temp_folder();
		OWNED(db) db = stored_open(folder);
		struct world world = { .db = db, .seed = seed };
		for (int i = 0; i < 8; i++)
			happen(&world, 1);
		compare(&world);
	}
}

/* More than are put off at once, around a part that is undone with as many. */
static void many_are_written_before_the_end(void **state)
{
	(void)state;
	enum { MANY = 60000 };
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	const struct tally tally = { .measure = 1, .facet = "", .value = "", .day = "2017-03-14", .delta = 1 };
	const struct tally_wanted wanted = { .measure = 1, .facet = "", .value = "" };
	int64_t found = 0;
	assert_true(db_begin(db, NULL));
	for (int i = 0; i < 3 * MANY; i++) {
		if (i == MANY)
			assert_true(db_begin(db, NULL));
		if (i == 2 * MANY)
			db_rollback(db);
		assert_true(tallies_add(db, TALLY_SERVED, &tally, NULL));
	}
	assert_true(db_commit(db, NULL));
	assert_true(tallies_until(db, &wanted, "2017-03-14", &found, NULL));
	assert_int_equal(found, 2 * MANY);
}

/* What cannot be written keeps nothing of the transaction, and nothing for the next one. */
static void a_sum_that_cannot_be_written_undoes_the_whole(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	const struct tally tally = { .measure = 1, .facet = "", .value = "", .day = "2017-03-14", .delta = 1 };
	assert_true(db_run(db, "CREATE TRIGGER no BEFORE INSERT ON tally"
		" BEGIN SELECT raise(ABORT, 'no'); END", NULL));
	struct error err = {0};
	int64_t last = 0;
	assert_true(db_begin(db, NULL));
	assert_true(changes_add(db, 1, CHANGE_PUT, 1, NULL));
	assert_true(tallies_add(db, TALLY_SERVED, &tally, NULL));
	assert_false(db_commit(db, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	assert_false(db_in_transaction(db));
	assert_true(changes_last(db, &last, NULL));
	assert_int_equal(last, 0);

	assert_true(db_run(db, "DROP TRIGGER no", NULL));
	assert_true(db_begin(db, NULL));
	assert_true(db_commit(db, NULL));
	OWNED_STRING nothing = dump(db);
	assert_string_equal(nothing, "");
}

/* The first may be added deep inside a transaction: the parts around it are followed all the same. */
static void the_first_one_may_come_late(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(db) db = stored_open(folder);
	const struct tally tally = { .measure = 1, .facet = "", .value = "", .day = "2017-03-14", .delta = 1 };
	for (int i = 0; i < 3; i++)
		assert_true(db_begin(db, NULL));
	assert_true(tallies_add(db, TALLY_SERVED, &tally, NULL));
	assert_true(db_commit(db, NULL));
	db_rollback(db);
	assert_true(tallies_add(db, TALLY_SERVED, &tally, NULL));
	assert_true(db_commit(db, NULL));
	OWNED_STRING all = dump(db);
	assert_string_equal(all, "1  4 2017  0: 1\n1  7 2017-03  0: 1\n1  10 2017-03-14  0: 1\n");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, are_what_they_would_be_one_by_one);
	SUITE_TEST(&suite, many_are_written_before_the_end);
	SUITE_TEST(&suite, a_sum_that_cannot_be_written_undoes_the_whole);
	SUITE_TEST(&suite, the_first_one_may_come_late);
	return suite_run(&suite, "store/tallies");
}
