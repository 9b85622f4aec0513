#include "page/counted.h"

#include <string.h>

/* Its sheets are public today; one that counted another day may have been withdrawn by somebody. */
static void of_a_past_day_schools_are_for_the_dan(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	static const char target[] = "/indicateurs/18?au=2017-01-01";
	static const char alone[] =
		"<a href=\"/indicateurs/18/fiches?etablissement=0230506A&amp;au=2017-01-01\">1</a>";
	const char *page = get(&visit, page_indicator, target, "18");
	assert_hides(page, "fiches?etablissement=");
	assert_shows(page, "<h2 id=\"titre-etablissement\">Par établissement</h2>\n"
		"    <p class=\"note\">D’un jour passé");
	assert_hides(visit_get(&visit, page_indicators_csv, "/indicateurs.csv?au=2017-01-01", NULL), "0230506A");
	visit.app.visitor = (struct person){ .row = 1, .role = ROLE_DAN };
	assert_shows(get(&visit, page_indicator, target, "18"), alone);
	assert_shows(visit_get(&visit, page_indicators_csv, "/indicateurs.csv?au=2017-01-01", NULL), "0230506A");
	visit.app.visitor = (struct person){0};
}

/* Six sheets of one ZAP, one of another: six is not told either, or the number of the département would tell
 * the one. */
static void of_a_past_day_small_zap_are_hidden(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	learn(&visit, "0230506A", "023001");
	learn(&visit, "0230002C", "023002");
	for (int i = 0; i < 7; i++) {
		OWNED_STRING name = text_make("%d.md", i);
		OWNED_STRING title = text_make("Fiche %d", i);
		OWNED_STRING sheet = desk_sheet(title, "date_creation: 2016-09-01\ndate_publication: 2016-10-02\n");
		for (char *at = sheet; i == 0 && (at = strstr(at, "0230506A")); )
			memcpy(at, "0230002C", 8);
		free(desk_put(&visit.desk, name, sheet, CATALOGUE_TAKEN));
	}
	visit_publish(&visit);
	const char *page = get(&visit, page_indicator, "/indicateurs/2", "2");
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?zap=023002\">1</a>");
	page = get(&visit, page_indicator, "/indicateurs/2?au=2017-01-01", "2");
	assert_shows(page, "&lt;&nbsp;5");
	assert_shows(page, "<td class=\"droite\">masqué</td>");
	assert_hides(page, "fiches?zap=");
	const char *table = visit_get(&visit, page_indicators_csv, "/indicateurs.csv?au=2017-01-01", NULL);
	assert_shows(table, "\"Par ZAP\";\"023001\";\"masqué\"");
	assert_shows(table, "\"Par ZAP\";\"023002\";\"< 5\"");
}

static void what_is_hidden_is_not_listed(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	static const char target[] = "/indicateurs/2/fiches?etablissement=0230506A&au=2017-07-13";
	const char *page = get(&visit, page_indicator_sheets, target, "2");
	assert_shows(page, "Liste réservée à la DAN");
	assert_hides(page, "2017-0002");
	assert_int_equal(response_get_status(visit.res), 403);
	visit.app.visitor = (struct person){ .row = 1, .role = ROLE_DAN };
	assert_shows(get(&visit, page_indicator_sheets, target, "2"), "Le lièvre");
	visit.app.visitor = (struct person){0};
	assert_shows(get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?etablissement=0230506A", "2"),
		"La tortue");
}

/* Month by month one school is for the DAN: its page says so, files are refused. This one has no sheet. */
static void a_school_alone_is_for_the_dan(void **state)
{
	(void)state;
	static const struct { page_fn *page; const char *target, *told, *alone; } pages[] = {
		{ page_indicators, "/indicateurs", "fiches\">2<span", "/fiches?etablissement=0230506A\">2<span" },
		{ page_indicators_csv, "/indicateurs.csv", "<p>Le paramètre", "\"0230506A (Creuse)\"" },
		{ page_indicators_json, "/indicateurs.json", "{\"erreur\":{\"statut\":400,",
			"\"nom\":\"0230506A (Creuse)\"" },
	};
	OWNED_VISIT visit = some_visit();
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		OWNED_STRING target = text_make("%s?etablissement=0230506A", pages[i].target);
		const char *page = visit_get(&visit, pages[i].page, target, NULL);
		assert_shows(page, pages[i].told);
		assert_shows(page, "ne se montrent qu’à la DAN");
		visit.app.visitor = (struct person){ .row = 1, .role = ROLE_DAN };
		assert_shows(visit_get(&visit, pages[i].page, target, NULL), pages[i].alone);
		visit.app.visitor = (struct person){0};
	}
}

/* Of a past day one school is told to nobody, nor one ZAP with anything but its département. */
static void a_part_of_a_part_is_hidden_as_the_part_is(void **state)
{
	(void)state;
	static const struct { const char *query; bool is_shown; } rows[] = {
		{ "departement=23&etablissement=0230506A", true },
		{ "departement=23&etablissement=0230506A&au=2017-01-01", false },
		{ "departement=23&zap=023001&au=2017-01-01", false },
		{ "zap=023001&cycle=cycle3&au=2017-01-01", false },
		{ "zap=023001&cycle=cycle3", true },
		{ "departement=23&cycle=cycle3&au=2017-01-01", true },
	};
	OWNED_VISIT visit = visit_new();
	learn(&visit, "0230506A", "023001");
	free(desk_take(&visit.desk, "b.md", "Le lièvre",
		"date_creation: 2016-09-01\ndate_publication: 2016-10-02\n"));
	visit_publish(&visit);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING target = text_make("/indicateurs/2/fiches?%s", rows[i].query);
		const char *page = get(&visit, page_indicator_sheets, target, "2");
		assert_int_equal(strstr(page, "Le lièvre") != NULL, rows[i].is_shown);
	}
}

static void a_sheet_withdrawn_since_keeps_its_number_and_loses_its_title(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	assert_true(catalogue_withdraw(visit.desk.catalogue, "2017-0002", DESK_NOW, NULL));
	const char *page = get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?au=2017-07-01", "2");
	assert_shows(page, "Fiche retirée depuis");
	assert_shows(page, "2017-0002, version 1");
	assert_hides(page, "Le lièvre");
	assert_shows(visit_get(&visit, page_indicators, "/indicateurs", NULL),
		"<a href=\"/indicateurs/2/fiches\">1<span");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, of_a_past_day_schools_are_for_the_dan);
	SUITE_TEST(&suite, of_a_past_day_small_zap_are_hidden);
	SUITE_TEST(&suite, what_is_hidden_is_not_listed);
	SUITE_TEST(&suite, a_school_alone_is_for_the_dan);
	SUITE_TEST(&suite, a_part_of_a_part_is_hidden_as_the_part_is);
	SUITE_TEST(&suite, a_sheet_withdrawn_since_keeps_its_number_and_loses_its_title);
	return suite_run(&suite, "page/indicators_hidden");
}
