#include "index/bits.h"
#include "support/rows.h"

#include <stdint.h>

/* Sets are written as lists that end with 0, which no docid is. */
struct row {
	const char *name;
	uint32_t a[6], b[6];
	uint32_t united[10], intersected[6], subtracted[6];
};

static const struct row rows[] = {
	{ "two empty sets stay empty", {0}, {0}, {0}, {0}, {0} },
	{ "an empty set takes what it is united with", {0}, {1, 64}, {1, 64}, {0}, {0} },
	{ "a set united with nothing stays", {1, 64}, {0}, {1, 64}, {0}, {1, 64} },
	{ "sets of one word", {1, 2, 63}, {2, 3}, {1, 2, 3, 63}, {2}, {1, 63} },
	{ "a long set meets a short one", {5, 64, 1000}, {5}, {5, 64, 1000}, {5}, {64, 1000} },
	{ "a short set meets a long one", {5}, {5, 64, 1000}, {5, 64, 1000}, {5}, {0} },
	{ "both sides of a word's edge", {63, 64, 127, 128}, {64, 128}, {63, 64, 127, 128}, {64, 128},
		{63, 127} },
	{ "far apart", {1, 300000}, {299999, 300000}, {1, 299999, 300000}, {300000}, {1} },
};

static void fill(struct bits *bits, const uint32_t *numbers)
{
	for (; *numbers; numbers++)
		bits_add(bits, *numbers);
}

static void assert_holds(const struct bits *bits, const uint32_t *numbers)
{
	size_t count = 0;
	uint32_t at = 0;

	for (; numbers[count]; count++) {
		assert_true(bits_has(bits, numbers[count]));
		assert_true(bits_next(bits, at, &at));
		assert_int_equal(at++, numbers[count]);
	}
	assert_false(bits_next(bits, at, &at));
	assert_int_equal(bits_size(bits), count);
}

static void combines(void **state)
{
	const struct row *row = *state;
	OWNED_BITS a = {0}, b = {0}, set = {0};
	fill(&a, row->a);
	fill(&b, row->b);

	bits_copy(&set, &a);
	bits_unite(&set, &b);
	assert_holds(&set, row->united);

	bits_copy(&set, &a);
	bits_intersect(&set, &b);
	assert_holds(&set, row->intersected);
	assert_int_equal(bits_common(&a, &b), bits_size(&set));
	assert_int_equal(bits_common(&b, &a), bits_size(&set));

	bits_copy(&set, &a);
	bits_subtract(&set, &b);
	assert_holds(&set, row->subtracted);
}

static void what_is_past_the_end_is_not_in_it(void **state)
{
	(void)state;
	OWNED_BITS set = {0};
	uint32_t at;

	assert_false(bits_has(&set, 0));
	assert_false(bits_has(&set, UINT32_MAX));
	assert_false(bits_next(&set, UINT32_MAX, &at));
	bits_add(&set, 7);
	bits_add(&set, 7);
	assert_int_equal(bits_size(&set), 1);
	assert_false(bits_has(&set, 7 + 64));
	assert_false(bits_next(&set, 8, &at));
}

static void a_cleared_set_is_used_again(void **state)
{
	(void)state;
	OWNED_BITS set = {0};
	bits_clear(&set);
	bits_add(&set, 4000);
	bits_clear(&set);
	assert_int_equal(bits_size(&set), 0);
	bits_add(&set, 3);
	assert_holds(&set, (const uint32_t[]){ 3, 0 });
}

static void a_copy_forgets_what_was_there(void **state)
{
	(void)state;
	OWNED_BITS from = {0}, to = {0};
	bits_add(&from, 2);
	bits_add(&to, 9000);
	bits_copy(&to, &from);
	assert_holds(&to, (const uint32_t[]){ 2, 0 });
	bits_copy(&to, &to);
	assert_holds(&to, (const uint32_t[]){ 2, 0 });
}

struct cut_row {
	const char *name;
	uint32_t set[6], last, kept[6];
};

static const struct cut_row cuts[] = {
	{ "the last one stays",            {1, 2, 3}, 3, {1, 2, 3} },
	{ "what is above goes",            {1, 2, 3}, 2, {1, 2} },
	{ "at the end of a word",          {62, 63, 64, 65}, 63, {62, 63} },
	{ "at the beginning of a word",    {62, 63, 64, 65}, 64, {62, 63, 64} },
	{ "words above go too",            {1, 64, 1000, 300000}, 100, {1, 64} },
	{ "past the end nothing changes",  {1, 64}, 300000, {1, 64} },
	{ "of nothing nothing is kept",    {0}, 5, {0} },
};

static void cuts_it(void **state)
{
	const struct cut_row *row = *state;
	OWNED_BITS set = {0};
	fill(&set, row->set);
	bits_cut(&set, row->last);
	assert_holds(&set, row->kept);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, combines);
	SUITE_TEST(&suite, what_is_past_the_end_is_not_in_it);
	SUITE_TEST(&suite, a_cleared_set_is_used_again);
	SUITE_TEST(&suite, a_copy_forgets_what_was_there);
	SUITE_ROWS(&suite, cuts, cuts_it);
	return suite_run(&suite, "index/bits");
}
