#include "page/pages.h"

#include "index/schema.h"
#include "support/visit.h"

/* ---- Home ---- */

static void the_home_shows_what_is_held(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", "exemple: true\n"));
	free(desk_take(&visit.desk, "b.md", "Le crayon", ""));
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_home, "/", NULL);
	assert_shows(page, "<dd>2</dd>");
	assert_shows(page, "Dont 1 fiche d’exemple, écrite pour");
	assert_shows(page, "Le crayon, une fiche pour les essais");
	assert_shows(page, "href=\"/recherche?niveau=cycle3\"");
	assert_shows(page, "href=\"/recherche?thematique=codage\"");
	assert_shows(page, "<title>Observatoire des usages du numérique – académie de Limoges</title>");
}

static void the_home_of_an_empty_catalogue_says_so(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_home, "/", NULL);
	assert_shows(page, "Aucune fiche n’est encore publiée");
}

/* ---- Pages that say the same to all ---- */

struct fixed_row {
	const char *name;
	page_fn *page;
	const char *heading, *link;
};

static const struct fixed_row fixed[] = {
	{ "about",         page_about,         "<h1>À propos",                    "/a-propos" },
	{ "accessibility", page_accessibility, "<strong>non conforme</strong>",   "/accessibilite" },
	{ "legal notice",  page_legal_notice,  "[À compléter par l’exploitant",   "/mentions-legales" },
};

static void says_its_words_at_its_address(void **state)
{
	const struct fixed_row *row = *state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	const char *page = visit_get(&visit, row->page, row->link, NULL);
	OWNED_STRING canonical = text_make("<link rel=\"canonical\" href=\"https://exemple.fr%s\">", row->link);
	assert_shows(page, row->heading);
	assert_shows(page, canonical);
}

/* ---- Errors ---- */

static void an_error_page_needs_no_catalogue(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	struct app app = visit.app;
	app.catalogue = NULL;
	visit_ask(&visit, "/x");
	assert_true(page_error(&app, visit.req, 404, visit.res, &visit.err));
	size_t length = 0;
	assert_shows(response_get_body(visit.res, &length), "<h1>Page introuvable</h1>");
	assert_int_equal(response_get_status(visit.res), 404);
}

/* ---- Without an index ---- */

static void lose_index(const struct visit *visit)
{
	OWNED_STRING index = file_join(visit->desk.dir, "index");
	if (!file_remove_tree(index, NULL))
		abort();
}

static void spoil(const struct visit *visit, const char *name)
{
	OWNED_STRING folder = desk_index(&visit->desk);
	OWNED_STRING file = text_make("%s/%s", folder, name);
	static const char nonsense[20000] = "not an index";
	if (!file_write(file, nonsense, sizeof nonsense, NULL))
		abort();
}

static void spoil_index(const struct visit *visit)
{
	spoil(visit, "iamglass");
}

/* It opens as if nothing were: only who reads the words sees it. */
static void spoil_words(const struct visit *visit)
{
	spoil(visit, "postlist.glass");
}

/* An index of another version: its place is there, what it holds is not ours. */
static void age_index(const struct visit *visit)
{
	OWNED_STRING folder = desk_index(&visit->desk);
	OWNED(engine_writer) writer = engine_writer_open(folder, NULL);
	if (!writer || !engine_writer_begin(writer, NULL)
		|| !engine_writer_set_metadata(writer, SCHEMA_KEY, "1", 1, NULL)
		|| !engine_writer_commit(writer, NULL))
		abort();
}

struct loss_row {
	const char *name;
	void (*lose)(const struct visit *visit);
	enum error_kind kind;
};

/* What is made again comes back by itself; what is damaged is for somebody to see to. */
static const struct loss_row losses[] = {
	{ "missing", lose_index, ERROR_BUSY },
	{ "of another version", age_index, ERROR_BUSY },
	{ "damaged", spoil_index, ERROR_FAILED },
	{ "damaged where its words are", spoil_words, ERROR_FAILED },
};

static void only_the_search_is_away(void **state)
{
	const struct loss_row *row = *state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	visit_publish(&visit);
	row->lose(&visit);
	catalogue_free(visit.app.catalogue);
	visit.app.catalogue = desk_open(&visit.desk, CATALOGUE_READ);

	assert_string_equal(visit_get(&visit, page_search, "/recherche?q=tortue", NULL), "");
	assert_int_equal(visit.err.kind, row->kind);
	assert_true(*visit.err.text);
	assert_string_equal(visit_get(&visit, page_notions, "/programme", NULL), "");
	assert_int_equal(visit.err.kind, row->kind);
	assert_shows(visit_get(&visit, page_sheet, "/usages/a", id), "<h1>La tortue");
	const char *home = visit_get(&visit, page_home, "/", NULL);
	assert_shows(home, "La recherche n’est pas disponible pour le moment");
	assert_shows(home, "La tortue");
}

static void the_search_says_that_it_comes_back(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	visit_ask(&visit, "/recherche?q=tortue");
	assert_true(page_error(&visit.app, visit.req, 503, visit.res, &visit.err));
	size_t length = 0;
	const char *page = response_get_body(visit.res, &length);
	assert_shows(page, "<h1>La recherche revient dans un instant</h1>");
	assert_shows(page, "Les fiches, elles, se lisent toujours");
	assert_shows(page, "value=\"tortue\"");

	assert_true(page_error(&visit.app, visit.req, 500, visit.res, &visit.err));
	page = response_get_body(visit.res, &length);
	assert_int_equal(response_get_status(visit.res), 500);
	assert_shows(page, "<h1>La recherche est en panne</h1>");
	assert_shows(page, "noté dans le journal du site");
	assert_shows(page, "Les fiches, elles, se lisent toujours");
	assert_hides(page, "parcourir tous les usages");

	visit_ask(&visit, "/usages/a");
	assert_true(page_error(&visit.app, visit.req, 503, visit.res, &visit.err));
	assert_shows(response_get_body(visit.res, &length), "<h1>Service momentanément occupé</h1>");
}

/* ---- For machines ---- */

static void it_is_well_when_store_and_index_answer(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", ""));
	visit_publish(&visit);
	const char *health = visit_get(&visit, page_health, "/sante", NULL);
	assert_string_equal(health, "{\"etat\":\"ok\",\"fiches\":\"ok\",\"recherche\":\"ok\","
		"\"usages\":1,\"changement\":1,\"indexe\":1}");
	assert_int_equal(response_get_status(visit.res), 200);
	assert_string_equal(response_get_header(visit.res, "Cache-Control"), "no-store");
}

static void it_is_not_well_without_an_index(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", ""));
	visit_publish(&visit);
	OWNED_STRING index = file_join(visit.desk.dir, "index");
	assert_true(file_remove_tree(index, NULL));
	const char *health = visit_get(&visit, page_health, "/sante", NULL);
	assert_string_equal(health, "{\"etat\":\"panne\",\"fiches\":\"ok\",\"recherche\":\"panne\"}");
	assert_int_equal(response_get_status(visit.res), 503);
	assert_string_equal(response_get_header(visit.res, "Retry-After"), "10");
}

static void robots_are_told_where_the_sheets_are(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	const char *robots = visit_get(&visit, page_robots, "/robots.txt", NULL);
	assert_string_equal(robots, "User-agent: *\n"
		"Disallow: /recherche?\nDisallow: /recherche.\n"
		"Disallow: /indicateurs?\nDisallow: /indicateurs/*?\nDisallow: /api/\n"
		"Disallow: /connexion\nDisallow: /compte\nDisallow: /porte/\n\n"
		"Sitemap: https://exemple.fr/sitemap.xml\n");
	assert_string_equal(response_get_header(visit.res, "Content-Type"), "text/plain; charset=utf-8");
}

static void the_sitemap_lists_published_sheets(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "date_modification: 2018-01-09\n");
	OWNED_STRING draft = desk_take(&visit.desk, "b.md", "Le crayon", "statut: brouillon\n");
	visit_publish(&visit);
	OWNED_STRING there = text_make("<loc>https://exemple.fr/usages/%s</loc>"
		"<lastmod>2018-01-09</lastmod>", id);
	const char *sitemap = visit_get(&visit, page_sitemap, "/sitemap.xml", NULL);
	assert_memory_equal(sitemap, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 39);
	assert_shows(sitemap, there);
	assert_hides(sitemap, draft);
	assert_shows(sitemap, "<loc>https://exemple.fr/a-propos</loc>");
	assert_string_equal(response_get_header(visit.res, "Content-Type"), "application/xml; charset=utf-8");
}

static void a_part_past_the_end_of_the_sitemap_is_empty(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", ""));
	visit_publish(&visit);
	const char *sitemap = visit_get(&visit, page_sitemap, "/sitemap.xml?partie=2", NULL);
	assert_hides(sitemap, "<loc>");
	sitemap = visit_get(&visit, page_sitemap, "/sitemap.xml?partie=1", NULL);
	assert_shows(sitemap, "<loc>https://exemple.fr/usages/");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_home_shows_what_is_held);
	SUITE_TEST(&suite, the_home_of_an_empty_catalogue_says_so);
	SUITE_ROWS(&suite, fixed, says_its_words_at_its_address);
	SUITE_TEST(&suite, an_error_page_needs_no_catalogue);
	SUITE_ROWS(&suite, losses, only_the_search_is_away);
	SUITE_TEST(&suite, the_search_says_that_it_comes_back);
	SUITE_TEST(&suite, it_is_well_when_store_and_index_answer);
	SUITE_TEST(&suite, it_is_not_well_without_an_index);
	SUITE_TEST(&suite, robots_are_told_where_the_sheets_are);
	SUITE_TEST(&suite, the_sitemap_lists_published_sheets);
	SUITE_TEST(&suite, a_part_past_the_end_of_the_sitemap_is_empty);
	return suite_run(&suite, "page/pages");
}
