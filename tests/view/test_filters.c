#include "view/filters.h"
#include "view/some_found.h"

/* The question is sent by the search box, a field of this form, or by the form itself; never twice. */
static void the_question_survives_a_filter(void **state)
{
	(void)state;
	for (int is_exact = 0; is_exact <= 1; is_exact++) {
		OWNED_SHOWN shown = shown_new();
		OWNED(found) found = some_found(&shown);
		const struct search_terms terms = { .question = "Robot", .is_exact = is_exact };
		show(&shown, &(struct results){ .terms = terms, .page = 1, .found = found });
		OWNED_STRING page = shown_render(&shown, "resultats.html");
		bool is_carried = strstr(page, "<input type=\"hidden\" name=\"q\" value=\"Robot\">") != NULL;
		assert_int_equal(is_carried, is_exact);
		assert_int_equal(filters_have_box(&terms, found), !is_exact);
	}
}

static void without_a_filter_the_box_has_its_own_form(void **state)
{
	(void)state;
	OWNED(found) found = found_new();
	const struct search_terms terms = { .question = "zzz" };
	assert_false(filters_have_box(&terms, found));
}

static void a_filter_goes_without_the_others(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = { .question = "robot", .filters = two_filters, .filter_count = 2 },
		.page = 3, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "href=\"/recherche?q=robot&amp;type=scenario#resultats\"");
	assert_shows(page, "href=\"/recherche?q=robot&amp;niveau=cm2#resultats\"");
	assert_shows(page, "href=\"/recherche?q=robot#resultats\">Retirer tous les filtres");
}

static void a_tag_is_sent_by_its_name_and_has_an_id(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found_open_value(found, FACET_TAG, "Réalité augmentée", 1, false);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "id=\"etiquette-realite-augmentee\" name=\"etiquette\""
		" value=\"Réalité augmentée\"");
	assert_shows(page, "<label for=\"etiquette-realite-augmentee\">Réalité augmentée");
}

static void a_folded_choice_stays_in_sight_when_chosen(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	for (size_t i = 0; i < 14; i++)
		found_value(found, FACET_THEME, vocabulary_at(shown.vocabularies, VOCABULARY_THEMES, i),
			i == 13 ? 0 : 5, i == 13);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	OWNED_STRING box = text_make("value=\"%s\" checked",
		vocabulary_at(shown.vocabularies, VOCABULARY_THEMES, 13)->key);
	const char *chosen = strstr(page, box), *rest = strstr(page, "class=\"suite\"");
	assert_non_null(chosen);
	assert_non_null(rest);
	assert_true(chosen < rest);
	assert_shows(page, "Voir 3 autres choix");
}

/* ---- What is said of filters ---- */

static void or_and_and_are_said_in_words(void **state)
{
	(void)state;
	static const struct filter filters[] = {
		{ FACET_LEVEL, "cm2" }, { FACET_LEVEL, "6e" },
		{ FACET_DEPARTMENT, "023" }, { FACET_SCHOOL, "0870015U" },
	};
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = { .question = "", .filters = filters, .filter_count = 4 }, .page = 1, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	const char *second = strstr(page, "ou</span> <a href=\"/recherche?niveau=cm2&amp;departement");
	const char *third = strstr(page, "et</span> <a href=\"/recherche?niveau=cm2&amp;niveau=6e"
		"&amp;etablissement");
	const char *fourth = strstr(page, "ou</span> <a href=\"/recherche?niveau=cm2&amp;niveau=6e"
		"&amp;departement=023#");
	assert_true(second && third && fourth && second < third && third < fourth);
	assert_shows(page, "0870015U (Haute-Vienne)");
}

static void a_box_says_its_discipline_to_those_who_listen(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "<label for=\"enseignement-mathematiques\">Mathématiques <span");
	assert_shows(page, "<label for=\"enseignement-c3-mathematiques\"><span class=\"lu-seulement\">"
		"Mathématiques&nbsp;: </span>Cycle 3 <span");
	const char *last = strstr(page, "annee-2016-2017"), *before = strstr(page, "annee-2015-2016");
	assert_true(last && before && last < before);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, the_question_survives_a_filter);
	SUITE_TEST(&suite, without_a_filter_the_box_has_its_own_form);
	SUITE_TEST(&suite, a_filter_goes_without_the_others);
	SUITE_TEST(&suite, a_tag_is_sent_by_its_name_and_has_an_id);
	SUITE_TEST(&suite, a_folded_choice_stays_in_sight_when_chosen);
	SUITE_TEST(&suite, or_and_and_are_said_in_words);
	SUITE_TEST(&suite, a_box_says_its_discipline_to_those_who_listen);
	return suite_run(&suite, "view/filters");
}
