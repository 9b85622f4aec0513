#include "page/pages.h"

#include "page/three.h"

static void a_filter_gives_the_count_it_showed(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=tortue&niveau=cm2&niveau=cp", NULL);
	assert_shows(page, "<strong>1</strong> fiche trouvée.");
	assert_shows(page, "value=\"cm2\" checked");
	assert_shows(page, "value=\"cp\" checked");
	assert_shows(page, "<label for=\"niveau-cm2\">CM2 <span class=\"nombre\">1<span");
	assert_shows(page, "Retirer tous les filtres");
}

/* As people write it in an address, or as an older one had it: the page says the key. */
static const struct meant_row {
	const char *name, *target, *link;
} meant[] = {
	{ "a level with its capitals and its space", "/recherche?niveau=CM%202", "?niveau=cm2" },
	{ "a department by its number",              "/recherche?departement=23", "?departement=023" },
	{ "a department by its name",                "/recherche?departement=creuse", "?departement=023" },
	{ "a licence without its signs",             "/recherche?licence=cc-by-sa", "?licence=CC-BY-SA-4.0" },
	{ "a school in small letters", "/recherche?etablissement=0230506a", "?etablissement=0230506A" },
	{ "a value said twice, in two ways", "/recherche?niveau=CM2&niveau=cm2", "?niveau=cm2&amp;tri=titre" },
};

static void means(void **state)
{
	const struct meant_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_STRING target = text_make("%s&tri=titre", row->target);
	const char *page = visit_get(&visit, page_search, target, NULL);
	assert_shows(page, "<strong>3</strong> fiches trouvées.");
	assert_shows(page, row->link);
	assert_hides(page, "n’a pas compté");
}

static const struct named_row {
	const char *name, *query, *title;
} named[] = {
	{ "a window is named by the question",     "?q=tortue", "tortue" },
	{ "by it and by the filters", "?q=tortue&niveau=cm2&departement=23", "tortue · CM2, Creuse" },
	{ "by the first three, filter by filter",
		"?licence=cc0&type=scenario&niveau=cp&niveau=cm2", "CP, CM2, Scénario pédagogique…" },
	{ "by what it is when there are none",     "?", "Tous les usages" },
	{ "by its beginning when it is long", "?q=tortue+tortue+tortue+tortue+tortue+tortue+tortue+tortue"
		"+tortue+tortue+tortue+tortue", "tortue tortue tortue tortue tortue tortue tortue tortue tortue"
		" tortue tortue…" },
};

static void names_its_window_and_its_feed(void **state)
{
	const struct named_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_STRING page = text_make("/recherche%s", row->query);
	OWNED_STRING feed = text_make("/recherche.atom%s", row->query);
	OWNED_STRING window = text_make("<title>%s – Observatoire", row->title);
	OWNED_STRING title = text_make("<title>%s – Observatoire des usages du numérique</title>",
		row->title);
	assert_shows(visit_get(&visit, page_search, page, NULL), window);
	assert_shows(visit_get(&visit, page_search_atom, feed, NULL), title);
}

/* A feed read too far leads back to its last page, not from one empty page to another. */
static void a_feed_past_its_end_leads_back(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *feed = visit_get(&visit, page_search_atom, "/recherche.atom?page=99", NULL);
	assert_shows(feed, "<link rel=\"previous\" type=\"application/atom+xml\""
		" href=\"https://exemple.fr/recherche.atom\"/>");
	assert_hides(feed, "page=98");
}

/* A filter that is no filter would be missed in silence. */
static const struct unread_row {
	const char *name, *target, *note;
} unread[] = {
	{ "a level nobody knows", "/recherche?q=tortue&niveau=cm9",
		"Ce filtre n’existe pas et n’a pas compté&nbsp;: Niveau «\u00A0cm9\u00A0»." },
	{ "several of them", "/recherche?niveau=cm9&type=%3Cb%3E",
		"Ces filtres n’existent pas et n’ont pas compté&nbsp;: Niveau «\u00A0cm9\u00A0», "
		"Type «\u00A0&lt;b&gt;\u00A0»." },
	{ "a long one is cut between two letters",
		"/recherche?niveau=x%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9"
		"%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9"
		"%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9",
		"Niveau «\u00A0xééééééééééééééééééééééééééééé…\u00A0»." },
};

static void tells_what_is_unread(void **state)
{
	const struct unread_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	assert_shows(visit_get(&visit, page_search, row->target, NULL), row->note);
}

/* People come with parameters of others; machines are told of all. */
static void what_is_no_filter_is_told_to_machines(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	static const char query[] = "?q=tortue&niveaux=cm2&tri=couleur&page=0"
		"&par-page=7&etat=1&expliquer=1&exact=non&type=&zap=%3C";
	OWNED_STRING target = text_make("/recherche%s", query);
	OWNED_STRING api = text_make("/api/v1/usages%s", query);
	const char *page = visit_get(&visit, page_search, target, NULL);
	assert_shows(page, "n’a pas compté&nbsp;: ZAP «");
	assert_hides(page, "niveaux");
	const char *json = visit_get(&visit, page_api_search, api, NULL);
	assert_shows(json, "\"parametres_ignores\":[{\"parametre\":\"zap\",\"valeur\":\"<\"},"
		"{\"parametre\":\"niveaux\",\"valeur\":\"cm2\"},{\"parametre\":\"tri\",\"valeur\":\"couleur\"},"
		"{\"parametre\":\"page\",\"valeur\":\"0\"},{\"parametre\":\"par-page\",\"valeur\":\"7\"},"
		"{\"parametre\":\"exact\",\"valeur\":\"non\"}],");
}

static void a_beginning_is_explained_as_one(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=tort*&expliquer=1", NULL);
	assert_shows(page, "tort*&nbsp;»&nbsp;: dans le titre");
}

struct forgiven_row {
	const char *name, *target;
};

static const struct forgiven_row forgiven[] = {
	{ "a level nobody knows is forgotten",        "/recherche?niveau=cm9" },
	{ "a value with markup is forgotten",         "/recherche?thematique=%3Cscript%3E" },
	{ "a parameter nobody knows is forgotten",    "/recherche?couleur=rouge" },
	{ "an empty filter is forgotten",             "/recherche?niveau=" },
	{ "a school whose letter is wrong is forgotten", "/recherche?etablissement=0870015A" },
	{ "years that do not follow are forgotten",   "/recherche?annee=2016-2018" },
	{ "an order nobody knows is forgotten",       "/recherche?tri=couleur" },
	{ "a number of sheets not offered is the usual one", "/recherche?par-page=37" },
	{ "a state that is no number is the present", "/recherche?etat=abc" },
	{ "a state of the first page is the present", "/recherche?etat=1" },
	{ "page 0 is the first",                      "/recherche?page=0" },
	{ "a page that is no number is the first",    "/recherche?page=abc" },
	{ "a page past all bounds is the first",      "/recherche?page=99999999999999999999" },
	{ "a question of spaces is no question",      "/recherche?q=%20%20%E2%80%AF" },
};

static void forgives(void **state)
{
	const struct forgiven_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, row->target, NULL);
	assert_shows(page, "<h1>Tous les usages</h1>");
	assert_shows(page, "<strong>3</strong> fiches trouvées.");
	assert_hides(page, "Filtres choisis");
}

static void a_filter_given_twice_counts_once(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?niveau=cm2&niveau=cm2", NULL);
	assert_shows(page, "1<span class=\"lu-seulement\"> filtre choisi</span>");
	assert_shows(page, "<title>CM2 – Observatoire");
}

static void more_filters_than_allowed_are_cut(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_TEXT target = {0};
	text_add(&target, "/recherche?q=tortue");
	size_t added = 0;
	for (enum facet facet = 0; facet < FACET_COUNT; facet++)
		for (size_t i = 0; !facet_is_open(facet)
				&& i < vocabulary_size(visit.desk.vocabularies, facets[facet].vocabulary)
				&& added < CATALOGUE_MAX_FILTERS + 1; i++, added++)
			text_format(&target, "&%s=%s", facets[facet].parameter,
				vocabulary_at(visit.desk.vocabularies, facets[facet].vocabulary, i)->key);
	assert_int_equal(added, CATALOGUE_MAX_FILTERS + 1);
	const char *page = visit_get(&visit, page_search, text_string(&target), NULL);
	OWNED_STRING chosen = text_make("%d<span class=\"lu-seulement\"> filtres choisis", CATALOGUE_MAX_FILTERS);
	assert_int_equal(visit.err.kind, ERROR_NONE);
	assert_shows(page, chosen);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_filter_gives_the_count_it_showed);
	SUITE_ROWS(&suite, meant, means);
	SUITE_ROWS(&suite, named, names_its_window_and_its_feed);
	SUITE_TEST(&suite, a_feed_past_its_end_leads_back);
	SUITE_ROWS(&suite, unread, tells_what_is_unread);
	SUITE_TEST(&suite, what_is_no_filter_is_told_to_machines);
	SUITE_TEST(&suite, a_beginning_is_explained_as_one);
	SUITE_ROWS(&suite, forgiven, forgives);
	SUITE_TEST(&suite, a_filter_given_twice_counts_once);
	SUITE_TEST(&suite, more_filters_than_allowed_are_cut);
	return suite_run(&suite, "page/search_filters");
}
