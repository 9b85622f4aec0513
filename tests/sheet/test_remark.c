#include "base/owned.h"
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

static const char *label(const char *key)
{
	return strcmp(key, "resume") == 0 ? "Le résumé" : NULL;
}

/* A form calls a field by its label, a file by its key. */
static void a_field_has_two_names(void **state)
{
	(void)state;
	OWNED_REMARKS remarks = {0}, again = {0};
	remarks_add(&remarks, SEVERITY_ADVICE, "resume", 3, "Il manque «" REMARK_KEY "»" REMARK_ASIDE ".",
		"resume", "resume", " (résumé)");
	remarks_repeat(&again, &remarks.items[0]);
	OWNED_STRING told = remark_told(&again.items[0], label);
	assert_string_equal(remarks.items[0].sentence, "Il manque «resume» (résumé).");
	assert_string_equal(told, "Il manque «Le résumé».");
}

/* What a sentence quotes may hold the signs that mark a name. */
static void signs_alone_name_nothing(void **state)
{
	static const char *const rows[][2] = {
		{ "\x01resume\x02", "resume" },
		{ "\x03 a \x01\x01" "b\x02", " a b" },
		{ "\x01nulle-part\x02x\x03", "nulle-partx" },
		{ "\x01" "effectif\x02" "effectif\x03", "effectif" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_REMARKS remarks = {0};
		remarks_add(&remarks, SEVERITY_ADVICE, "", 0, "%s", rows[i][0]);
		OWNED_STRING told = remark_told(&remarks.items[0], label);
		assert_string_equal(remarks.items[0].sentence, rows[i][1]);
		assert_string_equal(told, rows[i][1]);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, sorts_by_line_and_keeps_the_order_made);
	SUITE_TEST(&suite, refuses_when_one_is_a_refusal);
	SUITE_TEST(&suite, keeps_a_refusal_when_full_of_advice);
	SUITE_TEST(&suite, names_its_severities_in_french);
	SUITE_TEST(&suite, a_field_has_two_names);
	SUITE_TEST(&suite, signs_alone_name_nothing);
	return suite_run(&suite, "sheet/remark");
}
