#include "base/file.h"
#include "base/text.h"
#include "index/question.h"
#include "index/search.h"
#include "index/synonyms.h"
#include "support/index.h"
#include "support/temp.h"

/* The sheet that is explained, and some others so that words are rarer or commoner. */
static const struct tiny_sheet sheets[] = {
	{ .title = "Comment programmer un robot", .levels = "cm2", .themes = "codage",
		.equipment = "tablette", .text = "Le robot avance. La tablette le guide. Le podomètre compte." },
	{ .title = "Lire", .levels = "cm1", .text = "Un livre et une voix." },
	{ .title = "Écrire", .levels = "6e", .text = "Un conte, une machine." },
	{ .title = "Courir", .levels = "5e", .text = "Une course, un chronomètre." },
};

static const char table[] =
	"termes\tvers\texplication\n"
	"ardoise\ttablette\tOui.\n"
	"compteur de pas\tpodomètre\tOui.\n";

struct row {
	const char *name, *typed;
	const char *expected;  /* for each part: what was typed, then where: T title, x text, L list, N
	                        * level, A author, - nowhere; f of the family, =… synonym, ~… guess, ^ lift */
};

static const struct row rows[] = {
	{ "a word in title and text", "robot", "robot:Tx" },
	{ "as it was typed", "les ROBOTS", "ROBOTS:Tx" },
	{ "a word of the text", "avance", "avance:x" },
	{ "a word of a list and of the text", "tablette", "tablette:xL" },
	{ "a class", "CM 2", "CM 2:LN" },
	{ "a cycle, by its class", "cycle 3", "cycle 3:N" },
	{ "two words", "robot guide", "robot:Tx guide:x" },
	{ "a word it lacks", "robot livre", "robot:Tx livre:-" },
	{ "a word of the family", "programmation", "programmation:Tf" },
	{ "a phrase", "\"robot avance\"", "robot avance:x" },
	{ "a title", "titre:robot", "robot:T" },
	{ "a level as a field", "niveau:cm2", "cm2:N" },
	{ "a theme as a field", "theme:codage", "codage:L" },
	{ "a beginning", "podom*", "podom:x" },
	{ "a choice", "robot OU livre", "robot OU livre:Tx" },
	{ "what ET joins", "robot ET tablette", "robot:Tx tablette:xL" },
	{ "an exclusion is no reason", "robot -livre", "robot:Tx" },
	{ "a synonym", "ardoise", "ardoise:xL=tablette" },
	{ "a synonym of several words", "robot compteur de pas", "robot:Tx compteur de pas:x=podomètre" },
	{ "a word near to it", "robot podomettre", "robot:Tx podomettre:x~podometr" },
	{ "a common word in the title", "comment guider un robot", "comment:T^ guider:xf robot:Tx" },
};

struct shelf {
	char *folder, *lists;
	struct vocabularies *vocabularies;
	struct synonyms *synonyms;
	struct analyser *analyser;
	struct search *search;
};

static struct shelf shelf;

static int open_shelf(void **state)
{
	(void)state;
	struct error err = {0};
	shelf = (struct shelf){
		.folder = temp_folder(),
		.lists = temp_folder(),
		.vocabularies = tiny_vocabularies(),
		.analyser = analyser_new(),
	};
	OWNED_STRING path = text_make("%s/synonymes.tsv", shelf.lists);
	assert_true(file_write(path, table, strlen(table), &err));
	shelf.synonyms = synonyms_load(shelf.lists, NULL, &err);
	tiny_index(shelf.folder, shelf.vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	shelf.search = search_open(shelf.folder, shelf.vocabularies, &err);
	if (!shelf.search || !shelf.synonyms)
		fail_msg("%s", err.text);
	return 0;
}

static int close_shelf(void **state)
{
	(void)state;
	search_free(shelf.search);
	analyser_free(shelf.analyser);
	synonyms_free(shelf.synonyms);
	vocabularies_free(shelf.vocabularies);
	temp_drop(&shelf.lists);
	temp_drop(&shelf.folder);
	return 0;
}

static void add_places(struct text *text, unsigned places)
{
	static const struct { unsigned place; char letter; } letters[] = {
		{ EXPLAIN_TITLE, 'T' }, { EXPLAIN_TEXT, 'x' }, { EXPLAIN_LABEL, 'L' },
		{ EXPLAIN_LEVEL, 'N' }, { EXPLAIN_AUTHOR, 'A' },
	};
	if (places == 0)
		text_add_char(text, '-');
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (places & letters[i].place)
			text_add_char(text, letters[i].letter);
}

static void add_reason(struct text *text, const struct reason *reason, const char *typed)
{
	size_t start = reason->node->run_start, length = reason->node->run_length;
	if (!reason->alternative)
		question_span(reason->node, &start, &length);
	text_format(text, "%s%.*s:", text->length ? " " : "", (int)length, typed + start);
	add_places(text, reason->places);
	if (reason->is_relative)
		text_add_char(text, 'f');
	if (reason->alternative)
		text_format(text, "=%s", reason->alternative->to);
	if (reason->guess)
		text_format(text, "~%s", reason->guess);
	if (reason->is_lift)
		text_add_char(text, '^');
}

static const struct search_hit *first_sheet(const struct search_result *result)
{
	for (size_t i = 0; i < result->count; i++)
		if (result->hits[i].docid == 1)
			return &result->hits[i];
	fail_msg("the sheet is not found");
	return NULL;
}

static struct search_result *ask(struct question *question, const char *typed)
{
	struct error err = {0};
	synonyms_hang(shelf.synonyms, question);
	const struct search_request request = {
		.question = question, .typed = typed, .limit = 20, .with_reasons = true,
	};
	struct search_result *result = search_run(shelf.search, &request, &err);
	if (!result)
		fail_msg("%s", err.text);
	return result;
}

static void explains(void **state)
{
	const struct row *row = *state;
	OWNED(question) question = question_parse(shelf.analyser, row->typed);
	OWNED(search_result) result = ask(question, row->typed);
	const struct explanation *explanation = &first_sheet(result)->explanation;
	OWNED_TEXT said = {0};
	unsigned total = 0;
	for (size_t i = 0; i < explanation->count; i++) {
		add_reason(&said, &explanation->items[i], row->typed);
		total += explanation->items[i].percent;
		if (explanation->items[i].places == 0)
			assert_int_equal(explanation->items[i].percent, 0);
	}
	assert_string_equal(text_string(&said), row->expected);
	/* A level or an entry of a list filters; it does not weigh. */
	bool weighs = strcmp(row->typed, "niveau:cm2") != 0 && strcmp(row->typed, "theme:codage") != 0;
	assert_int_equal(total, weighs ? 100 : 0);
}

/* What counts most is told to. */
static void a_word_of_the_title_counts_more(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(shelf.analyser, "robot guide");
	OWNED(search_result) result = ask(question, "robot guide");
	const struct explanation *explanation = &first_sheet(result)->explanation;
	assert_int_equal(explanation->count, 2);
	assert_true(explanation->items[0].percent > explanation->items[1].percent);
	assert_true(explanation->items[1].percent > 0);
}

static void nothing_is_explained_unless_asked(void **state)
{
	(void)state;
	OWNED(question) question = question_parse(shelf.analyser, "robot");
	const struct search_request request = { .question = question, .limit = 20 };
	OWNED(search_result) result = search_run(shelf.search, &request, NULL);
	assert_non_null(result);
	assert_int_equal(result->hits[0].explanation.count, 0);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, explains);
	SUITE_TEST(&suite, a_word_of_the_title_counts_more);
	SUITE_TEST(&suite, nothing_is_explained_unless_asked);
	return _cmocka_run_group_tests("index/explain", suite.tests, suite.count, open_shelf, close_shelf);
}
