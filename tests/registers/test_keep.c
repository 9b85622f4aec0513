#include "registers/keep.h"

#include "registers/shelf.h"

static struct register_entry entry_of(const char *code, const char *content)
{
	struct register_entry entry = {0};
	register_entry_parse(register_spec_find(code), content, &entry);
	return entry;
}

#define COUNCIL(proof) "uai: 0230506A\ndate: 2016-11-08\npreuve: " proof "\ndate_preuve: 2016-11-09\n"

static enum register_outcome add(struct shelf *shelf, const char *content, int64_t *line)
{
	const struct register_hand hand = hand_of(shelf, "conseils");
	OWNED_ENTRY entry = entry_of("conseils", content);
	struct register_result result;
	assert_true(register_add(&hand, &entry, &result, NULL));
	*line = result.line;
	return result.outcome;
}

static enum register_outcome correct(struct shelf *shelf, int64_t line, int64_t version,
	const char *content)
{
	const struct register_hand hand = hand_of(shelf, "conseils");
	OWNED_ENTRY entry = entry_of("conseils", content);
	struct register_result result;
	assert_true(register_correct(&hand, &(struct register_change){ line, version, "faute" }, &entry,
		&result,
		NULL));
	return result.outcome;
}

static enum register_outcome withdraw(struct shelf *shelf, int64_t line, int64_t version)
{
	const struct register_hand hand = hand_of(shelf, "conseils");
	struct register_result result;
	assert_true(register_withdraw(&hand, &(struct register_change){ line, version, "erreur" }, &result,
		NULL));
	return result.outcome;
}

static void count_version(void *context, const struct register_version *version)
{
	size_t *count = context;
	assert_int_equal(version->version, ++*count);
}

static void a_line_is_corrected_and_withdrawn_and_all_of_it_stays(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	int64_t line, other;
	size_t versions = 0;
	assert_int_equal(add(&shelf, COUNCIL("CR 1"), &line), REGISTER_KEPT);
	assert_int_equal(add(&shelf, COUNCIL("CR 1"), &other), REGISTER_SAME);
	assert_int_equal(add(&shelf, COUNCIL("CR 2"), &other), REGISTER_TAKEN);
	assert_int_equal(other, line);
	assert_int_equal(correct(&shelf, line, 1, COUNCIL("CR 1")), REGISTER_SAME);
	assert_int_equal(correct(&shelf, line, 1, COUNCIL("CR 2")), REGISTER_KEPT);
	assert_int_equal(correct(&shelf, line, 1, COUNCIL("CR 3")), REGISTER_STALE);
	assert_int_equal(withdraw(&shelf, line, 1), REGISTER_STALE);
	assert_int_equal(withdraw(&shelf, line, 2), REGISTER_KEPT);
	assert_int_equal(withdraw(&shelf, line, 3), REGISTER_WITHDRAWN);
	assert_int_equal(counted(&shelf, "conseils"), 0);
	assert_true(registers_history(shelf.db, line, count_version, &versions, NULL));
	assert_int_equal(versions, 3);
	/* A file does not bring back what somebody withdrew; somebody may. */
	assert_true(import(&shelf, "conseils", COUNCILS "0230506A;2016-11-08;CR 2;2016-11-09\n", false));
	assert_int_equal(shelf.tally.rows[REGISTER_ROW_WITHDRAWN], 1);
	assert_int_equal(counted(&shelf, "conseils"), 0);
	assert_int_equal(add(&shelf, COUNCIL("CR 2"), &other), REGISTER_KEPT);
	assert_true(other != line);
}

static void a_line_that_is_not_there_is_not_found(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const struct register_hand hand = hand_of(&shelf, "conseils");
	struct register_result result;
	struct error err = {0};
	assert_false(register_withdraw(&hand, &(struct register_change){ 9, 1, "x" }, &result, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_false(db_in_transaction(shelf.db));
}

static const struct statement_row {
	const char *name, *sql;
} statements[] = {
	{ "a version is not changed", "UPDATE register_version SET content = ''" },
	{ "nor removed", "DELETE FROM register_version" },
	{ "nor its line", "DELETE FROM register_line" },
	{ "nor whether it is an example", "UPDATE register_line SET is_example = 1" },
};

static void the_store_refuses(void **state)
{
	const struct statement_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	int64_t line;
	assert_int_equal(add(&shelf, COUNCIL("CR 1"), &line), REGISTER_KEPT);
	assert_false(db_run(shelf.db, row->sql, NULL));
}

static void an_example_stands_in_nobody_s_way(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	int64_t line;
	assert_true(import(&shelf, "conseils", "uai;date;preuve;date_preuve;exemple\n"
		"0230506A;2016-11-08;CR 1;2016-11-09;oui\n", false));
	assert_int_equal(add(&shelf, COUNCIL("CR 2"), &line), REGISTER_KEPT);
}

static void examples_are_erased_and_nothing_else(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	size_t erased = 0;
	assert_true(import(&shelf, "conseils", "uai;date;preuve;date_preuve;exemple\n"
		"0230506A;2016-11-08;CR 1;2016-11-09;oui\n0190011J;2016-11-08;CR 1;2016-11-09;\n", false));
	assert_int_equal(counted(&shelf, "conseils"), 2);
	assert_true(registers_purge_examples(shelf.db, &erased, NULL));
	assert_int_equal(erased, 1);
	assert_int_equal(counted(&shelf, "conseils"), 1);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, statements, the_store_refuses);
	SUITE_TEST(&suite, a_line_is_corrected_and_withdrawn_and_all_of_it_stays);
	SUITE_TEST(&suite, a_line_that_is_not_there_is_not_found);
	SUITE_TEST(&suite, an_example_stands_in_nobody_s_way);
	SUITE_TEST(&suite, examples_are_erased_and_nothing_else);
	return suite_run(&suite, "registers/keep");
}
