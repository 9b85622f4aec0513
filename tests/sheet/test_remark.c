#include "sheet/remark.h"
#include "support/rows.h"

static void sorts_by_line_and_keeps_the_order_made(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0};
	remarks_add(&remarks, SEVERITY_ADVICE, "duree", 3, "trois");
	remarks_add(&remarks, SEVERITY_ADVICE, "titre", 2, "deux %s", "bis");
	remarks_add(&remarks, SEVERITY_ADVICE, "type", 3, "encore");
	remarks_add(&remarks, SEVERITY_ADVICE, "", 0, "zéro");
	remarks_sort(&remarks);
	assert_string_equal(remarks.items[0].sentence, "zéro");
	assert_string_equal(remarks.items[1].sentence, "deux bis");
	assert_string_equal(remarks.items[2].field, "duree");
	assert_string_equal(remarks.items[3].field, "type");
}

static void refuses_when_one_is_a_refusal(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0};
	assert_false(remarks_refuse(&remarks));
	remarks_add(&remarks, SEVERITY_ADVICE, "", 0, "conseil");
	assert_false(remarks_refuse(&remarks));
	remarks_add(&remarks, SEVERITY_REFUSAL, "", 0, "refus");
	assert_true(remarks_refuse(&remarks));
}

static void keeps_a_refusal_when_full_of_advice(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0};
	for (unsigned i = 0; i < REMARKS_MAX + 5; i++)
		remarks_add(&remarks, SEVERITY_ADVICE, "", i, "conseil %u", i);
	assert_int_equal(remarks.count, REMARKS_MAX);
	assert_false(remarks_refuse(&remarks));
	remarks_add(&remarks, SEVERITY_REFUSAL, "titre", 9, "refus");
	assert_int_equal(remarks.count, REMARKS_MAX);
	assert_true(remarks_refuse(&remarks));
	for (unsigned i = 0; i < REMARKS_MAX + 5; i++)
		remarks_add(&remarks, SEVERITY_REFUSAL, "", i, "refus %u", i);
	assert_int_equal(remarks.count, REMARKS_MAX);
}

static void names_its_severities_in_french(void **state)
{
	(void)state;
	assert_string_equal(severity_name(SEVERITY_ADVICE), "conseil");
	assert_string_equal(severity_name(SEVERITY_REFUSAL), "refus");
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, sorts_by_line_and_keeps_the_order_made);
	SUITE_TEST(&suite, refuses_when_one_is_a_refusal);
	SUITE_TEST(&suite, keeps_a_refusal_when_full_of_advice);
	SUITE_TEST(&suite, names_its_severities_in_french);
	return suite_run(&suite, "sheet/remark");
}
