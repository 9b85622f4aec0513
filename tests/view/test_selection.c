#include "catalogue/catalogue.h"
#include "support/cards.h"
#include "support/shown.h"
#include "support/shows.h"
#include "view/selection.h"

struct row {
	const char *name, *file;
	int count, missing;
	bool is_shared, is_full;
};

static const struct row rows[] = {
	{ "a selection of one's own is as agreed", "selection.html",          2, 2, false, true },
	{ "one that was sent is as agreed",        "selection-partagee.html", 1, 1, true,  true },
	{ "one without a sheet is as agreed",      "selection-vide.html",     0, 0, false, false },
};

static void is_as_agreed(void **state)
{
	const struct row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED_CARDS cards = {0};
	OWNED_WORDS missing = {0};
	if (row->count > 0)
		cards_give(&cards, card_bare("2017-0042", "Un titre <b> & « le reste »"));
	if (row->count > 1)
		cards_give(&cards, card_full("2018-0003", "Le robot"));
	for (int i = 0; i < row->missing; i++)
		words_add(&missing, i == 0 ? "1999-0001" : "1999-0002");
	view_selection(shown.fields, &(struct selection){
		.cards = &cards,
		.missing = &missing,
		.base_url = "https://exemple.fr",
		.is_shared = row->is_shared,
		.is_full = row->is_full,
	}, shown.vocabularies);
	shown_compare(&shown, "selection.html", row->file);
}

static void a_card_shows_three_tags_of_many(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED_CARDS cards = {0};
	OWNED_WORDS missing = {0};
	struct card card = card_full("2018-0003", "Le robot");
	words_add(&card.tags, "rallye");
	words_add(&card.tags, "tortue");
	cards_give(&cards, card);
	view_selection(shown.fields, &(struct selection){
		.cards = &cards, .missing = &missing, .base_url = "https://exemple.fr",
	}, shown.vocabularies);
	OWNED_STRING page = shown_render(&shown, "selection.html");
	assert_shows(page, "plan de travail, rallye<");
	assert_hides(page, "tortue");
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, is_as_agreed);
	SUITE_TEST(&suite, a_card_shows_three_tags_of_many);
	return suite_run(&suite, "view/selection");
}
