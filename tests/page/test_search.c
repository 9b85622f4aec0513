#include "page/pages.h"

#include "page/three.h"

static void words_find_a_sheet_with_its_marks(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=herisson", NULL);
	assert_shows(page, "<strong>1</strong> fiche trouvée.");
	assert_shows(page, "Le <mark>hérisson</mark>");
	assert_shows(page, "<title>herisson – Observatoire");
	assert_shows(page, "value=\"herisson\"");
	assert_shows(page, "<meta name=\"robots\" content=\"noindex, follow\">");
	assert_hides(page, "La tortue");
}

static void no_question_lists_every_sheet(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche", NULL);
	assert_shows(page, "<h1>Tous les usages</h1>");
	assert_shows(page, "<strong>3</strong> fiches trouvées.");
	assert_hides(page, "noindex");
}

static void a_page_past_the_end_leads_back(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	static const char *const targets[] = {
		"/recherche?q=tortue&page=7", "/recherche?q=tortue&page=10000", "/recherche?q=tortue&page=10001",
		"/recherche?q=tortue&page=99999",
	};
	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
		const char *page = visit_get(&visit, page_search, targets[i], NULL);
		assert_shows(page, "Cette page est vide");
		assert_shows(page, "<a href=\"/recherche?q=tortue#resultats\">Aller à la dernière page</a>");
	}
}

static void pages_follow_one_another(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	desk_take_many(&visit.desk, CATALOGUE_PAGE_SIZE + 1);
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?niveau=cm2", NULL);
	assert_shows(page, "<strong>21</strong> fiches trouvées, page&nbsp;1 sur&nbsp;2.");
	assert_shows(page, "rel=\"next\" href=\"/recherche?niveau=cm2&amp;page=2&amp;etat=21#resultats\"");
	page = visit_get(&visit, page_search, "/recherche?niveau=cm2&page=2", NULL);
	assert_shows(page, "<title>CM2 (page 2) – Observatoire");
	assert_shows(page, "rel=\"prev\" href=\"/recherche?niveau=cm2#resultats\"");
	assert_hides(page, "rel=\"next\"");
}

static void the_question_of_a_filter_survives_with_its_order(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	desk_take_many(&visit.desk, 11);
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=Fiche&niveau=cm2&tri=titre&par-page=10&couleur=rouge&type=rien", NULL);
	assert_shows(page, "<strong>11</strong> fiches trouvées, page&nbsp;1 sur&nbsp;2.");
	assert_shows(page, "name=\"q\" value=\"Fiche\" maxlength=\"300\" autocomplete=\"off\" form=\"filtrer\">");
	assert_shows(page, "<option value=\"titre\" selected>");
	assert_shows(page, "href=\"/recherche?q=Fiche&amp;niveau=cm2&amp;tri=titre&amp;par-page=10&amp;page=2"
		"&amp;etat=11#resultats\"");
	assert_hides(page, "couleur");
	assert_hides(page, "type=rien");
}

/* A sheet comes in between two pages: the second follows the first all the same. */
static void pages_hold_still_while_sheets_come_in(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	desk_take_many(&visit.desk, 21);
	visit_publish(&visit);
	free(desk_take(&visit.desk, "apres.md", "Le hérisson", "date_publication: 2020-01-01\n"));
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?page=2&etat=21", NULL);
	assert_shows(page, "<strong>21</strong> fiches trouvées, page&nbsp;2 sur&nbsp;2.");
	assert_shows(page, "Depuis que vous parcourez cette liste, 1 fiche s’y ajoute.");
	assert_shows(page, "Fiche numéro 20");
	page = visit_get(&visit, page_search, "/recherche?page=2", NULL);
	assert_shows(page, "<strong>22</strong> fiches trouvées");
	assert_hides(page, "s’y ajoute");
}

/* ---- What was typed exactly ---- */

struct exact_row {
	const char *name, *said;
	bool is_exact;
};

static const struct exact_row exact_rows[] = {
	{ "exact=1 corrects nothing",                 "&exact=1",   true },
	{ "nothing said corrects",                    "",           false },
	{ "exact=0 corrects",                         "&exact=0",   false },
	{ "an empty value corrects",                  "&exact=",    false },
	{ "a value that means nothing is forgotten",  "&exact=oui", false },
	{ "the first value counts",                   "&exact=0&exact=1", false },
};

static void is_taken_exactly(void **state)
{
	const struct exact_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_STRING target = text_make("/recherche?q=torute%s", row->said);
	const char *page = visit_get(&visit, page_search, target, NULL);
	assert_shows(page, row->is_exact ? "<strong>Aucune fiche</strong>" : "<strong>1</strong> fiche");
	OWNED_STRING question = text_make("/api/v1/usages?q=torute%s", row->said);
	const char *answer = visit_get(&visit, page_api_search, question, NULL);
	assert_shows(answer, row->is_exact ? "\"total\":0" : "\"total\":1");
}

/* ---- What the page says of the question ---- */

static void a_mistake_is_searched_as_it_was_meant(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=torute&niveau=cm2", NULL);
	assert_shows(page, "<strong>1</strong> fiche trouvée.");
	assert_shows(page, "<h1>Résultats pour <q>tortue</q></h1>");
	assert_shows(page, "value=\"torute\"");
	assert_shows(page, "<a href=\"/recherche?q=torute&amp;niveau=cm2&amp;exact=1#resultats\">"
		"Chercher tout de même «&nbsp;torute&nbsp;»</a>");
	page = visit_get(&visit, page_search, "/recherche?q=torute&niveau=cm2&exact=1", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_hides(page, "Chercher tout de même");
	assert_shows(page, "Ce mot ne figure dans aucune fiche&nbsp;: «&nbsp;torute&nbsp;».");
}

/* « fiche » is of each text here. */
static void words_near_a_mistake_count_in_its_place(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	desk_take_many(&visit.desk, 2);
	free(desk_take(&visit.desk, "a.md", "Une fiche de tortue", ""));
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=torute+fiche", NULL);
	assert_shows(page, "Une <mark>fiche</mark> de tortue, ");
	assert_shows(page, "Ce mot ne figure dans aucune fiche&nbsp;: «&nbsp;torute&nbsp;»."
		" Ceux qui lui ressemblent comptent à sa place.");
	page = visit_get(&visit, page_search, "/recherche?q=torute+fiche&exact=1", NULL);
	assert_shows(page, "Ce mot ne figure dans aucune fiche&nbsp;: «&nbsp;torute&nbsp;».");
	assert_hides(page, "comptent à sa place");
}

static void a_tag_that_is_none_is_told(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=tag:codag", NULL);
	assert_shows(page, "Aucune fiche ne porte l’étiquette «&nbsp;codag&nbsp;»&nbsp;: la recherche porte"
		" sur le texte des fiches. Essayez&nbsp;: <a href=\"/recherche?q=tag%3A%22");
	assert_shows(page, "<a href=\"/etiquettes\">Voir toutes les étiquettes</a>");
	const char *json = visit_get(&visit, page_api_search, "/api/v1/usages?q=tag:codag", NULL);
	assert_shows(json, "\"champs_inconnus\":[{\"champ\":\"etiquette\",\"valeur\":\"codag\","
		"\"proches\":[\"");
}

static void a_question_that_was_cut_is_told_to_machines(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_TEXT long_one = {0};
	text_add(&long_one, "/api/v1/usages?q=");
	for (unsigned i = 0; i < 40; i++)
		text_format(&long_one, "tortue%u+", i);
	assert_shows(visit_get(&visit, page_api_search, text_string(&long_one), NULL), "\"coupee\":true");
	assert_shows(visit_get(&visit, page_api_search, "/api/v1/usages?q=tortue", NULL), "\"coupee\":false");
}

static void a_likely_word_is_proposed_beside_what_is_found(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=h%C3%A9rison+OU+tortue", NULL);
	assert_shows(page, "<strong>1</strong> fiche trouvée.");
	assert_shows(page, "<p class=\"note\">Vouliez-vous dire&nbsp;: "
		"<a href=\"/recherche?q=h%C3%A9risson%20OU%20tortue#resultats\">hérisson OU tortue</a>&nbsp;?");
}

static void alone_on_a_page_it_is_no_aside(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=crayan", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_shows(page, "<p class=\"note seule\">Vouliez-vous dire&nbsp;: "
		"<a href=\"/recherche?q=crayon#resultats\">crayon</a>");
}

static void signs_are_nothing_to_look_for(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=%22", NULL);
	assert_shows(page, "<h1>Rien à chercher</h1>");
	assert_shows(page, "Parcourir tous les usages");
	assert_hides(page, "fiches trouvées");
	assert_hides(page, "Aucune fiche");
	page = visit_get(&visit, page_search, "/recherche?q=%22&niveau=cm2", NULL);
	assert_shows(page, "<strong>3</strong> fiches trouvées.");
	assert_shows(page, "ne contient aucun mot à chercher");
}

static void a_long_question_says_what_counts(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_TEXT target = {0};
	text_add(&target, "/recherche?q=tortue");
	for (unsigned i = 1; i < 32; i++)
		text_add(&target, "+tortue");
	const char *page = visit_get(&visit, page_search, text_string(&target), NULL);
	assert_hides(page, "La question est longue");
	text_add(&target, "+tortue");
	page = visit_get(&visit, page_search, text_string(&target), NULL);
	assert_shows(page, "La question est longue&nbsp;: seul son début compte, 32&nbsp;mots au plus");

	/* Twenty words of thirty letters are cut as well, and are no thirty-two. */
	OWNED_TEXT longer = {0};
	text_add(&longer, "/recherche?q=tortue");
	for (unsigned i = 0; i < 20; i++)
		text_add(&longer, "+anticonstitutionnellementement");
	page = visit_get(&visit, page_search, text_string(&longer), NULL);
	assert_shows(page, "seul son début compte, 32&nbsp;mots au plus et 500&nbsp;lettres environ");
	assert_shows(page, " anticonstitutionnellementement…</q></h1>");
	assert_shows(page, "anticonstitutionnellementement\" maxlength");
}

static void an_empty_catalogue_is_searched_as_well(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=robot&niveau=cm2", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	page = visit_get(&visit, page_search, "/recherche", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, words_find_a_sheet_with_its_marks);
	SUITE_TEST(&suite, no_question_lists_every_sheet);
	SUITE_TEST(&suite, a_page_past_the_end_leads_back);
	SUITE_TEST(&suite, pages_follow_one_another);
	SUITE_TEST(&suite, the_question_of_a_filter_survives_with_its_order);
	SUITE_TEST(&suite, pages_hold_still_while_sheets_come_in);
	SUITE_ROWS(&suite, exact_rows, is_taken_exactly);
	SUITE_TEST(&suite, a_mistake_is_searched_as_it_was_meant);
	SUITE_TEST(&suite, words_near_a_mistake_count_in_its_place);
	SUITE_TEST(&suite, a_tag_that_is_none_is_told);
	SUITE_TEST(&suite, a_question_that_was_cut_is_told_to_machines);
	SUITE_TEST(&suite, a_likely_word_is_proposed_beside_what_is_found);
	SUITE_TEST(&suite, alone_on_a_page_it_is_no_aside);
	SUITE_TEST(&suite, signs_are_nothing_to_look_for);
	SUITE_TEST(&suite, a_long_question_says_what_counts);
	SUITE_TEST(&suite, an_empty_catalogue_is_searched_as_well);
	return suite_run(&suite, "page/search");
}
