#include "tags/standing.h"

#include "base/owned.h"
#include "base/text.h"
#include "support/rows.h"

/* Every cell: what a tag is, what is done, by whom, and what it is then. « - »: it may not be done. */
struct row {
	const char *name;
	enum standing standing;
	enum standing_act act;
	enum standing_part part;
	const char *next;
};

#define CELLS(standing, act, member, deciding, voice, only, keeper) \
	{ #standing " " #act " by a member", standing, act, PART_MEMBER, member }, \
	{ #standing " " #act " by one who decides", standing, act, PART_DECIDING, deciding }, \
	{ #standing " " #act " by one of several voices", standing, act, PART_VOICE, voice }, \
	{ #standing " " #act " by the only voice", standing, act, PART_ONLY, only }, \
	{ #standing " " #act " by a keeper", standing, act, PART_KEEPER, keeper }

static const struct row rows[] = {
	/*                                         member     deciding     voice      only       keeper */
	CELLS(STANDING_NONE,      TAGGING_ADD,      "proposee", "-",         "-",        "-",       "confirmee"),
	CELLS(STANDING_NONE,      TAGGING_WITHDRAW, "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_NONE,      TAGGING_DISMISS,  "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_PROPOSED,  TAGGING_ADD,      "proposee", "confirmee", "-",        "-",       "confirmee"),
	CELLS(STANDING_PROPOSED,  TAGGING_WITHDRAW, "-",        "-",         "proposee", "",        "-"),
	CELLS(STANDING_PROPOSED,  TAGGING_DISMISS,  "-",        "-",         "-",        "-",       "ecartee"),
	CELLS(STANDING_CONFIRMED, TAGGING_ADD,      "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_CONFIRMED, TAGGING_WITHDRAW, "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_CONFIRMED, TAGGING_DISMISS,  "-",        "-",         "-",        "-",       "ecartee"),
	CELLS(STANDING_DISMISSED, TAGGING_ADD,      "-",        "-",         "-",        "-",       "confirmee"),
	CELLS(STANDING_DISMISSED, TAGGING_WITHDRAW, "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_DISMISSED, TAGGING_DISMISS,  "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_WRITTEN,   TAGGING_ADD,      "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_WRITTEN,   TAGGING_WITHDRAW, "-",        "-",         "-",        "-",       "-"),
	CELLS(STANDING_WRITTEN,   TAGGING_DISMISS,  "-",        "-",         "-",        "-",       "-"),
};

static void is_as_the_table_says(void **state)
{
	const struct row *row = *state;
	enum standing next;
	bool may = standing_may(row->standing, row->act, STANDING_BIT(row->part), &next);
	const char *told = !may ? "-" : standing_key(next) ? standing_key(next) : "";
	assert_string_equal(told, row->next);
}

static void every_cell_is_there(void **state)
{
	(void)state;
	assert_int_equal(sizeof rows / sizeof rows[0], STANDINGS * TAGGING_ACTS * STANDING_PARTS);
}

static void a_keeper_who_is_a_member_confirms(void **state)
{
	(void)state;
	enum standing next;
	unsigned both = STANDING_BIT(PART_MEMBER) | STANDING_BIT(PART_KEEPER);
	assert_true(standing_may(STANDING_NONE, TAGGING_ADD, both, &next));
	assert_int_equal(next, STANDING_CONFIRMED);
}

static void keys_come_back_to_themselves(void **state)
{
	(void)state;
	for (enum standing each = STANDING_PROPOSED; each <= STANDING_DISMISSED; each++)
		assert_int_equal(standing_of(standing_key(each), false), each);
	assert_int_equal(standing_of("confirmee", true), STANDING_WRITTEN);
	assert_int_equal(standing_of(NULL, true), STANDING_WRITTEN);
	assert_int_equal(standing_of(NULL, false), STANDING_NONE);
	for (enum standing_act each = 0; each < TAGGING_ACTS; each++) {
		enum standing_act act;
		assert_true(standing_act_find(standing_act_key(each), &act));
		assert_int_equal(act, each);
	}
	enum standing_act act;
	assert_false(standing_act_find("supprimer", &act));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, is_as_the_table_says);
	SUITE_TEST(&suite, every_cell_is_there);
	SUITE_TEST(&suite, a_keeper_who_is_a_member_confirms);
	SUITE_TEST(&suite, keys_come_back_to_themselves);
	return suite_run(&suite, "tags/standing");
}
