#include "indicators/definition.h"

#include "base/date.h"
#include "base/utf8.h"
#include "support/rows.h"

#include <string.h>

static void all_eighteen_are_there_in_the_order_of_the_roadmap(void **state)
{
	(void)state;
	assert_int_equal(indicator_count, 18);
	enum axis axis = AXIS_REGION;
	for (size_t i = 0; i < indicator_count; i++) {
		assert_int_equal(strtoul(indicators[i].code, NULL, 10), i + 1);
		assert_true(indicators[i].axis == axis || indicators[i].axis == axis + 1);
		axis = indicators[i].axis;
		assert_ptr_equal(indicator_find(indicators[i].code), &indicators[i]);
	}
	assert_int_equal(axis, AXIS_COUNT - 1);
}

static void each_says_how_it_is_counted_and_since_when(void **state)
{
	(void)state;
	for (size_t i = 0; i < indicator_count; i++) {
		const struct indicator *indicator = &indicators[i];
		struct date since;
		assert_true(strlen(indicator->counted) > 40);
		assert_true(utf8_is_valid(indicator->counted, strlen(indicator->counted), NULL));
		assert_true(date_parse(indicator->since, &since));
		assert_true(indicator->version >= 1);
		assert_int_equal(indicator->target > 0, indicator->target_date != NULL);
	}
}

static void only_what_sheets_can_say_is_computed(void **state)
{
	(void)state;
	for (size_t i = 0; i < indicator_count; i++)
		assert_int_equal(indicators[i].has_value, indicators[i].class == CLASS_COMPUTED);
	assert_int_equal(indicator_find("2")->measure, MEASURE_USAGES);
	assert_int_equal(indicator_find("18")->measure, MEASURE_CODING);
	enum measure measure = MEASURE_COUNT;
	assert_true(indicator_measure(indicator_find("16"), &measure));
	assert_int_equal(measure, MEASURE_ENT);
	assert_false(indicator_measure(indicator_find("3"), &measure));
}

static void what_is_no_code_finds_nothing(void **state)
{
	(void)state;
	assert_null(indicator_find("19"));
	assert_null(indicator_find("02"));
	assert_null(indicator_find(""));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, all_eighteen_are_there_in_the_order_of_the_roadmap);
	SUITE_TEST(&suite, each_says_how_it_is_counted_and_since_when);
	SUITE_TEST(&suite, only_what_sheets_can_say_is_computed);
	SUITE_TEST(&suite, what_is_no_code_finds_nothing);
	return suite_run(&suite, "indicators/definition");
}
