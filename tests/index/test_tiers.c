#include "base/file.h"
#include "base/text.h"
#include "index/bits.h"
#include "index/question.h"
#include "index/search.h"
#include "index/synonyms.h"
#include "support/index.h"
#include "support/temp.h"

#include <stddef.h>

/* The numbers below are places in this list, from 1. */
static const struct tiny_sheet sheets[] = {
	{ .title = "Dessiner sur tablette", .published_on = "2017-03-14",
		.text = "Chaque élève dessine un paysage." },
	{ .title = "Dessiner sur iPad", .published_on = "2017-03-13",
		.text = "Chaque élève dessine un paysage." },
	{ .title = "L’iPad au gymnase", .published_on = "2017-03-12",
		.text = "Se filmer, puis regarder la roulade." },
	{ .title = "La roulade", .published_on = "2017-03-11",
		.text = "Se filmer avec la tablette, regarder la roulade, recommencer la roulade." },
	{ .title = "Un algorithme sans ordinateur", .published_on = "2017-03-10",
		.text = "Trier des cartes à la main." },
	{ .title = "Trier en débranché", .published_on = "2017-03-09",
		.text = "Un algorithme pour trier, et des cartes." },
	{ .title = "L’ordinateur sans fil", .published_on = "2017-03-08",
		.text = "Un ordinateur, sans souris." },
	{ .title = "Courir", .published_on = "2017-03-07",
		.text = "Un équipement individuel mobile compte les pas de la course." },
	{ .title = "Courir encore", .published_on = "2017-03-06",
		.text = "Un mobile est un équipement. Chaque coureur est individuel dans la course." },
	{ .title = "Écouter", .published_on = "2017-03-05", .equipment = "baladeur tni" },
	{ .title = "Le lecteur MP3", .published_on = "2017-03-04", .equipment = "casque" },
};

static const char table[] =
	"termes\tvers\texplication\n"
	"tablette;iPad\t\tOui.\n"
	"EIM;équipement individuel mobile\t\tOui.\n"
	"débranché;sans ordinateur\t\tOui.\n"
	"gymnase;agrès\t\tOui.\n"
	"croquis\tdessiner\tOui.\n"
	"zèbre;okapi\t\tOui.\n";

struct row {
	const char *name, *typed;
	const char *expected;  /* with every word, then ~ through synonyms, then | in part */
	const char *unknown;
};

static const struct row rows[] = {
	{ "what was typed comes first", "tablette", "1 4 ~2 ~3", "" },
	{ "the other way round", "ipad", "2 3 ~1 ~4", "" },
	{ "what no sheet has is found through a synonym", "EIM", "~8", "" },
	{ "which stands as it was written", "débranché", "6 ~5", "" },
	{ "several words have one", "sans ordinateur", "7 5 ~6", "" },
	{ "one part may be answered so", "tablette roulade", "4 ~3 |1", "" },
	{ "and every part", "agrès tablette", "~3 |1 |4", "" },
	{ "one direction", "croquis", "~1 ~2", "" },
	{ "and not the other", "dessiner", "1 2", "" },
	{ "a good part of the question is had with it", "croquis roulade ipad gymnase", "|3 |4 |2 |1", "" },
	{ "ET", "croquis ET tablette", "~1 ~2", "" },
	{ "OU", "croquis OU gymnase", "3 ~1 ~2", "" },
	{ "an exclusion excludes what it says", "tablette -ipad", "1 4", "" },
	{ "in quotes", "\"tablette\"", "1 4", "" },
	{ "in a title", "titre:tablette", "1", "" },
	{ "a star", "tablett*", "4 1", "" },
	{ "a synonym no sheet has changes nothing", "okapi", "", "okapi" },
	{ "nor beside other words", "okapi roulade", "|4 |3", "okapi" },
	{ "an entry of a list is found by its synonyms", "mp3", "11 ~10", "" },
	{ "of several words too", "vidéoprojecteur interactif", "~10", "" },
	{ "a word of one is none", "blanc", "", "blanc" },
	{ "but its name is written in the sheet", "baladeur", "10", "" },
	{ "beside other words what a synonym answers is known", "EIM course", "~8 |9", "" },
};

struct shelf {
	char *folder, *lists;
	struct vocabularies *vocabularies;
	struct synonyms *synonyms;
	struct analyser *analyser;
	struct search *search;
};

static struct shelf shelf_new(void)
{
	struct error err = {0};
	struct shelf shelf = {
		.folder = temp_folder(),
		.lists = temp_folder(),
		.vocabularies = tiny_vocabularies(),
		.analyser = analyser_new(),
	};
	OWNED_STRING path = text_make("%s/synonymes.tsv", shelf.lists);
	assert_true(file_write(path, table, strlen(table), &err));
	shelf.synonyms = synonyms_load(shelf.lists, shelf.vocabularies, &err);
	tiny_index(shelf.folder, shelf.vocabularies, sheets, sizeof sheets / sizeof sheets[0]);
	shelf.search = search_open(shelf.folder, shelf.vocabularies, &err);
	if (!shelf.search || !shelf.synonyms)
		fail_msg("%s", err.text);
	return shelf;
}

static void shelf_done(struct shelf *shelf)
{
	search_free(shelf->search);
	analyser_free(shelf->analyser);
	synonyms_free(shelf->synonyms);
	vocabularies_free(shelf->vocabularies);
	temp_drop(&shelf->lists);
	temp_drop(&shelf->folder);
}
#define OWNED_SHELF __attribute__((cleanup(shelf_done))) struct shelf

static struct search_result *ask(struct shelf *shelf, struct question *question,
	const struct search_request *model)
{
	struct error err = {0};
	struct search_request request = *model;
	synonyms_hang(shelf->synonyms, question);
	request.question = question;
	request.is_exact = true;
	struct search_result *result = search_run(shelf->search, &request, &err);
	if (!result)
		fail_msg("%s", err.text);
	return result;
}

static char *as_text(const struct search_result *result)
{
	OWNED_TEXT text = {0};
	size_t through = result->total_all + result->total_through;
	for (size_t i = 0; i < result->count; i++) {
		const char *sign = result->hits[i].has_all ? "" : i < through ? "~" : "|";
		text_format(&text, "%s%s%u", i ? " " : "", sign, result->hits[i].docid);
	}
	return text_take(&text);
}

static void finds(void **state)
{
	const struct row *row = *state;
	OWNED_SHELF shelf = shelf_new();
	OWNED(question) question = question_parse(shelf.analyser, row->typed);
	const struct search_request request = { .limit = 20, .typed = row->typed };
	OWNED(search_result) result = ask(&shelf, question, &request);
	OWNED_STRING found = as_text(result);
	OWNED_STRING unknown = words_join(&result->unknown, " ");
	assert_string_equal(found, row->expected);
	assert_string_equal(unknown, row->unknown);
	assert_int_equal(result->total, result->count);
}

/* A page may begin in one tier and end in the next, whatever the order. */
static void pages_are_slices_of_the_whole(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	static const char *const questions[] = { "tablette", "tablette roulade", "agrès tablette" };
	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++)
		for (enum order order = ORDER_RELEVANCE; order <= ORDER_TITLE; order++) {
			OWNED(question) question = question_parse(shelf.analyser, questions[i]);
			const struct search_request all = { .limit = 20, .order = order };
			OWNED(search_result) whole = ask(&shelf, question, &all);
			assert_true(whole->count > 2);
			for (size_t offset = 0; offset <= whole->count; offset++) {
				const struct search_request one = { .limit = 1, .offset = offset, .order = order };
				OWNED(search_result) page = ask(&shelf, question, &one);
				assert_int_equal(page->total, whole->total);
				assert_int_equal(page->count, offset < whole->count);
				if (page->count)
					assert_int_equal(page->hits[0].docid, whole->hits[offset].docid);
			}
		}
}

static void tells_what_each_sheet_was_found_through(void **state)
{
	(void)state;
	OWNED_SHELF shelf = shelf_new();
	OWNED(question) question = question_parse(shelf.analyser, "tablette agrès");
	const struct search_request request = { .limit = 20 };
	OWNED(search_result) result = ask(&shelf, question, &request);
	assert_int_equal(result->through_count, 2);
	assert_string_equal(result->through[0].alternative->to, "iPad");
	assert_string_equal(result->through[1].alternative->to, "gymnase");
	assert_int_equal(result->through[0].count, 1);
	assert_int_equal(result->through[1].count, 1);
	assert_int_equal(result->hits[0].docid, 3);
	assert_int_equal(result->hits[0].through, 3);
	assert_int_equal(result->hits[1].through, 0);
}

/* ---- The lists sheets choose from ---- */

/* Where a sheet says which entries of a list it chose. */
static const struct { enum vocabulary_name name; size_t keys; } chosen[] = {
	{ VOCABULARY_LEVELS,        offsetof(struct sheet, levels) },
	{ VOCABULARY_SUBJECTS,      offsetof(struct sheet, subjects) },
	{ VOCABULARY_THEMES,        offsetof(struct sheet, themes) },
	{ VOCABULARY_EQUIPMENT,     offsetof(struct sheet, equipment) },
	{ VOCABULARY_SOFTWARE,      offsetof(struct sheet, software) },
	{ VOCABULARY_ACTIVITIES,    offsetof(struct sheet, activities) },
	{ VOCABULARY_SPECIAL_NEEDS, offsetof(struct sheet, special_needs) },
};

static void put_sheet(struct shelf *shelf, struct engine_writer *writer, uint32_t docid,
	struct sheet *sheet)
{
	OWNED_FACTS facts = {0};
	sheet_derive(shelf->vocabularies, sheet, &facts);
	const struct document_source source = {
		.sheet = sheet, .facts = &facts, .revision = docid,
	};
	OWNED(engine_document) document = document_make(shelf->analyser, shelf->vocabularies, &source);
	assert_true(engine_writer_put(writer, docid, document, NULL));
}

/* An index with a sheet for each entry of each list, which says nothing else. */
static void index_entries(struct shelf *shelf, const char *folder)
{
	struct engine_writer *writer = tiny_begin(folder);
	uint32_t docid = 0;
	for (size_t i = 0; i < sizeof chosen / sizeof chosen[0]; i++)
		for (size_t rank = 0; rank < vocabulary_size(shelf->vocabularies, chosen[i].name); rank++) {
			OWNED(sheet) sheet = sheet_new();
			const struct term *term = vocabulary_at(shelf->vocabularies, chosen[i].name, rank);
			words_add((struct words *)((char *)sheet + chosen[i].keys), term->key);
			put_sheet(shelf, writer, ++docid, sheet);
		}
	for (int i = 0; i < 2; i++) {
		enum vocabulary_name name = i == 0 ? VOCABULARY_TYPES : VOCABULARY_ENT;
		for (size_t rank = 0; rank < vocabulary_size(shelf->vocabularies, name); rank++) {
			OWNED(sheet) sheet = sheet_new();
			*(i == 0 ? &sheet->type : &sheet->ent) =
				mem_copy(vocabulary_at(shelf->vocabularies, name, rank)->key);
			put_sheet(shelf, writer, ++docid, sheet);
		}
	}
	assert_true(engine_writer_close(writer, true, NULL));
}

static bool check_entry(void *context, const struct alternative *alternative)
{
	struct shelf *shelf = context;
	if (!alternative->list)
		return true;
	struct error err = {0};
	/* Small letters beside it, or « SES » would be the word « ses ». */
	OWNED_STRING typed = text_make("en %s", alternative->from);
	OWNED(question) question = question_parse(shelf->analyser, typed);
	const struct search_request request = { .limit = SEARCH_MAX_LIMIT };
	OWNED(search_result) result = ask(shelf, question, &request);
	OWNED_BITS those = {0};
	size_t found = 0;
	const char *term = alternative->node->value;
	if (!engine_postings(search_engine(shelf->search), term, &those, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < result->count; i++)
		found += bits_has(&those, result->hits[i].docid);
	if (found == 0 || found != bits_size(&those))
		fail_msg("« %s » finds %zu of %zu sheets of %s", alternative->from, found,
			bits_size(&those), term);
	return true;
}

static void each_synonym_of_a_list_finds_what_chose_its_entry(void **state)
{
	(void)state;
	struct error err = {0};
	OWNED_SHELF shelf = shelf_new();
	OWNED_FOLDER folder = temp_folder();
	index_entries(&shelf, folder);
	search_free(shelf.search);
	shelf.search = search_open(folder, shelf.vocabularies, &err);
	if (!shelf.search)
		fail_msg("%s", err.text);
	synonyms_each(shelf.synonyms, check_entry, &shelf);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, finds);
	SUITE_TEST(&suite, pages_are_slices_of_the_whole);
	SUITE_TEST(&suite, tells_what_each_sheet_was_found_through);
	SUITE_TEST(&suite, each_synonym_of_a_list_finds_what_chose_its_entry);
	return suite_run(&suite, "index/tiers");
}
