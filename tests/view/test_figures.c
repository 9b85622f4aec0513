#include "base/mem.h"
#include "support/shown.h"
#include "view/curve.h"
#include "view/figure_text.h"
#include "view/indicator.h"
#include "view/paper_report.h"

#include <string.h>

/* ---- Figures in words ---- */

struct percent_row {
	const char *name;
	size_t part, whole;
	const char *text;
};

static const struct percent_row percents[] = {
	{ "a half is whole", 1, 2, "50\u202F%" },
	{ "a third has one decimal", 1, 3, "33,3\u202F%" },
	{ "two thirds are rounded up", 2, 3, "66,7\u202F%" },
	{ "all is a hundred", 7, 7, "100\u202F%" },
	{ "nothing is nought", 0, 7, "0\u202F%" },
	{ "a part of nothing says nothing", 0, 0, NULL },
};

static void tells_percents(void **state)
{
	const struct percent_row *row = *state;
	OWNED_STRING text = figure_percent(row->part, row->whole);
	assert_true(text_equals(text, row->text));
}

static void numbers_are_written_as_in_french(void **state)
{
	(void)state;
	static const struct { size_t number; const char *text; } rows[] = {
		{ 0, "0" }, { 999, "999" }, { 1000, "1\u202F000" }, { 1234567, "1\u202F234\u202F567" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING text = figure_number(rows[i].number);
		assert_string_equal(text, rows[i].text);
	}
	OWNED_STRING more = figure_change(1200);
	OWNED_STRING less = figure_change(-3);
	OWNED_STRING same = figure_change(0);
	assert_string_equal(more, "+\u202F1\u202F200");
	assert_string_equal(less, "\u2212\u202F3");
	assert_string_equal(same, "=");
	OWNED_STRING month = figure_month_label("2017-08");
	assert_string_equal(month, "août 2017");
}

static void the_scale_of_a_curve_reads_well(void **state)
{
	(void)state;
	static const size_t rows[][2] = {
		{ 0, 5 }, { 5, 5 }, { 6, 10 }, { 11, 20 }, { 21, 50 }, { 51, 100 }, { 199, 200 }, { 50001, 100000 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(curve_top(rows[i][0]), rows[i][1]);
	assert_int_equal(curve_bar(0, 10), 0);
	assert_int_equal(curve_bar(1, 1000), 1);
	assert_int_equal(curve_bar(10, 10), 100);
}

/* ---- Small counts ---- */

struct hidden_row {
	const char *name;
	size_t counts[4];
	const char *shown;  /* "o" seen, "x" hidden */
	const char *values[4];
};

#define CREUSE { "023001", "023002", "023003", "-" }

static const struct hidden_row hidden[] = {
	{ "counts above four are seen", { 9, 8, 7, 5 }, "oooo", CREUSE },
	{ "small ones are hidden", { 9, 4, 1, 2 }, "oxxo", CREUSE },
	{ "one that is alone takes the next with it", { 9, 8, 4, 2 }, "oxxo", CREUSE },
	{ "all may be hidden", { 4, 3, 2, 1 }, "xxxo", CREUSE },
	{ "the next is one of its département", { 9, 8, 7, 2 }, "xoox",
		{ "023001", "019001", "019002", "023002" } },
	{ "one alone in its département takes those that say nothing", { 9, 8, 7, 2 }, "ooxx",
		{ "019001", "019002", "-", "023002" } },
	{ "of what has no département the next is hidden as well", { 9, 8, 7, 2 }, "ooxx",
		{ "023001", "023002", "nord", "sud" } },
};

static void hides_small_counts(void **state)
{
	const struct hidden_row *row = *state;
	OWNED_PARTS parts = { mem_new(4, sizeof *parts.items), 4 };
	for (size_t i = 0; i < 4; i++)
		parts.items[i] = (struct figure_part){ .value = mem_copy(row->values[i]), .count = row->counts[i] };
	figure_parts_hide(&parts);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(parts.items[i].is_hidden, row->shown[i] == 'x');
}

/* From 1 to 9. */
static size_t draw(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return 1 + (*state >> 16) % 9;
}

/* What a département's page hides the page of all hides too, and the other way round. */
static void parts_are_hidden_alike_alone_and_beside_others(void **state)
{
	(void)state;
	static const char *const values[] = { "019001", "019002", "023001", "023002", "023003", "087001" };
	uint32_t draws = 7;
	for (int round = 0; round < 500; round++) {
		OWNED_PARTS all = { mem_new(6, sizeof *all.items), 6 }, own = { mem_new(3, sizeof *own.items), 3 };
		for (size_t i = 0; i < 6; i++)
			all.items[i] = (struct figure_part){ .value = mem_copy(values[i]), .count = draw(&draws) };
		for (size_t i = 0; i < 3; i++)
			own.items[i] = (struct figure_part){
				.value = mem_copy(values[i + 2]), .count = all.items[i + 2].count,
			};
		figure_parts_hide(&all);
		figure_parts_hide(&own);
		for (size_t i = 0; i < 3; i++)
			assert_int_equal(own.items[i].is_hidden, all.items[i + 2].is_hidden);
	}
}

/* ---- Pages ---- */

static struct figure_year some_year(size_t before)
{
	struct figure_year year = { .first = 2016, .before = before };
	for (int i = 0; i < YEAR_MONTHS; i++) {
		struct figure_month *month = &year.months[i];
		int number = (8 + i) % 12 + 1;
		date_write((struct date){ i < 4 ? 2016 : 2017, number, 28 }, month->last);
		memcpy(month->name, month->last, sizeof month->name - 1);
		month->is_over = i < 7;
		month->change = i % 3 == 2 ? -1 : i;
		month->value = month->is_over ? before + (size_t)i : 0;
	}
	return year;
}

static struct look some_look(const char *code, size_t value)
{
	struct look look = { .indicator = indicator_find(code), .value = value };
	look.has_measure = indicator_measure(look.indicator, &look.measure);
	for (size_t i = 0; i < COMPANIONS_MAX; i++)
		look.companions[i] = value / (i + 2);
	look.year = some_year(value > 6 ? value - 6 : 0);
	look.day = "2017-03-28";
	look.is_counted = look.indicator->counting;
	if (!look.is_counted || value == 0)
		return look;
	size_t whole = look.indicator->counting->is_share ? 2 * value : 0;
	look.counted.now = (struct counted){ value, whole, 3, false };
	for (size_t i = 0; i < YEAR_MONTHS; i++)
		look.counted.months[i] = look.counted.now;
	return look;
}

static void all_indicators_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	for (size_t i = 0; i < indicator_count; i++)
		looks[i] = some_look(indicators[i].code, 1200 + i);
	view_indicators(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28" }, .examples = 3,
	}, looks, shown.vocabularies);
	free(looks);
	shown_compare(&shown, "indicateurs.html", "indicateurs.html");
}

static void the_report_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	for (size_t i = 0; i < indicator_count; i++)
		looks[i] = some_look(indicators[i].code, 1200 + i);
	view_paper_report(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28", .key = "departement", .value = "023" },
	}, looks, "https://exemple.fr", shown.vocabularies);
	free(looks);
	shown_compare(&shown, "rapport.html", "rapport.html");
}

static void one_indicator_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct shown_indicator one = { .look = some_look("18", 1234) };
	char department[] = "023", none[] = "-", degree[] = "1", school[] = "0230506A", other[] = "0870362W";
	char name[] = "Collège Jean-Rebier", third[] = "0190023X";
	struct figure_part by_department[] = { { department, NULL, 1200, false }, { none, NULL, 34, false } };
	struct figure_part by_degree[] = { { degree, NULL, 1, false } };
	struct figure_part by_school[] = { { school, NULL, 6, false }, { other, name, 3, true },
		{ third, NULL, 5, true } };
	struct figure_parts *parts = one.parts;
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		if (text_equals(breakdowns[i].key, "departement"))
			parts[i] = (struct figure_parts){ by_department, 2 };
		if (text_equals(breakdowns[i].key, "degre"))
			parts[i] = (struct figure_parts){ by_degree, 1 };
		if (text_equals(breakdowns[i].key, "etablissement"))
			parts[i] = (struct figure_parts){ by_school, 3 };
	}
	view_indicator(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28", .with_examples = true }, .page = { .code = "18" }, .is_today = true,
	}, &one, shown.vocabularies);
	shown_compare(&shown, "indicateur.html", "indicateur.html");
}

static void one_counted_in_a_register_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct shown_indicator one = { .look = some_look("16", 1234) };
	view_indicator(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28" }, .page = { .code = "16" },
	}, &one, shown.vocabularies);
	shown_compare(&shown, "indicateur.html", "indicateur-registre.html");
}

static void few_people_are_not_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct shown_indicator one = { .look = some_look("17", 3) };
	one.look.counted.now.is_hidden = true;
	one.look.counted.months[6].is_hidden = true;
	for (size_t i = 0; i < 6; i++)
		one.look.counted.months[i].part = 12;
	view_indicator(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28" }, .page = { .code = "17" }, .is_today = true,
	}, &one, shown.vocabularies);
	shown_compare(&shown, "indicateur.html", "indicateur-peu.html");
}

static const struct people_row {
	const char *name, *code;
	struct counted counted;
	const char *told;
} people_rows[] = {
	{ "people are told", "17", { 5, 0, 1, false }, "5" },
	{ "few are not", "17", { 4, 0, 1, true }, "<\u00A05" },
	{ "nor what would tell of others", "17", { 12, 0, 1, true }, "masqué" },
	{ "nor a share of few", "5", { 3, 400, 1, true }, "masqué" },
};

static void tells_of_people(void **state)
{
	const struct people_row *row = *state;
	OWNED_STRING told = figure_counted(indicator_find(row->code)->counting, &row->counted);
	assert_string_equal(told, row->told);
}

static void an_empty_register_says_so(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct shown_indicator one = { .look = some_look("3", 0) };
	view_indicator(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28" }, .page = { .code = "3" }, .is_today = true, .is_misread = true,
	}, &one, shown.vocabularies);
	shown_compare(&shown, "indicateur.html", "indicateur-registre-vide.html");
}

static void the_sheets_of_a_figure_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	char first[] = "2017-0042", second[] = "2017-0043", hash[] = "h", title[] = "Le robot <rouge>";
	struct figure_record items[] = {
		{ 12, 1, first, hash, 3, "2017-03-14", true },
		{ 7, 2, second, hash, 1, "2017-03-01", false },
	};
	const struct figure_records records = { items, 2 };
	char *const titles[] = { title, NULL };
	view_records(shown.fields, &(struct shown_outlook){
		.outlook = { .day = "2017-03-28", .key = "departement", .value = "023" },
		.page = { .form = LINK_FIGURE_SHEETS, .code = "2", .measure = "usages" },
	}, &(struct shown_records){
		.indicator = indicator_find("2"), .measure = MEASURE_USAGES, .records = &records,
		.titles = titles, .total = 1234, .has_more = true,
	}, shown.vocabularies);
	shown_compare(&shown, "fiches-comptees.html", "fiches-comptees.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, percents, tells_percents);
	SUITE_TEST(&suite, numbers_are_written_as_in_french);
	SUITE_TEST(&suite, the_scale_of_a_curve_reads_well);
	SUITE_ROWS(&suite, hidden, hides_small_counts);
	SUITE_TEST(&suite, parts_are_hidden_alike_alone_and_beside_others);
	SUITE_TEST(&suite, all_indicators_are_as_agreed);
	SUITE_TEST(&suite, the_report_is_as_agreed);
	SUITE_TEST(&suite, one_indicator_is_as_agreed);
	SUITE_TEST(&suite, one_counted_in_a_register_is_as_agreed);
	SUITE_TEST(&suite, few_people_are_not_told);
	SUITE_ROWS(&suite, people_rows, tells_of_people);
	SUITE_TEST(&suite, an_empty_register_says_so);
	SUITE_TEST(&suite, the_sheets_of_a_figure_are_as_agreed);
	return suite_run(&suite, "view/figures");
}
