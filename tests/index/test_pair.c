#include "index/analysis.h"
#include "index/columns.h"
#include "index/match.h"
#include "index/pair.h"
#include "index/question.h"
#include "support/lines.h"

/* Sheets of a line, each word at its place. */
static const char *const sheets[] = {
	"lire à voix haute une fable",
	"une fable dite à voix haute",
	"la voie romaine passe par la haute vallée",
	"une chasse aux erreurs de la classe",
	"la chaise de la classe",
	"la culture du blé en classe",
	"un défi culturel pour la classe",
	"mobile de la classe",
	"des données sans nom",
};
enum { SHEET_COUNT = sizeof sheets / sizeof sheets[0] };

struct row {
	const char *name, *typed;
	const char *word, *meant;  /* NULL: none */
};

static const struct row rows[] = {
	{ "a right word for another, by the one beside it", "voie haute", "voie", "voix" },
	{ "little words stand between", "chaise aux erreurs", "chais", "chass" },
	{ "the other word of the two", "chasse aux erreuts", "erreut", "erreur" },
	{ "what sheets say is left alone", "voix haute", NULL, NULL },
	{ "one that stands with neither is no guess", "voie robot", NULL, NULL },
	{ "words far from any other are right", "voie romaine", NULL, NULL },
	{ "a word of its family is no other word", "culturelle blé", NULL, NULL },
	{ "« sans » is nothing one asks for", "données santé", NULL, NULL },
	{ "a quoted word was meant", "\"voie\" haute", NULL, NULL },
	{ "so was a beginning", "voie haut*", NULL, NULL },
	{ "a word alone has no other beside it", "voie", NULL, NULL },
	{ "many words tell enough by themselves", "voie haute robot neige classe", NULL, NULL },
};

static void finds(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(analyser) analyser = analyser_new();
	OWNED(engine) engine = lines_of_texts(folder, analyser, sheets, SHEET_COUNT);
	OWNED(question) question = question_parse(analyser, row->typed);
	struct columns columns;
	columns_init(&columns, engine, NULL);
	OWNED_MATCH match = { .is_exact = true };
	assert_true(match_question(&match, &columns, question, NULL));

	struct pair_guess found = {0};
	assert_true(pair_find(&found, &columns, &match, NULL));
	assert_int_equal(found.word != NULL, row->word != NULL);
	if (row->word) {
		assert_string_equal(found.word->light, row->word);
		assert_string_equal(found.light, row->meant);
	}
	columns_done(&columns);
}

/* A sheet that was ranked has both side by side: nothing is read. */
static void what_was_seen_is_passed_over(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(analyser) analyser = analyser_new();
	OWNED(engine) engine = lines_of_texts(folder, analyser, sheets, SHEET_COUNT);
	OWNED(question) question = question_parse(analyser, "voie haute");
	struct columns columns;
	columns_init(&columns, engine, NULL);
	OWNED_MATCH match = { .is_exact = true };
	assert_true(match_question(&match, &columns, question, NULL));
	match.pairs = 1u << 1;

	struct pair_guess found = {0};
	assert_true(pair_find(&found, &columns, &match, NULL));
	assert_null(found.word);
	assert_null(columns.spelling);
	columns_done(&columns);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, finds);
	SUITE_TEST(&suite, what_was_seen_is_passed_over);
	return suite_run(&suite, "index/pair");
}
