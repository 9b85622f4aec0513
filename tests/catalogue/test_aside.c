#include "catalogue/catalogue.h"

#include "support/desk.h"
#include "support/rows.h"

static struct found *ask(const struct desk *desk, const char *question)
{
	const struct catalogue_request request = { .question = question };
	struct found *found = catalogue_search(desk->catalogue, &request, NULL);
	assert_non_null(found);
	return found;
}

/* A word that only what a list does not show has: the card says which field, and the passage. */
static const struct aside_row {
	const char *name, *lines, *question, *field, *passage;
} asides[] = {
	{ "objectives", "objectifs: observer un hérisson\n", "hérissons", "objectifs",
		"<mark>hérisson</mark>" },
	{ "prerequisites", "prerequis: connaître le zèbre\n", "zebre", "prerequis", "<mark>zèbre</mark>" },
	{ "what its author said of it", "bilan:\n  texte: \"Le pangolin & l’élève ont plu.\"\n", "pangolin",
		"bilan", "Le <mark>pangolin</mark> &amp; l’élève ont plu." },
	{ "names of software", "logiciel_nom: [Tortuga]\n", "tortuga", "logiciel_nom", "<mark>Tortuga</mark>" },
	{ "links", "liens:\n  - titre: Le site du narval\n    url: https://exemple.fr/\n", "narval", "liens",
		"Le site du <mark>narval</mark>" },
	{ "attachments", "pieces:\n  - fichier: a.odt\n    titre: Le plan du lama\n", "lama", "pieces",
		"Le plan du <mark>lama</mark>" },
	{ "the signature", "", "équipe", "auteurs", "<mark>Équipe</mark>" },
	{ "a subject", "", "mathématiques", "enseignements", "<mark>mathématiques</mark> (cycle 3)" },
	{ "an activity", "activites: [cooperer]\n", "coopérer", "activites", "<mark>coopérer</mark>" },
};

static void a_card_says_where_its_words_are(void **state)
{
	const struct aside_row *row = *state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le crayon", row->lines));
	desk_sync(&desk);
	OWNED(found) found = ask(&desk, row->question);
	assert_int_equal(found->cards.count, 1);
	assert_string_equal(found->cards.items[0].aside, row->field);
	assert_non_null(strstr(found->cards.items[0].aside_html, row->passage));
}

/* What can be read in the list needs no such line; nor does a list nobody asked words of. */
static void a_card_says_no_more_than_it_must(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "a.md", "Le hérisson", "objectifs: observer un hérisson\n"));
	desk_sync(&desk);
	for (const char *const *question = (const char *const[]){ "hérisson", "CM2", "", NULL }; *question;
		question++) {
		OWNED(found) found = ask(&desk, *question);
		assert_int_equal(found->cards.count, 1);
		assert_null(found->cards.items[0].aside);
	}
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, asides, a_card_says_where_its_words_are);
	SUITE_TEST(&suite, a_card_says_no_more_than_it_must);
	return suite_run(&suite, "catalogue/aside");
}
