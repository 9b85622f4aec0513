#include "base/owned.h"
#include "base/words.h"
#include "http/link.h"
#include "support/rows.h"

#include <string.h>

static const struct link_choice level[] = { { "niveau", "cm2" } };
static const struct link_choice both[] = { { "niveau", "cm2" }, { "thematique", "codage & jeu" } };

struct row {
	const char *name;
	struct link_search search;
	const char *link;
};

static const struct row rows[] = {
	{ "everything has no parameter",      {0},     "/recherche" },
	{ "an empty question is left out",    { .question = "", .page = 1 },       "/recherche" },
	{ "a question is encoded",            { .question = "l'été & co" },
		"/recherche?q=l%27%C3%A9t%C3%A9%20%26%20co" },
	{ "a filter may stand alone",         { .choices = level, .choice_count = 1 }, "/recherche?niveau=cm2" },
	{ "filters follow the question",
		{ .question = "robot", .choices = both, .choice_count = 2, .page = 1 },
		"/recherche?q=robot&niveau=cm2&thematique=codage%20%26%20jeu" },
	{ "a page comes last",
		{ .question = "robot", .choices = level, .choice_count = 1, .page = 3 },
		"/recherche?q=robot&niveau=cm2&page=3" },
	{ "a question mark does not confuse",
		{ .question = "où ?", .choices = level, .choice_count = 1 },
		"/recherche?q=o%C3%B9%20%3F&niveau=cm2" },
	{ "what was typed may be meant",      { .question = "robto", .is_exact = true, .page = 2 },
		"/recherche?q=robto&exact=1&page=2" },
	{ "an order and a number of sheets",  { .question = "robot", .order = "titre", .per_page = 50 },
		"/recherche?q=robot&tri=titre&par-page=50" },
	{ "a later page says of which state", { .page = 2, .state = 75 }, "/recherche?page=2&etat=75" },
	{ "the first page is of the present", { .page = 1, .state = 75 }, "/recherche" },
};

static void links_a_search(void **state)
{
	const struct row *row = *state;
	OWNED_STRING link = link_to_search(&row->search);
	assert_string_equal(link, row->link);
}

static void an_address_is_written_again(void **state)
{
	(void)state;
	OWNED_STRING page = link_again("/usages/un nom", "q=l%27a&b");
	assert_string_equal(page, "/usages/un%20nom?q=l%27a&b");
	OWNED_STRING root = link_again("/", "");
	assert_string_equal(root, "/");
}

static void a_name_cannot_leave_its_segment(void **state)
{
	(void)state;
	OWNED_STRING page = link_to_sheet("../a b");
	assert_string_equal(page, "/usages/..%2Fa%20b");
	OWNED_STRING source = link_to_sheet_source("robot");
	assert_string_equal(source, "/usages/robot.md");
}

static void a_whole_address_starts_with_the_site(void **state)
{
	(void)state;
	OWNED_STRING link = link_to_about();
	OWNED_STRING whole = link_absolute("https://usages.example.fr", link);
	assert_string_equal(whole, "https://usages.example.fr/a-propos");
}

static void a_selection_is_named_or_not(void **state)
{
	(void)state;
	OWNED_WORDS ids = {0};
	OWNED_STRING own = link_to_selection(LINK_SELECTION, NULL);
	OWNED_STRING none = link_to_selection(LINK_SELECTION_PRINT, &ids);
	words_add(&ids, "2017-0042");
	words_add(&ids, "a&b");
	OWNED_STRING named = link_to_selection(LINK_SELECTION_SOURCE, &ids);
	assert_string_equal(own, "/selection");
	assert_string_equal(none, "/selection/imprimer");
	assert_string_equal(named, "/selection.md?fiches=2017-0042,a%26b");
}

static void a_place_inside_a_page_follows_it(void **state)
{
	(void)state;
	OWNED_STRING part = link_to_part("/selection", "fiche-2017-0042");
	OWNED_STRING whole = link_to_part("/selection", NULL);
	OWNED_STRING hostile = link_to_part("/selection", "a\r\nb");
	assert_string_equal(part, "/selection#fiche-2017-0042");
	assert_string_equal(whole, "/selection");
	assert_string_equal(hostile, "/selection#a%0D%0Ab");
}

/* ---- Coming back from « Se connecter » ---- */

struct back_row {
	const char *name, *told, *link;
};

static const struct back_row backs[] = {
	{ "a page of ours",                  "/compte",                       "/compte" },
	{ "with its query",                  "/recherche?q=l%27a&niveau=6e",  "/recherche?q=l%27a&niveau=6e" },
	{ "nothing is the home",             "",                              "/" },
	{ "another site",                    "https://evil.example/",         "/" },
	{ "another site, without scheme",    "//evil.example",                "/" },
	{ "with a backslash",                "/\\evil.example",               "/" },
	{ "behind a tab",                    "/\t/evil.example",              "/" },
	{ "behind a line end",               "/\r\n/evil.example",            "/" },
	{ "behind a space",                  " //evil.example",               "/" },
	{ "a script",                        "javascript:alert(1)",           "/" },
	{ "a host without slash",            "evil.example",                  "/" },
	{ "an account before the host",      "@evil.example/",                "/" },
	{ "an anchor is no address",         "/#//evil.example",              "/" },
	{ "a quote is encoded, or nothing",  "/a\"b",                         "/" },
	{ "an accent is, too",               "/é",                            "/" },
	{ "the way out",                     "/deconnexion",                  "/" },
	{ "the way in",                      "/connexion?retour=%2F",         "/" },
	{ "a secret",                        "/porte/abc",                    "/" },
};

static void comes_back_to_this_site(void **state)
{
	const struct back_row *row = *state;
	OWNED_STRING link = link_after_sign_in(row->told);
	assert_string_equal(link, row->link);
}

static void a_link_to_sign_in_tells_the_way_back(void **state)
{
	(void)state;
	OWNED_STRING page = link_to_sign_in("/recherche?q=a&niveau=6e");
	OWNED_STRING home = link_to_sign_in("/");
	OWNED_STRING door = link_to_sign_in("/porte/abc");
	OWNED_STRING nowhere = link_to_sign_in(NULL);
	OWNED_STRING other = link_to_sign_in("//evil.example");
	assert_string_equal(page, "/connexion?retour=%2Frecherche%3Fq%3Da%26niveau%3D6e");
	assert_string_equal(home, "/connexion");
	assert_string_equal(door, "/connexion");
	assert_string_equal(nowhere, "/connexion");
	assert_string_equal(other, "/connexion");
}

static void a_way_back_has_an_end(void **state)
{
	(void)state;
	char told[1002];
	memset(told, 'a', sizeof told);
	told[0] = '/';
	told[1000] = '\0';
	OWNED_STRING kept = link_after_sign_in(told);
	assert_int_equal(strlen(kept), 1000);
	told[1000] = 'a';
	told[1001] = '\0';
	OWNED_STRING dropped = link_after_sign_in(told);
	assert_string_equal(dropped, "/");
}

static void a_figure_is_linked_as_it_is_looked_at(void **state)
{
	(void)state;
	OWNED_STRING all = link_to_figure(&(struct link_figure){0});
	assert_string_equal(all, "/indicateurs");
	OWNED_STRING one = link_to_figure(&(struct link_figure){ .code = "18", .day = "2017-08-31" });
	assert_string_equal(one, "/indicateurs/18?au=2017-08-31");
	OWNED_STRING sheets = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURE_SHEETS, .code = "2", .measure = "variantes", .key = "departement",
		.value = "0 3", .with_examples = true, .before = 12,
	});
	assert_string_equal(sheets,
		"/indicateurs/2/fiches?mesure=variantes&departement=0%203&exemples=oui&avant=12");
	OWNED_STRING table = link_to_figure(&(struct link_figure){ .form = LINK_FIGURES_TABLE });
	assert_string_equal(table, "/indicateurs.csv");
	OWNED_STRING book = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURES_ODS, .day = "2017-08-31",
	});
	assert_string_equal(book, "/indicateurs.ods?au=2017-08-31");
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, a_figure_is_linked_as_it_is_looked_at);
	SUITE_ROWS(&suite, rows, links_a_search);
	SUITE_TEST(&suite, a_selection_is_named_or_not);
	SUITE_TEST(&suite, a_place_inside_a_page_follows_it);
	SUITE_TEST(&suite, an_address_is_written_again);
	SUITE_TEST(&suite, a_name_cannot_leave_its_segment);
	SUITE_TEST(&suite, a_whole_address_starts_with_the_site);
	SUITE_ROWS(&suite, backs, comes_back_to_this_site);
	SUITE_TEST(&suite, a_link_to_sign_in_tells_the_way_back);
	SUITE_TEST(&suite, a_way_back_has_an_end);
	return suite_run(&suite, "http/link");
}
