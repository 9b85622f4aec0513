#include "index/columns.h"
#include "index/question.h"
#include "index/respell.h"
#include "index/split.h"
#include "support/index.h"
#include "support/temp.h"

static const struct tiny_sheet sheets[] = {
	{ "Un savoir-faire", "cm2", NULL, NULL, NULL, "2017-03-14",
		"Les savoirs faire des élèves, et le robot programmable qui avance. Le jeu de nim." },
	{ "La classe mobile", "6e", NULL, NULL, NULL, "2017-03-14",
		"Dans une classe mobile chaque élève écrit. Une table au fond de la salle." },
	{ "Le tableau numérique", "6e", NULL, NULL, NULL, "2017-03-14",
		"Le tableau numérique interactif, le journal de la journée, la programmation et la tablette." },
	{ "Mobile et classe", "6e", NULL, NULL, NULL, "2017-03-14", "Faire un savoir." },
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

static struct vocabularies *vocabularies;
static struct analyser *analyser;
static struct engine *engine;

/* ---- The question a split leaves ---- */

struct row {
	const char *name, *typed, *understood;
};

static const struct row rows[] = {
	{ "two words in one ask for both", "savoirfaire", "(savoirfair | \"savoir fair\")" },
	{ "whatever the number and the accents", "Robotsprogrammables",
		"(robotsprogrammabl | \"robot programmabl\")" },
	{ "beside other words", "cm2 classemobile", "cm2[cm2] (classemobil | \"class mobil\")" },
	{ "in a choice", "classemobile OU tablette",
		"((classemobil | \"class mobil\") | tablett)" },
	{ "in a title", "titre:classemobile", "(titre:classemobil | titre:\"class mobil\")" },
	{ "what is required stays so", "classemobile ET robot", "+(classemobil | \"class mobil\") +robot" },
	{ "two words nobody wrote side by side are none", "robotmobile", "robotmobil" },
	{ "nor in the other order", "mobileclass", "mobileclass" },
	{ "a word of the index is no stop word", "tableau", "tableau" },
	{ "short parts are no words", "unetable", "unetabl" },
	{ "a class is one word", "cm2", "cm2[cm2]" },
	{ "a beginning is not cut", "savoirfai*", "savoirfai*" },
	{ "nor a phrase", "\"savoirfaire robot\"", "\"savoirfair robot\"" },
	{ "nor what is excluded", "robot -savoirfaire", "robot -savoirfair" },
	{ "a prefix is a word apart where nothing has it welded", "co robot tablette", "co robot tablett" },
	{ "so are words with a hyphen", "robot-thymyo", "robot thymyo" },
	{ "not those that are known", "robot-tablette", "((robot tablett) | robottablett)" },
	{ "nor those that are required", "co robot ET tablette", "+((co robot) | corobot) +tablett" },
	{ "another script is not cut", "روبوتروبوت", "روبوتروبوت" },
};

static void splits(void **state)
{
	const struct row *row = *state;
	OWNED(question) question = question_parse(analyser, row->typed);
	assert_true(split_question(question, engine, analyser, NULL));
	OWNED_STRING once = question_describe(question);
	assert_string_equal(once, row->understood);
	assert_true(split_question(question, engine, analyser, NULL));
	OWNED_STRING twice = question_describe(question);
	assert_string_equal(twice, once);
}

/* ---- What an unknown word may have been ---- */

struct respell_row {
	const char *name, *typed, *first;
};

static const struct respell_row respell_rows[] = {
	{ "a letter missing", "tablete", "tablett" },
	{ "an accent does not matter", "tablète", "tablett" },
	{ "two words in one", "latablette", "la tablett" },
	{ "an article without its apostrophe", "lélève", "elev" },
	{ "a plural that is none", "tablaux", "tableau" },
	{ "one in -eaux for one in -aux", "journeaux", "journal" },
	{ "two words in one before a near one", "classemobile", "class mobil" },
	{ "two words of one sheet, if nobody wrote them side by side", "robotsavoir", "robot savoir" },
	{ "three words in one", "tableaudelaclasse", "tableau de la class" },
	{ "an article between them", "journaldeleleve", "journal de l elev" },
	{ "short ones may be far from one another, when it is like nothing else", "robotmobilefond",
		"robot mobil fond" },
	{ "but for one a single sheet has", "robotmobilefon", "" },
	{ "unless it says them one behind the other", "jeudenim", "jeu de nim" },
	{ "in this order", "nimdejeu", "" },
	{ "a class behind a word", "tableau6e", "tableau 6e" },
	{ "however it is written", "robotscm2", "robot cm2" },
	{ "not behind what is no word", "xylophone6e", "" },
	{ "little words alone make none", "deladans", "" },
	{ "nor does one beside them", "delarobotsurde", "" },
	{ "short ones must stand side by side", "desrobot", "" },
	{ "like nothing", "xylophone", "" },
	{ "letters of another script", "روبوت", "" },
};

static void respells(void **state)
{
	const struct respell_row *row = *state;
	struct columns columns;
	columns_init(&columns, engine, vocabularies);
	OWNED(question) question = question_parse(analyser, row->typed);
	struct respelling respelling = {0};
	assert_true(respell(&columns, question->children[0], &respelling, NULL));
	OWNED_STRING first = words_join(&respelling.ways[0], " ");
	assert_string_equal(first, row->first);
	assert_int_equal(respelling.length, strlen(row->typed));
	assert_true(respelling.count > 0 || !*row->first);
	respelling_done(&respelling);
	columns_done(&columns);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, splits);
	SUITE_ROWS(&suite, respell_rows, respells);

	OWNED_FOLDER folder = temp_folder();
	analyser = analyser_new();
	vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, sheets, SHEET_COUNT);
	engine = engine_open(folder, NULL);
	int failed = suite_run(&suite, "index/split");
	engine_free(engine);
	vocabularies_free(vocabularies);
	analyser_free(analyser);
	return failed;
}
