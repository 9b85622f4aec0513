#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"
#include "support/rows.h"

#include <string.h>

static struct analyser *analyser;

struct row {
	const char *name, *typed, *understood;
};

static const struct row rows[] = {
	{ "words are all asked for", "robot cm2", "robot cm2[cm2]" },
	{ "a stop word weighs nothing beside others", "le robot", "~le robot" },
	{ "stop words alone count", "le la", "le la" },
	{ "quotes make a phrase", "\"classe mobile\" robot", "\"class mobil\" robot" },
	{ "so do guillemets", "« classe mobile »", "\"class mobil\"" },
	{ "so do typographic quotes", "“du savoir-faire”", "\"du savoir fair\"" },
	{ "one word in quotes is no phrase", "\"robots\"", "robot" },
	{ "a class in a phrase is one word", "\"au cycle 3\"", "\"au cycle3\"" },
	{ "a hyphen excludes", "-scratch robot", "-scratch robot" },
	{ "a minus excludes, as telephones write it", "robot −scratch", "robot -scratch" },
	{ "so does a dash before a word", "robot –scratch –\"classe mobile\"",
		"robot -scratch -\"class mobil\"" },
	{ "a dash between two spaces is a sign", "robot – scratch", "robot scratch" },
	{ "two minuses are nothing", "robot −−scratch", "robot scratch" },
	{ "a dash within a word joins it", "savoir–faire", "((savoir fair) | savoirfair)" },
	{ "a phrase is excluded whole", "robot -\"classe mobile\"", "robot -\"class mobil\"" },
	{ "a hyphened word is excluded whole", "-savoir-faire", "-((savoir fair) | savoirfair)" },
	{ "exclusions alone stay exclusions", "-a -b", "-a -b" },
	{ "stop words count beside exclusions alone", "le -robot", "le -robot" },
	{ "OU offers a choice", "tablette OU robot", "(tablett | robot)" },
	{ "OU binds tighter than a space", "robot cm1 OU cm2", "robot (cm1[cm1] | cm2[cm2])" },
	{ "OU goes on", "a b OU c OU d e", "~a (b | ~c | ~d) e" },
	{ "OU offers phrases", "\"classe mobile\" OU robot", "(\"class mobil\" | robot)" },
	{ "OU after a welded word", "web radio OU podcast", "(((web radio) | webradio) | podcast)" },
	{ "OU never joins an exclusion", "-a OU b", "-a b" },
	{ "OR is OU in ordinary writing", "robot OR tablette", "(robot | tablett)" },
	{ "OR is gold among capitals", "L'OR DES ROMAINS", "or ~des romain" },
	{ "an operator at the end asks for nothing yet", "robot cm2 ET", "robot cm2[cm2]" },
	{ "nor does a choice or an exclusion", "robot scratch SAUF", "robot scratch" },
	{ "nor in English", "robot AND", "robot" },
	{ "nor an operator at the beginning", "ET robot", "robot" },
	{ "SAUF at the beginning excludes", "SAUF robot", "-robot" },
	{ "OR is gold at an end", "la mine OR", "~la mine or" },
	{ "SAUF excludes", "robot SAUF scratch", "robot -scratch" },
	{ "SAUF is a word among capitals", "ROBOTS SAUF SCRATCH", "robot sauf scratch" },
	{ "ET requires both", "robot ET tablette", "+robot +tablett" },
	{ "ET requires what stands beside it", "cm2 robot ET tablette jeu", "cm2[cm2] +robot +tablett jeu" },
	{ "ET requires a choice", "lutin OU robot ET tablette", "+(lutin | robot) +tablett" },
	{ "ET requires the choice behind it", "robot ET lutin OU tablette", "+robot +(lutin | tablett)" },
	{ "ET before an exclusion", "robot ET -scratch", "+robot -scratch" },
	{ "AND is ET", "robot AND tablette", "+robot +tablett" },
	{ "ET is a word among capitals", "ROBOT ET TABLETTE", "robot ~et tablett" },
	{ "parentheses hold together", "(robot jeu) OU tablette", "((robot jeu) | tablett)" },
	{ "parentheses around a choice change nothing", "(robot OU tablette) cm2", "(robot | tablett) cm2[cm2]" },
	{ "parentheses are excluded whole", "robot SAUF (scratch OU thymio)", "robot -(scratch | thymio)" },
	{ "with a hyphen too", "robot -(scratch jeu)", "robot -(scratch jeu)" },
	{ "parentheses around all are none", "(robot cm2)", "robot cm2[cm2]" },
	{ "parentheses within parentheses", "((robot jeu) OU lutin) cm2", "((robot jeu) | lutin) cm2[cm2]" },
	{ "an exclusion leaves its parentheses", "(robot -thymio) OU tablette", "-thymio (robot | tablett)" },
	{ "one inside an exclusion stays one", "robot -(jeu -thymio)", "robot -thymio -jeu" },
	{ "ET in parentheses", "(robot ET jeu) OU tablette", "((+robot +jeu) | tablett)" },
	{ "an unbalanced parenthesis is a sign", "(robot cm2", "robot cm2[cm2]" },
	{ "a closing one too", "robot) cm2", "robot cm2[cm2]" },
	{ "empty parentheses are nothing", "robot () OU tablette", "(robot | tablett)" },
	{ "parentheses of inclusive writing", "enseignant(e)s", "enseignant" },
	{ "parentheses that follow a word at once", "robot(s) cm2", "robot cm2[cm2]" },
	{ "a phrase in parentheses", "(\"classe mobile\" OU jeu) robot", "(\"class mobil\" | jeu) robot" },
	{ "parentheses in a phrase are signs", "\"classe (mobile)\"", "\"class mobil\"" },
	{ "a field in parentheses", "(niveau:cm2 OU titre:robot) jeu", "(niveau:cm2[cm2] | titre:robot) jeu" },
	{ "a small ou between all there is", "tablette ou robot", "(tablett | robot)" },
	{ "articles change nothing", "un robot ou une tablette", "~un (robot | tablett) ~une" },
	{ "nor do exclusions", "robot ou tablette -jeu", "(robot | tablett) -jeu" },
	{ "three choices", "robot ou tablette Ou classe-mobile",
		"(robot | tablett | ((class mobil) | classemobil))" },
	{ "a small ou in parentheses", "(robot ou tablette) cm2", "(robot | tablett) cm2[cm2]" },
	{ "a small ou and parentheses", "robot ou (classe mobile)", "(robot | (class mobil))" },
	{ "in quotes ou is a word", "robot \"ou\" tablette", "robot ~ou tablett" },
	{ "in a title too", "robot titre:ou tablette", "robot titre:~ou tablett" },
	{ "a small ou behind what introduces it", "je voudrais un robot ou une tablette",
		"~je ~voudrais ~un (robot | tablett) ~une" },
	{ "a small ou between classes", "robot cm1 ou cm2", "robot (cm1[cm1] | cm2[cm2])" },
	{ "classes go on", "le cm1, cm2 ou la 6e robot", "~le cm1[cm1] (cm2[cm2] | 6e[6e]) ~la robot" },
	{ "a small ou among other words is a word", "classe mobile ou tablette",
		"class mobil ~ou tablett" },
	{ "so it is at the beginning", "ou trouver tablette", "~ou trouver tablett" },
	{ "and at the end, still being typed", "tablette ou", "tablett ~ou" },
	{ "and beside little words alone", "tablette ou pas", "tablett ~ou ~pas" },
	{ "where is not or", "tablette où robot", "tablett ~ou robot" },
	{ "a title is asked for", "titre:fractions", "titre:fraction" },
	{ "so is a phrase in it", "titre:\"les fractions\"", "titre:\"les fraction\"" },
	{ "a plural is forgiven", "niveaux:cm2 Tags : défi auteurs:léa",
		"niveau:cm2[cm2] tag:défi auteur:léa" },
	{ "a space behind the colon is forgiven", "Titre: fractions", "titre:fraction" },
	{ "a space before the colon is French", "niveau : cm2 robot", "niveau:cm2[cm2] robot" },
	{ "so is one that does not break", "titre\u00A0: fractions", "titre:fraction" },
	{ "a narrow one too", "titre\u202F:fractions", "titre:fraction" },
	{ "a colon behind another word is a sign", "robot : cm2", "robot cm2[cm2]" },
	{ "a field, a colon and nothing", "titre : ", "titr" },
	{ "an excluded title", "-titre:robot", "-titre:robot" },
	{ "a level has its keys", "niveau:cm2 robot", "niveau:cm2[cm2] robot" },
	{ "a level goes on past a space",
		"niveau:cycle 3 robot", "niveau:cycle 3[cycle3,cm1,cm2,6e] robot" },
	{ "a level without a class has none", "niveau:facile", "niveau:facile" },
	{ "a tag", "tag:\"classe mobile\"", "tag:classe mobile" },
	{ "a theme with its accent", "Thématique:codage", "theme:codage" },
	{ "an author", "auteur:référent", "auteur:référent" },
	{ "a colon elsewhere is a sign", "http://ac.fr", "~http ac ~fr" },
	{ "the micro:bit is no field", "micro:bit", "((micro bit) | microbit)" },
	{ "a star asks for a beginning", "robo*", "robo*" },
	{ "a plural before a star is shortened", "tablettes*", "tablett*" },
	{ "three letters suffice", "rob*", "rob*" },
	{ "two do not", "ro*", "ro" },
	{ "a star in a title", "titre:robo*", "titre:robo*" },
	{ "a star in the middle is a sign", "ro*bot", "ro bot" },
	{ "a cycle has its classes' keys", "cycle III", "cycle3[cycle3,cm1,cm2,6e]" },
	{ "a cycle is typed in many ways", "C 3", "cycle3[cycle3,cm1,cm2,6e]" },
	{ "in one word", "cycle3 C3", "cycle3[cycle3,cm1,cm2,6e] cycle3[cycle3,cm1,cm2,6e]" },
	{ "a class sign by sign is one", "robot c p", "robot cp[cp]" },
	{ "of three signs too", "c m 2 robot g s", "cm2[cm2] robot grandesection[gs]" },
	{ "other signs are signs", "vitamine c 5 x 3", "vitamin ~c 5 x 3" },
	{ "signs that something else parts too", "c-3 c, 3", "((~c 3) | c3) ~c 3" },
	{ "as they are between quotes", "\"c 3\"", "\"c 3\"" },
	{ "a level is read sign by sign", "niveau:C 3 robot", "niveau:C 3[cycle3,cm1,cm2,6e] robot" },
	{ "two cycles have theirs",
		"cycles 2 et 3", "cycle2[cycle2,cp,ce1,ce2] ~et cycle3[cycle3,cm1,cm2,6e]" },
	{ "a class of the lycée", "classe de seconde", "class ~de 2de[2gt,2pro]" },
	{ "a whole school has the keys of its classes",
		"lycée", "lyce[lycee,2gt,1gt,tgt,2pro,1pro,tpro,cap]" },
	{ "two classes in one word", "CM1CM2", "cm1[cm1] cm2[cm2]" },
	{ "two classes and a slash", "CM1/CM2", "cm1[cm1] cm2[cm2]" },
	{ "two classes and a hyphen", "cm1-cm2", "cm1[cm1] cm2[cm2]" },
	{ "ordinals and a slash", "6e/5e", "6e[6e] 5e[5e]" },
	{ "thousands may be set apart", "12 000", "((12 000) | 12000)" },
	{ "by a narrow space too", "1\u202F234\u202F567 fiches", "((1 234 567) | 1234567) fich" },
	{ "a class is no thousand", "cm 2 125", "cm2[cm2] 125" },
	{ "a year is no thousand", "12 2017", "12 2017" },
	{ "nothing begins with nought", "0 500", "0 500" },
	{ "a number sign is a sign", "n° 3", "~n 3" },
	{ "a degree too", "45°", "45" },
	{ "a hyphened word may be welded", "savoir-faire", "((savoir fair) | savoirfair)" },
	{ "beginnings overlap without harm",
		"web radio inter degrés", "((web radio) | webradio) ((inter degr) | interdegr)" },
	{ "capitals are only capitals", "LES ROBOTS", "~les robot" },
	{ "an unbalanced quote is nothing", "\"robot", "robot" },
	{ "a measure in inches too", "12\" écran", "12 ecran" },
	{ "a closing guillemet alone too", "robot »", "robot" },
	{ "a lone OU is nothing", "OU", "" },
	{ "operators alone are nothing", "OU ET SAUF", "" },
	{ "NOT alone too", "NOT", "" },
	{ "OR alone is gold", "OR", "or" },
	{ "an operator in quotes is a word", "\"OU\"", "ou" },
	{ "OU at an end is a word", "robot OU", "robot ~ou" },
	{ "OU at the start is a word", "OU robot", "~ou robot" },
	{ "two OU are one", "a1 OU OU b1", "(a1 | b1)" },
	{ "a lone hyphen is nothing", "- robot", "robot" },
	{ "two hyphens are nothing", "--robot", "robot" },
	{ "a lone star is nothing", "*", "" },
	{ "a field without value is a word", "titre:", "titr" },
	{ "empty quotes are nothing", "\"\"", "" },
	{ "signs alone ask for nothing", "?! : ; …", "" },
	{ "emoji ask for nothing", "🤖 robot 😀", "robot" },
	{ "right-to-left text is text", "روبوت robot", "روبوت robot" },
	{ "control characters are signs", "ro\001bot\tcm2\033[0m", "ro bot cm2[cm2] 0m" },
	{ "an article alone asks for nothing", "l'", "" },
	{ "who wishes is no subject", "je voudrais faire un podcast avec mes 3e",
		"~je ~voudrais ~fair ~un podcast ~avec ~mes 3e[3e]" },
	{ "nor what is only looked for", "bonjour, je cherche des idées de jeux, merci d'avance",
		"~bonjour ~je ~cherch ~des ~idee ~de jeu ~merci ~avanc" },
	{ "nor what is asked of others", "pouvez-vous me donner un exemple de projet",
		"~pouvez ~vou ~me ~donner ~un ~exempl ~de projet" },
	{ "nor what would be liked", "j'aimerais travailler les fractions",
		"~aimerais ~travailler ~les fraction" },
	{ "whether there is an idea is not one", "est-ce qu'il y a une idée de jeu",
		"~est ~ce ~il ~y ~a ~une ~idee ~de jeu" },
	{ "who asks for a sheet", "je cherche une séance sur les fractions",
		"~je ~cherch ~une ~seanc ~sur ~les fraction" },
	{ "what an address begins and ends with says nothing", "https://www.lumni.fr code.org",
		"~http ~www lumni ~fr code ~org" },
	{ "an ending alone is a word", "org com", "org com" },
	{ "behind a full stop too", "un robot. org", "~un robot org" },
	{ "who only wishes asks for that", "je cherche", "~je cherch" },
	{ "a search is a subject", "recherche documentaire merci", "recherch documentair merci" },
	{ "thanks at the end are thanks", "je voudrais des jeux, merci par avance",
		"~je ~voudrais ~des jeu ~merci ~par ~avanc" },
	{ "what is ahead is no thanks", "je voudrais des activités pour élèves en avance",
		"~je ~voudrais ~des ~activit ~pour elev ~en avanc" },
	{ "an apostrophe is a little word", "je cherche des idées d’escape game",
		"~je ~cherch ~des ~idee escap game" },
	{ "a reading sheet is one", "je cherche une fiche de lecture", "~je ~cherch ~une fich ~de lectur" },
	{ "an address with a hyphen", "www.ac-limoges.fr", "~www ((ac limog) | aclimog) ~fr" },
	{ "so is an idea with no little word behind it", "idées reçues", "idee recu" },
	{ "so is a greeting by itself", "dire bonjour et merci", "dire bonjour ~et merci" },
	{ "so is what is said further on", "robot qui cherche une idée de jeu",
		"robot ~qui cherch ~une idee ~de jeu" },
	{ "so is what is in quotes", "je cherche \"un exemple\"", "~je ~cherch \"un exempl\"" },
};

static void understands(void **state)
{
	const struct row *row = *state;
	OWNED(question) question = question_parse(analyser, row->typed);
	OWNED_STRING got = question_describe(question);
	assert_string_equal(got, row->understood);
	assert_int_equal(question_is_empty(question), row->understood[0] == '\0');
}

static void a_word_has_all_its_forms(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(analyser, "des Évaluations");
	const struct question *word = question->children[1];
	assert_string_equal(word->folded, "evaluations");
	assert_string_equal(word->light, "evaluation");
	assert_string_equal(word->stem, "evalu");
	assert_int_equal(word->start, strlen("des "));
	assert_int_equal(word->length, strlen("Évaluations"));
}

static void a_phrase_has_its_distances(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(analyser, "robot \"le savoir-faire du cycle 3\"");
	const struct question *phrase = question->children[1];
	assert_int_equal(phrase->kind, QUESTION_PHRASE);
	assert_int_equal(phrase->count, 5);
	for (unsigned i = 0; i < 5; i++) {
		assert_int_equal(phrase->children[i]->offset, i);
		assert_false(phrase->children[i]->is_weightless);
	}
}

static void a_field_keeps_its_words_for_who_cannot_resolve_it(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(analyser, "tag:\"classe mobile\"");
	const struct question *field = question->children[0];
	assert_int_equal(field->kind, QUESTION_FIELD);
	assert_int_equal(field->field, QUESTION_TAG);
	assert_string_equal(field->value, "classe mobile");
	assert_int_equal(field->count, 2);
	assert_string_equal(field->children[1]->light, "mobil");
}

static size_t count_words(const struct question *question)
{
	size_t count = question->kind == QUESTION_WORD;
	for (size_t i = 0; i < question->count; i++)
		count += count_words(question->children[i]);
	return count;
}

static size_t words_of(size_t given)
{
	OWNED_TEXT typed = {0};
	for (size_t i = 0; i < given; i++)
		text_format(&typed, "mot%zu ", i);
	OWNED(question) question = question_parse(analyser, text_string(&typed));
	return count_words(question);
}

static void reads_words_up_to_the_limit(void **state)
{
	(void)state;
	assert_int_equal(words_of(QUESTION_MAX_WORDS), QUESTION_MAX_WORDS);
	assert_int_equal(words_of(QUESTION_MAX_WORDS + 1), QUESTION_MAX_WORDS);
}

/* « aaa… bbb »: the second word ends at, then one past, the last byte that is read. */
static void tells_what_was_left_out(void **state)
{
	(void)state;
	OWNED_TEXT typed = {0};
	for (unsigned i = 0; i < QUESTION_MAX_WORDS; i++)
		text_format(&typed, "m%u ", i);
	OWNED(question) all = question_parse(analyser, text_string(&typed));
	assert_false(all->is_cut);
	text_add(&typed, "encore");
	OWNED(question) cut = question_parse(analyser, text_string(&typed));
	assert_true(cut->is_cut);

	OWNED_TEXT longer = {0};
	while (longer.length < QUESTION_MAX_BYTES + 1)
		text_add(&longer, "a");
	OWNED(question) shortened = question_parse(analyser, text_string(&longer));
	assert_true(shortened->is_cut);
}

/* The phrase of `count` words, and what `behind` says after it. */
static struct question *phrase_of(unsigned count, const char *behind)
{
	OWNED_TEXT typed = {0};
	text_add(&typed, "\"");
	for (unsigned i = 0; i < count; i++)
		text_format(&typed, "m%u ", i);
	text_format(&typed, "\"%s", behind);
	return question_parse(analyser, text_string(&typed));
}

static void tells_what_a_phrase_left_out(void **state)
{
	(void)state;
	OWNED(question) whole = phrase_of(QUESTION_MAX_WORDS, "");
	assert_false(whole->is_cut);
	OWNED(question) cut = phrase_of(QUESTION_MAX_WORDS + 1, "");
	assert_true(cut->is_cut);
	OWNED(question) in_group = phrase_of(QUESTION_MAX_WORDS - 1, " (\"un deux\")");
	assert_true(in_group->is_cut);
}

/* What is short enough does not slip in behind what was too long: the beginning is what counts. */
static void reads_nothing_past_what_was_left_out(void **state)
{
	(void)state;
	OWNED(question) question = phrase_of(QUESTION_MAX_WORDS - 1, " \"un deux\" trois");
	assert_true(question->is_cut);
	assert_int_equal(question->count, 1);
}

static void cuts_between_words(void **state)
{
	(void)state;
	for (size_t past = 0; past < 2; past++) {
		OWNED_TEXT typed = {0};
		while (typed.length + 4 < QUESTION_MAX_BYTES + past)
			text_add(&typed, typed.length % 2 ? "," : ";");
		text_add(&typed, " bbb");
		assert_int_equal(typed.length, QUESTION_MAX_BYTES + past);
		OWNED(question) question = question_parse(analyser, text_string(&typed));
		assert_int_equal(question->count, past ? 0 : 1);
	}
}

static void cuts_one_long_word_between_characters(void **state)
{
	(void)state;
	OWNED_TEXT typed = {0};
	text_add(&typed, "a");
	while (typed.length < 10000)
		text_add(&typed, "é");
	OWNED(question) question = question_parse(analyser, text_string(&typed));
	assert_int_equal(question->count, 1);
}

static void ten_thousand_signs_are_harmless(void **state)
{
	(void)state;
	static const char *const hostile[] = {
		"\"", "-", "*", "«", "OU ", "-\"", "niveau:", "titre:\"", "a*", "((", "“„", "SAUF ", "cycle ",
		"(", "(a ", "a) ", "(a OU ", "-(", "((a) OU ", "a ET ", "12 000 ", "niveau : ",
	};
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		OWNED_TEXT typed = {0};
		while (typed.length < 10000)
			text_add(&typed, hostile[i]);
		OWNED(question) question = question_parse(analyser, text_string(&typed));
		OWNED_STRING got = question_describe(question);
		assert_non_null(got);
		assert_true(count_words(question) <= QUESTION_MAX_WORDS);
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, understands);
	SUITE_TEST(&suite, a_word_has_all_its_forms);
	SUITE_TEST(&suite, a_phrase_has_its_distances);
	SUITE_TEST(&suite, a_field_keeps_its_words_for_who_cannot_resolve_it);
	SUITE_TEST(&suite, reads_words_up_to_the_limit);
	SUITE_TEST(&suite, tells_what_was_left_out);
	SUITE_TEST(&suite, tells_what_a_phrase_left_out);
	SUITE_TEST(&suite, reads_nothing_past_what_was_left_out);
	SUITE_TEST(&suite, cuts_between_words);
	SUITE_TEST(&suite, cuts_one_long_word_between_characters);
	SUITE_TEST(&suite, ten_thousand_signs_are_harmless);
	analyser = analyser_new();
	int failed = suite_run(&suite, "index/question");
	analyser_free(analyser);
	return failed;
}
