#include "base/text.h"
#include "base/words.h"
#include "index/bits.h"
#include "index/engine.h"
#include "support/rows.h"
#include "support/temp.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A small index: one document a line, docids from 1. Slot 1 holds 10 - docid. */
enum { SLOT_DAY = 1, LINE_COUNT = 5 };

static const char *const lines[LINE_COUNT] = {
	"robot au sol en classe",
	"le robot robot robot et la tortue",
	"classe mobile de tablettes",
	"mobile dans la classe",
	"robotique et robots",
};

static void put(struct engine_writer *writer, uint32_t docid, const char *line)
{
	OWNED(engine_document) document = engine_document_new();
	OWNED_WORDS words = {0};
	words_split(&words, line, ' ');
	for (size_t i = 0; i < words.count; i++)
		engine_document_word(document, words.items[i], (unsigned)i + 1, 1);
	engine_document_term(document, "XTtout", 0);
	engine_document_number(document, SLOT_DAY, 10.0 - docid);
	assert_true(engine_writer_put(writer, docid, document, NULL));
}

static struct engine_writer *begin(const char *folder)
{
	struct error err = {0};
	struct engine_writer *writer = engine_writer_open(folder, &err);
	if (!writer || !engine_writer_begin(writer, &err))
		fail_msg("%s", err.text);
	return writer;
}

static void commit(struct engine_writer *writer)
{
	struct error err = {0};
	if (!engine_writer_close(writer, true, &err))
		fail_msg("%s", err.text);
}

/* Put one line more in the index, in a transaction of its own. */
static void add(const char *folder, uint32_t docid, const char *line)
{
	struct engine_writer *writer = begin(folder);
	put(writer, docid, line);
	commit(writer);
}

static void make_index(const char *folder)
{
	struct engine_writer *writer = begin(folder);
	for (uint32_t i = 0; i < LINE_COUNT; i++)
		put(writer, i + 1, lines[i]);
	assert_true(engine_writer_set_metadata(writer, "change", "12", 2, NULL));
	commit(writer);
}

static struct engine *opened(const char *folder)
{
	struct error err = {0};
	struct engine *engine = engine_open(folder, &err);
	if (!engine)
		fail_msg("%s", err.text);
	return engine;
}

static void write_bytes(const char *folder, const char *name, off_t at, size_t count)
{
	OWNED_STRING path = file_join(folder, name);
	int file = open(path, O_WRONLY);
	assert_true(file >= 0);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(pwrite(file, "\xA5", 1, at + (off_t)i), 1);
	close(file);
}

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

static char *hits_as_text(const struct engine_hits *hits)
{
	struct text text = {0};
	for (size_t i = 0; i < hits->count; i++)
		text_format(&text, "%s%u", i ? " " : "", hits->items[i].docid);
	text_add(&text, "");
	return text_take(&text);
}

static char *bits_as_text(const struct bits *bits)
{
	struct text text = {0};
	for (uint32_t at = 0; bits_next(bits, at, &at); at++)
		text_format(&text, "%s%u", text.length ? " " : "", at);
	text_add(&text, "");
	return text_take(&text);
}

static void assert_finds(struct engine *engine, const struct engine_query *query,
	const struct engine_request *request, const char *expected)
{
	struct error err = {0};
	OWNED(engine_hits) hits = engine_search(engine, query, request, &err);
	if (!hits)
		fail_msg("%s", err.text);
	OWNED_STRING found = hits_as_text(hits);
	assert_string_equal(found, expected);
}

static void answers(void **state)
{
	const struct question_row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
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
	make_index(folder);
	OWNED(engine) engine = opened(folder);
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
	make_index(folder);
	add(folder, 6, lines[0]);
	add(folder, 7, lines[0]);
	OWNED(engine) engine = opened(folder);
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
	struct engine_writer *writer = begin(folder);
	for (uint32_t docid = 1; docid <= 4; docid++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_term(document, "robot", 1);
		engine_document_number(document, SLOT_DAY, docid == 3 ? 20170314 : 20160101);
		assert_true(engine_writer_put(writer, docid, document, NULL));
	}
	commit(writer);
	OWNED(engine) engine = opened(folder);
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
	make_index(folder);
	OWNED(engine) engine = opened(folder);
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
	make_index(folder);
	OWNED(engine) engine = opened(folder);
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
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct engine_request request = ENGINE_REQUEST;

	/* With k1 = 0 repeating a word gains nothing: both weigh the same, docid decides. */
	request.k1 = 0;
	assert_finds(engine, robot, &request, "1 2");
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
	struct engine_writer *writer = begin(folder);
	OWNED(engine_document) document = engine_document_new();
	engine_document_word(document, at, 1, 1);
	engine_document_word(document, past, 2, 1);
	engine_document_term(document, past, 1);
	engine_document_term(document, "", 1);
	assert_true(engine_writer_put(writer, 1, document, NULL));
	commit(writer);

	OWNED(engine) engine = opened(folder);
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
	struct engine_writer *writer = begin(folder);
	char line[64];

	/* mot00 to mot20 in one document each; all but mot00 in a second one. */
	for (uint32_t i = 0; i <= ENGINE_PREFIX_TERMS; i++) {
		snprintf(line, sizeof line, "mot%02u", i);
		put(writer, i + 1, line);
		if (i > 0)
			put(writer, i + 100, line);
	}
	commit(writer);

	OWNED(engine) engine = opened(folder);
	OWNED(engine_query) query = engine_query_prefix("mot");
	OWNED_BITS found = {0};
	assert_true(engine_matches(engine, query, NULL, &found, NULL));
	assert_int_equal(bits_size(&found), 2 * ENGINE_PREFIX_TERMS);
	assert_false(bits_has(&found, 1));
}

/* ---- Reading ---- */

static void tells_what_an_index_holds(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	size_t count = 0;
	uint32_t last = 0;
	bool has = false;

	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT);
	assert_true(engine_last(engine, &last, NULL));
	assert_int_equal(last, LINE_COUNT);
	assert_true(engine_frequency(engine, "classe", &count, NULL));
	assert_int_equal(count, 3);
	assert_true(engine_has(engine, LINE_COUNT, &has, NULL));
	assert_true(has);
	assert_true(engine_has(engine, LINE_COUNT + 1, &has, NULL));
	assert_false(has);
}

static void an_empty_index_answers(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	commit(begin(folder));
	OWNED(engine) engine = opened(folder);
	size_t length = 9;
	uint32_t last = 9;
	bool has = true;

	assert_true(engine_last(engine, &last, NULL));
	assert_int_equal(last, 0);
	assert_true(engine_has(engine, 1, &has, NULL));
	assert_false(has);
	OWNED_STRING bytes = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(bytes, "");
	assert_int_equal(length, 0);
	OWNED(engine_query) all = engine_query_all();
	assert_finds(engine, all, &ENGINE_REQUEST, "");
}

static bool note_term(void *context, const char *term, size_t count)
{
	struct text *text = context;
	text_format(text, "%s:%zu ", term, count);
	return text->length < 40;
}

static void lists_terms_by_prefix(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	OWNED_TEXT text = {0}, every = {0}, one = {0};

	assert_true(engine_terms(engine, "robo", note_term, &text, NULL));
	assert_string_equal(text_string(&text), "robot:2 robotique:1 robots:1 ");
	assert_true(engine_terms(engine, "", note_term, &every, NULL));
	assert_string_equal(text_string(&every), "XTtout:5 au:1 classe:3 dans:1 de:1 en:1 ");
	assert_true(engine_document_terms(engine, 2, note_term, &one, NULL));
	assert_string_equal(text_string(&one), "XTtout:0 et:1 la:1 le:1 robot:3 tortue:1 ");
}

static void note_number(void *context, uint32_t docid, double number)
{
	text_format(context, "%u=%g ", docid, number);
}

static void lists_numbers(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	OWNED_TEXT text = {0}, none = {0};
	assert_true(engine_numbers(engine, SLOT_DAY, note_number, &text, NULL));
	assert_string_equal(text_string(&text), "1=9 2=8 3=7 4=6 5=5 ");
	assert_true(engine_numbers(engine, SLOT_DAY + 1, note_number, &none, NULL));
	assert_string_equal(text_string(&none), "");
}

static void keeps_large_numbers_exact(void **state)
{
	(void)state;
	static const double numbers[] = { 0, 1, -1, 20170314, 9007199254740992.0, 9007199254740991.0 };
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = begin(folder);
	OWNED_TEXT expected = {0}, found = {0};

	for (uint32_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_number(document, 0, numbers[i]);
		assert_true(engine_writer_put(writer, i + 1, document, NULL));
		note_number(&expected, i + 1, numbers[i]);
	}
	commit(writer);
	OWNED(engine) engine = opened(folder);
	assert_true(engine_numbers(engine, 0, note_number, &found, NULL));
	assert_string_equal(text_string(&found), text_string(&expected));
}

static void values_are_counted_bytes(void **state)
{
	(void)state;
	char at[ENGINE_VALUE_BYTES + 1];
	memset(at, 'x', sizeof at);
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = begin(folder);
	OWNED(engine_document) document = engine_document_new();
	engine_document_value(document, 2, "a\0b", 3);
	engine_document_value(document, 3, at, ENGINE_VALUE_BYTES);
	engine_document_value(document, 4, at, ENGINE_VALUE_BYTES + 1);
	assert_true(engine_writer_put(writer, 1, document, NULL));
	commit(writer);

	OWNED(engine) engine = opened(folder);
	struct error err = {0};
	size_t length = 0;
	OWNED_STRING nul = engine_value(engine, 1, 2, &length, NULL);
	assert_int_equal(length, 3);
	assert_memory_equal(nul, "a\0b", 4);
	OWNED_STRING whole = engine_value(engine, 1, 3, &length, NULL);
	assert_int_equal(length, ENGINE_VALUE_BYTES);
	OWNED_STRING cut = engine_value(engine, 1, 4, &length, NULL);
	assert_int_equal(length, ENGINE_VALUE_BYTES);
	assert_null(engine_value(engine, 2, 2, &length, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void adds_postings_to_what_is_there(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	OWNED_BITS found = {0};
	assert_true(engine_postings(engine, "tortue", &found, NULL));
	assert_true(engine_postings(engine, "classe", &found, NULL));
	assert_true(engine_postings(engine, "gnou", &found, NULL));
	OWNED_STRING text = bits_as_text(&found);
	assert_string_equal(text, "1 2 3 4");
}

/* ---- Writing ---- */

static void replaces_and_removes_by_docid(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	struct engine_writer *writer = begin(folder);
	struct error err = {0};
	size_t count = 0;

	put(writer, 2, "une tortue seule");
	assert_true(engine_writer_remove(writer, 1, NULL));
	assert_false(engine_writer_remove(writer, 1, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	assert_true(engine_writer_count(writer, &count, NULL));
	assert_int_equal(count, LINE_COUNT - 1);
	commit(writer);

	OWNED(engine) engine = opened(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	assert_finds(engine, robot, &ENGINE_REQUEST, "");
	OWNED(engine_query) tortue = engine_query_term("tortue");
	assert_finds(engine, tortue, &ENGINE_REQUEST, "2");
}

static void nothing_is_seen_before_the_commit(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	struct engine_writer *writer = begin(folder);
	bool moved = true;
	size_t count = 0;

	put(writer, 9, "tortue");
	assert_true(engine_writer_set_metadata(writer, "change", "13", 2, NULL));
	size_t length = 0;
	OWNED_STRING own = engine_writer_metadata(writer, "change", &length, NULL);
	assert_string_equal(own, "13");
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_false(moved);
	OWNED_STRING before = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(before, "12");

	assert_true(engine_writer_commit(writer, NULL));
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(moved);
	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT + 1);
	OWNED_STRING after = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(after, "13");
	assert_true(engine_writer_close(writer, true, NULL));
}

static void what_is_not_committed_is_forgotten(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	size_t count = 0;

	struct engine_writer *writer = begin(folder);
	put(writer, 10, "cancelled");
	assert_true(engine_writer_cancel(writer, NULL));
	assert_true(engine_writer_begin(writer, NULL));
	put(writer, 11, "closed without commit");
	assert_true(engine_writer_close(writer, false, NULL));

	writer = begin(folder);
	put(writer, 12, "freed");
	engine_writer_free(writer);
	engine_writer_free(NULL);

	OWNED(engine) engine = opened(folder);
	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT);
}

static void a_revision_grows_with_each_commit(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	OWNED(engine) engine = opened(folder);
	uint64_t before = 0, after = 0;
	bool moved = false;

	assert_true(engine_revision(engine, &before, NULL));
	add(folder, 9, "un robot");
	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(engine_revision(engine, &after, NULL));
	assert_true(moved);
	assert_true(after > before);
}

/* Enough terms for tables of several levels: a root alone stays in memory and never goes stale. */
static void make_tall(const char *folder)
{
	struct engine_writer *writer = begin(folder);
	for (uint32_t docid = 1; docid <= 200; docid++) {
		OWNED_TEXT line = {0};
		for (unsigned i = 0; i < 100; i++)
			text_format(&line, "mot%u ", docid * 50 + i);
		text_add(&line, "robot");
		put(writer, docid, text_string(&line));
	}
	commit(writer);
}

static bool note_no_term(void *context, const char *term, size_t count)
{
	(void)context, (void)term, (void)count;
	return true;
}

static void a_reader_left_behind_is_told_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	make_tall(folder);

	OWNED(engine) engine = opened(folder);
	OWNED(engine_query) robot = engine_query_term("robot");
	struct error err = {0};
	struct engine_hits *hits = NULL;
	bool moved = false;

	/* Blocks are used again from the second commit on. */
	for (uint32_t i = 0; i < 3; i++)
		make_tall(folder);
	hits = engine_search(engine, robot, &ENGINE_REQUEST, &err);
	assert_null(hits);
	assert_int_equal(err.kind, ERROR_BUSY);
	err.kind = ERROR_NONE;
	assert_false(engine_terms(engine, "mot", note_no_term, NULL, &err));
	assert_int_equal(err.kind, ERROR_BUSY);

	assert_true(engine_reopen(engine, &moved, NULL));
	assert_true(moved);
	OWNED(engine_hits) again = engine_search(engine, robot, &ENGINE_REQUEST, NULL);
	assert_non_null(again);
}

static void a_second_writer_is_told_busy(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	struct engine_writer *first = begin(folder);
	assert_null(engine_writer_open(folder, &err));
	assert_int_equal(err.kind, ERROR_BUSY);
	engine_writer_free(first);
	commit(begin(folder));
}

static void metadata_hold_any_bytes(void **state)
{
	(void)state;
	static const char bytes[] = "\0a\0\xFFz\0";
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = begin(folder);
	size_t length = 0;

	assert_true(engine_writer_set_metadata(writer, "k", bytes, 6, NULL));
	assert_true(engine_writer_set_metadata(writer, "gone", "x", 1, NULL));
	assert_true(engine_writer_set_metadata(writer, "gone", "", 0, NULL));
	commit(writer);
	OWNED(engine) engine = opened(folder);
	OWNED_STRING found = engine_metadata(engine, "k", &length, NULL);
	assert_int_equal(length, 6);
	assert_memory_equal(found, bytes, 7);
	OWNED_STRING gone = engine_metadata(engine, "gone", &length, NULL);
	assert_int_equal(length, 0);
}

static void a_metadata_key_has_its_limits(void **state)
{
	(void)state;
	char at[ENGINE_METADATA_BYTES + 1], past[ENGINE_METADATA_BYTES + 2];
	memset(at, 'k', sizeof at);
	memset(past, 'k', sizeof past);
	at[ENGINE_METADATA_BYTES] = past[ENGINE_METADATA_BYTES + 1] = '\0';

	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = begin(folder);
	struct error err = {0};
	assert_true(engine_writer_set_metadata(writer, at, "v", 1, &err));
	assert_false(engine_writer_set_metadata(writer, past, "v", 1, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	err.kind = ERROR_NONE;
	assert_false(engine_writer_set_metadata(writer, "", "v", 1, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	commit(writer);
}

/* ---- Whole indexes ---- */

static void a_folder_without_index_is_not_found(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct error err = {0};
	size_t faults = 0;

	assert_null(engine_open("/nonexistent", &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_null(engine_open(folder, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_false(engine_check(folder, NULL, NULL, &faults, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
	err.kind = ERROR_NONE;
	assert_null(engine_writer_open("/nonexistent/folder", &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void note_line(void *context, const char *line)
{
	text_format(context, "%s|", line);
}

static void a_sound_index_has_no_fault(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	size_t faults = 9;
	assert_true(engine_check(folder, NULL, NULL, &faults, NULL));
	assert_int_equal(faults, 0);
}

static void a_damaged_index_is_told(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_TEXT report = {0};
	make_index(folder);
	write_bytes(folder, "postlist.glass", 0, 4096);

	size_t faults = 0;
	assert_true(engine_check(folder, note_line, &report, &faults, NULL));
	assert_true(faults > 0);
	assert_true(report.length > 0);

	struct error err = {0};
	OWNED(engine) engine = engine_open(folder, &err);
	OWNED(engine_query) robot = engine_query_term("robot");
	assert_true(!engine || !engine_search(engine, robot, &ENGINE_REQUEST, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static void a_damaged_version_file_fails_to_open(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	make_index(folder);
	write_bytes(folder, "iamglass", 0, 16);
	struct error err = {0};
	assert_null(engine_open(folder, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
	err.kind = ERROR_NONE;
	assert_null(engine_writer_open(folder, &err));
	assert_int_equal(err.kind, ERROR_FAILED);
}

static char *part(const char *folder, const char *name, uint32_t from, uint32_t to)
{
	char *path = file_join(folder, name);
	struct engine_writer *writer = begin(path);
	for (uint32_t docid = from; docid <= to; docid++)
		put(writer, docid, lines[docid % LINE_COUNT]);
	assert_true(engine_writer_set_metadata(writer, "change", name, strlen(name), NULL));
	commit(writer);
	return path;
}

static void merges_parts_and_keeps_docids(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING a = part(folder, "a", 3, 5);
	OWNED_STRING b = part(folder, "b", 10, 11);
	OWNED_STRING whole = file_join(folder, "whole");
	struct error err = {0};
	size_t length = 0;

	if (!engine_merge((const char *[]){ a, b }, 2, whole, &err))
		fail_msg("%s", err.text);
	OWNED(engine) engine = opened(whole);
	OWNED(engine_query) all = engine_query_all();
	assert_finds(engine, all, &ENGINE_REQUEST, "3 4 5 10 11");
	OWNED_STRING change = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(change, "a");

	/* What was merged is an index like another. */
	add(whole, 12, "robot");
	size_t faults = 9;
	assert_true(engine_check(whole, NULL, NULL, &faults, NULL));
	assert_int_equal(faults, 0);
}

static void refuses_to_merge_what_overlaps(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED_STRING a = part(folder, "a", 1, 5);
	OWNED_STRING b = part(folder, "b", 5, 6);
	OWNED_STRING whole = file_join(folder, "whole");
	OWNED_STRING missing = file_join(folder, "missing");
	struct error err = {0};

	assert_false(engine_merge((const char *[]){ a, b }, 2, whole, &err));
	assert_int_equal(err.kind, ERROR_INVALID);
	err.kind = ERROR_NONE;
	assert_false(engine_merge((const char *[]){ a, missing }, 2, whole, &err));
	assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

static void add_reading_tests(struct suite *suite)
{
	SUITE_TEST(suite, answers_page_by_page);
	SUITE_TEST(suite, sorts_by_a_value_and_breaks_ties_by_it);
	SUITE_TEST(suite, breaks_a_tie_by_the_higher_value);
	SUITE_TEST(suite, searches_within_a_set);
	SUITE_TEST(suite, tells_the_best_weight_on_every_page);
	SUITE_TEST(suite, weighs_as_it_is_told);
	SUITE_TEST(suite, describes_a_question);
	SUITE_TEST(suite, a_term_too_long_matches_nothing);
	SUITE_TEST(suite, a_prefix_stands_for_the_most_frequent_terms);
	SUITE_TEST(suite, tells_what_an_index_holds);
	SUITE_TEST(suite, an_empty_index_answers);
	SUITE_TEST(suite, lists_terms_by_prefix);
	SUITE_TEST(suite, lists_numbers);
	SUITE_TEST(suite, keeps_large_numbers_exact);
	SUITE_TEST(suite, values_are_counted_bytes);
	SUITE_TEST(suite, adds_postings_to_what_is_there);
}

static void add_writing_tests(struct suite *suite)
{
	SUITE_TEST(suite, replaces_and_removes_by_docid);
	SUITE_TEST(suite, nothing_is_seen_before_the_commit);
	SUITE_TEST(suite, what_is_not_committed_is_forgotten);
	SUITE_TEST(suite, a_revision_grows_with_each_commit);
	SUITE_TEST(suite, a_reader_left_behind_is_told_busy);
	SUITE_TEST(suite, a_second_writer_is_told_busy);
	SUITE_TEST(suite, metadata_hold_any_bytes);
	SUITE_TEST(suite, a_metadata_key_has_its_limits);
	SUITE_TEST(suite, a_folder_without_index_is_not_found);
	SUITE_TEST(suite, a_sound_index_has_no_fault);
	SUITE_TEST(suite, a_damaged_index_is_told);
	SUITE_TEST(suite, a_damaged_version_file_fails_to_open);
	SUITE_TEST(suite, merges_parts_and_keeps_docids);
	SUITE_TEST(suite, refuses_to_merge_what_overlaps);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, question_rows, answers);
	add_reading_tests(&suite);
	add_writing_tests(&suite);
	return suite_run(&suite, "index/engine");
}
