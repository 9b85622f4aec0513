#include "proposals/life.h"
#include "support/rows.h"

#include <stdio.h>
#include <string.h>

/* Every cell of state × act, for each part alone: the letter of the state after it, or a dot. The
 * columns are the states in their order: Draft, Sent, Claimed, Returned, Published, reFused, Withdrawn. */
struct row {
	const char *name;
	enum life_act act;
	enum life_part part;
	const char *expected;
};

static const char letters[] = "DSCRPFW";

static const struct row rows[] = {
	{ "an author saves",        ACT_SAVE,     PART_AUTHOR,   "D..R..." },
	{ "an author sends",        ACT_SEND,     PART_AUTHOR,   "S..S..." },
	{ "an author withdraws",    ACT_WITHDRAW, PART_AUTHOR,   "WWWW..." },
	{ "an author claims",       ACT_CLAIM,    PART_AUTHOR,   "......." },
	{ "an author releases",     ACT_RELEASE,  PART_AUTHOR,   "......." },
	{ "an author corrects",     ACT_CORRECT,  PART_AUTHOR,   "......." },
	{ "an author returns",      ACT_RETURN,   PART_AUTHOR,   "......." },
	{ "an author refuses",      ACT_REFUSE,   PART_AUTHOR,   "......." },
	{ "an author accepts",      ACT_ACCEPT,   PART_AUTHOR,   "......." },
	{ "an author says",         ACT_SAY,      PART_AUTHOR,   ".SCR..." },

	{ "a reviewer saves",       ACT_SAVE,     PART_REVIEWER, "......." },
	{ "a reviewer sends",       ACT_SEND,     PART_REVIEWER, "......." },
	{ "a reviewer withdraws",   ACT_WITHDRAW, PART_REVIEWER, "......." },
	{ "a reviewer claims",      ACT_CLAIM,    PART_REVIEWER, ".C....." },
	{ "a reviewer releases",    ACT_RELEASE,  PART_REVIEWER, "......." },
	{ "a reviewer corrects",    ACT_CORRECT,  PART_REVIEWER, "......." },
	{ "a reviewer returns",     ACT_RETURN,   PART_REVIEWER, "......." },
	{ "a reviewer refuses",     ACT_REFUSE,   PART_REVIEWER, "......." },
	{ "a reviewer accepts",     ACT_ACCEPT,   PART_REVIEWER, "......." },
	{ "a reviewer says",        ACT_SAY,      PART_REVIEWER, ".SCR..." },

	{ "the holder saves",       ACT_SAVE,     PART_HOLDER,   "......." },
	{ "the holder sends",       ACT_SEND,     PART_HOLDER,   "......." },
	{ "the holder withdraws",   ACT_WITHDRAW, PART_HOLDER,   "......." },
	{ "the holder claims",      ACT_CLAIM,    PART_HOLDER,   "......." },
	{ "the holder releases",    ACT_RELEASE,  PART_HOLDER,   "..S...." },
	{ "the holder corrects",    ACT_CORRECT,  PART_HOLDER,   "..C...." },
	{ "the holder returns",     ACT_RETURN,   PART_HOLDER,   "..R...." },
	{ "the holder refuses",     ACT_REFUSE,   PART_HOLDER,   "..F...." },
	{ "the holder accepts",     ACT_ACCEPT,   PART_HOLDER,   "..P...." },
	{ "the holder says",        ACT_SAY,      PART_HOLDER,   "......." },

	{ "the DAN saves",          ACT_SAVE,     PART_DAN,      "......." },
	{ "the DAN sends",          ACT_SEND,     PART_DAN,      "......." },
	{ "the DAN withdraws",      ACT_WITHDRAW, PART_DAN,      "......." },
	{ "the DAN claims",         ACT_CLAIM,    PART_DAN,      ".CC...." },
	{ "the DAN releases",       ACT_RELEASE,  PART_DAN,      "..S...." },
	{ "the DAN corrects",       ACT_CORRECT,  PART_DAN,      "......." },
	{ "the DAN returns",        ACT_RETURN,   PART_DAN,      "......." },
	{ "the DAN refuses",        ACT_REFUSE,   PART_DAN,      "......." },
	{ "the DAN accepts",        ACT_ACCEPT,   PART_DAN,      "......." },
	{ "the DAN says",           ACT_SAY,      PART_DAN,      ".SCR..." },
};

static void goes_on(void **state)
{
	const struct row *row = *state;
	char found[LIFE_STATES + 1] = "";
	for (enum life_state from = 0; from < LIFE_STATES; from++) {
		enum life_state next;
		bool may = life_may(from, row->act, PART_BIT(row->part), &next);
		found[from] = may ? letters[next] : '.';
	}
	assert_string_equal(found, row->expected);
}

static void nobody_may_do_nothing(void **state)
{
	(void)state;
	enum life_state next = LIFE_REFUSED;
	for (enum life_state from = 0; from < LIFE_STATES; from++)
		for (enum life_act act = 0; act < LIFE_ACTS; act++)
			assert_false(life_may(from, act, 0, &next));
	assert_int_equal(next, LIFE_REFUSED);
}

static void the_table_is_whole(void **state)
{
	(void)state;
	assert_int_equal(sizeof rows / sizeof rows[0], LIFE_ACTS * LIFE_PARTS);
	assert_int_equal(strlen(letters), LIFE_STATES);
}

static void names_are_found_again(void **state)
{
	(void)state;
	for (enum life_state each = 0; each < LIFE_STATES; each++) {
		enum life_state found;
		assert_true(life_state_find(life_state_key(each), &found));
		assert_int_equal(found, each);
	}
	for (enum life_act each = 0; each < LIFE_ACTS; each++) {
		enum life_act found;
		assert_true(life_act_find(life_act_key(each), &found));
		assert_int_equal(found, each);
	}
	enum life_state no_state;
	enum life_act no_act;
	assert_false(life_state_find("", &no_state));
	assert_false(life_act_find("publier", &no_act));
}

/* Nothing happens any more to what is over, and something may to all the rest. */
static void what_is_over_stays(void **state)
{
	(void)state;
	for (enum life_state from = 0; from < LIFE_STATES; from++) {
		bool moves = false;
		enum life_state next;
		for (enum life_act act = 0; act < LIFE_ACTS; act++)
			moves |= life_may(from, act, ~0u, &next);
		bool is_over = from == LIFE_PUBLISHED || from == LIFE_REFUSED || from == LIFE_WITHDRAWN;
		assert_int_equal(moves, !is_over);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, goes_on);
	SUITE_TEST(&suite, nobody_may_do_nothing);
	SUITE_TEST(&suite, the_table_is_whole);
	SUITE_TEST(&suite, names_are_found_again);
	SUITE_TEST(&suite, what_is_over_stays);
	return suite_run(&suite, "proposals/life");
}
