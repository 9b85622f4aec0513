#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "index/columns.h"
#include "index/lexicon.h"
#include "index/match.h"
#include "index/question.h"
#include "support/index.h"
#include "support/rows.h"
#include "support/temp.h"

#include <string.h>

/* By which words a mistyped one is ranked. */

static char *folder;
static struct vocabularies *vocabularies;
static struct analyser *analyser;
static struct engine *engine;
static struct lexicon *lexicon;

static const struct tiny_sheet sheets[] = {
	{ "Le latin", "cm2", NULL, NULL, NULL, "2017-03-14", "Un ratp, un ratio, et l’inter degrés." },
	{ "Le lutin", "6e", NULL, NULL, NULL, "2017-03-14", "Un ratp en anglais, un tableau interactif." },
	{ "Le lutin vert", "6e", NULL, NULL, NULL, "2017-03-14", "Un ratp et le wiki." },
	{ "La rue", "6e", NULL, NULL, NULL, "2017-03-14", "Un ratp, un courrier, le tni." },
	{ "Le jardin", "6e", NULL, NULL, NULL, "2017-03-14", "Une mare." },
	{ "Le toit", "6e", NULL, NULL, NULL, "2017-03-14", "Une tuile." },
};

static const char french[] = "rato\ncourier\nhuile";

static const struct row {
	const char *name, *typed;
	const char *beside, *nearest;  /* ranked by, as it is; asked for what is nearest */
} rows[] = {
	{ "a word beside another", "rue lutn", "lutin", "lutin" },
	{ "as it was typed when its light form is like none", "rue angalis", "anglais", "anglais" },
	{ "beside another a word of three letters is too short", "rue tnj", "", "" },
	{ "alone it is guessed when that is asked for", "lptin", "", "lutin latin" },
	{ "a stop word beside it is nothing", "le lptin", "", "lutin latin" },
	{ "of three letters, crossed", "tin", "", "tni" },
	{ "not another for one of them", "tnj", "", "" },
	{ "not when it begins otherwise", "zatin", "", "" },
	{ "not a French word", "huile", "", "" },
	{ "nor one of the trade", "wifi", "", "" },
	{ "nor what many sheets have", "ratpe", "", "" },
	{ "what has a stem by chance is guessed too", "interatif", "interactif", "interactif" },
	{ "beside others as well", "rue interatif", "interactif", "interactif" },
	{ "what sheets say is no mistake", "rue lutin", "", "" },
};

static char *guessed(const char *typed, bool is_nearest)
{
	struct columns columns;
	OWNED_WORDS trade = {0};
	OWNED_TEXT lights = {0};
	words_add(&trade, "wifi");
	columns_init(&columns, engine, vocabularies);
	columns.lights = &trade;
	columns.lexicon = lexicon;
	OWNED_MATCH match = { .is_nearest = is_nearest };
	OWNED(question) question = question_parse(analyser, typed);
	assert_true(match_question(&match, &columns, question, NULL));
	const struct clause *last = &match.wanted[match.wanted_count - 1];
	for (size_t i = 0; last->is_guessed && i < last->share_count; i++)
		if (last->shares[i].light)
			text_format(&lights, "%s%s", lights.length ? " " : "", last->shares[i].light);
	columns_done(&columns);
	text_add(&lights, "");
	return text_take(&lights);
}

static void guesses(void **state)
{
	const struct row *row = *state;
	OWNED_STRING beside = guessed(row->typed, false);
	OWNED_STRING nearest = guessed(row->typed, true);
	assert_string_equal(beside, row->beside);
	assert_string_equal(nearest, row->nearest);
}

/* « ratp » is likelier than « ratio », but « rato », being French, is no slip of it. */
static void what_is_passed_over_weighs_on_no_other(void **state)
{
	(void)state;
	struct columns columns;
	columns_init(&columns, engine, vocabularies);
	columns.lexicon = lexicon;
	OWNED_MATCH match = {0};
	OWNED(question) question = question_parse(analyser, "rue rato");
	assert_true(match_question(&match, &columns, question, NULL));
	const struct clause *clause = &match.wanted[1];
	assert_int_equal(clause->share_count, 2);
	assert_string_equal(clause->shares[1].light, "ratio");
	assert_true(clause->shares[1].factor > 0.99);
	columns_done(&columns);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, guesses);
	SUITE_TEST(&suite, what_is_passed_over_weighs_on_no_other);

	folder = temp_folder();
	analyser = analyser_new();
	vocabularies = tiny_vocabularies();
	OWNED_STRING path = text_make("%s/words", folder);
	OWNED_STRING index = text_make("%s/index", folder);
	file_write(path, french, strlen(french), NULL);
	lexicon = lexicon_load(path, NULL);
	tiny_index(index, vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	engine = engine_open(index, NULL);
	int failed = suite_run(&suite, "index/guess");
	engine_free(engine);
	lexicon_free(lexicon);
	vocabularies_free(vocabularies);
	analyser_free(analyser);
	temp_drop(&folder);
	return failed;
}
