#include "index/analysis.h"
#include "index/explain.h"
#include "index/question.h"
#include "index/synonyms.h"
#include "view/some_found.h"

/* Sheets that lack a word of the question are not passed for the others. */
static void sheets_with_a_part_of_the_words_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 8;
	found->partial = 6;
	show(&shown, &(struct results){ .terms = { .question = "robot cm2" }, .page = 1, .found = found });
	shown_compare(&shown, "resultats.html", "resultats-en-partie.html");
}

/* A sentence is ranked as one list: nothing comes first for having every word. */
static void sheets_of_a_sentence_are_told_among_the_others(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 8;
	found->partial = 6;
	found->is_mixed = true;
	show(&shown, &(struct results){
		.terms = { .question = "comment programmer un robot en cm2" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-phrase.html");
}

/* What was looked for beside what was typed, and why. */
static void synonyms_are_as_agreed(void **state)
{
	(void)state;
	static const struct alternative
		ipad = { .from = "tablette", .to = "iPad", .why = "L’iPad est une tablette." },
		eim = { .from = "tablette", .to = "équipement <individuel>", .why = "Un appareil & un élève." },
		tni = { .from = "TBI", .to = "tableau numérique interactif", .list = "équipement" },
		theme = { .from = "tbi", .to = "TNI", .list = "thématique" },
		word = { .from = "TBI", .to = "tableau numérique interactif", .why = "La même chose." };
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 9;
	found->partial = 3;
	found->through = 4;
	found->synonym_count = 5;
	found->synonyms = mem_new(5, sizeof *found->synonyms);
	const struct alternative *const all[] = { &ipad, &eim, &word, &tni, &theme };
	static const char *const typed[] = { "tablettes", "tablettes", "TBI", "TBI", "TBI" };
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	cards_give(&found->cards, card_bare("2017-0044", "Une fiche"));
	struct card *card = &found->cards.items[1];
	card->through = mem_new(5, sizeof *card->through);
	for (size_t i = 0; i < 5; i++) {
		found->synonyms[i] = (struct found_synonym){ mem_copy(typed[i]), all[i], i + 1 };
		card->through[card->through_count++] = &found->synonyms[i];
	}
	found->cards.items[0].published_on = mem_copy("2017-03-14");
	found->cards.items[0].modified_on = mem_copy("2018-01-09");
	found->cards.items[1].published_on = mem_copy("2017-03-14");
	found->cards.items[1].modified_on = mem_copy("2017-03-14");
	found->cards.items[0].aside = "objectifs";
	found->cards.items[0].aside_html = mem_copy("Ranger les <mark>tablettes</mark> &amp; le chariot");
	show(&shown, &(struct results){
		.terms = { .question = "tablettes TBI", .order = ORDER_TITLE }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-synonymes.html");
}

/* How the question was read, and what each part of it counts for. */
static void explained_results_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(analyser) analyser = analyser_new();
	OWNED(found) found = found_new();
	found->total = 21;
	found->read = mem_copy("robot cm2 <b>");
	found->question = question_parse(analyser, found->read);
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	struct card *card = &found->cards.items[0];
	card->reasons = mem_new(2, sizeof *card->reasons);
	card->reasons[card->reason_count++] = (struct card_reason){
		.words = mem_copy("robot <b>"), .places = EXPLAIN_TITLE | EXPLAIN_TEXT, .percent = 100,
	};
	card->reasons[card->reason_count++] = (struct card_reason){ .words = mem_copy("cm2") };
	show(&shown, &(struct results){
		.terms = { .question = "robot cm2 <b>", .is_explained = true }, .page = 2, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-expliques.html");
}

static void what_became_of_the_question_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("l’évaluation & co");
	found->is_corrected = true;
	found->is_cut = true;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "l’évalation <b>" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-corriges.html");
}

static void sheets_left_for_a_correction_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("identité numérique");
	found->is_corrected = found->leaves_some = true;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "identité numérque" }, .page = 1, .found = found,
	});
	OWNED_STRING html = shown_render(&shown, "resultats.html");
	assert_non_null(strstr(html, "Aucune fiche n’a tous les mots de «&nbsp;identité numérque&nbsp;»"));
	assert_null(strstr(html, "Aucune fiche ne répond"));
}

static void add_nameless(struct found *found, enum nameless_kind kind, const char *value, bool has_near)
{
	struct nameless_fields *told = &found->nameless;
	told->items = mem_resize(told->items, told->count + 1, sizeof *told->items);
	struct nameless_field *field = &told->items[told->count++];
	*field = (struct nameless_field){ .kind = kind, .value = mem_copy(value) };
	for (size_t i = 0; has_near && i < 2; i++) {
		words_give(&field->near, text_make("nom %zu <i>", i));
		words_give(&field->questions, text_make("tag:\"nom %zu\"", i));
	}
}

static void what_names_nothing_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	add_nameless(found, NAMELESS_TAG, "machin <b>", true);
	add_nameless(found, NAMELESS_TAG, "machin", false);
	add_nameless(found, NAMELESS_THEME, "lumière", true);
	add_nameless(found, NAMELESS_LEVEL, "facile", false);
	add_nameless(found, NAMELESS_AUTHOR, "dupont", false);
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "tag:machin" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-sans-nom.html");
}

static void a_proposal_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("robot");
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "robto", .filters = two_filters, .filter_count = 1 },
		.page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-proposition.html");
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, sheets_with_a_part_of_the_words_are_told);
	SUITE_TEST(&suite, sheets_of_a_sentence_are_told_among_the_others);
	SUITE_TEST(&suite, synonyms_are_as_agreed);
	SUITE_TEST(&suite, explained_results_are_as_agreed);
	SUITE_TEST(&suite, what_became_of_the_question_is_as_agreed);
	SUITE_TEST(&suite, sheets_left_for_a_correction_are_told);
	SUITE_TEST(&suite, what_names_nothing_is_as_agreed);
	SUITE_TEST(&suite, a_proposal_is_as_agreed);
	return suite_run(&suite, "view/notes");
}
