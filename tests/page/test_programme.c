#include "page/pages.h"

#include "catalogue/chain.h"
#include "support/visit.h"

static struct visit some_visit(void)
{
	struct visit visit = visit_new();
	free(desk_take(&visit.desk, "a.md", "La tortue", "id: 2017-0001\nprogramme: [2635]\n"));
	free(desk_take(&visit.desk, "b.md", "Pour montrer", "id: 2017-0002\nexemple: true\nprogramme: [2635]\n"));
	visit_publish(&visit);
	return visit;
}

static const char *get_notion(struct visit *visit, const char *target, const char *notion)
{
	visit_ask(visit, target);
	visit_name(visit, "notion", notion);
	size_t length = 0;
	if (!page_notion(&visit->app, visit->req, visit->res, &visit->err))
		return "";
	return response_get_body(visit->res, &length);
}

static void the_notions_are_listed_with_their_counts(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_notions, "/programme", NULL);
	assert_shows(page, "<h2 id=\"titre-cycle3\">Cycle 3</h2>");
	assert_shows(page, "<a href=\"/programme/2635\">Découvrir la notion d’algorithme"
		" (sciences et technologie cycle 3)</a> <span class=\"nombre\">1 fiche</span>");
	assert_shows(page, "<a href=\"/programme/660\">Informatique et sciences du numérique"
		" (enseignement de spécialité)</a> <span class=\"nombre\">aucune fiche</span>"
		" <a href=\"/proposer?notion=660\">Proposer une fiche");
	assert_shows(page, "<p>Notions avec au moins une fiche&nbsp;: 1 sur 4&nbsp;; avec au moins"
		" trois&nbsp;: 0.</p>");
}

/* Their numbers, their lists, and the links between them. */
static void examples_are_shown_when_asked_for_and_told(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = visit_get(&visit, page_notions, "/programme", NULL);
	assert_shows(page, "1 fiche d’exemple ne compte pas. <a href=\"/programme?exemples=oui\"");
	page = get_notion(&visit, "/programme/2635", "2635");
	assert_shows(page, "<a href=\"/programme/2635?exemples=oui\" rel=\"nofollow\">Voir ces pages");
	assert_hides(page, "2017-0002");
	page = visit_get(&visit, page_notions, "/programme?exemples=oui", NULL);
	assert_shows(page, "ce ne sont pas les indicateurs. <a class=\"sans-impression\" href=\"/programme\">");
	assert_shows(page, "<a href=\"/programme/2635?exemples=oui\">Découvrir la notion d’algorithme"
		" (sciences et technologie cycle 3)</a> <span class=\"nombre\">2 fiches</span>");
	page = get_notion(&visit, "/programme/2635?exemples=oui", "2635");
	assert_shows(page, "<a href=\"/usages/2017-0002\">");
	assert_shows(page, "<a href=\"/programme/964?exemples=oui\">");
	assert_shows(page, "<a href=\"/programme?exemples=oui\">Notions");
	assert_shows(visit_get(&visit, page_sheet, "/usages/x", "2017-0002"),
		"<a href=\"/programme/2635?exemples=oui\">");
}

static void a_notion_shows_its_classes_and_its_gaps(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get_notion(&visit, "/programme/2635", "2635");
	assert_shows(page, "<h1>Découvrir la notion d’algorithme");
	assert_shows(page, "Pas encore de fiche pour&nbsp;: 5e, 4e, 3e, lycée.");
	assert_shows(page, "<a href=\"/programme/964\">Algorithmique et programmation");
	assert_shows(page, "<h2 id=\"classe-cm1\">CM1</h2>");
	assert_shows(page, "<a href=\"/usages/2017-0001\">");
	assert_shows(strstr(page, "classe-5e"), "Aucune fiche pour l’instant."
		" <a href=\"/proposer?notion=2635&amp;niveau=5e\">Proposer une fiche");
	assert_shows(page, "<link rel=\"canonical\" href=\"https://exemple.fr/programme/2635\">");
}

static void one_class_has_its_page(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	const char *page = get_notion(&visit, "/programme/2635?niveau=cm2&page=3", "2635");
	assert_shows(page, "cycle 3) – CM2 (page 3)");
	assert_shows(page, "Cette page est vide");
	assert_shows(page, "href=\"/programme/2635?niveau=cm2\" rel=\"prev\"");
	assert_shows(page, "name=\"robots\" content=\"noindex");
	assert_hides(page, "classe-cm1");
}

/* Thirty-one sheets of one class are two pages of it. */
static void a_class_of_many_sheets_has_its_pages(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	for (int i = 0; i <= CHAIN_PAGE_CARDS; i++) {
		OWNED_STRING path = text_make("%d.md", i);
		OWNED_STRING title = text_make("Fiche numéro %d", i);
		free(desk_take(&visit.desk, path, title, "programme: [2635]\n"));
	}
	visit_publish(&visit);
	const char *page = get_notion(&visit, "/programme/2635?niveau=cm2", "2635");
	assert_shows(page, "31 fiches, page&nbsp;1 sur&nbsp;2");
	assert_shows(page, "href=\"/programme/2635?niveau=cm2&amp;page=2\" rel=\"next\"");
	page = get_notion(&visit, "/programme/2635?niveau=cm2&page=2", "2635");
	assert_shows(page, "31 fiches, page&nbsp;2 sur&nbsp;2");
	assert_hides(page, "rel=\"next\"");
	page = get_notion(&visit, "/programme/2635?niveau=cm2&page=9", "2635");
	assert_shows(page, "href=\"/programme/2635?niveau=cm2&amp;page=2\" rel=\"prev\"");
}

static void what_is_no_notion_is_not_found(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	assert_string_equal(get_notion(&visit, "/programme/1", "1"), "");
	assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
	assert_string_equal(get_notion(&visit, "/programme/2635?niveau=x", "2635"), "");
	assert_int_equal(visit.err.kind, ERROR_NOT_FOUND);
}

static void without_an_index_one_comes_back_later(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	OWNED_STRING index = file_join(visit.desk.dir, "index");
	assert_true(file_remove_tree(index, NULL));
	assert_string_equal(get_notion(&visit, "/programme/2635", "2635"), "");
	assert_int_equal(visit.err.kind, ERROR_BUSY);
	assert_string_equal(visit_get(&visit, page_notions, "/programme", NULL), "");
	assert_int_equal(visit.err.kind, ERROR_BUSY);
}

static void a_sheet_leads_to_its_notions(void **state)
{
	(void)state;
	OWNED_VISIT visit = some_visit();
	assert_shows(visit_get(&visit, page_sheet, "/usages/x", "2017-0001"), "<a href=\"/programme/2635\">");
	assert_shows(visit_get(&visit, page_completions, "/suggestions?q=algor", NULL),
		"https://exemple.fr/programme/2635");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_notions_are_listed_with_their_counts);
	SUITE_TEST(&suite, examples_are_shown_when_asked_for_and_told);
	SUITE_TEST(&suite, a_notion_shows_its_classes_and_its_gaps);
	SUITE_TEST(&suite, one_class_has_its_page);
	SUITE_TEST(&suite, a_class_of_many_sheets_has_its_pages);
	SUITE_TEST(&suite, what_is_no_notion_is_not_found);
	SUITE_TEST(&suite, without_an_index_one_comes_back_later);
	SUITE_TEST(&suite, a_sheet_leads_to_its_notions);
	return suite_run(&suite, "page/programme");
}
