#include "base/table.h"
#include "base/utf8.h"
#include "catalogue/examples.h"
#include "index/analysis.h"
#include "index/listed.h"
#include "index/question.h"
#include "index/search.h"
#include "index/synonyms.h"

/* The example sheets, asked what the table knows and what teachers ask. */
struct shelf {
	struct desk desk;
	struct synonyms *synonyms;
	struct analyser *analyser;
	struct listed_names *listed;
	struct search *search;
};

static struct shelf shelf;

static int open_shelf(void **state)
{
	(void)state;
	struct error err = {0};
	shelf.desk = desk_new();
	take_examples(&shelf.desk);
	shelf.synonyms = synonyms_load(VOCABULARIES, shelf.desk.vocabularies, &err);
	shelf.analyser = analyser_new();
	shelf.listed = listed_names_new(shelf.desk.vocabularies, shelf.analyser);
	OWNED_STRING folder = desk_index(&shelf.desk);
	shelf.search = search_open(folder, shelf.desk.vocabularies, &err);
	if (!shelf.synonyms || !shelf.search)
		fail_msg("%s", err.text);
	return 0;
}

static int close_shelf(void **state)
{
	(void)state;
	search_free(shelf.search);
	listed_names_free(shelf.listed);
	analyser_free(shelf.analyser);
	synonyms_free(shelf.synonyms);
	desk_done(&shelf.desk);
	return 0;
}

/* ---- The promise ---- */

/* How a question is asked. */
struct way {
	enum order order;
	bool is_exact;  /* guess at no word */
};

static struct search_result *ask(const char *typed, const struct way *way, bool with_synonyms)
{
	struct error err = {0};
	OWNED(question) question = question_parse(shelf.analyser, typed);
	const struct search_request request = {
		.question = question,
		.typed = typed,
		.limit = SEARCH_MAX_LIMIT,
		.order = way->order,
		.is_exact = way->is_exact,
		.with_counts = true,
	};
	assert_true(search_split(shelf.search, question, shelf.analyser, &err));
	listed_names_find(shelf.listed, question);
	if (with_synonyms)
		synonyms_hang(shelf.synonyms, question);
	struct search_result *result = search_run(shelf.search, &request, &err);
	if (!result)
		fail_msg("%s: %s", typed, err.text);
	return result;
}

/* The sheets with every word, in their order; of an answer without synonyms or with them. */
static char *whole(const struct search_result *result)
{
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < result->count; i++)
		if (result->hits[i].has_all)
			text_format(&text, "%u ", result->hits[i].docid);
	return text_take(&text);
}

/* Nothing found through a synonym stands above a sheet it did not stand above before. */
static void check_places(const char *typed, const struct search_result *before,
	const struct search_result *after)
{
	size_t last = before->count;
	while (last > 0 && !before->hits[last - 1].has_all)
		last--;
	for (size_t i = 0; i < last; i++)
		if (before->hits[i].docid != after->hits[i].docid)
			fail_msg("%s: %u is not at place %zu any more", typed, before->hits[i].docid, i + 1);
}

static void check_totals(const char *typed, const struct search_result *result)
{
	size_t all = 0;
	for (size_t i = 0; i < result->count; i++)
		all += result->hits[i].has_all;
	if (result->total != result->count || all != result->total_all)
		fail_msg("%s: %zu of %zu sheets, %zu of %zu with every word", typed, result->count,
			result->total, all, result->total_all);
}

static void check_way(const char *typed, const struct way *way)
{
	OWNED(search_result) before = ask(typed, way, false);
	OWNED(search_result) after = ask(typed, way, true);
	check_totals(typed, after);

	/* A word no sheet has is guessed at, unless a synonym of it is known: then it is no mistake. */
	if (before->unknown.count > after->unknown.count && !way->is_exact)
		return;
	OWNED_STRING whole_before = whole(before);
	OWNED_STRING whole_after = whole(after);
	if (strcmp(whole_before, whole_after) != 0)
		fail_msg("%s: %s is now %s", typed, whole_before, whole_after);
	check_places(typed, before, after);
}

static void check(const char *typed)
{
	static const struct way ways[] = {
		{ ORDER_RELEVANCE, true }, { ORDER_RELEVANCE, false }, { ORDER_TITLE, true },
	};
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		check_way(typed, &ways[i]);
}

static bool check_term(void *context, const struct alternative *alternative)
{
	const char **last = context;
	if (text_equals(*last, alternative->from))
		return true;
	*last = alternative->from;
	OWNED_STRING beside = text_make("%s cm2 groupe", alternative->from);
	OWNED_STRING sentence = text_make("comment travailler en classe avec %s pour que mes élèves de"
		" cycle 3 écrivent", alternative->from);
	check(alternative->from);
	check(beside);
	check(sentence);
	return true;
}

static void no_row_of_the_table_pushes_down_what_has_every_word(void **state)
{
	(void)state;
	const char *last = "";
	synonyms_each(shelf.synonyms, check_term, &last);
}

static void no_question_of_teachers_is_answered_worse(void **state)
{
	(void)state;
	OWNED(table) table = table_read(FIXTURES "/searches.tsv", NULL);
	assert_non_null(table);
	for (size_t i = 0; i < table_rows(table); i++)
		check(table_cell(table, i, "question"));
}

/* What stands beside a value is what clicking on it gives. */
static void counts_are_those_of_the_list(void **state)
{
	(void)state;
	static const char *const questions[] = { "ipad", "VPI cm2", "podcasting 4e", "débogage scratch" };
	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		static const struct way way = { ORDER_RELEVANCE, true };
		OWNED(search_result) all = ask(questions[i], &way, true);
		assert_true(all->total_through > 0);
		OWNED(question) question = question_parse(shelf.analyser, questions[i]);
		synonyms_hang(shelf.synonyms, question);
		size_t size = vocabulary_size(shelf.desk.vocabularies, VOCABULARY_LEVELS);
		for (size_t rank = 0; rank < size; rank++) {
			const struct term *term = vocabulary_at(shelf.desk.vocabularies, VOCABULARY_LEVELS, rank);
			const struct filter filter = { FACET_LEVEL, term->key };
			const struct search_request one = {
				.question = question, .filters = &filter, .filter_count = 1, .is_exact = true,
			};
			OWNED(search_result) clicked = search_run(shelf.search, &one, NULL);
			assert_int_equal(all->counts[FACET_LEVEL][rank], clicked->total);
		}
	}
}

/* ---- Typed badly ---- */

static const struct { const char *typed, *meant; bool leaves_some; } mistakes[] = {
	{ "pwdcast", "podcast", false },     /* of the table; the lists say « webradio » */
	{ "cryptagse", "cryptage", false },
	{ "fakenews college", NULL, false }, /* found as it is */
	/* Sheets that say « webradio », and those of 4e, have a part of it; none has all. */
	{ "pocasting 4e", "podcasting 4e", true },
	{ "identité numérque 6e", "identite numerique 6e", true },
	{ "bet-bot", NULL, false },          /* of three letters, another would make any word of any */
	{ "blorkisation", NULL, false },     /* like nothing */
};

static void a_synonym_nobody_wrote_is_corrected(void **state)
{
	(void)state;
	OWNED(catalogue) reader = desk_open(&shelf.desk, CATALOGUE_READ);
	catalogue_use_synonyms(reader, shelf.synonyms);
	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		const struct catalogue_request request = { .question = mistakes[i].typed };
		OWNED(found) found = catalogue_search(reader, &request, NULL);
		OWNED_STRING folded = found->correction ? utf8_fold(found->correction) : NULL;
		if (!text_equals(folded, mistakes[i].meant))
			fail_msg("« %s » gives « %s »", mistakes[i].typed, folded ? folded : "nothing");
		assert_true(!mistakes[i].meant || found->total > 0);
		assert_int_equal(found->leaves_some, mistakes[i].leaves_some);
		assert_true(found->is_corrected || !found->leaves_some);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_row_of_the_table_pushes_down_what_has_every_word),
		cmocka_unit_test(no_question_of_teachers_is_answered_worse),
		cmocka_unit_test(counts_are_those_of_the_list),
		cmocka_unit_test(a_synonym_nobody_wrote_is_corrected),
	};
	return cmocka_run_group_tests_name("catalogue/synonyms", tests, open_shelf, close_shelf);
}
