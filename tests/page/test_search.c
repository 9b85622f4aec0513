#include "page/pages.h"

#include "http/link.h"
#include "support/visit.h"
#include "view/results.h"

/* Three sheets: CM1, CM2 and 6e are theirs by the model; one title each. */
static void fill(struct visit *visit)
{
	free(desk_take(&visit->desk, "a.md", "Le hérisson", ""));
	free(desk_take(&visit->desk, "b.md", "La tortue", ""));
	free(desk_take(&visit->desk, "c.md", "Le crayon", ""));
	visit_publish(visit);
}

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
	OWNED_STRING title = text_make("<title>%s</title>", row->title);
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
		for (size_t i = 0; facets[facet].vocabulary != FACET_OPEN
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

static void a_page_past_the_end_leads_back(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=tortue&page=7", NULL);
	assert_shows(page, "Cette page est vide");
	assert_shows(page, "<a href=\"/recherche?q=tortue#resultats\">Aller à la dernière page</a>");
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
	assert_shows(page, "<input type=\"hidden\" name=\"q\" value=\"Fiche\">");
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

/* ---- Nothing found ---- */

static void dropping_a_filter_is_suggested_when_it_helps(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=tortue&niveau=cp&type=scenario", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_shows(page, "<a href=\"/recherche?q=tortue&amp;type=scenario#resultats\">"
		"Sans le filtre «&nbsp;CP&nbsp;»</a>&nbsp;: 1&nbsp;fiche");
	assert_hides(page, "Sans le filtre «&nbsp;scénario");
}

static void dropping_all_filters_is_suggested_when_none_alone_helps(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue&niveau=cp&type=tutoriel", NULL);
	assert_shows(page, "<a href=\"/recherche?q=tortue#resultats\">Sans aucun filtre</a>&nbsp;: 1&nbsp;fiche");
	assert_hides(page, "Sans le filtre");
}

struct dropped_row {
	const char *name, *question, *offer;
};

static const struct dropped_row dropped[] = {
	{ "a word is left out", "tortue ET crayon",
		"?q=tortue#resultats\">"
		"Sans «&nbsp;crayon&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "the first one takes the operator behind it along", "tortue ET crayon",
		"?q=crayon#resultats\">"
		"Sans «&nbsp;tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "an operator that joins nothing goes too", "tortue ET crayon ET",
		"?q=tortue#resultats\">"
		"Sans «&nbsp;crayon&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "a hyphen's word is no longer excluded", "tortue -tortue",
		"?q=tortue#resultats\">"
		"Sans exclure «&nbsp;tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "nor is what SAUF says", "tortue SAUF titre:tortue",
		"?q=tortue#resultats\">"
		"Sans exclure «&nbsp;titre:tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "nor are parentheses", "tortue -(tortue OU crayon)",
		"?q=tortue#resultats\">"
		"Sans exclure «&nbsp;tortue OU crayon&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "nor is a phrase", "tortue -\"la tortue\"",
		"?q=tortue#resultats\">"
		"Sans exclure «&nbsp;la tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "a phrase is left out", "crayon ET \"la tortue\"",
		"?q=crayon#resultats\">"
		"Sans «&nbsp;la tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "a phrase is kept", "« la tortue » ET crayon",
		"?q=%C2%AB%20la%20tortue%20%C2%BB#resultats\">"
		"Sans «&nbsp;crayon&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "a phrase nobody wrote is its words", "\"tortue la\"",
		"?q=tortue%20la#resultats\">Sans les guillemets</a>&nbsp;: 1&nbsp;fiche<" },
	{ "beside what is excluded as a phrase", "\"tortue la\" -\"le tortue\"",
		"?q=tortue%20la%20-%22le%20tortue%22#resultats\">Sans les guillemets</a>&nbsp;: 1&nbsp;fiche<" },
	{ "what no author is called is looked for anywhere", "auteur:\"la tortue\" -crayon",
		"?q=la%20tortue%20-crayon#resultats\">N’importe où dans la fiche</a>&nbsp;: 1&nbsp;fiche<" },
	{ "a choice is kept", "tortue ET (crayon OU hérisson)",
		"?q=%28crayon%20OU%20h%C3%A9risson%29#resultats\">"
		"Sans «&nbsp;tortue&nbsp;»</a>&nbsp;: 2&nbsp;fiches<" },
	{ "an exclusion is kept", "tortue ET crayon SAUF hérisson",
		"?q=crayon%20SAUF%20h%C3%A9risson#resultats\">"
		"Sans «&nbsp;tortue&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
	{ "one alone is kept when no two go together", "tortue ET crayon ET \"le hérisson\"",
		"?q=%22le%20h%C3%A9risson%22#resultats\">"
		"Seulement «&nbsp;le hérisson&nbsp;»</a>&nbsp;: 1&nbsp;fiche<" },
};

static void what_is_left_out_is_told(void **state)
{
	const struct dropped_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	OWNED_STRING link = link_to_search(&(struct link_search){ .question = row->question });
	const char *page = visit_get(&visit, page_search, link, NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_shows(page, row->offer);
}

/* « torute » may be « tortue », but not to who typed it exactly: what an offer counts is what its
 * link gives. */
static void an_offer_gives_what_it_says(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=h%C3%A9risson+torute+-h%C3%A9risson&exact=1", NULL);
	assert_shows(page, "<a href=\"/recherche?q=h%C3%A9risson%20torute&amp;exact=1#resultats\">"
		"Sans exclure «&nbsp;hérisson&nbsp;»</a>&nbsp;: 1&nbsp;fiche<");
	page = visit_get(&visit, page_search, "/recherche?q=h%C3%A9risson%20torute&exact=1", NULL);
	assert_shows(page, "<strong>1</strong> fiche trouvée.");
}

/* « le » would ask for every sheet there is. */
static void little_words_alone_are_no_offer(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=le+zzyzx+et+la+xyzzy&exact=1", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_hides(page, "Ces recherches voisines");
}

static void words_no_sheet_has_are_dropped_together(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=zzyzx+ET+tortue+ET+xyzzy&exact=1",
		NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_shows(page, "<a href=\"/recherche?q=tortue&amp;exact=1#resultats\">"
		"Sans «&nbsp;zzyzx\u00A0», «\u00A0xyzzy&nbsp;»</a>&nbsp;: 1&nbsp;fiche<");
}

/* Offers are tried in the order of the words, and shown by how few sheets each gives. */
static void the_rarest_word_is_kept_first(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	free(desk_take(&visit.desk, "d.md", "Le crayon et la tortue", ""));
	free(desk_take(&visit.desk, "e.md", "Le crayon et le hérisson", ""));
	free(desk_take(&visit.desk, "f.md", "Le crayon et un autre hérisson", ""));
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue+ET+h%C3%A9risson+ET+crayon", NULL);
	const char *hedgehogs = strstr(page, "Sans «&nbsp;tortue&nbsp;»</a>&nbsp;: 2&nbsp;fiches<");
	const char *tortoise = strstr(page, "Sans «&nbsp;hérisson&nbsp;»</a>&nbsp;: 1&nbsp;fiche<");
	assert_non_null(hedgehogs);
	assert_non_null(tortoise);
	assert_true(tortoise < hedgehogs);
}

struct tried_row {
	const char *name, *target, *offer;
	bool is_offered;
};

static const struct tried_row tried[] = {
	{ "the last filter that is tried", "/recherche?q=tortue&niveau=cm1&niveau=cm2&niveau=6e"
		"&type=tutoriel", "Sans le filtre «&nbsp;Tutoriel&nbsp;»", true },
	{ "one filter more", "/recherche?q=tortue&niveau=cm1&niveau=cm2&niveau=6e&niveau=5e"
		"&type=tutoriel", "Sans le filtre «&nbsp;Tutoriel&nbsp;»", false },
	{ "the last word that is tried", "/recherche?q=tortue+ET+la+ET+tortue+ET+la+ET+tortue+ET+crayon",
		"Sans «&nbsp;crayon&nbsp;»", true },
	{ "one word more", "/recherche?q=tortue+ET+la+ET+tortue+ET+la+ET+tortue+ET+la+ET+crayon",
		"Sans «&nbsp;crayon&nbsp;»", false },
};

static void tries_so_many_and_no_more(void **state)
{
	const struct tried_row *row = *state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, row->target, NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	if (row->is_offered)
		assert_shows(page, row->offer);
	else
		assert_hides(page, row->offer);
}

/* Take a sheet whose front matter says `other` where the model says `line`. */
static void take_otherwise(const struct visit *visit, const char *title, const char *line,
	const char *other)
{
	OWNED_STRING bytes = desk_sheet(title, "");
	const char *at = strstr(bytes, line);
	assert_non_null(at);
	OWNED_STRING changed = text_make("%.*s%s%s", (int)(at - bytes), bytes, other, at + strlen(line));
	free(desk_put(&visit->desk, other, changed, CATALOGUE_TAKEN));
}

static size_t count_offers(const char *page)
{
	size_t count = 0;
	for (const char *at = page; (at = strstr(at, "&nbsp;fiche")); at++)
		count++;
	return count;
}

/* Each of four filters left out finds something, so do all four, and each of six words: eleven. */
static void eight_offers_are_shown(void **state)
{
	(void)state;
	static const char *const words[] = { "nacre", "zinc", "cobalt", "iode", "xénon", "argon" };
	OWNED_VISIT visit = visit_new();
	take_otherwise(&visit, "Nacre zinc cobalt iode xénon argon", "[codage, robotique]", "[emi]");
	take_otherwise(&visit, "Nacre zinc cobalt iode xénon argon", "[robot-programmable]", "[tni]");
	take_otherwise(&visit, "Nacre zinc cobalt iode xénon argon", "type: scenario", "type: activite");
	take_otherwise(&visit, "Nacre zinc cobalt iode xénon argon", "CC-BY-SA-4.0", "CC-BY-4.0");
	for (size_t out = 0; out < 6; out++) {
		OWNED_TEXT title = {0};
		for (size_t i = 0; i < 6; i++)
			text_format(&title, "%s ", i == out ? "Fiche" : words[i]);
		OWNED_STRING path = text_make("%zu.md", out);
		free(desk_take(&visit.desk, path, text_string(&title), ""));
	}
	visit_publish(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=nacre+ET+zinc+ET+cobalt+ET+iode"
		"+ET+x%C3%A9non+ET+argon&thematique=codage&equipement=robot-programmable&type=scenario"
		"&licence=CC-BY-SA-4.0", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_int_equal(count_offers(page), SUGGESTION_MAX);
}

static void words_are_dropped_without_filters_at_last(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue+ET+crayon&niveau=cp", NULL);
	assert_shows(page, "<a href=\"/recherche?q=tortue#resultats\">");
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

static void what_helps_nothing_is_not_suggested(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=zzyzx", NULL);
	assert_shows(page, "<strong>Aucune fiche</strong> ne correspond.");
	assert_shows(page, "Ce mot ne figure dans aucune fiche&nbsp;: «&nbsp;zzyzx&nbsp;».");
	assert_hides(page, "Ces recherches voisines");
	assert_shows(page, "Vérifiez l’orthographe");
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
	SUITE_TEST(&suite, a_filter_gives_the_count_it_showed);
	SUITE_ROWS(&suite, meant, means);
	SUITE_ROWS(&suite, named, names_its_window_and_its_feed);
	SUITE_TEST(&suite, a_feed_past_its_end_leads_back);
	SUITE_ROWS(&suite, unread, tells_what_is_unread);
	SUITE_TEST(&suite, what_is_no_filter_is_told_to_machines);
	SUITE_ROWS(&suite, forgiven, forgives);
	SUITE_TEST(&suite, a_filter_given_twice_counts_once);
	SUITE_TEST(&suite, more_filters_than_allowed_are_cut);
	SUITE_TEST(&suite, a_page_past_the_end_leads_back);
	SUITE_TEST(&suite, pages_follow_one_another);
	SUITE_TEST(&suite, the_question_of_a_filter_survives_with_its_order);
	SUITE_TEST(&suite, pages_hold_still_while_sheets_come_in);
	SUITE_TEST(&suite, dropping_a_filter_is_suggested_when_it_helps);
	SUITE_TEST(&suite, dropping_all_filters_is_suggested_when_none_alone_helps);
	SUITE_ROWS(&suite, dropped, what_is_left_out_is_told);
	SUITE_TEST(&suite, an_offer_gives_what_it_says);
	SUITE_TEST(&suite, little_words_alone_are_no_offer);
	SUITE_TEST(&suite, words_no_sheet_has_are_dropped_together);
	SUITE_TEST(&suite, the_rarest_word_is_kept_first);
	SUITE_ROWS(&suite, tried, tries_so_many_and_no_more);
	SUITE_TEST(&suite, eight_offers_are_shown);
	SUITE_TEST(&suite, words_are_dropped_without_filters_at_last);
	SUITE_ROWS(&suite, exact_rows, is_taken_exactly);
	SUITE_TEST(&suite, a_mistake_is_searched_as_it_was_meant);
	SUITE_TEST(&suite, a_tag_that_is_none_is_told);
	SUITE_TEST(&suite, a_question_that_was_cut_is_told_to_machines);
	SUITE_TEST(&suite, a_likely_word_is_proposed_beside_what_is_found);
	SUITE_TEST(&suite, alone_on_a_page_it_is_no_aside);
	SUITE_TEST(&suite, signs_are_nothing_to_look_for);
	SUITE_TEST(&suite, a_long_question_says_what_counts);
	SUITE_TEST(&suite, what_helps_nothing_is_not_suggested);
	SUITE_TEST(&suite, an_empty_catalogue_is_searched_as_well);
	return suite_run(&suite, "page/search");
}
