#include "support/lines.h"

#include <stdio.h>

/* ---- Questions: a line of reverse Polish, and the documents expected in order ---- */

struct question_row {
	const char *name, *polish, *expected;
};

/* In polish: a word pushes itself; and, or combine two; half and zero scale; N-phrase and N-near take N
 * words; "rob*" is a prefix. */
static const struct question_row question_rows[] = {
	{ "a word finds its documents, most frequent first", "robot", "2 1" },
	{ "an unknown word finds nothing", "gnou", "" },
	{ "both words", "robot classe and", "1" },
	{ "any of two words", "tortue tablettes or", "3 2" },
	{ "a phrase keeps the order", "classe mobile 2-phrase", "3" },
	{ "a phrase of another order", "mobile classe 2-phrase", "" },
	{ "a phrase within a window", "mobile classe 2-near", "4" },
	{ "a phrase of one word is the word", "tortue 1-phrase", "2" },
	{ "a prefix finds what begins so", "robo*", "2 5 1" },
	{ "a prefix of nothing", "zz*", "" },
	{ "an unknown word or something", "gnou tortue or", "2" },
	{ "an unknown word and something", "gnou tortue and", "" },
	{ "weight zero still matches", "robot zero", "1 2" },
	{ "a half weighs less", "tablettes half tortue or", "2 3" },
	{ "a boolean term filters", "robots XTtout and", "5" },
};

struct stack {
	struct engine_query *items[8];
	const char *words[8];
	size_t count;
};

static void push(struct stack *stack, const char *word, struct engine_query *query)
{
	assert_true(stack->count < 8);
	stack->words[stack->count] = word;
	stack->items[stack->count++] = query;
}

static void replace_top(struct stack *stack, size_t count, struct engine_query *query)
{
	assert_true(stack->count >= count);
	for (size_t i = 0; i < count; i++)
		engine_query_free(stack->items[--stack->count]);
	push(stack, "", query);
}

static bool push_combined(struct stack *stack, const char *word)
{
	static const struct { const char *name; enum engine_operator op; } operators[] = {
		{ "and", ENGINE_AND }, { "or", ENGINE_OR },
	};

	for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
		if (!text_equals(operators[i].name, word))
			continue;
		assert_true(stack->count >= 2);
		replace_top(stack, 2, engine_query_combine(operators[i].op,
			(const struct engine_query *const *)stack->items + stack->count - 2, 2));
		return true;
	}
	return false;
}

static void push_word(struct stack *stack, char *word)
{
	size_t length = strlen(word);
	unsigned count = (unsigned)strtoul(word, NULL, 10);

	if (push_combined(stack, word))
		return;
	if (count)
		replace_top(stack, count, engine_query_phrase(stack->words + stack->count - count, count,
			strstr(word, "near") ? count + 3 : count));
	else if (text_equals(word, "half") || text_equals(word, "zero"))
		replace_top(stack, 1,
			engine_query_scale(stack->items[stack->count - 1], *word == 'h' ? 0.5 : 0));
	else if (word[length - 1] == '*') {
		word[length - 1] = '\0';
		push(stack, word, engine_query_prefix(word));
	} else
		push(stack, word, engine_query_term(word));
}

static struct engine_query *query_of(const char *polish)
{
	struct stack stack = {0};
	OWNED_WORDS words = {0};
	words_split(&words, polish, ' ');
	for (size_t i = 0; i < words.count; i++)
		push_word(&stack, words.items[i]);
	assert_int_equal(stack.count, 1);
	return stack.items[0];
}

static void answers(void **state)
{
	const struct question_row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) query = query_of(row->polish);
	assert_finds(engine, query, row->expected);

	/* The exact set holds what the ranked answer holds. */
	OWNED_BITS found = {0};
	OWNED(engine_hits) hits = engine_search(engine, query, LINES_WANTED, NULL);
	assert_true(engine_matches(engine, query, &found, NULL));
	assert_int_equal(bits_size(&found), hits->count);
	for (size_t i = 0; i < hits->count; i++)
		assert_true(bits_has(&found, hits->items[i].docid));
}

static size_t count_hits(struct engine *engine, const struct engine_query *query, size_t limit)
{
	OWNED(engine_hits) hits = engine_search(engine, query, limit, NULL);
	assert_non_null(hits);
	return hits->count;
}

static void gives_no_more_than_is_wanted(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	OWNED(engine_query) nothing = engine_query_combine(ENGINE_OR, NULL, 0);
	assert_int_equal(count_hits(engine, robot, 2), 2);
	assert_int_equal(count_hits(engine, robot, 1), 1);
	assert_int_equal(count_hits(engine, robot, 0), 0);
	assert_int_equal(count_hits(engine, nothing, 2), 0);
}

static void equals_come_by_rising_docid(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	lines_add(folder, 7, line_table[0]);
	lines_add(folder, 6, line_table[0]);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) sol = engine_query_term("sol");
	assert_finds(engine, sol, "1 6 7");
}

/* ---- Read whole ---- */

static void add_count(void *context, uint32_t docid, size_t count)
{
	text_format(context, " %u:%zu", docid, count);
}

static void tells_how_often_a_term_stands(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED_TEXT robot = {0}, unknown = {0}, lengths = {0};
	assert_true(engine_occurrences(engine, "robot", add_count, &robot, NULL));
	assert_true(engine_occurrences(engine, "gnou", add_count, &unknown, NULL));
	assert_true(engine_occurrences(engine, "", add_count, &unknown, NULL));
	assert_true(engine_lengths(engine, add_count, &lengths, NULL));
	assert_string_equal(text_string(&robot), " 1:1 2:3");
	assert_string_equal(text_string(&unknown), "");
	assert_string_equal(text_string(&lengths), " 1:5 2:7 3:4 4:4 5:3");
}

static void add_weight(void *context, uint32_t docid, double weight)
{
	text_format(context, " %u:%.6f", docid, weight);
}

/* The same sheets and weights as a search, by rising docid, past the first page as well. */
static void tells_what_every_match_weighs(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	for (uint32_t docid = 6; docid < 60; docid++)
		lines_add(folder, docid, line_table[docid % 3 == 0 ? 2 : 1]);
	OWNED(engine) engine = lines_open(folder);
	static const char *const words[] = { "classe", "mobile" };
	OWNED(engine_query) phrase = engine_query_phrase(words, 2, 2);
	OWNED(engine_hits) hits = engine_search(engine, phrase, 100, NULL);
	assert_int_equal(hits->count, 19);

	OWNED_TEXT told = {0}, expected = {0};
	assert_true(engine_weigh(engine, phrase, add_weight, &told, NULL));
	for (uint32_t docid = 1; docid < 60; docid++)
		for (size_t i = 0; i < hits->count; i++)
			if (hits->items[i].docid == docid)
				add_weight(&expected, docid, hits->items[i].weight);
	assert_string_equal(text_string(&told), text_string(&expected));
}

static void a_term_too_long_matches_nothing(void **state)
{
	(void)state;
	char at[ENGINE_TERM_BYTES + 1], past[ENGINE_TERM_BYTES + 2];
	memset(at, 'a', sizeof at);
	memset(past, 'b', sizeof past);
	at[ENGINE_TERM_BYTES] = past[ENGINE_TERM_BYTES + 1] = '\0';

	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	OWNED(engine_document) document = engine_document_new();
	engine_document_word(document, at, 1, 1);
	engine_document_word(document, past, 2, 1);
	engine_document_term(document, past, 1);
	engine_document_term(document, "", 1);
	assert_true(engine_writer_put(writer, 1, document, NULL));
	lines_commit(writer);

	OWNED(engine) engine = lines_open(folder);
	size_t count = 9;
	assert_true(engine_frequency(engine, at, &count, NULL));
	assert_int_equal(count, 1);
	assert_true(engine_frequency(engine, past, &count, NULL));
	assert_int_equal(count, 0);

	OWNED_BITS found = {0};
	assert_true(engine_postings(engine, past, &found, NULL));
	assert_true(engine_postings(engine, "", &found, NULL));
	assert_int_equal(bits_size(&found), 0);
	OWNED(engine_query) query = engine_query_term(past);
	assert_finds(engine, query, "");
	OWNED(engine_query) phrase = engine_query_phrase((const char *[]){ at, past }, 2, 2);
	assert_finds(engine, phrase, "");
	OWNED(engine_query) prefix = engine_query_prefix("");
	assert_finds(engine, prefix, "");
}

static void a_prefix_stands_for_the_most_frequent_terms(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	char line[64];

	/* mot00 to mot20 in one document each; all but mot00 in a second one. */
	for (uint32_t i = 0; i <= ENGINE_PREFIX_TERMS; i++) {
		snprintf(line, sizeof line, "mot%02u", i);
		lines_put(writer, i + 1, line);
		if (i > 0)
			lines_put(writer, i + 100, line);
	}
	lines_commit(writer);

	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) query = engine_query_prefix("mot");
	OWNED_BITS found = {0};
	assert_true(engine_matches(engine, query, &found, NULL));
	assert_int_equal(bits_size(&found), 2 * ENGINE_PREFIX_TERMS);
	assert_false(bits_has(&found, 1));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, question_rows, answers);
	SUITE_TEST(&suite, gives_no_more_than_is_wanted);
	SUITE_TEST(&suite, equals_come_by_rising_docid);
	SUITE_TEST(&suite, tells_how_often_a_term_stands);
	SUITE_TEST(&suite, tells_what_every_match_weighs);
	SUITE_TEST(&suite, a_term_too_long_matches_nothing);
	SUITE_TEST(&suite, a_prefix_stands_for_the_most_frequent_terms);
	return suite_run(&suite, "index/engine_search");
}
