#include "base/file.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/question.h"
#include "index/synonyms.h"
#include "support/index.h"
#include "support/temp.h"

#include <string.h>

/* ---- What a table may say ---- */

struct table_row {
	const char *name, *rows;
	const char *error;  /* a part of what is told; NULL for a sound table */
};

static const struct table_row table_rows[] = {
	{ "two terms answer for each other", "tablette;iPad\t\tPourquoi.\n", NULL },
	{ "a term answers for others, and not back", "Scratch\tprogrammation par blocs\tPourquoi.\n", NULL },
	{ "the same two may answer both ways in two rows", "tni\ttbi\tPourquoi.\ntbi\ttni\tPourquoi.\n", NULL },
	{ "one term may have several rows", "PC\tordinateur\tOui.\nPC\tphysique\tOui.\n", NULL },
	{ "a stop word in capitals may stand for others", "AVEC\tBYOD\tPourquoi.\n", NULL },
	{ "but nothing is found by one", "BYOD;AVEC\t\tPourquoi.\n",
		":2 : « avec » est dans toutes les fiches" },
	{ "a row says why", "tablette;iPad\n", ":2 : il manque l’explication" },
	{ "a term alone says nothing", "tablette\t\tPourquoi.\n", ":2 : un terme seul ne vaut" },
	{ "a row without a term says nothing", "\ttablette\tPourquoi.\n", "ne vaut pour aucun autre" },
	{ "a term has a word", "tablette;?!\t\tPourquoi.\n", "« ?! » n’a aucun mot" },
	{ "a term is no sentence", "a;b c d e f g h i j k l\t\tPourquoi.\n", "a plus de 10 mots" },
	{ "a cell is no list of all there is", "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q\t\tPourquoi.\n",
		"trop de termes" },
	{ "a term does not answer for itself", "robot;robot\t\tPourquoi.\n",
		"« robot » vaut pour lui-même" },
	{ "past its plural", "robot;Robots\t\tPourquoi.\n", "vaut pour lui-même" },
	{ "past its hyphen", "e-twinning;eTwinning\t\tPourquoi.\n", "vaut pour lui-même" },
	{ "past its space", "web radio;webradio\t\tPourquoi.\n", "vaut pour lui-même" },
	{ "past its small words", "travail de groupe;travail en groupe\t\tPourquoi.\n", "vaut pour lui-même" },
	{ "nothing is said twice, with an article or without",
		"tablette;iPad\t\tOui.\nLes TABLETTES\tipad\tOui.\n",
		"disent la même chose" },
	{ "nor in one row", "tablette;iPad;ipads\t\tOui.\n", "vaut pour lui-même" },
	{ "the same pair in two rows", "tablette;iPad\t\tOui.\nTABLETTES\tipad\tOui.\n",
		"les lignes 2 et 3 disent la même chose : tablett ipad" },
	{ "a table has its columns", NULL, "il faut les colonnes" },
};

static struct synonyms *load(const char *rows, struct error *err)
{
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING path = text_make("%s/synonymes.tsv", folder);
	OWNED_STRING table = rows ? text_make("termes\tvers\texplication\n%s", rows)
		: text_make("termes\tvers\n");
	assert_true(file_write(path, table, strlen(table), err));
	return synonyms_load(folder, NULL, err);
}

static void judges_tables(void **state)
{
	const struct table_row *row = *state;
	struct error err = {0};
	OWNED(synonyms) synonyms = load(row->rows, &err);
	if (!row->error && !synonyms)
		fail_msg("%s", err.text);
	if (row->error && (synonyms || !strstr(err.text, row->error)))
		fail_msg("told: %s", err.text);
	assert_int_equal(err.kind, row->error ? ERROR_INVALID : ERROR_NONE);
}

static void a_missing_table_is_not_found(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	assert_null(synonyms_load(folder, NULL, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

/* ---- What hangs on a question ---- */

struct hang_row {
	const char *name, *typed, *understood;
};

static const char hung[] =
	"tablette;iPad\t\tOui.\n"
	"TNI;tableau numérique interactif;tableau blanc\t\tOui.\n"
	"tableau;écran\t\tOui.\n"
	"Scratch\tprogrammation par blocs\tOui.\n"
	"e-twinning;jumelage électronique\t\tOui.\n"
	"jeu d’évasion;escape game\t\tOui.\n"
	"sans ordinateur;débranché\t\tOui.\n"
	"éducation aux médias et à l’information;EMI\t\tOui.\n"
	"liaison CM2-6e;passerelle\t\tOui.\n"
	"AVEC\tBYOD\tOui.\n"
	"web radio;balado\t\tOui.\n";

static const struct hang_row hang_rows[] = {
	{ "a word has its alternatives", "tablette", "tablett{1: iPad}" },
	{ "past case, accents and plural", "TABLETTES robot", "tablett{1: iPad} robot" },
	{ "so do several words", "tableau numérique interactif",
		"tableau{3: TNI, tableau blanc} numeric interactif" },
	{ "the most words come first, each but once", "un tableau blanc au tableau",
		"~un tableau{2: TNI, tableau numérique interactif} blanc ~au tableau{1: écran}" },
	{ "words apart are words", "interactif numérique tableau", "interactif numeric tableau{1: écran}" },
	{ "a direction holds", "programmation par blocs Scratch",
		"programmation ~par bloc scratch{1: programmation par blocs}" },
	{ "a hyphen", "e-twinning", "((e twinning) | etwinning){1: jumelage électronique}" },
	{ "no hyphen", "etwinning", "etwinning{1: jumelage électronique}" },
	{ "a space for the hyphen", "e twinning", "((e twinning) | etwinning){1: jumelage électronique}" },
	{ "an elision", "jeu d’évasion", "jeu{2: escape game} evasion" },
	{ "another small word", "jeux d'évasion", "jeu{2: escape game} evasion" },
	{ "the small words between", "éducation aux médias et à l'information",
		"education{6: EMI} ~aux media ~et ~a information" },
	{ "classes among words", "liaison cm2-6e", "liaison{3: passerelle} cm2[cm2] 6e[6e]" },
	{ "what stands around stays", "robot sans ordinateur cm2",
		"robot san{2: débranché} ordinateur cm2[cm2]" },
	{ "a stop word is none", "avec tablette", "~avec tablett{1: iPad}" },
	{ "but in capitals", "le projet AVEC", "~le projet avec{1: BYOD}" },
	{ "two words that make one", "web radio", "((web radio) | webradio){1: balado}" },
	{ "that one", "webradio", "webradio{1: balado}" },
	{ "an operator stands between two words", "tableau ET blanc",
		"+tableau{1: écran} +blanc" },
	{ "so does an exclusion", "tableau -jeu blanc", "tableau{1: écran} -jeu blanc" },
	{ "or a field", "sans niveau:cm2 ordinateur", "san niveau:cm2[cm2] ordinateur" },
	{ "a hyphened word among others", "le tableau-blanc interactif",
		"~le ((tableau blanc) | tableaublanc){1: TNI, tableau numérique interactif} interactif" },
	{ "ET", "robot ET tablette", "+robot +tablett{1: iPad}" },
	{ "OU", "robot OU tablette", "(robot | tablett{1: iPad})" },
	{ "words together beside OU", "(sans ordinateur) OU robot",
		"((san{2: débranché} ordinateur) | robot)" },
	{ "a part of them has none", "(robot sans ordinateur) OU jeu", "((robot san ordinateur) | jeu)" },
	{ "quotes mean what they say", "\"sans ordinateur\" \"tablettes\"",
		"\"san ordinateur\" tablett" },
	{ "so does a field", "titre:tablette theme:tablette", "titre:tablett theme:tablette" },
	{ "an exclusion", "robot -tablette SAUF ipad", "robot -tablett -ipad" },
	{ "a star", "tablette* ipad*", "tablett* ipad*" },
};

static char *understood(const struct synonyms *synonyms, const char *typed)
{
	OWNED(analyser) analyser = analyser_new();
	OWNED(question) question = question_parse(analyser, typed);
	synonyms_hang(synonyms, question);
	synonyms_hang(synonyms, question);
	return question_describe(question);
}

static void hangs(void **state)
{
	const struct hang_row *row = *state;
	struct error err = {0};
	OWNED(synonyms) synonyms = load(hung, &err);
	if (!synonyms)
		fail_msg("%s", err.text);
	OWNED_STRING got = understood(synonyms, row->typed);
	assert_string_equal(got, row->understood);
}

static size_t count(const char *text, char sign)
{
	size_t found = 0;
	for (; *text; text++)
		found += *text == sign;
	return found;
}

/* Sixteen terms a word, thirty-two words: more than one question is worth. */
static void a_question_has_so_many_alternatives(void **state)
{
	(void)state;
	OWNED_TEXT table = {0};
	for (char word = 'a'; word < 'a' + 10; word++) {
		text_format(&table, "z%c\t", word);
		for (char to = 'a'; to < 'a' + 16; to++)
			text_format(&table, "%sy%c%c", to > 'a' ? ";" : "", word, to);
		text_add(&table, "\tOui.\n");
	}
	struct error err = {0};
	OWNED(synonyms) synonyms = load(text_string(&table), &err);
	if (!synonyms)
		fail_msg("%s", err.text);
	OWNED_STRING got = understood(synonyms, "za zb zc zd ze zf zg");
	assert_int_equal(count(got, '{'), 4);
	assert_int_equal(count(got, ','), SYNONYMS_ALTERNATIVES - 4);
}

/* ---- The table of the project ---- */

static bool count_each(void *context, const struct alternative *alternative)
{
	size_t *total = context;
	(*total)++;
	assert_true(*alternative->from && *alternative->to);
	assert_true(!alternative->why == (alternative->list != NULL));
	assert_non_null(alternative->node);
	return true;
}

static void the_table_of_the_project_is_sound(void **state)
{
	(void)state;
	struct error err = {0};
	size_t total = 0;
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(synonyms) synonyms = synonyms_load(VOCABULARIES, vocabularies, &err);
	if (!synonyms)
		fail_msg("%s", err.text);
	synonyms_each(synonyms, count_each, &total);
	assert_true(total > 300);
}

/* What a teacher would type, each at least once. */
static const struct hang_row trade_rows[] = {
	{ "ia", "ia", "ia{1: intelligence artificielle}" },
	{ "débranché", "activité sans ordinateur",
		"activit{1: activité pédagogique} san{2: débranché, sans écran, unplugged, sans machine, "
		"codage débranché, aucun (débranché)} ordinateur" },
	{ "Scratch", "scratch", "scratch{1: programmation visuelle, programmation par blocs, "
		"programmation graphique, codage, logiciel de programmation}" },
	{ "and not back", "programmation graphique",
		"programmation{2: programmation visuelle, programmation par blocs} graphic" },
	{ "Bee-Bot", "beebot", "beebot{1: Blue-Bot, Pro-Bot, robot de sol, robot, robot programmable}" },
	{ "code QR", "code qr", "code{2: QR code, flashcode} qr" },
};

static void knows_the_trade(void **state)
{
	const struct hang_row *row = *state;
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(synonyms) synonyms = synonyms_load(VOCABULARIES, vocabularies, NULL);
	assert_non_null(synonyms);
	OWNED_STRING got = understood(synonyms, row->typed);
	assert_string_equal(got, row->understood);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, table_rows, judges_tables);
	SUITE_TEST(&suite, a_missing_table_is_not_found);
	SUITE_ROWS(&suite, hang_rows, hangs);
	SUITE_TEST(&suite, a_question_has_so_many_alternatives);
	SUITE_TEST(&suite, the_table_of_the_project_is_sound);
	SUITE_ROWS(&suite, trade_rows, knows_the_trade);
	return suite_run(&suite, "index/synonyms");
}
