#include "index/lexicon.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "index/columns.h"
#include "index/match.h"
#include "index/question.h"
#include "index/respell.h"
#include "support/index.h"
#include "support/temp.h"

#include <string.h>

/* What French words are worth: they are read, and a mistake is told from a word no sheet has. */

static char *folder, *path;
static struct vocabularies *vocabularies;
static struct analyser *analyser;
static struct engine *engine;

static struct lexicon *lexicon_of(const char *list, size_t length, struct error *err)
{
	assert_true(file_write(path, list, length, NULL));
	return lexicon_load(path, err);
}

static const char list[] = "Élève\nélèves\r\nœuvre\n\ndrone\ncaf\xC3\xA9\nnaïf";

static void words_are_found_past_case_and_accents(void **state)
{
	(void)state;
	static const char *const there[] = { "eleve", "eleves", "oeuvre", "drone", "cafe", "naif" };
	static const char *const not_there[] = { "eleveur", "dron", "d", "caf" };
	OWNED(lexicon) lexicon = lexicon_of(list, strlen(list), NULL);
	for (size_t i = 0; i < sizeof there / sizeof there[0]; i++)
		assert_true(lexicon_has(lexicon, there[i]));
	for (size_t i = 0; i < sizeof not_there / sizeof not_there[0]; i++)
		assert_false(lexicon_has(lexicon, not_there[i]));
}

/* Most letters are folded by a shortcut: it says what utf8_fold() does, or leaves them to it. */
static void every_letter_is_folded_as_in_texts(void **state)
{
	(void)state;
	enum { FIRST = 0x21, LAST = 0x17F };
	OWNED_WORDS words = {0};
	for (unsigned point = FIRST; point <= LAST; point++) {
		OWNED_TEXT letter = {0};
		text_add_point(&letter, point);
		words_give(&words, text_make("a%sb%u", text_string(&letter), point));
	}
	OWNED_STRING lines = words_join(&words, "\n");
	OWNED(lexicon) lexicon = lexicon_of(lines, strlen(lines), NULL);
	for (size_t i = 0; i < words.count; i++) {
		OWNED_STRING folded = utf8_fold(words.items[i]);
		if (!lexicon_has(lexicon, folded))
			fail_msg("not there: %s, from %s", folded, words.items[i]);
	}
}

static void an_empty_list_has_no_word(void **state)
{
	(void)state;
	OWNED(lexicon) lexicon = lexicon_of("", 0, NULL);
	assert_non_null(lexicon);
	assert_false(lexicon_has(lexicon, "drone"));
}

static void without_a_list_there_is_none(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(lexicon_load("/nonexistent/words", &err));
	assert_int_equal(err.kind, ERROR_NONE);
}

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	struct error err = {0};
	assert_null(lexicon_of("\xFF\xFE", 2, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_list_past_its_limit_is_refused(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED_STRING long_one = mem_new(LEXICON_MAX_BYTES + 2, 1);
	memset(long_one, '\n', LEXICON_MAX_BYTES + 1);
	OWNED(lexicon) lexicon = lexicon_of(long_one, LEXICON_MAX_BYTES, &err);
	assert_non_null(lexicon);
	assert_null(lexicon_of(long_one, LEXICON_MAX_BYTES + 1, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

/* ---- A word no sheet has ---- */

static const struct tiny_sheet sheets[] = {
	{ "Blockly", "cm2", NULL, NULL, NULL, "2017-03-14", "Un labyrinthe, des élèves dys, en ULIS." },
	{ "Trois roues", "6e", NULL, NULL, NULL, "2017-03-14", "Une ronde, la drome, et le wiki." },
	{ "La place", "6e", NULL, NULL, NULL, "2017-03-14",
		"Le courrier est discuté, discuté, et l’angle tracé. Le journal de la journée."
		" Calcul et mesure, entre prises. Une carte, une carpe en 3D." },
	{ "La rue", "6e", NULL, NULL, NULL, "2017-03-14", "Le courrier est discuté. La journée. Une carte."
		" Acrosport sur le port, loin des agros. Une tablette, des dys. Au ras du sol, un bip, ses maths." },
};

static const struct row {
	const char *name, *typed;
	const char *with, *without;  /* the first way, « ! » behind what nobody needs to ask */
} rows[] = {
	{ "what is no word is corrected", "blonkly", "blockly!", "blockly" },
	{ "what sounds the same is a slip", "blohkly", "blockly!", "blockly!" },
	{ "of three letters too, when many sheets have what was meant", "dyg", "dys!", "" },
	{ "else it is asked about", "clp", "", "" },
	{ "beside others as well", "bcp port", "bip", "" },
	{ "but for a slip that leaves three", "bib port", "bip!", "" },
	{ "three letters are not made of five", "rased", "ras", "" },
	{ "capitals among small letters are meant", "ULGS rue", "uli", "" },
	{ "nor is a word cut at a letter", "sesamath", "", "" },
	{ "as the likelier of two words", "carve", "cart!", "cart" },
	{ "another first letter makes another word", "zorts", "", "" },
	{ "but for what many sheets have", "zarte", "cart", "cart" },
	{ "a plural that is none", "ulgs", "uli!", "" },
	{ "a French word is asked about when a slip may have made it", "courier", "courrier", "courrier!" },
	{ "not when more than a slip parts it from another", "discours", "", "discut!" },
	{ "nor when it begins otherwise", "sangle", "", "angl!" },
	{ "nor for the words it may be cut into", "ladrome", "", "la drom!" },
	{ "a word of the trade is right as it is", "wifi", "", "" },
	{ "a word that ends in -ée has two letters more", "journl", "journal!", "journal!" },
	{ "no word is cut where nobody would", "entrprise", "", "entr pris!" },
	{ "nor before a little word", "calculet", "calcul!", "calcul!" },
	{ "a number may be glued to it", "carpe3d", "carp 3d!", "carp 3d!" },
	{ "if some sheet has that", "carpe4d", "", "" },
	{ "one mistake is likelier than two words far apart", "agrosport", "acrosport!", "acrosport!" },
	{ "two words glued are likelier than two mistakes", "tablettedys", "tablett dys!", "tablett dys" },
	{ "a beginning that begins nothing", "labir*", "labyr!", "labyr!" },
	{ "a letter too many in it", "courzr*", "courr!", "courr!" },
	{ "of three letters it is only asked about", "bko*", "blo", "blo" },
	{ "two mistakes are too many for it", "lxbzr*", "", "" },
	{ "long words are corrected anyway", "labyrinhte", "labyrinth!", "labyrinth!" },
};

static char *first_way(const struct row *row, const struct lexicon *lexicon)
{
	struct columns columns;
	OWNED_WORDS trade = {0};
	words_add(&trade, "wifi");
	columns_init(&columns, engine, vocabularies);
	columns.lights = &trade;
	columns.lexicon = lexicon;
	columns.count = 20;  /* sheets, of which « dys » stands in a tenth */
	OWNED(question) question = question_parse(analyser, row->typed);
	struct respelling respelling = {0};
	assert_true(respell(&columns, question->children[0], &respelling, NULL));
	OWNED_STRING words = words_join(&respelling.ways[0], " ");
	char *way = text_make("%s%s", words, respelling.count && respelling.is_sure[0] ? "!" : "");
	respelling_done(&respelling);
	columns_done(&columns);
	return way;
}

static void corrects(void **state)
{
	static const char french[] = "courier\ndiscours\nsangle\nladrome\nentre\nprise";
	const struct row *row = *state;
	OWNED(lexicon) lexicon = lexicon_of(french, strlen(french), NULL);
	OWNED_STRING with = first_way(row, lexicon);
	OWNED_STRING without = first_way(row, NULL);
	assert_string_equal(with, row->with);
	assert_string_equal(without, row->without);
}

/* « partiellement » may be cut into words that sheets have, and is right as it is. */
static void a_french_word_is_not_cut(void **state)
{
	(void)state;
	static const char typed[] = "rondedulabyrinthe";
	OWNED(lexicon) french = lexicon_of(typed, strlen(typed), NULL);
	OWNED(lexicon) other = lexicon_of("ronde", strlen("ronde"), NULL);
	const struct { const struct lexicon *lexicon; size_t words; } cases[] = {
		{ NULL, 3 }, { other, 3 }, { french, 0 },
	};
	OWNED(question) question = question_parse(analyser, typed);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct columns columns;
		struct respelling respelling = {0};
		columns_init(&columns, engine, vocabularies);
		columns.lexicon = cases[i].lexicon;
		assert_true(respell(&columns, question->children[0], &respelling, NULL));
		assert_int_equal(respelling.segments.count, cases[i].words);
		assert_int_equal(respelling.segments.is_sure, cases[i].words > 0);
		respelling_done(&respelling);
		columns_done(&columns);
	}
}

/* Beside words that sheets have, a mistyped one is ranked by those it is near to. */
static bool is_ranked_by_others(const char *typed, const struct lexicon *lexicon)
{
	struct columns columns;
	OWNED_MATCH match = {0};
	columns_init(&columns, engine, vocabularies);
	columns.lexicon = lexicon;
	OWNED_STRING beside = text_make("rue %s", typed);
	OWNED(question) question = question_parse(analyser, beside);
	assert_true(match_question(&match, &columns, question, NULL));
	assert_int_equal(match.wanted_count, 2);
	bool is = match.wanted[1].is_guessed;
	columns_done(&columns);
	return is;
}

static void a_french_word_is_ranked_by_no_other(void **state)
{
	(void)state;
	static const char french[] = "courier\nplage\nsangle";
	OWNED(lexicon) lexicon = lexicon_of(french, strlen(french), NULL);
	static const struct { const char *typed; bool is, is_when_known; } cases[] = {
		{ "plage", true, false }, { "sangle", true, false },
		{ "plaze", true, true }, { "courier", true, true },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(is_ranked_by_others(cases[i].typed, NULL), cases[i].is);
		assert_int_equal(is_ranked_by_others(cases[i].typed, lexicon), cases[i].is_when_known);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, words_are_found_past_case_and_accents);
	SUITE_TEST(&suite, every_letter_is_folded_as_in_texts);
	SUITE_TEST(&suite, an_empty_list_has_no_word);
	SUITE_TEST(&suite, without_a_list_there_is_none);
	SUITE_TEST(&suite, what_is_no_text_is_refused);
	SUITE_TEST(&suite, a_list_past_its_limit_is_refused);
	SUITE_ROWS(&suite, rows, corrects);
	SUITE_TEST(&suite, a_french_word_is_not_cut);
	SUITE_TEST(&suite, a_french_word_is_ranked_by_no_other);

	folder = temp_folder();
	path = text_make("%s/words", folder);
	analyser = analyser_new();
	vocabularies = tiny_vocabularies();
	OWNED_STRING index = text_make("%s/index", folder);
	tiny_index(index, vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	engine = engine_open(index, NULL);
	int failed = suite_run(&suite, "index/lexicon");
	engine_free(engine);
	vocabularies_free(vocabularies);
	analyser_free(analyser);
	free(path);
	temp_drop(&folder);
	return failed;
}
