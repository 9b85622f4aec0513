#include "page/pages.h"

#include "support/visit.h"

static struct visit some_visit(void)
{
	struct visit visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "Des robots dans l'école", "id: 2017-0001\n"));
	free(desk_take(&visit.desk, "b.md", "La tortue", "id: 2017-0002\nstatut: brouillon\n"));
	visit_publish(&visit);
	return visit;
}

struct row {
	const char *name, *target, *answer;
};

static const struct row rows[] = {
	{ "a title leads to its sheet", "/suggestions?q=des%20ro",
		"[\"des ro\",[\"Des robots dans l'école, une fiche pour les essais du catalogue\"],[\"fiche\"],"
		"[\"https://exemple.fr/usages/2017-0001\"]]" },
	{ "a name of a list leads to the search it filters", "/suggestions?q=robot+prog",
		"[\"robot prog\",[\"robot programmable\"],[\"équipement, 1 fiche\"],"
		"[\"https://exemple.fr/recherche?equipement=robot-programmable\"]]" },
	{ "a synonym says what it is", "/suggestions?q=thymi",
		"[\"thymi\",[\"Thymio\"],[\"équipement «\u00a0robot programmable\u00a0», 1 fiche\"],"
		"[\"https://exemple.fr/recherche?equipement=robot-programmable\"]]" },
	{ "behind other words a name leads to their search", "/suggestions?q=tortue%20cm2",
		"[\"tortue cm2\",[\"tortue CM2\"],[\"niveau\"],[\"https://exemple.fr/recherche?q=tortue%20CM2\"]]" },
	{ "not when their search finds nothing", "/suggestions?q=-robots%20cm2", "[\"-robots cm2\",[],[],[]]" },
	{ "a sheet not published is not offered", "/suggestions?q=tortue", "[\"tortue\",[],[],[]]" },
	{ "nothing typed, nothing offered", "/suggestions", "[\"\",[],[],[]]" },
	{ "what is typed comes back whole and escaped", "/suggestions?q=%22%3C%2Fscript%3E",
		"[\"\\\"</script>\",[],[],[]]" },
};

static void answers(void **state)
{
	const struct row *row = *state;
	OWNED_VISIT visit = some_visit();
	const char *body = visit_get(&visit, page_completions, row->target, NULL);
	assert_string_equal(body, row->answer);
	assert_string_equal(response_get_header(visit.res, "Content-Type"),
		"application/x-suggestions+json; charset=utf-8");
	assert_string_equal(response_get_header(visit.res, "Cache-Control"), "public, max-age=60");
}

/* ---- Kept up to date ---- */

static void a_table_is_made_again_only_when_the_index_moved(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	bool is_new = true;
	assert_true(completer_refresh(visit.app.completer, visit.app.catalogue, &is_new, NULL));
	assert_false(is_new);

	free(desk_take(&visit.desk, "c.md", "Le hérisson", "id: 2017-0003\n"));
	assert_true(catalogue_sync(visit.desk.catalogue, NULL, NULL, NULL, NULL));
	assert_true(completer_refresh(visit.app.completer, visit.app.catalogue, &is_new, NULL));
	assert_true(is_new);
	assert_shows(visit_get(&visit, page_completions, "/suggestions?q=heris", NULL), "/usages/2017-0003");
}

static void a_table_made_before_serves_when_there_is_no_index(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	OWNED_STRING index = file_join(visit.desk.dir, "index");
	assert_true(file_remove_tree(index, NULL));
	struct error err = {0};
	bool is_new = false;
	assert_false(completer_refresh(visit.app.completer, visit.app.catalogue, &is_new, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	assert_shows(visit_get(&visit, page_completions, "/suggestions?q=des%20ro", NULL), "/usages/2017-0001");
}

/* ---- For browsers ---- */

static void browsers_are_told_how_to_search_here(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *xml = visit_get(&visit, page_opensearch, "/opensearch.xml", NULL);
	assert_string_equal(response_get_header(visit.res, "Content-Type"),
		"application/opensearchdescription+xml; charset=utf-8");
	assert_shows(xml, "template=\"https://exemple.fr/recherche?q={searchTerms}&amp;page={startPage?}\"");
	assert_shows(xml, "template=\"https://exemple.fr/suggestions?q={searchTerms}\"");
	assert_shows(xml, ">https://exemple.fr/statique/favicon.");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, answers);
	SUITE_TEST(&suite, a_table_is_made_again_only_when_the_index_moved);
	SUITE_TEST(&suite, a_table_made_before_serves_when_there_is_no_index);
	SUITE_TEST(&suite, browsers_are_told_how_to_search_here);
	return suite_run(&suite, "page/completions");
}
