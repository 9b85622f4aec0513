#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"
#include "index/hits.h"
#include "index/snippet.h"
#include "support/rows.h"

#include <dirent.h>
#include <stdint.h>
#include <string.h>

/* The short cuts of the analyser change nothing: whole sheets, and pieces of them thrown among
 * all that may stop a short cut, give the same words with and without. */

enum { MIXTURES = 5000, PIECES = 24, PIECE_BYTES = 40, SHEET_BYTES = 256 * 1024 };

static const char *const ODD[] = {
	"'", "’", "-", " ", "  ", ".", ",", "·", "(e)s", ".e.s", "/", "\n", "\t", "É", "œ", "E.I.M.",
	"1", "6", "ème", "cm", "CM", "2", "cycle ", "III", "@", "+", "#", "l'", "L’", "d’", "qu'",
	"aujourd'hui", "\u00A0", "\u202F", "\u0301", "\u00AD", "\u200B", "s", "S", "e", "x", "ENT",
	"ENTs", "web ", "scratch jr", "micro:bit", ":", "²", "ﬁ", "Straße", "ß", "\xff", "\xc3",
	"seconde", "en première", "classe de ", "pro", "a", "A", "à", "ou ", "et ", "500 ms", "C++",
	"C#", "m@gistère", "élève·s", "(s)", "_", "日本", "😀", "–", "´", "`", "T", "t-il", "-ci",
	"chef-d'œuvre", "savoir-faire", "e-mail", "email", "e-", "savoirfaire", "ay", "aie",
	"C3", "tle", "GS", "SES", "6°", "4º", "2nd ",
	"baux", "bail", "essuyer", "essuie", "co", "coenseignement",
	"constitutionnellementconstitutionnellementconstitutionnellementconstitutionnel",
};

static struct analyser *quick, *careful;

static void write_token(void *context, const struct token *token)
{
	text_format(context, "%zu+%zu %u %x %s %s %s\n", token->start, token->length, token->position,
		token->flags, token->folded, token->light, token->stem);
}

static void compare(const char *bytes, size_t length)
{
	OWNED_TEXT short_cut = {0}, long_way = {0};
	analyser_run_bytes(quick, bytes, length, write_token, &short_cut);
	analyser_run_bytes(careful, bytes, length, write_token, &long_way);
	assert_string_equal(text_string(&short_cut), text_string(&long_way));
}

/* All the sheets of the fixtures, one behind the other. */
static void read_sheets(struct text *all)
{
	DIR *folder = opendir(FIXTURES "/sheets");
	assert_non_null(folder);
	for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
		size_t length;
		OWNED_STRING path = text_make("%s/sheets/%s", FIXTURES, entry->d_name);
		OWNED_STRING bytes = file_read(path, SHEET_BYTES, &length, NULL);
		if (bytes)
			text_add_bytes(all, bytes, length);
	}
	closedir(folder);
	assert_true(all->length > 10000);
}

static void sheets_give_the_same_words(void **state)
{
	(void)state;
	OWNED_TEXT all = {0};
	read_sheets(&all);
	compare(text_string(&all), all.length);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void mix(struct text *mixture, const struct text *all, uint32_t *seed)
{
	for (uint32_t i = 2 + next_random(seed) % PIECES; i > 0; i--) {
		if (next_random(seed) % 3)
			text_add(mixture, ODD[next_random(seed) % (sizeof ODD / sizeof ODD[0])]);
		else
			text_add_bytes(mixture, text_string(all) + next_random(seed) % (all->length - PIECE_BYTES),
				next_random(seed) % PIECE_BYTES);
	}
}

static void mixtures_give_the_same_words(void **state)
{
	(void)state;
	OWNED_TEXT all = {0};
	read_sheets(&all);
	uint32_t seed = 20170314;
	for (int i = 0; i < MIXTURES; i++) {
		OWNED_TEXT mixture = {0};
		mix(&mixture, &all, &seed);
		compare(text_string(&mixture), mixture.length);
	}
}

/* Snippets glance at lines before they read them: the marks must not move. */
static void snippets_stay_the_same(void **state)
{
	(void)state;
	OWNED_TEXT all = {0};
	read_sheets(&all);
	uint32_t seed = 19980712;
	for (int i = 0; i < MIXTURES; i++) {
		OWNED_TEXT mixture = {0}, typed = {0};
		mix(&mixture, &all, &seed);
		/* What is asked is mostly there: some words of the text itself. */
		if (next_random(&seed) % 2 && mixture.length > 8)
			text_add_bytes(&typed, mixture.bytes + next_random(&seed) % (mixture.length - 8), 8);
		else
			text_add(&typed, ODD[next_random(&seed) % (sizeof ODD / sizeof ODD[0])]);
		OWNED(question) question = question_parse(quick, text_string(&typed));
		const struct sought sought = { .question = question };
		OWNED_STRING glanced = snippet_make(quick, &sought, text_string(&mixture));
		OWNED_STRING read = snippet_make(careful, &sought, text_string(&mixture));
		assert_string_equal(glanced, read);
	}
}

/* Words of the text itself, a whole screen of it: the words looked for alone tell most lines. */
static void snippets_of_whole_texts_stay_the_same(void **state)
{
	(void)state;
	enum { TEXTS = 1500, TEXT_BYTES = 1500, TYPED_BYTES = 30 };
	OWNED_TEXT all = {0};
	read_sheets(&all);
	uint32_t seed = 20261130;
	for (int i = 0; i < TEXTS; i++) {
		const char *from = all.bytes + next_random(&seed) % (all.length - TEXT_BYTES);
		OWNED_STRING text = mem_copy_bytes(from, TEXT_BYTES);
		OWNED_STRING typed = mem_copy_bytes(from + next_random(&seed) % (TEXT_BYTES - TYPED_BYTES),
			8 + next_random(&seed) % (TYPED_BYTES - 8));
		OWNED(question) question = question_parse(quick, typed);
		const struct sought sought = { .question = question };
		OWNED_STRING glanced = snippet_make(quick, &sought, text);
		OWNED_STRING read = snippet_make(careful, &sought, text);
		assert_string_equal(glanced, read);
	}
}

/* What stands around a word looked for may make it another: each of these is read as it is in whole. */
static const char *const TRAPS[][2] = {
	{ "moyen", "le cours moyen 2, un moyen ; au cours moyen" },
	{ "section", "la grande section, une section, petite section" },
	{ "robot", "l’robot d'robot qu'robot 'robot' \"robot\" (robot) robot(s) mini-robot r.robot" },
	{ "eme", "6 ème, le 6 eme, ème" },
	{ "radio", "web radio, web-radio, la radio, radio web" },
	{ "webradio", "web radio, web-radio, webradio, web, radio" },
	{ "classe mobile", "classe de mobile, classe mobile, une mobile classe" },
	{ "\"classe mobile\"", "mobile classe ; classe de mobile ; la classe mobile et la classe" },
	{ "l", "l’école, 'l'école, l, L." },
	{ "eleve", "les élèves, élève·s, élève(s), ÉLÈVE, « élève », élève\u00A0; l'élève" },
	{ "oeuvre", "l’œuvre, une oeuvre, chef-d'œuvre" },
	{ "oeuf", "un œuf, des ŒUFS, œil-de-bœuf, l’œuf―dur, nœud, oe uf" },
	{ "noeud", "un nœud, n œud, le NŒUD·s, nœuds-papillons, neud" },
	{ "lire", "on a lu, ils lisent une lue, LU" },
	{ "mettre", "il a mis, ils mettent" },
	{ "cm2", "CM1-2, les CM1/CM2, cm1cm2, ce1ce2, cours moyen 2, CM 2, 5 cm 2 mm, cm, CM1 et 2" },
	{ "ce2", "CM1CE2, CE1-2, cours élémentaire 2, ce 2, ce" },
	{ "cycle 3", "cycles 2 et 3, C3, cycle III, le cycle trois, cycle3, 3 cycles" },
	{ "6e", "sixième, la 6 ème, 6°, les 6èmes, 6" },
	{ "seconde", "en seconde, classe de seconde, 60 secondes, seconde pro, 2de, 2nd, la seconde" },
	{ "GS", "grande section, GS, une grande section, section, MS-GS" },
	{ "grandesection", "grande section, GS, grandesection" },
	{ "de", "classe de seconde, de, d'en, 2 de ces robots" },
};

static void traps_are_read_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof TRAPS / sizeof TRAPS[0]; i++) {
		OWNED(question) question = question_parse(quick, TRAPS[i][0]);
		const struct sought sought = { .question = question };
		OWNED_STRING glanced = snippet_mark(quick, &sought, TRAPS[i][1]);
		OWNED_STRING read = snippet_mark(careful, &sought, TRAPS[i][1]);
		assert_string_equal(glanced, read);
	}
}

/* A word ends where the bytes do, whatever lies behind them. */
static void words_end_with_the_bytes(void **state)
{
	(void)state;
	const char *text = "l’école d'été, cm 2. Étudiant·e·s";
	for (size_t length = 0; length <= strlen(text); length++)
		compare(text, length);
}

int main(void)
{
	quick = analyser_new();
	careful = analyser_new();
	analyser_be_careful(careful);
	struct suite suite = {0};
	SUITE_TEST(&suite, sheets_give_the_same_words);
	SUITE_TEST(&suite, mixtures_give_the_same_words);
	SUITE_TEST(&suite, snippets_stay_the_same);
	SUITE_TEST(&suite, snippets_of_whole_texts_stay_the_same);
	SUITE_TEST(&suite, traps_are_read_whole);
	SUITE_TEST(&suite, words_end_with_the_bytes);
	int failed = suite_run(&suite, "index/shortcut");
	analyser_free(quick);
	analyser_free(careful);
	return failed;
}
