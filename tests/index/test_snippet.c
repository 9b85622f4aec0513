#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/question.h"
#include "index/hits.h"
#include "index/snippet.h"
#include "support/rows.h"

#include <string.h>

static struct analyser *analyser;

struct row {
	const char *name, *question, *text, *html;
};

static const struct row rows[] = {
	{ "a word is marked", "robot", "Un robot roule.", "Un <mark>robot</mark> roule." },
	{ "its plural too", "robot", "Des robots.", "Des <mark>robots</mark>." },
	{ "its family too", "programmer", "La programmation", "La <mark>programmation</mark>" },
	{ "past accents and capitals", "evaluation", "L'ÉVALUATION", "L&#39;<mark>ÉVALUATION</mark>" },
	{ "the article stays outside", "école", "dans l’école", "dans l’<mark>école</mark>" },
	{ "a decomposed accent stays inside", "ete", "l'e\u0301te\u0301 passe",
		"l&#39;<mark>e\u0301te\u0301</mark> passe" },
	{ "an inclusive ending is inside", "élève", "Les élève·s lisent",
		"Les <mark>élève·s</mark> lisent" },
	{ "a class under another name", "cm2", "Au CM 2 et en CM1-CM2",
		"Au <mark>CM 2</mark> et en CM1-<mark>CM2</mark>" },
	{ "a name over two blanks is marked whole, its blanks one", "c3", "au cycle  III",
		"au <mark>cycle III</mark>" },
	{ "a cycle under another name", "c3", "au cycle III", "au <mark>cycle III</mark>" },
	{ "a hyphened word once", "savoir-faire", "du savoir-faire", "du <mark>savoir-faire</mark>" },
	{ "its parts when apart", "savoir-faire", "savoir bien faire",
		"<mark>savoir</mark> bien <mark>faire</mark>" },
	{ "a beginning", "robo*", "La robotique, un robot", "La <mark>robotique</mark>, un <mark>robot</mark>" },
	{ "a phrase and not its words", "\"classe mobile\"", "La classe : une classe mobile",
		"La classe : une <mark>classe</mark> <mark>mobile</mark>" },
	{ "a stop word inside a phrase", "\"fin de cycle\"", "de la fin de cycle",
		"de la <mark>fin</mark> <mark>de</mark> <mark>cycle</mark>" },
	{ "a phrase twice in a row", "\"a b\"", "a b a b c",
		"<mark>a</mark> <mark>b</mark> <mark>a</mark> <mark>b</mark> c" },
	{ "a phrase that repeats a word", "\"bip bip bop\"", "bip bip bip bop",
		"bip <mark>bip</mark> <mark>bip</mark> <mark>bop</mark>" },
	{ "a stop word is not marked", "le robot", "le robot", "le <mark>robot</mark>" },
	{ "unless nothing else was asked", "le", "le robot", "<mark>le</mark> robot" },
	{ "what is excluded is not", "robot -scratch", "scratch, robot", "scratch, <mark>robot</mark>" },
	{ "either of a choice is", "robot OU scratch", "scratch robot",
		"<mark>scratch</mark> <mark>robot</mark>" },
	{ "the value of a field is", "niveau:cm2", "du CM2", "du <mark>CM2</mark>" },
	{ "HTML is escaped", "robot", "<b>\"robot\"</b> & 'co'",
		"&lt;b&gt;&quot;<mark>robot</mark>&quot;&lt;/b&gt; &amp; &#39;co&#39;" },
	{ "escaped inside a mark too", "aujourd'hui", "aujourd'hui",
		"<mark>aujourd&#39;hui</mark>" },
	{ "a mark in the text is text", "robot", "<mark>robot</mark>",
		"&lt;mark&gt;<mark>robot</mark>&lt;/mark&gt;" },
	{ "control characters are blanks", "robot", "a\001b\033[1m", "a b [1m" },
	{ "what turns the page around is dropped", "robot", "\u202Erobot", "<mark>robot</mark>" },
	{ "blocks show", "robot", "Matériel\nUn robot\n\nDeux", "Matériel · Un <mark>robot</mark> · Deux" },
	{ "an empty text stays empty", "robot", "", "" },
	{ "an empty question marks nothing", "", "Un robot", "Un robot" },
	{ "a non-breaking space stays", "robot", "robot\u00a0: «\u00a0ici\u00a0»",
		"<mark>robot</mark>\u00a0: «\u00a0ici\u00a0»" },
};

static char *snippet_of(const char *typed, const char *text)
{
	OWNED(question) question = question_parse(analyser, typed);
	return snippet_make(analyser, &(struct sought){ question, NULL, 0 }, text);
}

static char *marked(const char *typed, const char *text)
{
	OWNED(question) question = question_parse(analyser, typed);
	return snippet_mark(analyser, &(struct sought){ question, NULL, 0 }, text);
}

static void marks(void **state)
{
	const struct row *row = *state;
	OWNED_STRING snippet = snippet_of(row->question, row->text);
	assert_string_equal(snippet, row->html);
	OWNED_STRING whole = marked(row->question, row->text);
	assert_string_equal(whole, row->html);
}

/* A text of `count` dull sentences, with `middle` after the first half of them. */
static char *long_text(size_t count, const char *middle)
{
	struct text text = {0};
	for (size_t i = 0; i < count; i++) {
		if (i == count / 2)
			text_add(&text, middle);
		text_format(&text, "Phrase ordinaire %zu sans rien. ", i);
	}
	return text_take(&text);
}

static bool begins(const char *text, const char *beginning)
{
	return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool ends(const char *text, const char *ending)
{
	size_t length = strlen(text), tail = strlen(ending);
	return length >= tail && strcmp(text + length - tail, ending) == 0;
}

static void begins_with_the_text_when_nothing_answers(void **state)
{
	(void)state;
	OWNED_STRING text = long_text(50, "");
	OWNED_STRING got = snippet_of("robot", text);
	assert_true(begins(got, "Phrase ordinaire 0"));
	assert_true(ends(got, " …"));
	assert_null(strstr(got, "<mark>"));
}

/* Reading stops at the first line that answers: what is shown of the next ones is read all the same. */
static void marks_all_that_it_shows(void **state)
{
	(void)state;
	OWNED_STRING dull = long_text(20, "");
	OWNED_STRING text = text_make("Un robot.\nDes robots, un robot !\n%s robot", dull);
	OWNED_STRING got = snippet_of("robot", text);
	assert_true(begins(got, "Un <mark>robot</mark>. · Des <mark>robots</mark>, "
		"un <mark>robot</mark> ! · "));
	assert_true(ends(got, " …"));
}

static void has_the_wanted_length_and_whole_words(void **state)
{
	(void)state;
	OWNED_STRING text = long_text(200, "Un robot passe. ");
	OWNED_STRING got = snippet_of("robot", text);
	size_t bare = utf8_length(got) - strlen("<mark></mark>") - 2 * strlen("  ");
	assert_in_range(bare, SNIPPET_CHARACTERS - 60, SNIPPET_CHARACTERS + 45);
	assert_true(begins(got, "… Phrase "));
	assert_true(ends(got, " …"));
	assert_non_null(strstr(got, "Un <mark>robot</mark> passe."));
}

static void prefers_all_the_words_together(void **state)
{
	(void)state;
	OWNED_STRING late = long_text(60, "Un robot et une tablette. ");
	OWNED_STRING text = text_make("Un robot, un robot, un robot.\n%s", late);
	OWNED_STRING got = snippet_of("robot tablette", text);
	assert_non_null(strstr(got, "<mark>tablette</mark>"));
}

static void prefers_the_phrase(void **state)
{
	(void)state;
	OWNED_STRING late = long_text(60, "Une classe mobile arrive. ");
	OWNED_STRING text = text_make("Robot, robot.\n%s", late);
	OWNED_STRING got = snippet_of("robot \"classe mobile\"", text);
	assert_non_null(strstr(got, "<mark>mobile</mark>"));
}

static void prefers_the_rarer_word(void **state)
{
	(void)state;
	OWNED_STRING late = long_text(60, "Voici une boussole. ");
	OWNED_STRING text = text_make("Robot, robot, robot.\n%s", late);
	OWNED_STRING got = snippet_of("robot boussole", text);
	assert_non_null(strstr(got, "<mark>boussole</mark>"));
}

static void never_cuts_a_character_of_one_endless_word(void **state)
{
	(void)state;
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < 20000; i++)
		text_add(&text, "é");
	OWNED_STRING got = snippet_of("robot", text_string(&text));
	assert_true(utf8_is_valid(got, strlen(got), NULL));
	assert_in_range(utf8_length(got), SNIPPET_CHARACTERS, SNIPPET_CHARACTERS + 60);
}

static void begins_at_the_block_of_the_answer(void **state)
{
	(void)state;
	OWNED_STRING text = long_text(60, "\nMatériel\nUn robot. ");
	OWNED_STRING got = snippet_of("robot", text);
	assert_true(begins(got, "… Un <mark>robot</mark>"));
}

/* Marks are balanced, nothing is cut inside an entity, no other tag is there. */
static void assert_safe(const char *html)
{
	static const char *const allowed[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };
	int depth = 0;
	for (const char *at = html; *at; at++) {
		if (*at == '<') {
			bool opens = begins(at, "<mark>");
			assert_true(opens || begins(at, "</mark>"));
			depth += opens ? 1 : -1;
			assert_in_range(depth, 0, 1);
		}
		bool is_entity = *at != '&';
		for (size_t i = 0; i < 5 && !is_entity; i++)
			is_entity = begins(at, allowed[i]);
		assert_true(is_entity);
	}
	assert_int_equal(depth, 0);
	assert_true(utf8_is_valid(html, strlen(html), NULL));
}

static void is_safe_wherever_it_is_cut(void **state)
{
	(void)state;
	for (size_t shift = 0; shift < 300; shift++) {
		OWNED_TEXT text = {0};
		for (size_t i = 0; i < shift; i++)
			text_add(&text, i % 7 ? "é" : "<");
		text_add(&text, " robot & <robot> l’élève·s ");
		for (size_t i = 0; i < 300; i++)
			text_add(&text, i % 5 ? "\"&" : " ");
		OWNED_STRING got = snippet_of("robot élève", text_string(&text));
		assert_safe(got);
	}
}

static void a_long_hostile_text_is_soon_read(void **state)
{
	(void)state;
	OWNED_TEXT text = {0};
	while (text.length < 1 << 20)
		text_add(&text, "a ");
	OWNED_STRING got = snippet_of("\"a a a a a a a a a a a a a a a a\" b", text_string(&text));
	assert_safe(got);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, marks);
	SUITE_TEST(&suite, begins_with_the_text_when_nothing_answers);
	SUITE_TEST(&suite, marks_all_that_it_shows);
	SUITE_TEST(&suite, has_the_wanted_length_and_whole_words);
	SUITE_TEST(&suite, prefers_all_the_words_together);
	SUITE_TEST(&suite, prefers_the_phrase);
	SUITE_TEST(&suite, prefers_the_rarer_word);
	SUITE_TEST(&suite, never_cuts_a_character_of_one_endless_word);
	SUITE_TEST(&suite, begins_at_the_block_of_the_answer);
	SUITE_TEST(&suite, is_safe_wherever_it_is_cut);
	SUITE_TEST(&suite, a_long_hostile_text_is_soon_read);
	analyser = analyser_new();
	int failed = suite_run(&suite, "index/snippet");
	analyser_free(analyser);
	return failed;
}
