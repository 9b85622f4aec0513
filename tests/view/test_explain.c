#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "index/analysis.h"
#include "index/explain.h"
#include "index/question.h"
#include "index/synonyms.h"
#include "support/rows.h"
#include "view/explain.h"

#include <string.h>

/* No-break spaces read as spaces here. */
static char *spaced(char *text)
{
	OWNED_STRING owned = text;
	struct text plain = {0};
	text_add(&plain, "");
	for (const char *at = owned; *at; at++) {
		bool is_space = strncmp(at, "\u00A0", 2) == 0;
		text_add_char(&plain, is_space ? ' ' : *at);
		at += is_space;
	}
	return text_take(&plain);
}

/* ---- How a question was read ---- */

struct question_row {
	const char *name, *typed, *expected;
	bool is_sentence;
};

static const struct question_row question_rows[] = {
	{ "one word", "Robots", "ce mot : Robots", false },
	{ "words", "robot CM2", "tous ces mots : robot, CM2", false },
	{ "an exclusion", "robot cm2 -scratch SAUF thymio", "tous ces mots : robot, cm2 ; sans : scratch, thymio",
		false },
	{ "a sentence", "robot cm2 jeu", "le plus possible de ces mots : robot, cm2, jeu", true },
	{ "a choice", "robot OU tablette", "l’un de ces mots : robot ou tablette", false },
	{ "a choice among words", "cm2 robot OU tablette", "tous ces mots : cm2, robot ou tablette", false },
	{ "a hyphened word is no choice", "savoir-faire", "ce mot : savoir-faire", false },
	{ "what ET joins", "robot ET guéret", "sans exception : robot, guéret", false },
	{ "a phrase", "\"classe mobile\" jeu", "ce mot : jeu ; expression exacte : classe mobile", false },
	{ "a beginning", "podom*", "mots qui commencent par : podom", false },
	{ "fields", "titre:fractions niveau:cm2 theme:codage tag:x auteur:référent",
		"dans le titre : fractions ; niveau : cm2 ; thématique : codage ; étiquette : x"
		" ; auteur : référent", false },
	{ "an excluded phrase", "jeu -\"classe mobile\"", "ce mot : jeu ; sans : classe mobile", false },
	{ "nothing but an exclusion", "-robot", "sans : robot", false },
	{ "nothing", "?", "", false },
};

static void reads(void **state)
{
	const struct question_row *row = *state;
	OWNED(analyser) analyser = analyser_new();
	OWNED(found) found = mem_new(1, sizeof *found);
	found->question = question_parse(analyser, row->typed);
	found->read = mem_copy(row->typed);
	found->is_mixed = row->is_sentence;
	OWNED_STRING said = spaced(explain_question(found));
	assert_string_equal(said, row->expected);
}

static void synonyms_and_common_words_are_told(void **state)
{
	(void)state;
	static const struct alternative ipad = { .from = "tablette", .to = "iPad" };
	OWNED(analyser) analyser = analyser_new();
	OWNED(found) found = mem_new(1, sizeof *found);
	found->question = question_parse(analyser, "les tablettes");
	found->read = mem_copy("les tablettes");
	words_add(&found->ignored, "les");
	found->synonyms = mem_new(1, sizeof *found->synonyms);
	found->synonyms[found->synonym_count++].alternative = &ipad;

	struct question *word = found->question->children[1];
	word->alternatives = mem_new(1, sizeof *word->alternatives);
	word->alternatives[word->alternative_count++] = &ipad;
	word->run = 1;
	word->run_start = word->start;
	word->run_length = word->length;
	OWNED_STRING said = spaced(explain_question(found));
	assert_string_equal(said, "ce mot : tablettes (ou iPad) ; trop courants pour compter : les");
}

/* ---- Why a sheet is there ---- */

static const struct alternative word = { .from = "tablette", .to = "iPad", .why = "Oui." };
static const struct alternative entry = { .from = "TBI", .to = "TNI", .list = "thématique" };

struct reason_row {
	const char *name;
	struct card_reason reason;
	const char *expected;
};

static char near[] = "acrosport";

static const struct reason_row reason_rows[] = {
	{ "one place", { .places = EXPLAIN_TITLE }, "dans le titre" },
	{ "two", { .places = EXPLAIN_TITLE | EXPLAIN_TEXT }, "dans le titre et dans le texte" },
	{ "more", { .places = EXPLAIN_TEXT | EXPLAIN_LABEL | EXPLAIN_LEVEL },
		"dans le texte, dans ses listes et par son niveau" },
	{ "a signature", { .places = EXPLAIN_AUTHOR }, "par sa signature" },
	{ "none", { .places = 0 }, "absent de la fiche" },
	{ "a word of the family", { .places = EXPLAIN_TEXT, .is_relative = true },
		"un mot de la même famille, dans le texte" },
	{ "a synonym", { .places = EXPLAIN_TEXT, .alternative = &word },
		"« iPad » (synonyme), dans le texte" },
	{ "an entry of a list", { .places = EXPLAIN_LABEL, .alternative = &entry },
		"« TNI », choisi dans une liste (thématique)" },
	{ "a word near to it", { .places = EXPLAIN_TITLE, .guess = near },
		"« acrosport » (mot approché), dans le titre" },
	{ "a common word", { .places = EXPLAIN_TITLE, .is_lift = true },
		"mot courant, dans le titre" },
};

static void says_why(void **state)
{
	const struct reason_row *row = *state;
	OWNED_STRING said = spaced(explain_reason(&row->reason));
	assert_string_equal(said, row->expected);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, question_rows, reads);
	SUITE_TEST(&suite, synonyms_and_common_words_are_told);
	SUITE_ROWS(&suite, reason_rows, says_why);
	return suite_run(&suite, "view/explain");
}
