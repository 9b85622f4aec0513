#include "index/recall.h"
#include "index/weights.h"
#include "support/rows.h"

#include <stdio.h>

/* ---- Adding up ---- */

static void fill(struct weights *weights, const uint32_t *docids, float value)
{
	for (; *docids; docids++)
		weights_add(weights, *docids, value);
}

static void adds_up_by_docid(void **state)
{
	(void)state;
	OWNED_WEIGHTS first = {0}, second = {0};
	struct sums sums = {0};
	fill(&first, (uint32_t[]){ 1, 64, 5000, 0 }, 2);
	fill(&second, (uint32_t[]){ 3, 64, 100000, 0 }, 1);

	sums_add_weights(&sums, &first, 1);
	sums_add_weights(&sums, &second, 0.5);
	sums_add(&sums, 3, 1);
	assert_float_equal(sums_of(&sums, 1), 2, 0);
	assert_float_equal(sums_of(&sums, 3), 1.5, 0);
	assert_float_equal(sums_of(&sums, 64), 2.5, 0);
	assert_float_equal(sums_of(&sums, 100000), 0.5, 0);
	assert_float_equal(sums_of(&sums, 2), 0, 0);
	assert_float_equal(sums_of(&sums, 4000000), 0, 0);

	OWNED_WEIGHTS taken = {0};
	sums_take(&sums, &taken);
	assert_int_equal(taken.count, 5);
	assert_float_equal(weights_of(&taken, 64), 2.5, 0);
	assert_float_equal(sums_of(&sums, 64), 0, 0);
	sums_done(&sums);
}

static void nothing_stays_when_it_is_cleared(void **state)
{
	(void)state;
	OWNED_WEIGHTS weights = {0};
	struct sums sums = {0};
	fill(&weights, (uint32_t[]){ 1, 63, 64, 5000, 0 }, 2);
	sums_clear(&sums);
	for (int round = 0; round < 2; round++) {
		sums_add_weights(&sums, &weights, 1);
		sums_clear(&sums);
	}
	for (size_t i = 0; i < sums.count; i++)
		assert_float_equal(sums.values[i], 0, 0);
	OWNED_WEIGHTS taken = {0};
	sums_take(&sums, &taken);
	assert_int_equal(taken.count, 0);
	sums_done(&sums);
}

/* ---- What is kept ---- */

static struct answers answers_of(uint32_t docid, size_t count)
{
	struct answers answers = {0};
	bits_add(&answers.sheets, docid);
	weights_reserve(&answers.weights, count);
	weights_add(&answers.weights, docid, 1);
	return answers;
}

static void keeps_what_it_is_given(void **state)
{
	(void)state;
	OWNED(recall) recall = recall_new();
	assert_null(recall_find(recall, "robot"));
	const struct answers *robot = recall_keep(recall, "robot", answers_of(7, 1));
	for (uint32_t i = 1; i < 100; i++) {
		char key[16];
		snprintf(key, sizeof key, "mot%u", i);
		recall_keep(recall, key, answers_of(i, 1));
	}
	assert_ptr_equal(recall_find(recall, "robot"), robot);
	assert_true(bits_has(&robot->sheets, 7));
	assert_true(bits_has(&recall_find(recall, "mot42")->sheets, 42));
	recall_trim(recall, RECALL_BYTES);
	assert_ptr_equal(recall_find(recall, "robot"), robot);
}

/* What was asked for lately stays; the rest goes, the oldest first. */
static void lets_go_of_what_was_asked_longest_ago(void **state)
{
	(void)state;
	enum { EACH = RECALL_BYTES / 8 / 4 };  /* a quarter of all, at eight bytes a weight */
	OWNED(recall) recall = recall_new();
	recall_keep(recall, "un", answers_of(1, EACH));
	recall_keep(recall, "deux", answers_of(2, EACH));
	recall_keep(recall, "trois", answers_of(3, EACH));
	recall_find(recall, "un");
	recall_keep(recall, "quatre", answers_of(4, EACH));
	assert_non_null(recall_find(recall, "deux"));
	recall_find(recall, "trois");
	recall_find(recall, "un");

	recall_trim(recall, RECALL_BYTES);
	assert_null(recall_find(recall, "quatre"));
	assert_non_null(recall_find(recall, "un"));
	assert_non_null(recall_find(recall, "deux"));
	assert_non_null(recall_find(recall, "trois"));
}

static void keeps_what_memory_is_given_for(void **state)
{
	(void)state;
	enum { COUNT = 1000, BYTES = 4 * 8 * COUNT };
	OWNED(recall) recall = recall_new();
	for (uint32_t i = 1; i <= 4; i++) {
		char key[16];
		snprintf(key, sizeof key, "mot%u", i);
		recall_keep(recall, key, answers_of(i, COUNT));
	}
	recall_trim(recall, 2 * BYTES);
	assert_non_null(recall_find(recall, "mot1"));
	recall_trim(recall, BYTES / 2);
	assert_null(recall_find(recall, "mot2"));
	assert_non_null(recall_find(recall, "mot1"));
	recall_trim(recall, 0);
	assert_null(recall_find(recall, "mot1"));
}

static void keeps_so_many_and_no_more(void **state)
{
	(void)state;
	OWNED(recall) recall = recall_new();
	for (uint32_t i = 1; i <= RECALL_ENTRIES + 3; i++) {
		char key[16];
		snprintf(key, sizeof key, "mot%u", i);
		recall_keep(recall, key, answers_of(i, 1));
	}
	assert_non_null(recall_find(recall, "mot2"));
	recall_trim(recall, RECALL_BYTES);
	assert_null(recall_find(recall, "mot1"));
	assert_non_null(recall_find(recall, "mot2"));
	assert_null(recall_find(recall, "mot4"));
	assert_non_null(recall_find(recall, "mot5"));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, adds_up_by_docid);
	SUITE_TEST(&suite, nothing_stays_when_it_is_cleared);
	SUITE_TEST(&suite, keeps_what_it_is_given);
	SUITE_TEST(&suite, lets_go_of_what_was_asked_longest_ago);
	SUITE_TEST(&suite, keeps_what_memory_is_given_for);
	SUITE_TEST(&suite, keeps_so_many_and_no_more);
	return suite_run(&suite, "index/weights");
}
