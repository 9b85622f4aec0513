#include "support/cards.h"
#include "support/shown.h"
#include "view/home.h"

static void a_full_home_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct catalogue_figures figures = {
		.sheets = 12345, .coding = 1, .schools = 92, .examples = 2,
	};
	OWNED_CARDS latest = {0};
	cards_give(&latest, card_full("2017-0042", "Le robot dans la cour"));
	cards_give(&latest, card_bare("2017-0043", "Une fiche sans détail"));

	OWNED(found) everything = found_new();
	static const char *const levels[] = { "cycle2", "cycle3", "cm1", "6e", "lycee", "2gt", "ash" };
	for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
		found_value(everything, FACET_LEVEL, shown_term(&shown, VOCABULARY_LEVELS, levels[i]), i + 1, false);
	found_value(everything, FACET_THEME, shown_term(&shown, VOCABULARY_THEMES, "codage"), 1234, false);

	view_home(shown.fields, &figures, &latest, everything, shown.vocabularies);
	shown_compare(&shown, "accueil.html", "accueil.html");
}

static void an_empty_home_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct catalogue_figures figures = {0};
	OWNED_CARDS latest = {0};
	OWNED(found) everything = found_new();
	view_home(shown.fields, &figures, &latest, everything, shown.vocabularies);
	shown_compare(&shown, "accueil.html", "accueil-vide.html");
}

/* A section shown around another is seen in it: each count has its own plural. */
static void a_class_of_one_sheet_is_singular_in_a_cycle_of_two(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct catalogue_figures figures = { .sheets = 2, .coding = 1, .schools = 1, .examples = 1 };
	OWNED_CARDS latest = {0};
	OWNED(found) everything = found_new();
	found_value(everything, FACET_LEVEL, shown_term(&shown, VOCABULARY_LEVELS, "cycle3"), 2, false);
	found_value(everything, FACET_LEVEL, shown_term(&shown, VOCABULARY_LEVELS, "cm1"), 1, false);
	found_value(everything, FACET_LEVEL, shown_term(&shown, VOCABULARY_LEVELS, "cm2"), 2, false);
	found_value(everything, FACET_THEME, shown_term(&shown, VOCABULARY_THEMES, "codage"), 1, false);

	view_home(shown.fields, &figures, &latest, everything, shown.vocabularies);
	OWNED_STRING page = shown_render(&shown, "accueil.html");
	assert_hides(page, "1<span class=\"lu-seulement\"> fiches");
	assert_shows(page, "CM1</span> <span class=\"nombre\">1<span class=\"lu-seulement\"> fiche</span>");
	assert_shows(page, "CM2</span> <span class=\"nombre\">2<span class=\"lu-seulement\"> fiches</span>");
	assert_shows(page, "<dt>fiches d’usage publiées</dt>");
	assert_shows(page, "<dt>scénario ou séquence de codage</dt>");
	assert_shows(page, "<dt>école, collège ou lycée</dt>");
	assert_shows(page, "Dont 1 fiche d’exemple, écrite pour");
}

static void a_home_without_an_index_shows_the_sheets(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	const struct catalogue_figures figures = { .sheets = 1 };
	OWNED_CARDS latest = {0};
	cards_give(&latest, card_bare("2017-0043", "Une fiche sans détail"));

	view_home(shown.fields, &figures, &latest, NULL, shown.vocabularies);
	OWNED_STRING page = shown_render(&shown, "accueil.html");
	assert_shows(page, "La recherche n’est pas disponible pour le moment");
	assert_shows(page, "Une fiche sans détail");
	assert_shows(page, "<dt>fiche d’usage publiée</dt>");
	assert_hides(page, "Par niveau");
	assert_hides(page, "Voir tous les usages");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_class_of_one_sheet_is_singular_in_a_cycle_of_two);
	SUITE_TEST(&suite, a_home_without_an_index_shows_the_sheets);
	SUITE_TEST(&suite, a_full_home_is_as_agreed);
	SUITE_TEST(&suite, an_empty_home_is_as_agreed);
	return suite_run(&suite, "view/home");
}
