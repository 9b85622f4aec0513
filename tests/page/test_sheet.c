#include "page/pages.h"

#include "support/visit.h"

static void a_sheet_has_its_page(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_sheet, "/usages/a", id);
	OWNED_STRING canonical = text_make("<link rel=\"canonical\" href=\"https://exemple.fr/usages/%s\">", id);
	OWNED_STRING source = text_make("href=\"/usages/%s.md\"", id);
	assert_shows(page, "<h1>La tortue, une fiche pour les essais du catalogue</h1>");
	assert_shows(page, "<title>La tortue, une fiche");
	assert_shows(page, "<h2 id=\"partie-deroulement\">");
	assert_shows(page, canonical);
	assert_shows(page, source);
	assert_string_equal(response_get_header(visit.res, "Content-Type"), "text/html; charset=utf-8");
	assert_int_equal(response_get_status(visit.res), 200);
}

static void its_source_is_its_canonical_markdown(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	visit_publish(&visit);
	const char *source = visit_get(&visit, page_sheet_source, "/usages/a.md", id);
	OWNED_STRING link = text_make("<https://exemple.fr/usages/%s>; rel=\"canonical\"", id);
	assert_memory_equal(source, "---\n", 4);
	assert_shows(source, "La tortue, une fiche pour les essais");
	assert_string_equal(response_get_header(visit.res, "Content-Type"), "text/markdown; charset=utf-8");
	assert_string_equal(response_get_header(visit.res, "Link"), link);
}

/* ---- Sheets that are not there ---- */

struct page_row {
	const char *name;
	page_fn *page;
};

static const struct page_row pages[] = {
	{ "the page",   page_sheet },
	{ "the source", page_sheet_source },
};

static void knows_no_other_sheet(void **state)
{
	const struct page_row *row = *state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	assert_string_equal(visit_get(&visit, row->page, "/usages/x", "2000-0001"), "");
	assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
}

static void hides_a_draft(void **state)
{
	const struct page_row *row = *state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "statut: brouillon\n");
	visit_publish(&visit);
	assert_string_equal(visit_get(&visit, row->page, "/usages/x", id), "");
	assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
}

static void says_that_a_sheet_was_withdrawn(void **state)
{
	const struct page_row *row = *state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	assert_true(catalogue_withdraw(visit.desk.catalogue, id, DESK_NOW, NULL));
	visit_publish(&visit);
	const char *page = visit_get(&visit, row->page, "/usages/x", id);
	assert_int_equal(response_get_status(visit.res), 410);
	assert_shows(page, "<h1>Fiche retirée</h1>");
	assert_hides(page, "La tortue");
}

/* Ask again with the ETag just given. */
static unsigned status_of_second_visit(struct visit *visit, page_fn *page, const char *id)
{
	OWNED_STRING etag = mem_copy(response_get_header(visit->res, "ETag"));
	assert_non_null(etag);
	visit_ask(visit, "/usages/x");
	visit_name(visit, "id", id);
	assert_true(request_add_header(visit->req, "If-None-Match", etag, NULL));
	assert_true(page(&visit->app, visit->req, visit->res, &visit->err));
	return response_get_status(visit->res);
}

static void a_visitor_who_has_it_gets_304(void **state)
{
	const struct page_row *row = *state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	visit_publish(&visit);
	visit_get(&visit, row->page, "/usages/x", id);
	assert_int_equal(status_of_second_visit(&visit, row->page, id), 304);
}

/* ---- Sheets that name others ---- */

static char *take_naming(struct visit *visit, const char *other)
{
	OWNED_STRING lines = text_make("relations: [{type: est-base-sur, cible: %s},"
		" {type: remplace, cible: 1999-0001}]\n", other);
	return desk_take(&visit->desk, "b.md", "Le crayon", lines);
}

static void a_related_sheet_is_named_by_its_title(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING other = desk_take(&visit.desk, "a.md", "La tortue", "");
	OWNED_STRING id = take_naming(&visit, other);
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_sheet, "/usages/x", id);
	OWNED_STRING link = text_make("<a href=\"/usages/%s\">La tortue, une fiche", other);
	assert_shows(page, link);
	assert_hides(page, "1999-0001");
}

static void its_etag_follows_the_titles_it_shows(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING other = desk_take(&visit.desk, "a.md", "La tortue", "");
	OWNED_STRING id = take_naming(&visit, other);
	visit_publish(&visit);
	visit_get(&visit, page_sheet, "/usages/x", id);
	assert_int_equal(status_of_second_visit(&visit, page_sheet, id), 304);

	visit_get(&visit, page_sheet, "/usages/x", id);
	free(desk_take(&visit.desk, "a.md", "Le lézard", ""));
	assert_int_equal(status_of_second_visit(&visit, page_sheet, id), 200);
}

/* ---- Sheets close to it ---- */

/* Real sheets, for close ones cannot be made of one text: gives the id of the first. */
static char *take_real_sheets(struct visit *visit)
{
	static const char *const names[] = {
		"premiers-pas-robot-gs", "robot-de-sol-plan-du-quartier", "defi-robots-inter-degres-cm2-6e",
		"acrosport-filme-analyser-figures", "loi-des-grands-nombres-tableur", "voix-et-texte-ulis",
		"partager-latin-deux-colleges-distance", "lumiere-photographie-5e", "trois-unes-cm2",
		"dictee-negociee-traitement-texte-partage", "camino-sonoro-4e", "fractions-droite-graduee-cm2",
		"nouvelle-fantastique-ecriture-collaborative-4e", "jeu-de-nim-strategie-gagnante",
		"orientation-balises-qr", "tni-nombres-jusqu-a-100-cp", "traces-numeriques-6e",
	};
	char *first = NULL;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		OWNED_STRING path = text_make(FIXTURES "/sheets/%s.md", names[i]);
		size_t length = 0;
		OWNED_STRING bytes = file_read(path, SHEET_MAX_BYTES, &length, NULL);
		assert_non_null(bytes);
		OWNED_STRING name = text_make("%s.md", names[i]);
		OWNED_STRING id = desk_put(&visit->desk, name, bytes, CATALOGUE_TAKEN);
		assert_non_null(id);
		first = first ? first : TAKE(id);
	}
	visit_publish(visit);
	return first;
}

static void a_sheet_shows_those_close_to_it(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = take_real_sheets(&visit);
	const char *page = visit_get(&visit, page_sheet, "/usages/x", id);
	assert_shows(page, "<h2 id=\"titre-proches\">Fiches proches</h2>");
	const char *close = strstr(page, "titre-proches\">Fiches");
	assert_shows(close, "Un robot de sol visite le quartier");
	assert_hides(close, "loi des grands nombres");
	assert_hides(close, "Premiers pas avec un robot");
	/* What is remembered is the same. */
	OWNED_STRING before = mem_copy(page);
	assert_string_equal(visit_get(&visit, page_sheet, "/usages/x", id), before);
	assert_int_equal(status_of_second_visit(&visit, page_sheet, id), 304);
}

static void a_copy_is_not_told_as_close(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	free(desk_take(&visit.desk, "b.md", "La tortue", "date_publication: 2016-01-01\n"));
	visit_publish(&visit);
	assert_hides(visit_get(&visit, page_sheet, "/usages/x", id), "Fiches proches");
}

static void a_sheet_is_read_without_the_index(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	OWNED_STRING id = desk_take(&visit.desk, "a.md", "La tortue", "");
	visit_publish(&visit);
	OWNED_STRING index = file_join(visit.desk.dir, "index");
	assert_true(file_remove_tree(index, NULL));
	assert_shows(visit_get(&visit, page_sheet, "/usages/x", id), "<h1>La tortue");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_sheet_has_its_page);
	SUITE_TEST(&suite, its_source_is_its_canonical_markdown);
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		bool is_page = pages[i].page == page_sheet;
		suite_add(&suite, is_page ? "the page knows no other sheet" : "the source knows no other sheet",
			knows_no_other_sheet, &pages[i]);
		suite_add(&suite, is_page ? "the page hides a draft" : "the source hides a draft",
			hides_a_draft, &pages[i]);
		suite_add(&suite, is_page ? "the page says a sheet was withdrawn"
			: "the source says a sheet was withdrawn", says_that_a_sheet_was_withdrawn, &pages[i]);
		suite_add(&suite, is_page ? "the page is not sent twice" : "the source is not sent twice",
			a_visitor_who_has_it_gets_304, &pages[i]);
	}
	SUITE_TEST(&suite, a_related_sheet_is_named_by_its_title);
	SUITE_TEST(&suite, its_etag_follows_the_titles_it_shows);
	SUITE_TEST(&suite, a_sheet_shows_those_close_to_it);
	SUITE_TEST(&suite, a_copy_is_not_told_as_close);
	SUITE_TEST(&suite, a_sheet_is_read_without_the_index);
	return suite_run(&suite, "page/sheet");
}
