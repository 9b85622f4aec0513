#include "catalogue/facet_values.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/search.h"
#include "support/rows.h"

#include <string.h>

/* What an index answered, made by hand: open values with their counts, nothing of closed facets. */
struct answer {
	struct vocabularies *vocabularies;
	struct search_result result;
	struct found *found;
};

static struct answer answer_new(void)
{
	struct answer answer = { .vocabularies = vocabularies_load(VOCABULARIES, NULL) };
	assert_non_null(answer.vocabularies);
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		answer.result.counts[facet] = mem_new(1000, sizeof(size_t));
	answer.found = mem_new(1, sizeof *answer.found);
	return answer;
}

static void answer_done(struct answer *answer)
{
	for (enum facet facet = 0; facet < FACET_COUNT; facet++) {
		free(answer->result.counts[facet]);
		words_done(&answer->result.keys[facet]);
	}
	found_free(answer->found);
	vocabularies_free(answer->vocabularies);
}
#define OWNED_ANSWER __attribute__((cleanup(answer_done))) struct answer

static void add(struct answer *answer, enum facet facet, const char *key, size_t count)
{
	answer->result.counts[facet][answer->result.keys[facet].count] = count;
	words_add(&answer->result.keys[facet], key);
}

static void fill(struct answer *answer, const struct catalogue_request *request)
{
	facet_values_fill(answer->found, answer->vocabularies, request, &answer->result);
}

static size_t count_of(const struct answer *answer, const char *department)
{
	size_t count = 0;
	for (size_t i = 0; i < answer->found->value_count[FACET_SCHOOL]; i++)
		count += strncmp(answer->found->values[FACET_SCHOOL][i].key, department, 3) == 0;
	return count;
}

/* More schools than a list holds: those of Corrèze have more sheets than those of Haute-Vienne. */
static void add_schools(struct answer *answer, size_t near, size_t far)
{
	for (size_t i = 0; i < far + near; i++) {
		OWNED_STRING key = text_make("%s%04zuA", i < far ? "019" : "087", i);
		add(answer, FACET_SCHOOL, key, i < far ? 5 : 1);
	}
}

static const struct schools_row {
	const char *name;
	size_t near, far;              /* schools of Haute-Vienne, of Corrèze */
	bool is_chosen;                /* Haute-Vienne is */
	size_t told_near, told_far, untold;
} schools_rows[] = {
	{ "all are told when there is room", 40, 60, false, 40, 60, 0 },
	{ "those with the most sheets are told first", 50, 100, false, 0, 100, 50 },
	{ "of a department that was chosen, all are", 50, 100, true, 50, 50, 50 },
	{ "others have no place in a list that is full", 130, 20, true, 100, 0, 50 },
	{ "a choice leaves nothing out when there is room", 40, 60, true, 40, 60, 0 },
};

static void schools_are_told(void **state)
{
	const struct schools_row *row = *state;
	OWNED_ANSWER answer = answer_new();
	add_schools(&answer, row->near, row->far);
	const struct filter filter = { FACET_DEPARTMENT, "087" };
	fill(&answer, &(struct catalogue_request){ .filters = &filter, .filter_count = row->is_chosen });
	assert_int_equal(count_of(&answer, "087"), row->told_near);
	assert_int_equal(count_of(&answer, "019"), row->told_far);
	assert_int_equal(answer.found->untold[FACET_SCHOOL], row->untold);
}

static void a_school_that_was_chosen_is_told_wherever_it_is(void **state)
{
	(void)state;
	OWNED_ANSWER answer = answer_new();
	add_schools(&answer, 130, 20);
	const struct filter filters[] = { { FACET_DEPARTMENT, "087" }, { FACET_SCHOOL, "0190003A" } };
	fill(&answer, &(struct catalogue_request){ .filters = filters, .filter_count = 2 });
	assert_int_equal(count_of(&answer, "019"), 1);
	assert_int_equal(count_of(&answer, "087"), 100);
}

/* Not in that of their bytes: capitals and accents do not count. */
static void tags_come_in_the_order_of_a_dictionary(void **state)
{
	(void)state;
	static const char *const given[] = { "QR code", "Zoo", "abri", "eau", "étude", "évaluation" };
	static const char *const told[] = { "abri", "eau", "étude", "évaluation", "QR code", "Zoo" };
	OWNED_ANSWER answer = answer_new();
	for (size_t i = 0; i < 6; i++)
		add(&answer, FACET_TAG, given[i], 1);
	fill(&answer, &(struct catalogue_request){0});
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(answer.found->values[FACET_TAG][i].key, told[i]);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, schools_rows, schools_are_told);
	SUITE_TEST(&suite, a_school_that_was_chosen_is_told_wherever_it_is);
	SUITE_TEST(&suite, tags_come_in_the_order_of_a_dictionary);
	return suite_run(&suite, "catalogue/facet_values");
}
