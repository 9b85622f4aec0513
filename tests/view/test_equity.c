#include "base/csv.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/register.h"
#include "support/shown.h"
#include "view/commune_map.h"
#include "view/equity.h"

#include <string.h>

/* Schools as the register and the index may tell them. */
static const struct line {
	const char *uai, *name, *commune, *equipment, *last_on;
	size_t sheets;
	int64_t latitude, longitude;
} lines[] = {
	{ "0230506A", "Collège <Jamot>", "Aubusson", "tablette", "2020-01-20", 12, 45953353, 2166157 },
	{ "0230006G", "Collège Marc Bloch", "Bonnat", NULL, NULL, 0, 46330885, 1903950 },
	{ "0230014R", "Collège Georges Nigremont", "Crocq", "eim", NULL, 0, 45863566, 2369294 },
	{ "0230487E", "Collège Martin Nadaud", "Guéret", "", NULL, 0, 0, 0 },
};
enum { LINES = sizeof lines / sizeof lines[0] };

struct shelf {
	struct school_list list;
	const struct school_record *shown[LINES];
};

static void fill(struct shelf *shelf)
{
	shelf->list.items = mem_new(LINES, sizeof *shelf->list.items);
	shelf->list.count = LINES;
	for (size_t i = 0; i < LINES; i++) {
		struct school_record *school = &shelf->list.items[i];
		*school = (struct school_record){
			.name = mem_copy(lines[i].name), .commune = mem_copy(lines[i].commune),
			.equipment = mem_copy(lines[i].equipment), .last_on = mem_copy(lines[i].last_on),
			.kind = mem_copy("college"), .sheets = lines[i].sheets, .has_place = lines[i].latitude != 0,
			.latitude = lines[i].latitude, .longitude = lines[i].longitude,
			.declared = lines[i].sheets ? 1u << 3 : 0,
		};
		memcpy(school->uai, lines[i].uai, sizeof school->uai);
		shelf->shown[i] = school;
	}
}

static void schools_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct shelf shelf;
	fill(&shelf);
	view_equity(shown.fields, &(struct equity_page){
		.asked = &(struct link_map){ .department = "023" }, .examples = 2,
		.counts = { LINES, 1, 3, 1 },
		.shown = shelf.shown, .shown_count = LINES, .per_page = 3,
	}, shown.vocabularies);
	shown_compare(&shown, "carte-equite.html", "carte-equite.html");
	school_list_done(&shelf.list);
}

static void an_empty_register_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	view_equity(shown.fields, &(struct equity_page){
		.asked = &(struct link_map){ .with_examples = true }, .per_page = 100,
	}, shown.vocabularies);
	shown_compare(&shown, "carte-equite.html", "carte-equite-vide.html");
}

static void one_commune_makes_no_map(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct shelf shelf;
	fill(&shelf);
	assert_int_equal(view_commune_map(shown.fields, shelf.shown, 1), 0);
	assert_int_equal(view_commune_map(shown.fields, &shelf.shown[3], 1), 1);
	OWNED_STRING html = shown_render(&shown, "carte-equite.html");
	assert_null(strstr(html, "<svg"));
	school_list_done(&shelf.list);
}

static void a_table_has_a_row_a_school(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	struct shelf shelf;
	fill(&shelf);
	OWNED_TEXT table = {0};
	struct csv csv = { .out = &table };
	view_equity_csv(&csv, &(struct equity_page){ .shown = shelf.shown, .shown_count = 1 },
		"https://exemple.fr", shown.vocabularies);
	assert_non_null(strstr(text_string(&table), "\"0230506A\";\"Collège <Jamot>\";\"Aubusson\";\"Creuse\";"
		"\"Collège\";\"\";\"tablette\";\"Tablette, ordinateur\";\"12\";\"2020-01-20\";"
		"\"https://exemple.fr/etablissements/0230506A\""));
	school_list_done(&shelf.list);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, schools_are_as_agreed);
	SUITE_TEST(&suite, an_empty_register_is_as_agreed);
	SUITE_TEST(&suite, one_commune_makes_no_map);
	SUITE_TEST(&suite, a_table_has_a_row_a_school);
	return suite_run(&suite, "view/equity");
}
