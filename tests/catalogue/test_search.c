#include "catalogue/searched.h"

static void a_word_finds_its_sheet_with_marks(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(found) found = ask(&desk, "herisson");
	assert_int_equal(found->total, 1);
	assert_int_equal(found->cards.count, 1);
	const struct card *card = &found->cards.items[0];
	assert_non_null(strstr(card->title_html, "<mark>hérisson</mark>"));
	assert_non_null(card->snippet_html);
	assert_true(card->score > 0 && card->score <= 100);
	assert_int_equal(found->unknown.count, 0);
}

/* Side by side, words list first the sheets that have them all; a sentence lists what says most of it. */
static void a_card_tells_whether_it_lacks_a_word(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	free(desk_take(&desk, "all.md", "Le crayon", "objectifs: hérisson, tortue et zèbre\n"));
	free(desk_take(&desk, "part.md", "Un hérisson et une tortue", ""));
	for (int i = 0; i < 3; i++) {
		OWNED_STRING path = text_make("%d.md", i);
		free(desk_take(&desk, path, "Le pinceau", "objectifs: zèbre\n"));
	}
	desk_sync(&desk);

	OWNED(found) words = ask(&desk, "hérisson tortue zèbre");
	assert_int_equal(words->partial, words->total - 1);
	assert_false(words->is_mixed);
	assert_false(words->cards.items[0].is_partial);
	assert_true(words->cards.items[1].is_partial);

	OWNED(found) sentence = ask(&desk, "un hérisson et une tortue avec un zèbre");
	assert_int_equal(sentence->partial, sentence->total - 1);
	assert_true(sentence->is_mixed);
	assert_true(sentence->cards.items[0].is_partial);
	assert_false(sentence->cards.items[1].is_partial);

	const struct catalogue_request newest = {
		.question = "un hérisson et une tortue avec un zèbre", .order = ORDER_NEWEST,
	};
	OWNED(found) ordered = catalogue_search(desk.catalogue, &newest, NULL);
	assert_false(ordered->is_mixed);
	assert_false(ordered->cards.items[0].is_partial);

	OWNED(found) all = ask(&desk, "");
	assert_false(all->cards.items[0].is_partial);
}

/* The store gives them as they come: once for each school, and every tag in no order. */
static void a_card_tells_departments_once_and_tags_in_order(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	OWNED_STRING model = desk_sheet("Le hérisson", "etiquettes: [zeste, boussole, carte, abeille]\n");
	const char *school = strstr(model, "0230506A");
	OWNED_STRING bytes = text_make("%.*s0190001Y, 0190002Z, %s", (int)(school - model), model, school);
	free(desk_put(&desk, "a.md", bytes, CATALOGUE_TAKEN));
	desk_sync(&desk);
	OWNED(found) found = ask(&desk, "herisson");
	OWNED_STRING departments = words_join(&found->cards.items[0].departments, " ");
	OWNED_STRING tags = words_join(&found->cards.items[0].tags, " ");
	assert_true(text_equals(departments, "019 023") || text_equals(departments, "023 019"));
	assert_string_equal(tags, "abeille boussole carte zeste");
}

static void no_question_gives_everything_newest_first(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(found) found = ask(&desk, "");
	assert_int_equal(found->total, 2);
	assert_string_equal(found->cards.items[0].published_on, "2016-01-01");
	assert_true(found->cards.items[0].is_example);
	OWNED(found) none = ask(&desk, NULL);
	assert_int_equal(none->total, 2);
}

static void what_could_not_matter_is_told(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(found) found = ask(&desk, "le hérisson xylophage");
	assert_true(words_has(&found->ignored, "le"));
	assert_true(words_has(&found->unknown, "xylophage"));
}

static void facets_are_counted_and_chosen(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	const struct filter filters[] = { { FACET_THEME, "codage" }, { FACET_EQUIPMENT, "tablette" } };
	const struct catalogue_request request = { .question = "", .filters = filters, .filter_count = 2 };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_non_null(found);
	assert_int_equal(found->total, 0);
	/* As if no equipment were chosen: the robot stands for both sheets; the tablet, chosen, for none. */
	assert_int_equal(found->value_count[FACET_EQUIPMENT], 2);
	for (size_t i = 0; i < 2; i++) {
		const struct facet_value *value = &found->values[FACET_EQUIPMENT][i];
		bool chosen = text_equals(value->term->key, "tablette");
		assert_int_equal(value->is_chosen, chosen);
		assert_int_equal(value->count, chosen ? 0 : 2);
	}
	for (size_t i = 0; i < found->value_count[FACET_LEVEL]; i++)
		assert_int_equal(found->values[FACET_LEVEL][i].count, 0);
}

struct page_row {
	const char *name;
	unsigned page, per_page;
	size_t cards;
};

static const struct page_row page_rows[] = {
	{ "a page has 20 cards when nothing is said", 1, 0, 20 },
	{ "page 0 is page 1",                         0, 0, 20 },
	{ "the last page has the rest",               2, 0, 10 },
	{ "a page past the end is empty",             3, 0, 0 },
	{ "the last page allowed is empty too",       CATALOGUE_MOST_LISTED / 100, 100, 0 },
	{ "a page past those allowed is empty",       CATALOGUE_MOST_LISTED / 100 + 1, 100, 0 },
	{ "so is the last one of the shortest pages", CATALOGUE_LAST_PAGE, 10, 0 },
	{ "a page that no list has is empty",         4294967295u, 100, 0 },
	{ "a page may be of one card",                30, 1, 1 },
	{ "more than 100 cards are 100 at most",      1, 1000, 30 },
};

static void pages(void **state)
{
	const struct page_row *row = *state;
	OWNED_DESK desk = desk_new();
	desk_take_many(&desk, 30);
	desk_sync(&desk);
	const struct catalogue_request request = {
		.question = "", .page = row->page, .per_page = row->per_page,
	};
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_non_null(found);
	assert_int_equal(found->total, 30);
	assert_int_equal(found->cards.count, row->cards);
}

/* ---- Words no sheet has ---- */

struct correction_row {
	const char *name, *typed, *correction;
	size_t total;
	bool is_corrected;
};

static const struct correction_row correction_rows[] = {
	{ "a word that is right is left alone", "évaluation", NULL, 1, false },
	{ "a mistake is searched as it was meant", "évalation", "évaluation", 1, true },
	{ "with the accents people write", "EVALATION", "évaluation", 1, true },
	{ "one the stem forgives is none", "tabletes", NULL, 1, false },
	{ "as people write it, not as the index does", "tabeltte", "tablettes", 1, true },
	{ "not one that has the stem of another by chance", "tabelete", "tablette", 1, true },
	{ "a letter doubled", "hérrisson", "hérisson", 1, true },
	{ "two words in one", "latortue", "la tortue", 1, true },
	{ "more words in one", "tortueduhérisson", "tortue du hérisson", 2, true },
	{ "two words in one are found as they are", "robotprogrammable", NULL, 1, false },
	{ "in a phrase", "\"évaluation avec des tabltetes\"", "\"évaluation avec des tablettes\"", 1,
		true },
	{ "in a title", "titre:torute", "titre:tortue", 1, true },
	{ "every word that is wrong", "évalation tabeltte", "évaluation tablettes", 1, true },
	{ "what is right stays as typed", "Niveau : CM2 torute -crayon", "Niveau : CM2 tortue -crayon", 1, true },
	{ "beside words that find, it is proposed", "tortue OU hérison", "tortue OU hérisson", 1, false },
	{ "what finds nothing is not proposed", "tortue -la hérison", NULL, 0, false },
	{ "like no word at all", "xylophage", NULL, 0, false },
	{ "what is typed exactly is not corrected", "!évalation", NULL, 0, false },
	{ "a short word near another is asked about", "robet", "robot", 0, false },
	{ "but for a slip of the fingers", "rboot", "robot", 3, true },
	{ "or a letter left out", "robo", "robot", 3, true },
};

static void corrects(void **state)
{
	const struct correction_row *row = *state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	free(desk_take(&desk, "d.md", "L’évaluation avec des tablettes et un robot programmable", ""));
	desk_sync(&desk);
	struct error err = {0};
	const struct catalogue_request request = {
		.question = row->typed, .is_exact = *row->typed == '!',
	};
	OWNED(found) found = catalogue_search(desk.catalogue, &request, &err);
	assert_non_null(found);
	if (row->correction)
		assert_string_equal(found->correction, row->correction);
	else
		assert_null(found->correction);
	assert_int_equal(found->total, row->total);
	assert_int_equal(found->is_corrected, row->is_corrected);
	assert_int_equal(found->cards.count, row->total);
}

static void a_correction_holds_the_filters(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	struct filter filter = { FACET_LEVEL, "cm2" };
	struct catalogue_request request = { .question = "torute", .filters = &filter, .filter_count = 1 };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_string_equal(found->correction, "tortue");
	filter.key = "cp";
	OWNED(found) none = catalogue_search(desk.catalogue, &request, NULL);
	assert_null(none->correction);
	assert_int_equal(none->total, 0);
}

/* ---- Questions that ask for nothing, or too much ---- */

static const struct {
	const char *name, *typed;
} nothing_rows[] = {
	{ "a quote asks for nothing", "\"" },
	{ "a hyphen asks for nothing", "-" },
	{ "OU asks for nothing", "OU" },
	{ "an emoji asks for nothing", "🤖" },
	{ "signs ask for nothing", "?! ()" },
};

static void asks_nothing(void **state)
{
	OWNED_DESK desk = desk_new();
	fill(&desk);
	const struct filter filter = { FACET_LEVEL, "cm2" };
	struct catalogue_request request = { .question = ((const char *const *)*state)[1] };
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_true(found->asks_nothing);
	assert_int_equal(found->total, 0);
	assert_int_equal(found->cards.count, 0);
	assert_true(found->value_count[FACET_LEVEL] > 0);
	size_t total = 1;
	assert_true(catalogue_count(desk.catalogue, &request, &total, NULL));
	assert_int_equal(total, 0);

	request.filters = &filter;
	request.filter_count = 1;
	OWNED(found) filtered = catalogue_search(desk.catalogue, &request, NULL);
	assert_true(filtered->asks_nothing);
	assert_int_equal(filtered->total, 2);
	assert_int_equal(filtered->cards.count, 2);
}

static void no_question_is_not_one_that_asks_nothing(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(found) none = ask(&desk, " \u00A0");
	assert_false(none->asks_nothing);
	assert_int_equal(none->total, 2);
}

static void a_question_that_was_cut_says_so(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED_TEXT typed = {0};
	for (unsigned i = 0; i < 32; i++)
		text_add(&typed, "tortue ");
	OWNED(found) whole = ask(&desk, text_string(&typed));
	assert_false(whole->is_cut);
	text_add(&typed, "tortue");
	OWNED(found) cut = ask(&desk, text_string(&typed));
	assert_true(cut->is_cut);
}

static void counts_as_it_finds(void **state)
{
	(void)state;
	static const char *const questions[] = { "", "tortue", "hérisson OU tortue", "torute" };
	OWNED_DESK desk = desk_new();
	fill(&desk);
	for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
		const struct catalogue_request request = { .question = questions[i], .is_exact = true };
		OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
		size_t total;
		assert_true(catalogue_count(desk.catalogue, &request, &total, NULL));
		assert_int_equal(total, found->total);
	}
}

static const struct {
	const char *name, *typed;
} hostile_rows[] = {
	{ "bytes that are no UTF-8 are a question", "\xFF\xFE robot \xC3" },
	{ "quotes left open are a question", "\"robot" },
	{ "operators alone are a question", "OU - SAUF ( ) *" },
	{ "markup is a question", "<script>alert(1)</script>" },
	{ "a percent sign is a question", "%s%n" },
	{ "spaces are a question", " \t\n\u00a0" },
};

static void never_fails(void **state)
{
	const char *typed = ((const char *const *)*state)[1];
	OWNED_DESK desk = desk_new();
	fill(&desk);
	OWNED(found) found = ask(&desk, typed);
	for (size_t i = 0; i < found->cards.count; i++)
		assert_null(strstr(found->cards.items[i].snippet_html, "<script"));
}

static void sixty_four_filters_are_taken_and_no_more(void **state)
{
	(void)state;
	OWNED_DESK desk = desk_new();
	fill(&desk);
	struct filter filters[CATALOGUE_MAX_FILTERS + 1];
	for (size_t i = 0; i < CATALOGUE_MAX_FILTERS + 1; i++)
		filters[i] = (struct filter){ FACET_LEVEL, "cm2" };
	struct catalogue_request request = {
		.question = "", .filters = filters, .filter_count = CATALOGUE_MAX_FILTERS, .page = 1,
	};
	OWNED(found) found = catalogue_search(desk.catalogue, &request, NULL);
	assert_int_equal(found->total, 2);
	request.filter_count++;
	struct error err = {0};
	assert_null(catalogue_search(desk.catalogue, &request, &err));
	assert_int_equal(err.kind, ERROR_TOO_LARGE);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_word_finds_its_sheet_with_marks);
	SUITE_TEST(&suite, a_card_tells_whether_it_lacks_a_word);
	SUITE_TEST(&suite, a_card_tells_departments_once_and_tags_in_order);
	SUITE_TEST(&suite, no_question_gives_everything_newest_first);
	SUITE_TEST(&suite, what_could_not_matter_is_told);
	SUITE_TEST(&suite, facets_are_counted_and_chosen);
	SUITE_ROWS(&suite, page_rows, pages);
	SUITE_ROWS(&suite, correction_rows, corrects);
	SUITE_TEST(&suite, a_correction_holds_the_filters);
	SUITE_ROWS(&suite, nothing_rows, asks_nothing);
	SUITE_TEST(&suite, no_question_is_not_one_that_asks_nothing);
	SUITE_TEST(&suite, a_question_that_was_cut_says_so);
	SUITE_TEST(&suite, counts_as_it_finds);
	SUITE_ROWS(&suite, hostile_rows, never_fails);
	SUITE_TEST(&suite, sixty_four_filters_are_taken_and_no_more);
	return suite_run(&suite, "catalogue/search");
}
