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

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_full_home_is_as_agreed);
	SUITE_TEST(&suite, an_empty_home_is_as_agreed);
	return suite_run(&suite, "view/home");
}
