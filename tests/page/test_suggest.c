#include "page/pages.h"

#include "http/link.h"
#include "page/three.h"
#include "view/results.h"

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
	assert_hides(page, "Sans les filtres");
}

/* Any choice of a filter is enough: one more or less of them finds no more. */
static void all_choices_of_a_filter_are_dropped_together(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue&niveau=cp&type=scenario&niveau=ce1", NULL);
	assert_shows(page, "<a href=\"/recherche?q=tortue&amp;type=scenario#resultats\">"
		"Sans les filtres «&nbsp;CP\u00A0», «\u00A0CE1&nbsp;»</a>&nbsp;: 1&nbsp;fiche");
	assert_hides(page, "Sans le filtre");
	page = visit_get(&visit, page_search, "/recherche?q=tortue&niveau=cp&niveau=ce1", NULL);
	assert_shows(page, "Sans les filtres «&nbsp;CP\u00A0», «\u00A0CE1&nbsp;»</a>&nbsp;: 1&nbsp;fiche");
	assert_hides(page, "Sans aucun filtre");
}

static void two_filters_of_three_are_dropped_when_one_does_not_help(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue&niveau=cp&thematique=codage&type=tutoriel", NULL);
	assert_shows(page, "<a href=\"/recherche?q=tortue&amp;thematique=codage#resultats\">"
		"Sans les filtres «&nbsp;CP\u00A0», «\u00A0Tutoriel&nbsp;»</a>&nbsp;: 1&nbsp;fiche");
	assert_shows(page, "Sans aucun filtre");
	assert_hides(page, "Sans le filtre");
}

static void three_filters_of_four_are_dropped_when_two_do_not_help(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search,
		"/recherche?q=tortue&niveau=cp&thematique=codage&type=tutoriel&equipement=tni", NULL);
	assert_shows(page, "<a href=\"/recherche?q=tortue&amp;thematique=codage#resultats\">Sans les filtres");
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

/* « hérissno » is corrected where the link leads. */
static void an_offer_counts_what_its_page_lists(void **state)
{
	(void)state;
	OWNED_VISIT visit = visit_new();
	fill(&visit);
	const char *page = visit_get(&visit, page_search, "/recherche?q=auteur%3Ax+h%C3%A9rissno", NULL);
	assert_shows(page, "<a href=\"/recherche?q=h%C3%A9rissno#resultats\">"
		"Sans «&nbsp;auteur:x&nbsp;»</a>&nbsp;: 1&nbsp;fiche<");
	page = visit_get(&visit, page_search, "/recherche?q=h%C3%A9rissno", NULL);
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

#define FIVE_THAT_FIND "&degre=ecole&niveau=cm1&thematique=codage&thematique=robotique&type=scenario"

static const struct tried_row tried[] = {
	{ "each filter alone, however many", "/recherche?q=tortue" FIVE_THAT_FIND "&licence=CC0-1.0",
		"Sans le filtre «&nbsp;CC0 1.0&nbsp;»", true },
	{ "the last filter left out with another", "/recherche?q=tortue&niveau=cm1&thematique=codage"
		"&equipement=tni&type=scenario&licence=CC0-1.0",
		"Sans les filtres «&nbsp;Tableau numérique interactif\u00A0», «\u00A0CC0 1.0&nbsp;»", true },
	{ "one filter more", "/recherche?q=tortue" FIVE_THAT_FIND "&equipement=tni&licence=CC0-1.0",
		"Sans les filtres", false },
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

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, dropping_a_filter_is_suggested_when_it_helps);
	SUITE_TEST(&suite, dropping_all_filters_is_suggested_when_none_alone_helps);
	SUITE_TEST(&suite, all_choices_of_a_filter_are_dropped_together);
	SUITE_TEST(&suite, two_filters_of_three_are_dropped_when_one_does_not_help);
	SUITE_TEST(&suite, three_filters_of_four_are_dropped_when_two_do_not_help);
	SUITE_ROWS(&suite, dropped, what_is_left_out_is_told);
	SUITE_TEST(&suite, an_offer_gives_what_it_says);
	SUITE_TEST(&suite, an_offer_counts_what_its_page_lists);
	SUITE_TEST(&suite, little_words_alone_are_no_offer);
	SUITE_TEST(&suite, words_no_sheet_has_are_dropped_together);
	SUITE_TEST(&suite, the_rarest_word_is_kept_first);
	SUITE_ROWS(&suite, tried, tries_so_many_and_no_more);
	SUITE_TEST(&suite, eight_offers_are_shown);
	SUITE_TEST(&suite, words_are_dropped_without_filters_at_last);
	SUITE_TEST(&suite, what_helps_nothing_is_not_suggested);
	return suite_run(&suite, "page/suggest");
}
