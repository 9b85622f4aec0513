#include "index/dozen.h"

/* "1 2 | 5": sheets with every word, then the others. */
static char *as_text(const struct search_result *result)
{
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < result->count; i++) {
		const struct search_hit *hit = &result->hits[i];
		bool is_turn = !hit->has_all && (i == 0 || result->hits[i - 1].has_all);
		text_format(&text, "%s%s%u", text.length ? " " : "", is_turn ? "| " : "", hit->docid);
	}
	return text_take(&text);
}

/* ---- Questions and the order of what they find ---- */

struct question_row {
	const char *name, *typed, *expected;
};

static const struct question_row question_rows[] = {
	{ "nothing asked gives all, newest first", "", "12 11 4 7 1 6 2 3 5 8 9 10" },
	{ "a word finds its sheets, the title first", "tortue", "2" },
	{ "a plural finds the singular", "robots", "2 1" },
	{ "an accent is not needed, a verb finds its forms after itself", "ECRIRE", "3 1" },
	{ "an elision does not hide a word", "l'émission", "6" },
	{ "an equipment tag is found by its name", "tablette", "4" },
	{ "and by no other, unless the question says so", "ipad", "" },
	{ "a class finds its sheets, and its cycle's", "cm2", "9 1 7" },
	{ "a class is found as it is typed", "CM 2", "9 1 7" },
	{ "a cycle finds its classes", "cycle 3", "7 5 3 9 1" },
	{ "the same cycle in short", "c3", "7 5 3 9 1" },
	{ "every word together", "robot cm2", "1" },
	{ "a stop word asks for nothing", "le robot de la tortue", "2" },
	{ "a phrase holds", "\"classe mobile\"", "3" },
	{ "a phrase in the other order", "\"mobile classe\"", "" },
	{ "an exclusion holds", "robot -tortue", "1" },
	{ "only an exclusion gives the others, newest first", "-robot", "12 11 4 7 6 3 5 8 9 10" },
	{ "one or the other", "tortue OU webradio", "6 2" },
	{ "a word of the title only", "titre:robot", "1 2" },
	{ "a word that is in no title", "titre:quadrillage", "" },
	{ "a field of a class, and of its whole cycle", "niveau:cm2", "7 1 9" },
	{ "without a class is not without its cycle", "-niveau:cm2", "12 11 4 7 6 2 3 5 8 10" },
	{ "a cycle without one of its classes", "cycle 3 -niveau:cm1", "7 3 1" },
	{ "a field of a cycle", "niveau:cycle3", "7 1 3 5 9" },
	{ "a theme by its key", "theme:webradio", "6" },
	{ "a theme that is none is looked for as words", "theme:lumière", "8" },
	{ "a beginning finds what begins so", "fract*", "5" },
	{ "equals: the newest first", "carnet", "12 11" },
	{ "a word in no sheet finds nothing", "gnou", "" },
	{ "an exclusion of everything found", "tortue -robot", "" },
};

static void finds(void **state)
{
	const struct question_row *row = *state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) result = ask(&shelf, row->typed, &first_page);
	OWNED_STRING found = as_text(result);
	char *bar = strstr(found, " | ");
	if (bar)
		*bar = '\0';
	assert_string_equal(found, row->expected);
	if (!bar)
		assert_int_equal(result->total, result->count);
}

/* ---- Too few sheets with every word ---- */

struct relaxed_row {
	const char *name, *typed, *expected, *unknown;
	size_t total_all;
};

static const struct relaxed_row relaxed_rows[] = {
	{ "sheets with a good part of the words follow", "robot quadrillage tortue", "| 2 1", "", 0 },
	{ "a sheet with every word comes first", "fraction mesure", "5 | 8", "", 1 },
	{ "a long question still finds its sheet",
		"comment faire écrire un conte aux élèves avec la classe mobile du collège", "3 |", "", 1 },
	{ "a word no sheet has is told, as typed", "webradio Gnoùs", "| 6", "Gnoùs", 0 },
	{ "a phrase holds all the same", "\"classe mobile\" polygones gnou", "", "gnou", 0 },
	{ "an exclusion holds all the same", "tortue polygones -robot", "| 7", "", 0 },
	{ "a word no sheet has leaves the others", "tortue chemin Gnoùs", "| 2", "Gnoùs", 0 },
	{ "but not those of a common word",
		"robot OU carnet OU fraction OU lumière OU webradio gnou", "", "gnou", 0 },
	{ "ET wants both", "robot ET gnou", "", "gnou", 0 },
	{ "ET holds while the others are eased", "carré ET lutin tortue triangle", "| 7", "", 0 },
	{ "ET finds both", "robot ET tortue", "2", "", 1 },
	{ "a word of a phrase is told", "\"classe gnou\" robot", "", "gnou", 0 },
	{ "a word of a choice is told", "gnou OU tortue", "2", "gnou", 1 },
	{ "a word of a title is told", "titre:gnou", "", "gnou", 0 },
	{ "not one that is in no title", "titre:quadrillage", "", "", 0 },
	{ "a hyphened word is told in parts", "tortue-gnou", "", "gnou", 0 },
	{ "an excluded word is not told", "tortue -gnou", "2", "", 1 },
	{ "a common word alone does not list a sheet", "tortue élève lumière", "| 2 8", "", 0 },
	{ "nor beside one other word", "webradio élève", "| 6", "", 0 },
	{ "it does in a sentence that asks", "que font les élèves d'une webradio", "| 6 4 3 1", "", 0 },
	{ "little words alone make no such sentence", "les élèves d'une webradio", "| 6", "", 0 },
	{ "the last word of a sentence tells more", "quelle émission sur le trajet", "| 8 6", "", 0 },
	{ "whichever it is", "quel trajet pour une émission", "| 6 8", "", 0 },
	{ "a mistyped word finds what its right stem does", "tortue prqgrammer", "2", "prqgrammer", 1 },
};

static void relaxes(void **state)
{
	const struct relaxed_row *row = *state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) result = ask(&shelf, row->typed, &first_page);
	OWNED_STRING found = as_text(result);
	OWNED_STRING unknown = words_join(&result->unknown, " ");
	if (strncmp(found, row->expected, strlen(row->expected)) != 0)
		fail_msg("found %s", found);
	assert_string_equal(unknown, row->unknown);
	assert_int_equal(result->total_all, row->total_all);
	assert_int_equal(result->total, result->count);
}

/* Of two words, the common one alone is no answer: « tortue cm1 » does not list all of CM1. */
static void of_two_words_the_common_one_is_not_enough(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) result = ask(&shelf, "tortue cm1", &first_page);
	OWNED_STRING found = as_text(result);
	assert_string_equal(found, "| 2");
}

static void scores_fall_from_100(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) whole = ask(&shelf, "robot", &first_page);
	assert_true(whole->hits[0].score == 100);
	assert_true(whole->hits[1].score < 100 && whole->hits[1].score > 0);

	OWNED(search_result) relaxed = ask(&shelf, "fraction mesure", &first_page);
	assert_true(relaxed->count > 1);
	for (size_t i = 1; i < relaxed->count; i++)
		assert_true(relaxed->hits[i].score <= relaxed->hits[i - 1].score);
	OWNED(search_result) partial = ask(&shelf, "webradio gnou", &first_page);
	assert_true(partial->hits[0].score < 100);
}

static const struct question_row nameless_rows[] = {
	{ "a class, a theme, an equipment are named", "niveau:cm2 theme:codage tag:tablette", "" },
	{ "a word that is no tag is told", "tag:gnou", "gnou" },
	{ "so is one that is excluded", "robot -tag:gnou", "gnou" },
	{ "one in parentheses, beside one that is", "(theme:gnou OU theme:codage) robot", "gnou" },
	{ "a level that is none", "niveau:facile", "facile" },
	{ "an author nobody signs as", "auteur:gnou", "gnou" },
	{ "a title needs no name", "titre:gnou", "" },
};

static void tells_fields_that_name_nothing(void **state)
{
	const struct question_row *row = *state;
	OWNED_SHELF shelf = dozen_new();
	struct error err = {0};
	OWNED(question) question = question_parse(shelf.analyser, row->typed);
	OWNED(search_result) result = search_run(shelf.search,
		&(struct search_request){ .question = question, .limit = 20 }, &err);
	assert_non_null(result);
	OWNED_WORDS values = {0};
	for (size_t i = 0; i < result->nameless_count; i++)
		words_add(&values, result->nameless[i]->value);
	OWNED_STRING told = words_join(&values, " ");
	assert_string_equal(told, row->expected);
}

static void without_typed_an_unknown_word_is_told_as_indexed(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(question) question = question_parse(shelf.analyser, "GNOÙ");
	const struct search_request request = { .question = question, .limit = 1 };
	OWNED(search_result) result = search_run(shelf.search, &request, NULL);
	assert_int_equal(result->unknown.count, 1);
	assert_string_equal(result->unknown.items[0], "gnou");
}

/* ---- Filters and counts ---- */

struct filter_row {
	const char *name, *typed;
	struct filter filters[4];
	size_t count;
	const char *expected;
};

static const struct filter_row filter_rows[] = {
	{ "a cycle holds its classes and itself", "", {{ FACET_LEVEL, "cycle3" }}, 1, "7 1 3 5 9" },
	{ "a class has its sheets, and those of its whole cycle", "", {{ FACET_LEVEL, "cm2" }}, 1, "7 1 9" },
	{ "two values of one facet: either", "",
		{{ FACET_LEVEL, "cm2" }, { FACET_LEVEL, "cp" }}, 2, "4 7 1 2 9" },
	{ "two facets: both", "",
		{{ FACET_LEVEL, "cm2" }, { FACET_THEME, "codage" }}, 2, "7 1" },
	{ "values of two facets that never meet", "",
		{{ FACET_LEVEL, "cp" }, { FACET_THEME, "emi" }}, 2, "" },
	{ "a filter keeps the order of relevance", "robot", {{ FACET_THEME, "robotique" }}, 1, "2 1" },
	{ "a filter and a question", "robot", {{ FACET_LEVEL, "cp" }}, 1, "2" },
	{ "an unknown value matches nothing", "", {{ FACET_THEME, "gnou" }}, 1, "" },
	{ "an unknown value beside a known one", "",
		{{ FACET_THEME, "gnou" }, { FACET_THEME, "webradio" }}, 2, "6" },
	{ "the same value twice", "", {{ FACET_THEME, "emi" }, { FACET_THEME, "emi" }}, 2, "6 9" },
};

static void filters(void **state)
{
	const struct filter_row *row = *state;
	OWNED_SHELF shelf = dozen_new();
	const struct search_request request = {
		.filters = row->filters, .filter_count = row->count, .limit = 20,
	};
	OWNED(search_result) result = ask(&shelf, row->typed, &request);
	OWNED_STRING found = as_text(result);
	assert_string_equal(found, row->expected);
	assert_int_equal(result->total, result->count);
}

static void counts_as_if_the_facet_were_open(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	const struct filter filters[] = { { FACET_LEVEL, "cm2" } };
	const struct search_request request = {
		.filters = filters, .filter_count = 1, .limit = 20, .with_counts = true,
	};
	OWNED(search_result) result = ask(&shelf, "", &request);
	assert_int_equal(result->total, 3);
	assert_int_equal(count_of(&shelf, result, FACET_LEVEL, "cm2"), 3);
	assert_int_equal(count_of(&shelf, result, FACET_LEVEL, "cp"), 2);
	assert_int_equal(count_of(&shelf, result, FACET_LEVEL, "cycle3"), 5);
	assert_int_equal(count_of(&shelf, result, FACET_THEME, "codage"), 2);
	assert_int_equal(count_of(&shelf, result, FACET_THEME, "webradio"), 0);
}

/* What stands beside a value is what clicking on it gives, whatever the question. */
static void every_count_is_the_total_of_its_filter(void **state)
{
	(void)state;
	static const char *const questions[] = { "", "robot", "robot quadrillage tortue", "-robot" };
	OWNED_SHELF shelf = dozen_new();
	const struct search_request open = { .limit = 20, .with_counts = true };

	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		OWNED(search_result) all = ask(&shelf, questions[i], &open);
		size_t size = vocabulary_size(shelf.vocabularies, VOCABULARY_LEVELS);
		for (size_t rank = 0; rank < size; rank++) {
			const struct term *term = vocabulary_at(shelf.vocabularies, VOCABULARY_LEVELS, rank);
			const struct filter filter = { FACET_LEVEL, term->key };
			const struct search_request one = { .filters = &filter, .filter_count = 1, .limit = 20 };
			OWNED(search_result) clicked = ask(&shelf, questions[i], &one);
			assert_int_equal(all->counts[FACET_LEVEL][rank], clicked->total);
		}
	}
}

static void counts_are_made_only_when_asked(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	OWNED(search_result) result = ask(&shelf, "robot", &first_page);
	for (size_t facet = 0; facet < FACET_COUNT; facet++)
		assert_null(result->counts[facet]);
}

/* ---- Pages and order ---- */

static void pages_are_slices_of_the_whole(void **state)
{
	(void)state;
	static const char *const questions[] = { "", "robot tortue webradio", "élève", "niveau:cycle3" };
	OWNED_SHELF shelf = dozen_new();

	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		OWNED(search_result) whole = ask(&shelf, questions[i], &first_page);
		for (size_t offset = 0; offset <= whole->count; offset++) {
			const struct search_request one = { .offset = offset, .limit = 1 };
			OWNED(search_result) page = ask(&shelf, questions[i], &one);
			assert_int_equal(page->total, whole->total);
			assert_int_equal(page->count, offset < whole->count);
			if (page->count)
				assert_int_equal(page->hits[0].docid, whole->hits[offset].docid);
		}
	}
}

static void sorts_by_publication_when_asked(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	const struct search_request request = { .limit = 20, .order = ORDER_NEWEST };
	OWNED(search_result) result = ask(&shelf, "robot", &request);
	OWNED_STRING found = as_text(result);
	assert_string_equal(found, "1 2");
	assert_true(result->hits[0].score == 0);
}

static void a_limit_of_nothing_still_counts(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	const struct search_request request = { .limit = 0 };
	OWNED(search_result) result = ask(&shelf, "robot", &request);
	assert_int_equal(result->count, 0);
	assert_int_equal(result->total, 2);
}

/* ---- Limits ---- */

static void limits_hold(void **state)
{
	(void)state;
	OWNED_SHELF shelf = dozen_new();
	static struct filter many[SEARCH_MAX_FILTERS + 1];
	for (size_t i = 0; i <= SEARCH_MAX_FILTERS; i++)
		many[i] = (struct filter){ FACET_THEME, "emi" };
	const struct search_request at = {
		.limit = SEARCH_MAX_LIMIT, .offset = SEARCH_MAX_OFFSET,
		.filters = many, .filter_count = SEARCH_MAX_FILTERS,
	};
	struct search_request past[] = { at, at, at };
	past[0].limit++;
	past[1].offset++;
	past[2].filter_count++;

	OWNED(search_result) result = search_run(shelf.search, &at, NULL);
	assert_non_null(result);
	for (size_t i = 0; i < 3; i++) {
		struct error err = {0};
		assert_null(search_run(shelf.search, &past[i], &err));
		assert_int_equal(err.kind, ERROR_TOO_LARGE);
	}
}

/* One sheet has the words side by side, which lifts it: page 3 measures by it as page 1 does. */
static void scores_fall_from_page_to_page(void **state)
{
	(void)state;
	OWNED_FOLDER folder = temp_folder();
	OWNED(vocabularies) vocabularies = tiny_vocabularies();
	OWNED(analyser) analyser = analyser_new();
	static struct tiny_sheet many[40];
	for (size_t i = 0; i < 40; i++)
		many[i] = (struct tiny_sheet){ "Une fiche", "cm2", "codage", "ordinateur", NULL, "2017-03-14",
			i == 0 ? "La belle classe de neige est froide." : "La neige est froide, et belle la classe." };
	tiny_index(folder, vocabularies, many, 40);
	OWNED(search) search = search_open(folder, vocabularies, NULL);
	OWNED(question) question = question_parse(analyser, "classe de neige");
	double above = 100;
	for (size_t offset = 0; offset < 40; offset += 10) {
		const struct search_request request = { .question = question, .offset = offset, .limit = 10 };
		OWNED(search_result) page = search_run(search, &request, NULL);
		for (size_t i = 0; i < page->count; i++) {
			assert_true(page->hits[i].score <= above);
			above = page->hits[i].score;
		}
	}
}

int main(void)
{
	static struct suite suite;
	SUITE_ROWS(&suite, question_rows, finds);
	SUITE_ROWS(&suite, relaxed_rows, relaxes);
	SUITE_ROWS(&suite, filter_rows, filters);
	SUITE_ROWS(&suite, nameless_rows, tells_fields_that_name_nothing);
	SUITE_TEST(&suite, of_two_words_the_common_one_is_not_enough);
	SUITE_TEST(&suite, scores_fall_from_100);
	SUITE_TEST(&suite, without_typed_an_unknown_word_is_told_as_indexed);
	SUITE_TEST(&suite, counts_as_if_the_facet_were_open);
	SUITE_TEST(&suite, every_count_is_the_total_of_its_filter);
	SUITE_TEST(&suite, counts_are_made_only_when_asked);
	SUITE_TEST(&suite, pages_are_slices_of_the_whole);
	SUITE_TEST(&suite, sorts_by_publication_when_asked);
	SUITE_TEST(&suite, a_limit_of_nothing_still_counts);
	SUITE_TEST(&suite, scores_fall_from_page_to_page);
	SUITE_TEST(&suite, limits_hold);
	return suite_run(&suite, "index/search_run");
}
