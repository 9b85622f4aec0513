#include "page/pages.h"

#include "base/words.h"
#include "page/kept.h"
#include "page/shelf.h"

static void a_file_is_an_attachment(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *file = visit_get_with(&shelf.visit, page_selection_source, "/selection.md", shelf.cookie);
	assert_memory_equal(file, "# Sélection de 2 fiches d’usage\n", 33);
	assert_shows(file, "le 14 juillet 2017");
	assert_shows(file, "\n## 1. La tortue, une fiche");
	assert_shows(file, "\n## 2. Le crayon, une fiche");
	assert_shows(file, "\n### Déroulement\n");
	assert_string_equal(response_get_header(shelf.visit.res, "Content-Type"), "text/markdown; charset=utf-8");
	assert_string_equal(response_get_header(shelf.visit.res, "Content-Disposition"),
		"attachment; filename=\"selection-de-fiches.md\"");
	assert_string_equal(response_get_header(shelf.visit.res, "Cache-Control"), "private, no-cache");
}

static void a_page_holds_every_sheet_whole(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_STRING target = text_make("/selection/imprimer?fiches=%s,%s,1999-0001", shelf.ids[2], shelf.ids[0]);
	const char *page = visit_get_with(&shelf.visit, page_selection_print, target, NULL);
	OWNED_STRING anchor = text_make("<h3 id=\"fiche-%s-partie-deroulement\">", shelf.ids[0]);
	assert_shows(page, "<h1>Sélection de 2 fiches d’usage</h1>");
	assert_shows(page, anchor);
	assert_shows(page, "1999-0001");
	assert_shows(page, "noindex");
	assert_hides(page, "Il manque des fiches");
}

/* Fifty-one, or a link that lost its end: a booklet that says « 50 fiches » alone hides it. */
static void a_booklet_says_that_sheets_are_missing(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_TEXT many = {0};
	for (int i = 0; i < KEPT_MAX; i++)
		text_format(&many, "1999-%04d,", i + 1);
	OWNED_STRING whole = text_make("/x?fiches=%s,%.*s", shelf.ids[0],
		(int)many.length - (int)strlen("1999-0001,"), text_string(&many));
	OWNED_STRING long_one = text_make("/x?fiches=%s,%s", shelf.ids[0], text_string(&many));
	OWNED_STRING damaged = text_make("/x?fiches=%s,19", shelf.ids[0]);
	static const struct { page_fn *page; const char *said; } forms[] = {
		{ page_selection_print, "Il manque des fiches&nbsp;: ce lien" },
		{ page_selection_source, "Il manque des fiches\u00A0: le lien" },
	};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		assert_hides(visit_get_with(&shelf.visit, forms[i].page, whole, NULL), "Il manque");
		assert_shows(visit_get_with(&shelf.visit, forms[i].page, long_one, NULL), forms[i].said);
		assert_shows(visit_get_with(&shelf.visit, forms[i].page, damaged, NULL), forms[i].said);
	}
}

struct bound_row {
	const char *name;
	page_fn *page;
};

static const struct bound_row bound[] = {
	{ "a file of nothing leads to the selection", page_selection_source },
	{ "a page of nothing leads to the selection", page_selection_print },
};

static void leads_to_the_selection(void **state)
{
	const struct bound_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	assert_string_equal(visit_get_with(&shelf.visit, row->page, "/selection.md", NULL), "");
	assert_int_equal(response_get_status(shelf.visit.res), 302);
	assert_string_equal(response_get_header(shelf.visit.res, "Location"), "/selection");
	assert_string_equal(visit_get_with(&shelf.visit, row->page, "/x?fiches=1999-0001", NULL), "");
	assert_string_equal(response_get_header(shelf.visit.res, "Location"), "/selection?fiches=1999-0001");
}

/* Ten long sheets: eight fit, two are there without their text. */
static void there_is_room_for_so_much(void **state)
{
	(void)state;
	enum { LONG = 240 * 1024, COUNT = 10 };
	OWNED_VISIT visit = visit_new();
	OWNED_WORDS ids = {0};
	OWNED_TEXT body = {0};
	while (body.length < LONG)
		text_add(&body, "Un mot, puis un autre, et ainsi de suite sur toute la longueur de cette ligne.\n");
	for (int i = 0; i < COUNT; i++) {
		OWNED_STRING path = text_make("%d.md", i);
		OWNED_STRING title = text_make("Longue %d", i);
		OWNED_STRING sheet = desk_sheet(title, "");
		OWNED_STRING whole = text_make("%s\nFiche %d.\n\n%s", sheet, i, text_string(&body));
		words_give(&ids, desk_put(&visit.desk, path, whole, CATALOGUE_TAKEN));
	}
	visit_publish(&visit);
	OWNED_STRING joined = words_join(&ids, ",");
	OWNED_STRING target = text_make("/selection.md?fiches=%s", joined);
	const char *file = visit_get_with(&visit, page_selection_source, target, NULL);
	assert_shows(file, "\nFiche 7.\n");
	assert_hides(file, "\nFiche 8.\n");
	assert_shows(file, "\n## 10. Longue 9");
	assert_shows(file, "n’a pas tenu dans ce livret");
	assert_true(strlen(file) < 2 * 1024 * 1024 + 64 * 1024);
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, a_file_is_an_attachment);
	SUITE_TEST(&suite, a_page_holds_every_sheet_whole);
	SUITE_TEST(&suite, a_booklet_says_that_sheets_are_missing);
	SUITE_ROWS(&suite, bound, leads_to_the_selection);
	SUITE_TEST(&suite, there_is_room_for_so_much);
	return suite_run(&suite, "page/booklet");
}
