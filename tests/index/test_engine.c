#include "support/lines.h"

static void tells_what_an_index_holds(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	size_t count = 0;
	uint32_t last = 0;

	assert_true(engine_count(engine, &count, NULL));
	assert_int_equal(count, LINE_COUNT);
	assert_true(engine_last(engine, &last, NULL));
	assert_int_equal(last, LINE_COUNT);
	assert_true(engine_frequency(engine, "classe", &count, NULL));
	assert_int_equal(count, 3);
}

static void an_empty_index_answers(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_commit(lines_begin(folder));
	OWNED(engine) engine = lines_open(folder);
	size_t length = 9;
	uint32_t last = 9;

	assert_true(engine_last(engine, &last, NULL));
	assert_int_equal(last, 0);
	OWNED_STRING bytes = engine_metadata(engine, "change", &length, NULL);
	assert_string_equal(bytes, "");
	assert_int_equal(length, 0);
	assert_has(engine, "");
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
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
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
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED_TEXT text = {0}, none = {0};
	assert_true(engine_numbers(engine, SLOT_DAY, note_number, &text, NULL));
	assert_string_equal(text_string(&text), "1=9 2=8 3=7 4=6 5=5 ");
	assert_true(engine_numbers(engine, SLOT_DAY + 1, note_number, &none, NULL));
	assert_string_equal(text_string(&none), "");
}

static void note_text(void *context, uint32_t docid, const char *bytes, size_t length)
{
	text_format(context, "%u=", docid);
	text_add_bytes(context, bytes, length);
	text_add_char(context, ' ');
}

static void texts_come_by_rising_docid_and_are_counted(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	static const char *const texts[] = { "une école", "", "autre" };
	for (uint32_t i = 0; i < 3; i++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_value(document, 2, texts[i], strlen(texts[i]));
		assert_true(engine_writer_put(writer, i + 1, document, NULL));
	}
	lines_commit(writer);

	OWNED(engine) engine = lines_open(folder);
	OWNED_TEXT text = {0};
	size_t filled = 9, empty = 9;
	assert_true(engine_texts(engine, 2, note_text, &text, NULL));
	assert_string_equal(text_string(&text), "1=une école 3=autre ");
	assert_true(engine_filled(engine, 2, &filled, NULL));
	assert_true(engine_filled(engine, 3, &empty, NULL));
	assert_int_equal(filled, 2);
	assert_int_equal(empty, 0);
}

static void keeps_large_numbers_exact(void **state)
{
	(void)state;
	static const double numbers[] = { 0, 1, -1, 20170314, 9007199254740992.0, 9007199254740991.0 };
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	OWNED_TEXT expected = {0}, found = {0};

	for (uint32_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		OWNED(engine_document) document = engine_document_new();
		engine_document_number(document, 0, numbers[i]);
		assert_true(engine_writer_put(writer, i + 1, document, NULL));
		note_number(&expected, i + 1, numbers[i]);
	}
	lines_commit(writer);
	OWNED(engine) engine = lines_open(folder);
	assert_true(engine_numbers(engine, 0, note_number, &found, NULL));
	assert_string_equal(text_string(&found), text_string(&expected));
}

static void note_value(void *context, uint32_t docid, const char *bytes, size_t length)
{
	assert_int_equal(docid, 1);
	text_add_bytes(context, bytes, length);
}

static void values_are_counted_bytes(void **state)
{
	(void)state;
	char at[ENGINE_VALUE_BYTES + 1];
	memset(at, 'x', sizeof at);
	OWNED_FOLDER folder = temp_folder();
	struct engine_writer *writer = lines_begin(folder);
	OWNED(engine_document) document = engine_document_new();
	engine_document_value(document, 2, "a\0b", 3);
	engine_document_value(document, 3, at, ENGINE_VALUE_BYTES);
	engine_document_value(document, 4, at, ENGINE_VALUE_BYTES + 1);
	assert_true(engine_writer_put(writer, 1, document, NULL));
	lines_commit(writer);

	OWNED(engine) engine = lines_open(folder);
	OWNED_TEXT nul = {0}, whole = {0}, cut = {0};
	assert_true(engine_texts(engine, 2, note_value, &nul, NULL));
	assert_int_equal(nul.length, 3);
	assert_memory_equal(nul.bytes, "a\0b", 4);
	assert_true(engine_texts(engine, 3, note_value, &whole, NULL));
	assert_int_equal(whole.length, ENGINE_VALUE_BYTES);
	assert_memory_equal(whole.bytes, at, ENGINE_VALUE_BYTES);
	assert_true(engine_texts(engine, 4, note_value, &cut, NULL));
	assert_int_equal(cut.length, ENGINE_VALUE_BYTES);
	assert_memory_equal(cut.bytes, at, ENGINE_VALUE_BYTES);
}

static void adds_postings_to_what_is_there(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	lines_index(folder);
	OWNED(engine) engine = lines_open(folder);
	OWNED_BITS found = {0};
	assert_true(engine_postings(engine, "tortue", &found, NULL));
	assert_true(engine_postings(engine, "classe", &found, NULL));
	assert_true(engine_postings(engine, "gnou", &found, NULL));
	OWNED_STRING text = bits_as_text(&found);
	assert_string_equal(text, "1 2 3 4");
}

int main(void)
{
	static struct suite suite;
	SUITE_TEST(&suite, tells_what_an_index_holds);
	SUITE_TEST(&suite, an_empty_index_answers);
	SUITE_TEST(&suite, lists_terms_by_prefix);
	SUITE_TEST(&suite, lists_numbers);
	SUITE_TEST(&suite, texts_come_by_rising_docid_and_are_counted);
	SUITE_TEST(&suite, keeps_large_numbers_exact);
	SUITE_TEST(&suite, values_are_counted_bytes);
	SUITE_TEST(&suite, adds_postings_to_what_is_there);
	return suite_run(&suite, "index/engine");
}
