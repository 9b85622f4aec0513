#include "page/counted.h"

#include <string.h>

static void all_eighteen_are_shown(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_indicators, "/indicateurs", NULL);
	size_t count = 0;
	for (const char *at = page; (at = strstr(at, "<p class=\"genre\">Indicateur ")); at++)
		count++;
	assert_int_equal(count, 18);
	assert_shows(page, "<a href=\"/indicateurs/2/fiches\">2<span");
	assert_shows(page, "Aucune ligne au registre");
	assert_shows(page, "1 fiche d’exemple ne compte pas.");
	assert_shows(page, "href=\"/indicateurs\" aria-current=\"page\"");
}

static void a_day_has_its_own_value(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_indicators, "/indicateurs?au=2017-01-01", NULL);
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?au=2017-01-01\">1<span");
	assert_shows(page, "Au <strong>1er janvier 2017</strong>");
	assert_shows(page, "name=\"robots\" content=\"noindex");
	page = visit_get(&visit, page_indicators, "/indicateurs?au=2016-01-01", NULL);
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?au=2016-01-01\">0<span");
}

static void a_day_that_is_none_is_told(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	static const char *const targets[] = {
		"/indicateurs?au=2017-02-30", "/indicateurs?au=hier", "/indicateurs?au=2017-07-15",
	};
	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
		const char *page = visit_get(&visit, page_indicators, targets[i], NULL);
		assert_shows(page, "La date demandée n’existe pas");
		assert_shows(page, "<a href=\"/indicateurs/2/fiches\">2<span");
	}
}

static void examples_count_only_when_asked_and_with_a_warning(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get(&visit, page_indicator, "/indicateurs/2?exemples=oui", "2");
	assert_shows(page, "ce ne sont pas les indicateurs");
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?exemples=oui\">3<span");
}

static void an_indicator_is_broken_down(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get(&visit, page_indicator, "/indicateurs/18", "18");
	assert_shows(page, "<a href=\"/indicateurs/18/fiches?departement=023\">2</a>");
	assert_shows(page, "<a href=\"/indicateurs/18/fiches?cycle=cycle3\">2</a>");
	assert_shows(page, "<polyline class=\"courbe-ligne\"");
	assert_shows(page, "<a href=\"/indicateurs/18/fiches?etablissement=0230506A\">2</a>");
	assert_hides(page, "&lt;&nbsp;5");
}

static void a_school_that_is_known_has_its_name(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	learn(&visit, "0230506A", NULL);
	assert_shows(get(&visit, page_indicator, "/indicateurs/18", "18"), "Collège Jules-Marouzeau");
	assert_shows(visit_get(&visit, page_indicators_csv, "/indicateurs.csv", NULL), "Jules-Marouzeau");
	assert_shows(get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?etablissement=0230506A", "2"),
		"<strong>Collège Jules-Marouzeau");
}

/* A page shows the whole and says so; a file would be taken for another: it is refused. */
static void what_is_none_is_told_or_refused(void **state)
{
	(void)state;
	static const struct { const char *query, *why; } rows[] = {
		{ "departement=99",
			"«\u00A0departement\u00A0»\u00A0: «\u00A099\u00A0»"
			" n’est pas le numéro d’un département" },
		{ "departement=75", "n’est pas le numéro d’un département de l’académie (19, 23 ou 87)." },
		{ "cycle=%3Cb%3E", "«\u00A0cycle\u00A0»\u00A0:" },
		{ "degre=3",
			"«\u00A0degre\u00A0»\u00A0: «\u00A03\u00A0» n’est pas une valeur de cette répartition." },
		{ "au=2017-02-30", "2017-08-31" },
		{ "departement=23&au=2030-01-01", "2017-08-31" },
	};
	OWNED_VISIT visit = some_visit();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OWNED_STRING page = text_make("/indicateurs?%s", rows[i].query);
		OWNED_STRING table = text_make("/indicateurs.csv?%s", rows[i].query);
		OWNED_STRING json = text_make("/indicateurs.json?%s", rows[i].query);
		OWNED_STRING book = text_make("/indicateurs.ods?%s", rows[i].query);
		assert_shows(visit_get(&visit, page_indicators, page, NULL), rows[i].why);
		assert_shows(visit_get(&visit, page_indicators_csv, table, NULL), rows[i].why);
		assert_int_equal(response_get_status(visit.res), 400);
		assert_shows(visit_get(&visit, page_indicators_ods, book, NULL), "Rien n’a été préparé");
		assert_shows(visit_get(&visit, page_indicators_json, json, NULL),
			"{\"erreur\":{\"statut\":400,\"message\":\"Le par");
		assert_int_equal(response_get_status(visit.res), 400);
	}
}

/* Inside, in its name, and on the page that leads to it. */
static void a_file_of_a_department_says_so(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_indicators, "/indicateurs?departement=23&au=2017-01-01", NULL);
	static const char *const links[] = { ".csv", ".ods", ".json", "/rapport", "/18" };
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		OWNED_STRING link = text_make("href=\"/indicateurs%s?departement=023&amp;au=2017-01-01\"", links[i]);
		assert_shows(page, link);
	}
	page = get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?departement=23&au=2017-01-01", "2");
	assert_shows(page, "href=\"/indicateurs?departement=023&amp;au=2017-01-01\"");
	assert_shows(page, "href=\"/indicateurs/2?departement=023&amp;au=2017-01-01\"");
	const char *table = visit_get(&visit, page_indicators_csv, "/indicateurs.csv?departement=23", NULL);
	assert_shows(table, "\"Origine\";\"Pour\"");
	assert_shows(table, "\"calculé à partir des fiches\";\"Creuse\"");
	assert_shows(response_get_header(visit.res, "Content-Disposition"), "indicateurs-023-2017-07-14.csv");
	const char *json = visit_get(&visit, page_indicators_json, "/indicateurs.json?departement=23", NULL);
	assert_shows(json, "\"pour\":{\"nom\":\"Creuse\",\"repartition\":\"departement\",\"valeur\":\"023\"}");
}

static void one_department_has_a_page_of_its_own(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get(&visit, page_indicator, "/indicateurs/2?departement=23", "2");
	assert_shows(page, "/indicateurs/2/fiches?departement=023\">2<span");
	assert_shows(page, "pour&nbsp;: <strong>Creuse</strong>");
	assert_shows(page, "/indicateurs/2/fiches?departement=023&amp;au=2016-10-31\">1</a>");
	assert_hides(page, "Par département");
	page = get(&visit, page_indicator, "/indicateurs/2?departement=19", "2");
	assert_shows(page, "/indicateurs/2/fiches?departement=019\">0<span");
}

/* Each number of a département, or of any other part, leads to the sheets that are in both. */
static void a_part_is_broken_down(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get(&visit, page_indicator, "/indicateurs/2?departement=23", "2");
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?departement=023&amp;cycle=cycle3\">2</a>");
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?departement=023&amp;etablissement=0230506A\">2</a>");
	assert_hides(page, "<h2 id=\"titre-departement\">");
	page = get(&visit, page_indicator, "/indicateurs/2?departement=23&au=2017-01-01&exemples=oui", "2");
	assert_shows(page, "/fiches?departement=023&amp;type=scenario"
		"&amp;au=2017-01-01&amp;exemples=oui\">1</a>");
	page = get(&visit, page_indicator_sheets,
		"/indicateurs/2/fiches?departement=23&cycle=cycle3&au=2017-01-01", "2");
	assert_shows(page, "<div role=\"status\"><p>1 fiche ce jour-là");
	assert_shows(page, "pour&nbsp;: <strong>Creuse · Cycle 3</strong>");
	assert_shows(page, "<input type=\"hidden\" name=\"cycle\" value=\"cycle3\">");
	assert_shows(get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?departement=23&cycle=cycle4", "2"),
		"Aucune fiche");
	page = get(&visit, page_indicator, "/indicateurs/2?cycle=cycle3", "2");
	assert_shows(page, "pour&nbsp;: <strong>Cycle 3</strong>");
	assert_shows(page, "<a href=\"/indicateurs/2/fiches?cycle=cycle3&amp;departement=023\">2</a>");
	page = get(&visit, page_indicator, "/indicateurs/2?departement=23&cycle=cycle3", "2");
	assert_shows(page, "«\u00A0cycle\u00A0» est de trop");
	assert_shows(visit_get(&visit, page_indicators_csv, "/indicateurs.csv?departement=23", NULL),
		"\"valeur\";\"Par cycle\";\"Cycle 3\";\"2\";\"2017-07-14\"");
}

static void a_number_leads_to_its_sheets(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get(&visit, page_indicator_sheets,
		"/indicateurs/2/fiches?departement=23&au=2017-01-01", "2");
	assert_shows(page, "<div role=\"status\"><p>1 fiche ce jour-là");
	assert_shows(page, "<a href=\"/usages/2017-0002\">");
	assert_hides(page, "2017-0001");
	assert_shows(page, "pour&nbsp;: <strong>Creuse</strong>");
}

static void long_lists_come_in_pages(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	desk_take_many(&visit.desk, 51);
	visit_publish(&visit);
	const char *page = get(&visit, page_indicator_sheets, "/indicateurs/2/fiches", "2");
	assert_shows(page, "51 fiches ce jour-là");
	assert_shows(page, "Les suivantes");
	assert_hides(page, "Fiche numéro 0,");
	page = get(&visit, page_indicator_sheets, "/indicateurs/2/fiches?avant=2", "2");
	assert_shows(page, "Fiche numéro 0,");
	assert_hides(page, "Les suivantes");
}

static void the_table_says_what_the_pages_say(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *table = visit_get(&visit, page_indicators_csv, "/indicateurs.csv?au=2017-07-14", NULL);
	assert_shows(table, "\"2\";\"Nombre d’usages répertoriés\";\"valeur\";\"\";\"\";\"2\";");
	assert_shows(table, "\"Par département\";\"Creuse\";\"2\"");
	assert_shows(table, "\"Par établissement\";\"0230506A (Creuse)\";\"2\"");
	assert_shows(table, "\"aucune ligne au registre\"");
}

static void programs_are_told_the_same(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *json = visit_get(&visit, page_indicators_json, "/indicateurs.json?au=2017-01-01", NULL);
	assert_shows(json, "{\"au\":\"2017-01-01\",\"avec_exemples\":false,\"pour\":{"
		"\"nom\":\"Académie de Limoges\",\"repartition\":null,\"valeur\":null},\"indicateurs\":[{\"code\":");
	assert_shows(json, "\"valeur\":1,");
	assert_shows(json, "\"valeur\":null,");
	assert_shows(json, "{\"mois\":\"2016-10\",\"au\":\"2016-10-31\",\"nombre\":1}");
}

static void the_report_is_of_the_academy_or_of_a_department(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_paper_report, "/indicateurs/rapport", NULL);
	assert_shows(page, "(CANÉ)");
	assert_shows(page, "<td class=\"droite\"><strong>2</strong></td><td class=\"droite\">0</td>");
	page = visit_get(&visit, page_paper_report, "/indicateurs/rapport?departement=23&au=2017-01-01", NULL);
	assert_shows(page, "les indicateurs, Creuse</h1>");
	assert_shows(page, "<strong>1</strong>");
	assert_shows(page, "https://exemple.fr/indicateurs/rapport?departement=023&amp;au=2017-01-01");
	page = visit_get(&visit, page_paper_report, "/indicateurs/rapport?departement=019", NULL);
	assert_shows(page, "<strong>0</strong>");
	static const char *const others[] = { "departement=75", "departement=x", "cycle=cycle3" };
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		OWNED_STRING target = text_make("/indicateurs/rapport?%s", others[i]);
		page = visit_get(&visit, page_paper_report, target, NULL);
		assert_shows(page, "(CANÉ).");
		assert_shows(page, "Voici l’ensemble.");
	}
}

static void what_is_no_indicator_is_not_found(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	static const struct { page_fn *page; const char *target, *code; } rows[] = {
		{ page_indicator, "/indicateurs/19", "19" },
		{ page_indicator_sheets, "/indicateurs/19/fiches", "19" },
		{ page_indicator_sheets, "/indicateurs/3/fiches", "3" },
		{ page_indicator_sheets, "/indicateurs/2/fiches?mesure=codage", "2" },
		{ page_indicator_sheets, "/indicateurs/2/fiches?mesure=rien", "2" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_string_equal(get(&visit, rows[i].page, rows[i].target, rows[i].code), "");
		assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, all_eighteen_are_shown);
	SUITE_TEST(&suite, a_day_has_its_own_value);
	SUITE_TEST(&suite, a_day_that_is_none_is_told);
	SUITE_TEST(&suite, examples_count_only_when_asked_and_with_a_warning);
	SUITE_TEST(&suite, an_indicator_is_broken_down);
	SUITE_TEST(&suite, a_school_that_is_known_has_its_name);
	SUITE_TEST(&suite, what_is_none_is_told_or_refused);
	SUITE_TEST(&suite, a_file_of_a_department_says_so);
	SUITE_TEST(&suite, one_department_has_a_page_of_its_own);
	SUITE_TEST(&suite, a_part_is_broken_down);
	SUITE_TEST(&suite, a_number_leads_to_its_sheets);
	SUITE_TEST(&suite, long_lists_come_in_pages);
	SUITE_TEST(&suite, the_table_says_what_the_pages_say);
	SUITE_TEST(&suite, programs_are_told_the_same);
	SUITE_TEST(&suite, the_report_is_of_the_academy_or_of_a_department);
	SUITE_TEST(&suite, what_is_no_indicator_is_not_found);
	return suite_run(&suite, "page/indicators");
}
