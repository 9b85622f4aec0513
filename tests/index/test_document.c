#include "base/text.h"
#include "index/bits.h"
#include "support/index.h"
#include "support/temp.h"

#include <stdio.h>

struct row {
	const char *name;
	struct tiny_sheet sheet;
	const char *terms;   /* must be there: "term" or "term=weight", separated by spaces */
	const char *absent;  /* must not */
};

static const struct row rows[] = {
	{ "a title weighs in its own field, and is found in the text",
		{ .title = "Robots" }, "robot=0 Zrobot=0 Srobot=1 ZSrobot=1", NULL },
	{ "a text has a light form and a stem",
		{ .title = "x", .text = "Les robots" }, "robot=1 Zrobot=1", "Srobot Zle Zles" },
	{ "a word of the title and of the text weighs in each",
		{ .title = "Robots", .text = "un robot" }, "robot=1 Srobot=1", NULL },
	{ "a class filters by its key and by its cycle",
		{ .title = "x", .levels = "cm1" }, "XNcm1=0 XNcycle3=0", "XNcm2 XN6e" },
	{ "a class is found by its own name and by its cycle's",
		{ .title = "x", .levels = "cm1" }, "cm1=1 Kcm1=1 Ycycle3=1", "cycle3 cm2 6e Ycm2" },
	{ "a cycle alone is for each of its classes",
		{ .title = "x", .levels = "cycle3" }, "XNcycle3=0 cycle3=1 Kcycle3=1 Ycm1=1 Ycm2=1 Y6e=1",
		"XNcm1 cm1 Y5e" },
	{ "a cycle beside one of its classes is for that class",
		{ .title = "x", .levels = "cycle3 6e" }, "XNcycle3=0 XN6e=0 6e=1 cycle3=1", "Ycm1 Ycm2" },
	{ "a theme filters, and is found by its name",
		{ .title = "x", .themes = "codage" }, "XTcodage=0 Zcodag=1 Kcodag=1", NULL },
	{ "its synonyms belong to the question",
		{ .title = "x", .equipment = "tablette" }, "XEtablette=0 Ktablett=1", "ipad Zipad Yipad" },
	{ "a word of several labels counts once",
		{ .title = "x", .themes = "tni", .equipment = "tni" }, "tni=1", NULL },
	{ "a school gives its department",
		{ .title = "x", .school = "0230001A" }, NULL, "XD019" },
	{ "an unknown key still filters, and says nothing",
		{ .title = "x", .themes = "gnou" }, "XTgnou=0", "gnou" },
	{ "a sheet of nothing is a document all the same", { .title = NULL }, NULL, "x" },
};

struct search_for {
	const char *term;
	long weight;  /* -1: not there */
};

static bool compare(void *context, const char *term, size_t weight)
{
	struct search_for *wanted = context;
	if (text_equals(term, wanted->term))
		wanted->weight = (long)weight;
	return true;
}

static long weight_of(struct engine *engine, const char *term)
{
	struct search_for wanted = { term, -1 };
	assert_true(engine_document_terms(engine, 1, compare, &wanted, NULL));
	return wanted.weight;
}

static void assert_terms(struct engine *engine, const char *list, bool are_there)
{
	OWNED_WORDS terms = {0};
	words_split(&terms, list ? list : "", ' ');
	for (size_t i = 0; i < terms.count; i++) {
		char *equals = strchr(terms.items[i], '=');
		if (equals)
			*equals = '\0';
		long weight = weight_of(engine, terms.items[i]);
		if ((weight >= 0) != are_there)
			fail_msg("%s is %sthere", terms.items[i], are_there ? "not " : "");
		if (equals && weight != strtol(equals + 1, NULL, 10))
			fail_msg("%s weighs %ld", terms.items[i], weight);
	}
}

static struct engine *engine_of(const char *folder, const struct tiny_sheet *sheet)
{
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	tiny_index(folder, vocabularies, sheet, 1);
	struct engine *engine = engine_open(folder, NULL);
	assert_non_null(engine);
	return engine;
}

static void becomes_terms(void **state)
{
	const struct row *row = *state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(engine) engine = engine_of(folder, &row->sheet);
	assert_terms(engine, row->terms, true);
	assert_terms(engine, row->absent, false);
}

static void note(void *context, uint32_t docid, double number)
{
	text_format(context, "%u=%.0f ", docid, number);
}

static void note_text(void *context, uint32_t docid, const char *bytes, size_t length)
{
	text_format(context, "%u=%.*s ", docid, (int)length, bytes);
}

static void keeps_revision_day_and_sort_key(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	const struct tiny_sheet sheet = { .title = "L’Été à l’École", .published_on = "2017-03-14" };
	OWNED(engine) engine = engine_of(folder, &sheet);
	OWNED_TEXT revision = {0}, day = {0}, title = {0};

	assert_true(engine_numbers(engine, SLOT_REVISION, note, &revision, NULL));
	assert_string_equal(text_string(&revision), "1=1 ");
	assert_true(engine_numbers(engine, SLOT_PUBLISHED, note, &day, NULL));
	assert_string_equal(text_string(&day), "1=20170314 ");
	assert_true(engine_texts(engine, SLOT_TITLE, note_text, &title, NULL));
	assert_string_equal(text_string(&title), "1=l ete a l ecole ");
}

static void phrases_do_not_cross_from_title_to_text(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	const struct tiny_sheet sheet = { .title = "classe", .text = "mobile en classe" };
	OWNED(engine) engine = engine_of(folder, &sheet);
	OWNED_BITS found = {0};

	OWNED(engine_query) across = engine_query_phrase((const char *[]){ "class", "mobil" }, 2, 2);
	assert_true(engine_matches(engine, across, &found, NULL));
	assert_int_equal(bits_size(&found), 0);
	OWNED(engine_query) inside = engine_query_phrase((const char *[]){ "mobil", "en" }, 2, 2);
	assert_true(engine_matches(engine, inside, &found, NULL));
	assert_int_equal(bits_size(&found), 1);
}

/* ---- Tags ---- */

struct tag_row {
	const char *name;
	struct document_tag tag;
	const char *there, *absent;  /* terms, separated by spaces */
};

static const struct tag_row tag_rows[] = {
	{ "a confirmed tag filters by its name, and its words find", { "Défi", NULL, true },
		"XKDéfi defi Kdefi", "XKdefi" },
	{ "a tag that one person proposed only filters", { "Défi", "codage", false },
		"XKDéfi", "defi Kdefi Zdef XTcodage" },
	{ "a confirmed tag brings the theme it answers for", { "Défi", "codage", true },
		"XTcodage Zcodag", NULL },
};

static bool add_term(void *context, const char *term, size_t weight)
{
	(void)weight;
	words_add(context, term);
	return true;
}

static void assert_all(const struct words *terms, const char *list, bool are_there)
{
	OWNED_WORDS wanted = {0};
	words_split(&wanted, list ? list : "", ' ');
	for (size_t i = 0; i < wanted.count; i++)
		if (words_has(terms, wanted.items[i]) != are_there)
			fail_msg("%s is %sthere", wanted.items[i], are_there ? "not " : "");
}

static void tags_become_terms(void **state)
{
	const struct tag_row *row = *state;
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(analyser) analyser = analyser_new();
	OWNED(sheet) sheet = sheet_new();
	OWNED_FACTS facts = {0};
	const struct document_source source = {
		.sheet = sheet, .facts = &facts, .tags = &row->tag, .tag_count = 1,
	};
	OWNED(engine_document) document = document_make(analyser, vocabularies, &source);
	OWNED_WORDS terms = {0};
	assert_true(engine_document_each(document, add_term, &terms, NULL));
	assert_all(&terms, row->there, true);
	assert_all(&terms, row->absent, false);
}

static void finds_a_signature_in_its_field(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(analyser) analyser = analyser_new();
	OWNED(sheet) sheet = sheet_new();
	OWNED_FACTS facts = { .is_coding = true };
	sheet->id = mem_copy("2017-0042");
	sheet->status = mem_copy("publie");
	sheet->is_example = true;
	words_add(&sheet->programme, "2635");  /* a key, and its sentence no words */
	sheet->authors = mem_new(1, sizeof *sheet->authors);
	sheet->authors[sheet->author_count++].signature = mem_copy("Dupont");

	struct engine_writer *writer = tiny_begin(folder);
	const struct document_source source = { .sheet = sheet, .facts = &facts, .revision = 7 };
	OWNED(engine_document) document = document_make(analyser, vocabularies, &source);
	assert_true(engine_writer_put(writer, 1, document, NULL));
	assert_true(engine_writer_close(writer, true, NULL));

	OWNED(engine) engine = engine_open(folder, NULL);
	assert_terms(engine, "dupont=1 Adupont=1 XBexemple=0 XBcodage=0 XSpublie=0 Q2017-0042=0"
		" XP2635=0", true);
	assert_terms(engine, "XBinter-degres Sdupont algorithm Zalgorithm Kalgorithm", false);
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, rows, becomes_terms);
	SUITE_ROWS(&suite, tag_rows, tags_become_terms);
	SUITE_TEST(&suite, keeps_revision_day_and_sort_key);
	SUITE_TEST(&suite, phrases_do_not_cross_from_title_to_text);
	SUITE_TEST(&suite, finds_a_signature_in_its_field);
	return suite_run(&suite, "index/document");
}
