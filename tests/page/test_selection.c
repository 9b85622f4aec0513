#include "page/pages.h"

#include "base/words.h"
#include "page/kept.h"
#include "page/shelf.h"

/* ---- The page ---- */

static void without_a_sheet_it_explains_itself(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection", NULL);
	assert_shows(page, "<h1>Ma sélection</h1>");
	assert_shows(page, "Elle est vide pour l’instant");
	assert_shows(page, "aria-current=\"page\">Ma&nbsp;sélection</a>");
	assert_hides(page, "Oublier ma sélection");
	assert_null(response_get_header(shelf.visit.res, "Set-Cookie"));
	assert_string_equal(response_get_header(shelf.visit.res, "Vary"), "Cookie");
}

static void it_shows_what_is_kept_in_order(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection", shelf.cookie);
	const char *first = strstr(page, "La tortue"), *second = strstr(page, "Le crayon");
	OWNED_STRING address = text_make("value=\"https://exemple.fr/selection?fiches=%s,%s\"",
		shelf.ids[0], shelf.ids[1]);
	assert_true(first && second && first < second);
	assert_hides(page, "La gomme");
	assert_shows(page, "(2<span class=\"lu-seulement\">&nbsp;fiches</span>)");
	assert_shows(page, "Oublier ma sélection");
	assert_shows(page, address);
	assert_shows(page, "<meta name=\"robots\" content=\"noindex, follow\">");
	assert_string_equal(response_get_header(shelf.visit.res, "Cache-Control"), "private, no-cache");
	assert_hides(page, "ce lien");
}

static void a_list_in_the_address_needs_no_cookie(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_STRING target = text_make("/selection?fiches=%s,1999-0001,x", shelf.ids[2]);
	const char *page = visit_get_with(&shelf.visit, page_selection, target, shelf.cookie);
	assert_shows(page, "<h1>Une sélection de fiches</h1>");
	assert_shows(page, "La gomme");
	assert_hides(page, "La tortue");
	assert_shows(page, "1 fiche de cette liste, introuvable ou retirée du site&nbsp;: 1999-0001.");
	assert_shows(page, "Une partie de ce lien n’a pas pu être lue");
	assert_shows(page, "Garder ces fiches");
	assert_hides(page, "value=\"retirer\"");
	assert_null(response_get_header(shelf.visit.res, "Set-Cookie"));
}

/* A message that cuts the link after « fiches=2017- » must not show whoever reads it another list. */
static void a_list_cut_to_nothing_is_not_taken_for_ones_own(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection?fiches=%3Cb%3E,..",
		shelf.cookie);
	assert_shows(page, "<h1>Une sélection de fiches</h1>");
	assert_shows(page, "Une partie de ce lien n’a pas pu être lue");
	assert_hides(page, "La tortue");
	assert_hides(page, "<b>,");
}

static void a_list_in_the_address_that_is_whole_is_not_told_damaged(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_STRING target = text_make("/selection?fiches=%s,%s,", shelf.ids[2], shelf.ids[2]);
	const char *page = visit_get_with(&shelf.visit, page_selection, target, shelf.cookie);
	assert_shows(page, "La gomme");
	assert_hides(page, "Une partie de ce lien");
}

/* Made by hand: no list of ours is so long. Nothing was cut on the way. */
static void a_list_in_the_address_that_is_too_long_says_so(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_TEXT target = {0};
	text_format(&target, "/selection?fiches=%s", shelf.ids[2]);
	for (int i = 1; i < KEPT_MAX; i++)
		text_format(&target, ",1999-%04d", i);
	const char *page = visit_get_with(&shelf.visit, page_selection, text_string(&target), NULL);
	assert_hides(page, "premières sont là");
	text_add(&target, ",1999-0099");
	page = visit_get_with(&shelf.visit, page_selection, text_string(&target), NULL);
	assert_shows(page, "seules les 50 premières sont là");
	assert_hides(page, "Une partie de ce lien");
	assert_shows(page, "La gomme");
}

static void a_list_of_nothing_shows_ones_own(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection?fiches=,", shelf.cookie);
	assert_shows(page, "<h1>Ma sélection</h1>");
	assert_shows(page, "La tortue");
}

static void a_sheet_that_is_withdrawn_is_told(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	assert_true(catalogue_withdraw(shelf.visit.desk.catalogue, shelf.ids[0], DESK_NOW, NULL));
	visit_publish(&shelf.visit);
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection", shelf.cookie);
	OWNED_STRING told = text_make("retirée du site&nbsp;: %s.", shelf.ids[0]);
	assert_shows(page, told);
	assert_shows(page, "Retirer de ma sélection ce qui manque");
	assert_shows(page, "Le crayon");
	assert_hides(page, "La tortue");
}

/* ---- The button of a sheet ---- */

static const char *sheet_page(struct shelf *shelf, const char *id, const char *cookie)
{
	size_t length = 0;
	visit_ask(&shelf->visit, "/usages/x");
	visit_name(&shelf->visit, "id", id);
	if (cookie)
		request_add_header(shelf->visit.req, "Cookie", cookie, NULL);
	assert_true(page_sheet(&shelf->visit.app, shelf->visit.req, shelf->visit.res, &shelf->visit.err));
	return response_get_body(shelf->visit.res, &length);
}

static void a_sheet_can_be_kept_or_dropped(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	const char *page = sheet_page(&shelf, shelf.ids[0], NULL);
	assert_shows(page, "value=\"garder\">Garder cette fiche</button>");
	assert_shows(page, "dans un cookie");
	page = sheet_page(&shelf, shelf.ids[2], shelf.cookie);
	assert_shows(page, "value=\"garder\"");
	assert_hides(page, "dans un cookie");
	page = sheet_page(&shelf, shelf.ids[0], shelf.cookie);
	assert_shows(page, "value=\"retirer\"");
	assert_hides(page, "value=\"garder\"");
}

static void what_is_kept_is_part_of_the_page(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	sheet_page(&shelf, shelf.ids[0], NULL);
	OWNED_STRING nothing = mem_copy(response_get_header(shelf.visit.res, "ETag"));
	sheet_page(&shelf, shelf.ids[0], shelf.cookie);
	assert_string_not_equal(response_get_header(shelf.visit.res, "ETag"), nothing);
	assert_string_equal(response_get_header(shelf.visit.res, "Vary"), "Cookie");
	assert_string_equal(response_get_header(shelf.visit.res, "Cache-Control"), "private, no-cache");
}

static void a_full_selection_says_so(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_TEXT cookie = {0};
	text_add(&cookie, "__Host-selection=");
	for (int i = 0; i < KEPT_MAX; i++)
		text_format(&cookie, "1999-%04d.", i);
	const char *page = sheet_page(&shelf, shelf.ids[0], text_string(&cookie));
	assert_hides(page, "value=\"garder\"");
	assert_shows(page, "qui est pleine");

	OWNED_STRING form = text_make("acte=garder&depuis=fiche&fiche=%s", shelf.ids[0]);
	assert_true(visit_post(&shelf.visit, page_selection_change, text_string(&cookie), form));
	assert_string_equal(response_get_header(shelf.visit.res, "Location"), "/selection?laissees=1");
	page = visit_get_with(&shelf.visit, page_selection, "/selection?laissees=1", text_string(&cookie));
	assert_shows(page, "<strong>Pas de place pour 1 fiche.</strong> Votre sélection est pleine");
	page = visit_get_with(&shelf.visit, page_selection, "/selection?laissees=%3Cb%3E", text_string(&cookie));
	assert_shows(page, "<p class=\"avertissement\">Votre sélection est pleine");
}

/* Of a list that somebody sent, those that found no room are counted: nobody is to believe them kept. */
static void a_list_with_no_room_for_all_says_how_many(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_TEXT cookie = {0};
	text_add(&cookie, "__Host-selection=");
	for (int i = 0; i < KEPT_MAX - 1; i++)
		text_format(&cookie, "1999-%04d.", i);
	OWNED_STRING form = text_make("acte=garder&fiche=%s%%2C%s%%2C%s", shelf.ids[0], shelf.ids[1],
		shelf.ids[2]);
	assert_true(visit_post(&shelf.visit, page_selection_change, text_string(&cookie), form));
	assert_string_equal(response_get_header(shelf.visit.res, "Location"), "/selection?laissees=2");
	const char *page = visit_get_with(&shelf.visit, page_selection, "/selection?laissees=2", shelf.cookie);
	assert_hides(page, "Pas de place");  /* in a browser that keeps two, an address says nothing */
}

/* ---- Acts ---- */

struct act_row {
	const char *name, *form;   /* $A, $B and $C stand for the sheets; the first two are kept */
	const char *kept, *location;
};

static const struct act_row acts[] = {
	{ "a sheet is kept, and shown again", "acte=garder&fiche=$C&depuis=fiche",
		"$A.$B.$C", "/usages/$C#ma-selection" },
	{ "one kept already stays",           "acte=garder&fiche=$A&depuis=fiche",
		"$A.$B", "/usages/$A#ma-selection" },
	{ "a sheet is dropped from its page", "acte=retirer&fiche=$A&depuis=fiche",
		"$B", "/usages/$A#ma-selection" },
	{ "a list is kept",                   "acte=garder&fiche=$C%2C$A",
		"$A.$B.$C", "/selection#fiche-$C" },
	{ "a sheet is dropped from the list", "acte=retirer&fiche=$A",
		"$B", "/selection" },
	{ "a sheet is raised",                "acte=monter&fiche=$B",
		"$B.$A", "/selection#fiche-$B" },
	{ "a sheet is lowered",               "acte=descendre&fiche=$A",
		"$B.$A", "/selection#fiche-$A" },
	{ "all is forgotten",                 "acte=oublier",
		"", "/selection" },
	{ "the last ones take all away",      "acte=retirer&fiche=$A&fiche=$B",
		"", "/selection" },
	{ "nothing named is nothing done",    "acte=garder",
		"$A.$B", "/selection" },
	{ "what is no sheet is not kept",     "acte=garder&fiche=%3Cb%3E",
		"$A.$B", "/selection" },
	{ "no address is believed",           "acte=garder&fiche=$C&depuis=//evil.example",
		"$A.$B.$C", "/selection#fiche-$C" },
};

/* The pattern with the ids in the place of their letters. */
static char *with_ids(const struct shelf *shelf, const char *pattern)
{
	struct text text = {0};
	for (const char *c = pattern; *c; c++)
		if (*c == '$')
			text_add(&text, shelf->ids[*++c - 'A']);
		else
			text_add_char(&text, *c);
	return text_take(&text);
}

static void acts_and_leads_back(void **state)
{
	const struct act_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	OWNED_STRING form = with_ids(&shelf, row->form);
	OWNED_STRING kept = with_ids(&shelf, row->kept);
	OWNED_STRING location = with_ids(&shelf, row->location);
	OWNED_STRING cookie = text_make("__Host-selection=%s; Path=/;", kept);
	assert_true(visit_post(&shelf.visit, page_selection_change, shelf.cookie, form));
	assert_int_equal(response_get_status(shelf.visit.res), 303);
	assert_string_equal(response_get_header(shelf.visit.res, "Location"), location);
	assert_shows(response_get_header(shelf.visit.res, "Set-Cookie"), cookie);
	if (!*kept)
		assert_shows(response_get_header(shelf.visit.res, "Set-Cookie"), "Max-Age=0");
}

struct wrong_row {
	const char *name, *form;
};

static const struct wrong_row wrongs[] = {
	{ "an act that does not exist", "acte=publier&fiche=2017-0042" },
	{ "no act",                     "fiche=2017-0042" },
	{ "a NUL",                      "acte=garder%00" },
	{ "no form at all",             "" },
};

static void refuses(void **state)
{
	const struct wrong_row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	assert_false(visit_post(&shelf.visit, page_selection_change, shelf.cookie, row->form));
	assert_int_equal(shelf.visit.err.kind, ERROR_INVALID);
	assert_null(response_get_header(shelf.visit.res, "Set-Cookie"));
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, without_a_sheet_it_explains_itself);
	SUITE_TEST(&suite, it_shows_what_is_kept_in_order);
	SUITE_TEST(&suite, a_list_in_the_address_needs_no_cookie);
	SUITE_TEST(&suite, a_list_in_the_address_that_is_too_long_says_so);
	SUITE_TEST(&suite, a_list_of_nothing_shows_ones_own);
	SUITE_TEST(&suite, a_list_cut_to_nothing_is_not_taken_for_ones_own);
	SUITE_TEST(&suite, a_list_in_the_address_that_is_whole_is_not_told_damaged);
	SUITE_TEST(&suite, a_sheet_that_is_withdrawn_is_told);
	SUITE_TEST(&suite, a_sheet_can_be_kept_or_dropped);
	SUITE_TEST(&suite, what_is_kept_is_part_of_the_page);
	SUITE_TEST(&suite, a_full_selection_says_so);
	SUITE_TEST(&suite, a_list_with_no_room_for_all_says_how_many);
	SUITE_ROWS(&suite, acts, acts_and_leads_back);
	SUITE_ROWS(&suite, wrongs, refuses);
	return suite_run(&suite, "page/selection");
}
