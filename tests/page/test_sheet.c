#include "page/pages.h"

#include "base/hash.h"
#include "catalogue/versions.h"
#include "store/db.h"
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

/* ---- Its versions ---- */

static const char *get_version(struct visit *visit, const char *number)
{
	OWNED_STRING target = text_make("/usages/x.md?version=%s", number);
	return visit_get(visit, page_sheet_source, target, "2017-0001");
}

/* A sheet in three versions, of which the second was a draft. */
static struct visit versions_new(void)
{
	struct visit visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", "id: 2017-0001\n"));
	free(desk_take(&visit.desk, "a.md", "La tortue cachée", "id: 2017-0001\nstatut: brouillon\n"));
	free(desk_take(&visit.desk, "a.md", "La tortue revue", "id: 2017-0001\nstatut: publie\n"));
	visit_publish(&visit);
	return visit;
}

static void each_version_has_its_text_to_the_byte(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	OWNED(query) query = db_query(catalogue_store(visit.desk.catalogue),
		"SELECT number, hash FROM revision WHERE number <> 2 ORDER BY number");
	for (size_t i = 0; i < 2; i++) {
		size_t length = 0;
		char hash[HASH_BYTES];
		assert_true(query_next(query));
		OWNED_STRING number = text_make("%d", (int)query_integer(query, 0));
		assert_shows(get_version(&visit, number), i == 0 ? "La tortue, une" : "La tortue revue, une");
		const char *body = response_get_body(visit.res, &length);
		hash_text(body, length, hash);
		assert_string_equal(hash, query_text(query, 1));
		assert_string_equal(response_get_header(visit.res, "X-Robots-Tag"), "noindex");
	}
}

static void what_is_no_public_version_is_not_there(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	static const char *const numbers[] = { "2", "4", "0", "-1", "1x", "x", "99999999999999999999" };
	visit.app.visitor = (struct person){ .row = 3, .role = ROLE_DAN };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		assert_string_equal(get_version(&visit, numbers[i]), "");
		assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
	}
}

static void assert_gone(struct visit *visit, const char *title)
{
	const char *page = get_version(visit, "1");
	assert_int_equal(response_get_status(visit->res), 410);
	assert_shows(page, title);
	assert_hides(page, "La tortue");
	visit->app.visitor = (struct person){ .row = 3, .role = ROLE_REFERENT };
	get_version(visit, "1");
	assert_int_equal(response_get_status(visit->res), 410);
	visit->app.visitor = (struct person){0};
}

static void those_of_a_withdrawn_sheet_are_for_the_dan(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	assert_true(catalogue_withdraw(visit.desk.catalogue, "2017-0001", DESK_NOW, NULL));
	assert_gone(&visit, "<h1>Fiche retirée</h1>");
	visit.app.visitor = (struct person){ .row = 3, .role = ROLE_DAN };
	assert_shows(get_version(&visit, "1"), "La tortue, une");
	assert_int_equal(response_get_status(visit.res), 200);
}

static void those_corrected_for_cause_are_for_the_dan(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	assert_true(catalogue_close_versions(visit.desk.catalogue, &(struct version_closing){
		.id = "2017-0001", .since = DESK_NOW - 1, .role = "referent", .now = DESK_NOW,
	}, NULL));
	assert_gone(&visit, "<h1>Version retirée</h1>");
	assert_shows(get_version(&visit, "3"), "La tortue revue, une");
	visit.app.visitor = (struct person){ .row = 3, .role = ROLE_DAN };
	assert_shows(get_version(&visit, "1"), "La tortue, une");
}

/* What is still to be corrected when it is settled is closed once it is. */
static void the_present_text_is_closed_once_it_is_corrected(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	assert_true(catalogue_close_versions(visit.desk.catalogue, &(struct version_closing){
		.id = "2017-0001", .since = DESK_NOW, .role = "referent", .now = DESK_NOW,
	}, NULL));
	assert_shows(get_version(&visit, "3"), "La tortue revue, une");
	free(desk_take(&visit.desk, "a.md", "Corrigée", "id: 2017-0001\n"));
	assert_hides(get_version(&visit, "3"), "La tortue");
	assert_int_equal(response_get_status(visit.res), 410);
	assert_shows(get_version(&visit, "4"), "Corrigée, une");
}

static void those_of_an_erased_sheet_are_nobodys(void **state)
{
	(void)state;
	OWNED_VISIT visit = versions_new();
	size_t count = 0;
	free(desk_take(&visit.desk, "a.md", "La tortue", "id: 2017-0001\nexemple: true\n"));
	assert_true(catalogue_purge_examples(visit.desk.catalogue, DESK_NOW, &count, NULL));
	visit.app.visitor = (struct person){ .row = 3, .role = ROLE_DAN };
	assert_shows(get_version(&visit, "1"), "<h1>Fiche effacée</h1>");
	assert_gone(&visit, "<h1>Fiche effacée</h1>");
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
	SUITE_TEST(&suite, each_version_has_its_text_to_the_byte);
	SUITE_TEST(&suite, what_is_no_public_version_is_not_there);
	SUITE_TEST(&suite, those_of_a_withdrawn_sheet_are_for_the_dan);
	SUITE_TEST(&suite, those_corrected_for_cause_are_for_the_dan);
	SUITE_TEST(&suite, the_present_text_is_closed_once_it_is_corrected);
	SUITE_TEST(&suite, those_of_an_erased_sheet_are_nobodys);
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
