#include "view/some_found.h"

/* ---- Whole pages ---- */

static void a_page_of_results_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = { .question = "l’école & le robot", .filters = two_filters, .filter_count = 2 },
		.page = 20, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats.html");
}

/* Once a department was chosen there is another way to a school than to choose one. */
static void schools_that_are_not_listed_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	found->values[FACET_DEPARTMENT][0].is_chosen = true;
	const struct filter filter = { FACET_DEPARTMENT, "023" };
	show(&shown, &(struct results){
		.terms = { .question = "", .filters = &filter, .filter_count = 1 }, .page = 1, .found = found,
	});
	OWNED_STRING html = shown_render(&shown, "resultats.html");
	assert_non_null(strstr(html, "tapez son nom dans la recherche"));
	assert_null(strstr(html, "Choisissez d’abord un département"));
}

static void all_sheets_without_a_filter_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	shown_compare(&shown, "resultats.html", "resultats-tout.html");
}

static void nothing_found_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	words_add(&found->unknown, "zzz");
	words_add(&found->unknown, "yyy");
	words_add(&found->ignored, "le");
	char first[] = "/recherche?q=zzz", filter[] = "CM2",
		filters[] = "CM1\u00A0», «\u00A0CM2", second[] = "/recherche?q=robot", word[] = "robot";
	const struct suggestion suggestions[] = {
		{ SUGGESTION_WITHOUT_FILTER, filter, first, 3 },
		{ SUGGESTION_WITHOUT_CHOICES, filters, first, 1 },
		{ SUGGESTION_WITHOUT_FILTERS, NULL, first, 2 },
		{ SUGGESTION_WITHOUT_QUOTES, NULL, second, 4 },
		{ SUGGESTION_WITHOUT_WORD, word, second, 1 },
		{ SUGGESTION_WITHOUT_EXCLUSION, word, second, 1 },
		{ SUGGESTION_ONLY_WORD, word, second, 1 },
	};
	show(&shown, &(struct results){
		.terms = { .question = "le zzz yyy", .filters = two_filters, .filter_count = 1 },
		.page = 1, .found = found,
		.suggestions = suggestions, .suggestion_count = sizeof suggestions / sizeof suggestions[0],
	});
	shown_compare(&shown, "resultats.html", "resultats-rien.html");
}

static void nothing_asked_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->asks_nothing = true;
	show(&shown, &(struct results){ .terms = { .question = "🤖" }, .page = 1, .found = found });
	shown_compare(&shown, "resultats.html", "resultats-sans-mot.html");
}

static void past_the_end_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 41;
	show(&shown, &(struct results){ .terms = { .question = "robot" }, .page = 9, .found = found });
	shown_compare(&shown, "resultats.html", "resultats-apres-la-fin.html");
}

/* ---- Counting pages ---- */

struct last_row {
	const char *name;
	size_t total;
	unsigned per_page, expected;
};

static const struct last_row lasts[] = {
	{ "nothing fills one page",           0,                       0,  1 },
	{ "one sheet fills one page",         1,                       0,  1 },
	{ "a full page is one page",          CATALOGUE_PAGE_SIZE,     0,  1 },
	{ "one sheet more makes two",         CATALOGUE_PAGE_SIZE + 1, 0,  2 },
	{ "a large list has all its pages",   10000,                   10, 1000 },
	{ "the last sheet allowed is reached", CATALOGUE_MOST_LISTED,  10, CATALOGUE_LAST_PAGE },
	{ "and never passed",             CATALOGUE_MOST_LISTED + 1,   10, CATALOGUE_LAST_PAGE },
	{ "whatever the size of a page",  CATALOGUE_MOST_LISTED + 1,   50, CATALOGUE_MOST_LISTED / 50 },
};

static void counts_pages(void **state)
{
	const struct last_row *row = *state;
	const struct found found = { .total = row->total };
	assert_int_equal(results_last_page(&found, row->per_page), row->expected);
}

/* ---- Naming pages ---- */

struct pages_row {
	const char *name;
	size_t pages;
	unsigned page;
	const char *expected;  /* numbers shown, [the current one], … for a gap */
};

static const struct pages_row paginations[] = {
	{ "a single page names none",             1,  1,  "" },
	{ "few pages are all named",              4,  2,  "1 [2] 3 4" },
	{ "from the first, neighbours and last",  12, 1,  "[1] 2 3 … 12" },
	{ "in the middle, a gap on each side",    12, 6,  "1 … 4 5 [6] 7 8 … 12" },
	{ "no gap for nothing",                   12, 4,  "1 2 3 [4] 5 6 … 12" },
	{ "at the end",                           12, 12, "1 … 10 11 [12]" },
};

/* The list of pages of `html` on one line. */
static char *pages_named(const char *html)
{
	static const char number[] = "<span class=\"lu-seulement\">Page </span>";
	struct text text = {0};
	text_add(&text, "");
	for (const char *item = strstr(html, "<li class=\""); item; item = strstr(item + 1, "<li class=\"")) {
		bool is_gap = strncmp(item, "<li class=\"lacune", 17) == 0;
		if (!is_gap && strncmp(item, "<li class=\"rang", 15) != 0)
			continue;
		const char *space = text.length ? " " : "";
		const char *at = strstr(item, number), *end = strstr(item, "</li>");
		const char *current = strstr(item, "aria-current=\"page\"");
		bool is_current = current && current < end;
		if (is_gap)
			text_format(&text, "%s…", space);
		else
			text_format(&text, "%s%s%lu%s", space, is_current ? "[" : "",
				strtoul(at + sizeof number - 1, NULL, 10), is_current ? "]" : "");
	}
	return text_take(&text);
}

static void names_pages(void **state)
{
	const struct pages_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = row->pages * CATALOGUE_PAGE_SIZE;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche"));
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = row->page, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	OWNED_STRING named = pages_named(page);
	assert_string_equal(named, row->expected);
	assert_true((strstr(page, "rel=\"prev\"") != NULL) == (row->page > 1));
	assert_true((strstr(page, "rel=\"next\"") != NULL) == (row->page < row->pages));
}

/* ---- Order, number of sheets, state ---- */

static void every_link_keeps_order_and_number(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = {
			.question = "robot", .filters = two_filters, .filter_count = 2,
			.order = ORDER_TITLE, .per_page = 50, .state = 1045,
		},
		.page = 2, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "\"/recherche?q=robot&amp;type=scenario&amp;tri=titre&amp;par-page=50#resultats\"");
	assert_shows(page, "\"/recherche?q=robot&amp;tri=titre&amp;par-page=50#resultats\">Retirer tous");
	assert_shows(page, "tri=titre&amp;par-page=50&amp;page=3&amp;etat=1045#resultats\"");
	assert_shows(page, "rel=\"prev\" href=\"/recherche?q=robot&amp;niveau=cm2&amp;type=scenario"
		"&amp;tri=titre&amp;par-page=50#resultats\"");
	assert_shows(page, "page&nbsp;2 sur&nbsp;21");
	assert_shows(page, "<option value=\"titre\" selected>");
	assert_shows(page, "<option value=\"50\" selected>");
	assert_hides(page, "type=\"hidden\" name=\"tri\"");
}

static void without_a_list_the_form_keeps_the_order(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found_value(found, FACET_TYPE, shown_term(&shown, VOCABULARY_TYPES, "scenario"), 0, true);
	show(&shown, &(struct results){
		.terms = {
			.question = "zzz", .filters = two_filters + 1, .filter_count = 1,
			.order = ORDER_TITLE, .per_page = 50,
		},
		.page = 1, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "<input type=\"hidden\" name=\"tri\" value=\"titre\">");
	assert_shows(page, "<input type=\"hidden\" name=\"par-page\" value=\"50\">");
	assert_hides(page, "<select");
}

struct offer_row {
	const char *name, *question;
	enum order order;
	bool has_reuses;
	const char *shown, *hidden;  /* an option; hidden may be NULL */
};

static const struct offer_row offers[] = {
	{ "a question is sorted by relevance", "robot", ORDER_RELEVANCE, false,
		"value=\"\" selected>Pertinence", "reprises" },
	{ "without a question the newest come first", "", ORDER_RELEVANCE, false,
		"value=\"\" selected>Plus récentes", "pertinence" },
	{ "an order that is not the usual one is named", "robot", ORDER_NEWEST, false,
		"value=\"recentes\" selected", NULL },
	{ "reuse is offered when there is some", "", ORDER_RELEVANCE, true, "value=\"reprises\">", NULL },
	{ "reuse is said when it was asked for", "", ORDER_REUSED, false,
		"value=\"reprises\" selected", NULL },
};

static void offers_orders(void **state)
{
	const struct offer_row *row = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	found->has_reuses = row->has_reuses;
	show(&shown, &(struct results){
		.terms = { .question = row->question, .order = row->order }, .page = 1, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, row->shown);
	if (row->hidden)
		assert_hides(page, row->hidden);
}

static void sheets_that_came_since_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	found->newer = 3;
	show(&shown, &(struct results){
		.terms = { .question = "robot", .state = 1045 }, .page = 2, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "Depuis que vous parcourez cette liste, 3 fiches s’y ajoutent. "
		"<a href=\"/recherche?q=robot#resultats\">Voir la liste à jour</a>");
}

/* ---- Hostile words ---- */

static char *hostile_questions;

/* The line of questions.txt, wherever a person's words can land. */
static void stays_harmless(void **state)
{
	const char *words = *state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	cards_give(&found->cards, card_full(words, words));
	words_add(&found->cards.items[0].equipment, words);
	words_add(&found->unknown, words);
	const struct filter filter = { FACET_THEME, words };
	show(&shown, &(struct results){
		.terms = { .question = words, .filters = &filter, .filter_count = 1 },
		.page = 1, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");

	if (strpbrk(words, "<>\"'"))
		assert_hides(page, words);
	assert_hides(page, "<script");
	assert_hides(page, "<img");
	assert_hides(page, "<svg");
	assert_hides(page, "=\"javascript:");
	assert_hides(page, " onerror=alert(1)>");
}

static void add_hostile_questions(struct suite *suite)
{
	hostile_questions = golden_read(FIXTURES "/hostile/questions.txt");
	char *rest = hostile_questions;
	for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n"))
		if (*line)
			suite_add(suite, line, stays_harmless, line);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_TEST(&suite, a_page_of_results_is_as_agreed);
	SUITE_TEST(&suite, schools_that_are_not_listed_are_told);
	SUITE_TEST(&suite, all_sheets_without_a_filter_are_as_agreed);
	SUITE_TEST(&suite, nothing_found_is_as_agreed);
	SUITE_TEST(&suite, nothing_asked_is_as_agreed);
	SUITE_TEST(&suite, past_the_end_is_as_agreed);
	SUITE_ROWS(&suite, lasts, counts_pages);
	SUITE_ROWS(&suite, paginations, names_pages);
	SUITE_TEST(&suite, every_link_keeps_order_and_number);
	SUITE_TEST(&suite, without_a_list_the_form_keeps_the_order);
	SUITE_ROWS(&suite, offers, offers_orders);
	SUITE_TEST(&suite, sheets_that_came_since_are_told);
	add_hostile_questions(&suite);
	int failures = suite_run(&suite, "view/results");
	free(hostile_questions);
	return failures;
}
