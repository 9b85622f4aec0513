#include "support/lines.h"

#include <stdio.h>

/* ---- Questions: a line of reverse Polish, and the documents expected in order ---- */

struct question_row {
	const char *name, *polish, *expected;
};

/* In polish: a word pushes itself; and or not maybe filter best combine two; half and zero scale;
 * N-phrase and N-near take N words; "rob*" is a prefix; all, nothing. */
static const struct question_row question_rows[] = {
	{ "a word finds its documents, most frequent first", "robot", "2 1" },
	{ "an unknown word finds nothing", "gnou", "" },
	{ "both words", "robot classe and", "1" },
	{ "any of two words", "tortue tablettes or", "3 2" },
	{ "the first without the second", "classe mobile not", "1" },
	{ "the second only adds weight", "classe tablettes maybe", "3 4 1" },
	{ "a filter does not weigh", "classe robot filter", "1" },
	{ "the best of two", "robot robots best", "5 2 1" },
	{ "a phrase keeps the order", "classe mobile 2-phrase", "3" },
	{ "a phrase of another order", "mobile classe 2-phrase", "" },
	{ "a phrase within a window", "mobile classe 2-near", "4" },
	{ "a phrase of one word is the word", "tortue 1-phrase", "2" },
	{ "a prefix finds what begins so", "robo*", "2 5 1" },
	{ "a prefix of nothing", "zz*", "" },
	{ "everything, ties by docid", "all", "1 2 3 4 5" },
	{ "nothing", "nothing", "" },
	{ "nothing or something", "nothing tortue or", "2" },
	{ "something and nothing", "nothing tortue and", "" },
	{ "weight zero still matches", "robot zero", "1 2" },
	{ "a half weighs less", "tablettes half tortue or", "2 3" },
	{ "a boolean term filters", "robots XTtout filter", "5" },
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
		{ "and", ENGINE_AND }, { "or", ENGINE_OR }, { "not", ENGINE_AND_NOT },
		{ "maybe", ENGINE_AND_MAYBE }, { "filter", ENGINE_FILTER }, { "best", ENGINE_BEST },
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
	else if (text_equals(word, "all"))
		push(stack, word, engine_query_all());
	else if (text_equals(word, "nothing"))
		push(stack, word, engine_query_nothing());
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
	assert_finds(engine, query, &ENGINE_REQUEST, row->expected);

	/* The exact set holds what the ranked answer holds. */
	OWNED_BITS found = {0};
	OWNED(engine_hits) hits = engine_search(engine, query, &ENGINE_REQUEST, NULL);
	assert_true(engine_matches(engine, query, NULL, &found, NULL));
	assert_int_equal(bits_size(&found), hits->count);
	for (size_t i = 0; i < hits->count; i++)
		assert_true(bits_has(&found, hits->items[i].docid));
}

static void answers_page_by_page(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) all = engine_query_all();
	struct engine_request request = ENGINE_REQUEST;

	request.limit = 2;
	assert_finds(engine, all, &request, "1 2");
	request.offset = 4;
	assert_finds(engine, all, &request, "5");
	request.offset = 5;
	assert_finds(engine, all, &request, "");
	request.offset = 0;
	request.limit = 0;
	assert_finds(engine, all, &request, "");
}

static void sorts_by_a_value_and_breaks_ties_by_it(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	lines_add(folder, 6, line_table[0]);
	lines_add(folder, 7, line_table[0]);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) sol = engine_query_term("sol");
	struct engine_request request = ENGINE_REQUEST;

	assert_finds(engine, sol, &request, "1 6 7");
	request.tie_slot = SLOT_DAY;
	assert_finds(engine, sol, &request, "1 6 7");
	OWNED(engine_query) all = engine_query_all();
	request.sort_slot = SLOT_DAY;
	assert_finds(engine, all, &request, "1 2 3 4 5 6 7");
	request.tie_slot = ENGINE_RELEVANCE;
	request.sort_slot = SLOT_DAY + 1;
	assert_finds(engine, all, &request, "1 2 3 4 5 6 7");
}

static void breaks_a_tie_by_the_higher_value(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	for (uint32_t docid = 1; docid <= 4; docid++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_term(document, "robot", 1);
		engine_document_number(document, SLOT_DAY, docid == 3 ? 20170314 : 20160101);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	lines_commit(writer);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct engine_request request = ENGINE_REQUEST;
	request.tie_slot = SLOT_DAY;
	assert_finds(engine, robot, &request, "3 1 2 4");
	request.limit = 1;
	assert_finds(engine, robot, &request, "3");
}

static void searches_within_a_set(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED_BITS within = {0}, found = {0};
	struct engine_request request = ENGINE_REQUEST;
	request.within = &within;

	OWNED(engine_query) classe = engine_query_term("classe");
	OWNED(engine_query) all = engine_query_all();
	assert_finds(engine, classe, &request, "");
	bits_add(&within, 4);
	bits_add(&within, 5);
	bits_add(&within, 900);
	assert_finds(engine, classe, &request, "4");
	assert_finds(engine, all, &request, "4 5");
	assert_true(engine_matches(engine, classe, &within, &found, NULL));
	OWNED_STRING text = bits_as_text(&found);
	assert_string_equal(text, "4");
}

static void tells_the_best_weight_on_every_page(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct engine_request request = ENGINE_REQUEST;
	OWNED(engine_hits) first = engine_search(engine, robot, &request, NULL);
	assert_true(first->items[0].weight == first->best);

	request.offset = 1;
	OWNED(engine_hits) second = engine_search(engine, robot, &request, NULL);
	assert_true(second->best == first->best);
	assert_true(second->items[0].weight < second->best);
}

static void weighs_as_it_is_told(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct engine_request request = ENGINE_REQUEST;

	/* With k1 = 0 repeating a word gains nothing: both weigh the same, docid decides. */
	request.k1 = 0;
	assert_finds(engine, robot, &request, "1 2");
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
	struct engine_request request = ENGINE_REQUEST;
	request.limit = 100;
	OWNED(engine_hits) hits = engine_search(engine, phrase, &request, NULL);
	assert_int_equal(hits->count, 19);

	OWNED_TEXT told = {0}, expected = {0};
	assert_true(engine_weigh(engine, phrase, add_weight, &told, NULL));
	for (uint32_t docid = 1; docid < 60; docid++)
		for (size_t i = 0; i < hits->count; i++)
			if (hits->items[i].docid == docid)
				add_weight(&expected, docid, hits->items[i].weight);
	assert_string_equal(text_string(&told), text_string(&expected));
}

static void describes_a_question(void **state)
{
	(void)state;
	OWNED(engine_query) query = query_of("robot classe half and");
	OWNED_STRING text = engine_query_describe(query);
	assert_string_equal(text, "Query((robot AND 0.5 * classe))");
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
	assert_finds(engine, query, &ENGINE_REQUEST, "");
	OWNED(engine_query) phrase = engine_query_phrase((const char *[]){ at, past }, 2, 2);
	assert_finds(engine, phrase, &ENGINE_REQUEST, "");
	OWNED(engine_query) prefix = engine_query_prefix("");
	assert_finds(engine, prefix, &ENGINE_REQUEST, "");
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
	assert_true(engine_matches(engine, query, NULL, &found, NULL));
	assert_int_equal(bits_size(&found), 2 * ENGINE_PREFIX_TERMS);
	assert_false(bits_has(&found, 1));
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, question_rows, answers);
	SUITE_TEST(&suite, answers_page_by_page);
	SUITE_TEST(&suite, sorts_by_a_value_and_breaks_ties_by_it);
	SUITE_TEST(&suite, breaks_a_tie_by_the_higher_value);
	SUITE_TEST(&suite, searches_within_a_set);
	SUITE_TEST(&suite, tells_the_best_weight_on_every_page);
	SUITE_TEST(&suite, weighs_as_it_is_told);
	SUITE_TEST(&suite, tells_how_often_a_term_stands);
	SUITE_TEST(&suite, tells_what_every_match_weighs);
	SUITE_TEST(&suite, describes_a_question);
	SUITE_TEST(&suite, a_term_too_long_matches_nothing);
	SUITE_TEST(&suite, a_prefix_stands_for_the_most_frequent_terms);
	return suite_run(&suite, "index/engine_search");
}
