#include "index/analysis.h"
#include "index/explain.h"
#include "index/question.h"
#include "index/synonyms.h"
#include "support/cards.h"
#include "support/shown.h"
#include "view/results.h"

static void show(struct shown *shown, const struct results *results)
{
	view_results(shown->fields, results, shown->vocabularies);
}

/* ---- Whole pages ---- */

static struct found *some_found(const struct shown *shown)
{
	struct found *found = found_new();
	found->total = 1045;
	cards_give(&found->cards, card_full("2017-0042", "Le robot dans la cour"));
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	found->cards.items[0].title_html = mem_copy("Le <mark>robot</mark> dans la cour");
	found->cards.items[0].snippet_html = mem_copy("… l’<mark>école</mark> …");

	static const char *const levels[] = { "cycle3", "cm1", "cm2", "ash" };
	for (size_t i = 0; i < 4; i++)
		found_value(found, FACET_LEVEL, shown_term(shown, VOCABULARY_LEVELS, levels[i]), 1000 + i, i == 2);
	size_t themes = vocabulary_size(shown->vocabularies, VOCABULARY_THEMES);
	for (size_t i = 0; i < 15 && i < themes; i++)
		found_value(found, FACET_THEME, vocabulary_at(shown->vocabularies, VOCABULARY_THEMES, i),
			i % 5 + 1, false);
	found_value(found, FACET_TYPE, shown_term(shown, VOCABULARY_TYPES, "scenario"), 3, true);
	static const char *const subjects[] = { "mathematiques", "c3-mathematiques", "lycee-philosophie" };
	for (size_t i = 0; i < 3; i++)
		found_value(found, FACET_SUBJECT, shown_term(shown, VOCABULARY_SUBJECTS, subjects[i]), 9 - i,
			false);
	found_value(found, FACET_DEPARTMENT, shown_term(shown, VOCABULARY_DEPARTMENTS, "023"), 4, false);
	found_open_value(found, FACET_SCHOOL, "0230506A", 3, false);
	found_open_value(found, FACET_TAG, "défi", 3, false);
	found_open_value(found, FACET_YEAR, "2015-2016", 1, false);
	found_open_value(found, FACET_YEAR, "2016-2017", 2, false);
	found->untold[FACET_SCHOOL] = 1;
	found->untold[FACET_TAG] = 2;
	words_add(&found->unknown, "zzz");
	return found;
}

static const struct filter two_filters[] = {
	{ FACET_LEVEL, "cm2" },
	{ FACET_TYPE, "scenario" },
};

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

/* Sheets that lack a word of the question are not passed for the others. */
static void sheets_with_a_part_of_the_words_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 8;
	found->partial = 6;
	show(&shown, &(struct results){ .terms = { .question = "robot cm2" }, .page = 1, .found = found });
	shown_compare(&shown, "resultats.html", "resultats-en-partie.html");
}

/* A sentence is ranked as one list: nothing comes first for having every word. */
static void sheets_of_a_sentence_are_told_among_the_others(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 8;
	found->partial = 6;
	found->is_mixed = true;
	show(&shown, &(struct results){
		.terms = { .question = "comment programmer un robot en cm2" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-phrase.html");
}

/* What was looked for beside what was typed, and why. */
static void synonyms_are_as_agreed(void **state)
{
	(void)state;
	static const struct alternative
		ipad = { .from = "tablette", .to = "iPad", .why = "L’iPad est une tablette." },
		eim = { .from = "tablette", .to = "équipement <individuel>", .why = "Un appareil & un élève." },
		tni = { .from = "TBI", .to = "tableau numérique interactif", .list = "équipement" },
		theme = { .from = "tbi", .to = "TNI", .list = "thématique" },
		word = { .from = "TBI", .to = "tableau numérique interactif", .why = "La même chose." };
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 9;
	found->partial = 3;
	found->through = 4;
	found->synonym_count = 5;
	found->synonyms = mem_new(5, sizeof *found->synonyms);
	const struct alternative *const all[] = { &ipad, &eim, &word, &tni, &theme };
	static const char *const typed[] = { "tablettes", "tablettes", "TBI", "TBI", "TBI" };
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	cards_give(&found->cards, card_bare("2017-0044", "Une fiche"));
	struct card *card = &found->cards.items[1];
	card->through = mem_new(5, sizeof *card->through);
	for (size_t i = 0; i < 5; i++) {
		found->synonyms[i] = (struct found_synonym){ mem_copy(typed[i]), all[i], i + 1 };
		card->through[card->through_count++] = &found->synonyms[i];
	}
	found->cards.items[0].published_on = mem_copy("2017-03-14");
	found->cards.items[0].modified_on = mem_copy("2018-01-09");
	found->cards.items[1].published_on = mem_copy("2017-03-14");
	found->cards.items[1].modified_on = mem_copy("2017-03-14");
	found->cards.items[0].aside = "objectifs";
	found->cards.items[0].aside_html = mem_copy("Ranger les <mark>tablettes</mark> &amp; le chariot");
	show(&shown, &(struct results){
		.terms = { .question = "tablettes TBI", .order = ORDER_TITLE }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-synonymes.html");
}

/* How the question was read, and what each part of it counts for. */
static void explained_results_are_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(analyser) analyser = analyser_new();
	OWNED(found) found = found_new();
	found->total = 21;
	found->read = mem_copy("robot cm2 <b>");
	found->question = question_parse(analyser, found->read);
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	struct card *card = &found->cards.items[0];
	card->reasons = mem_new(2, sizeof *card->reasons);
	card->reasons[card->reason_count++] = (struct card_reason){
		.words = mem_copy("robot <b>"), .places = EXPLAIN_TITLE | EXPLAIN_TEXT, .percent = 100,
	};
	card->reasons[card->reason_count++] = (struct card_reason){ .words = mem_copy("cm2") };
	show(&shown, &(struct results){
		.terms = { .question = "robot cm2 <b>", .is_explained = true }, .page = 2, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-expliques.html");
}

static void nothing_found_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	words_add(&found->unknown, "zzz");
	words_add(&found->unknown, "yyy");
	words_add(&found->ignored, "le");
	char first[] = "/recherche?q=zzz", filter[] = "CM2", second[] = "/recherche?q=robot", word[] = "robot";
	const struct suggestion suggestions[] = {
		{ SUGGESTION_WITHOUT_FILTER, filter, first, 3 },
		{ SUGGESTION_WITHOUT_FILTERS, NULL, first, 2 },
		{ SUGGESTION_WITHOUT_QUOTES, NULL, second, 4 },
		{ SUGGESTION_WITHOUT_WORD, word, second, 1 },
		{ SUGGESTION_WITHOUT_EXCLUSION, word, second, 1 },
		{ SUGGESTION_ONLY_WORD, word, second, 1 },
	};
	show(&shown, &(struct results){
		.terms = { .question = "le zzz yyy", .filters = two_filters, .filter_count = 1 },
		.page = 1, .found = found,
		.suggestions = suggestions, .suggestion_count = 6,
	});
	shown_compare(&shown, "resultats.html", "resultats-rien.html");
}

static void what_became_of_the_question_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("l’évaluation & co");
	found->is_corrected = true;
	found->is_cut = true;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "l’évalation <b>" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-corriges.html");
}

static void sheets_left_for_a_correction_are_told(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("identité numérique");
	found->is_corrected = found->leaves_some = true;
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "identité numérque" }, .page = 1, .found = found,
	});
	OWNED_STRING html = shown_render(&shown, "resultats.html");
	assert_non_null(strstr(html, "Aucune fiche n’a tous les mots de «&nbsp;identité numérque&nbsp;»"));
	assert_null(strstr(html, "Aucune fiche ne répond"));
}

static void add_nameless(struct found *found, enum nameless_kind kind, const char *value, bool has_near)
{
	struct nameless_fields *told = &found->nameless;
	told->items = mem_resize(told->items, told->count + 1, sizeof *told->items);
	struct nameless_field *field = &told->items[told->count++];
	*field = (struct nameless_field){ .kind = kind, .value = mem_copy(value) };
	for (size_t i = 0; has_near && i < 2; i++) {
		words_give(&field->near, text_make("nom %zu <i>", i));
		words_give(&field->questions, text_make("tag:\"nom %zu\"", i));
	}
}

static void what_names_nothing_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	add_nameless(found, NAMELESS_TAG, "machin <b>", true);
	add_nameless(found, NAMELESS_TAG, "machin", false);
	add_nameless(found, NAMELESS_THEME, "lumière", true);
	add_nameless(found, NAMELESS_LEVEL, "facile", false);
	add_nameless(found, NAMELESS_AUTHOR, "dupont", false);
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "tag:machin" }, .page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-sans-nom.html");
}

static void a_proposal_is_as_agreed(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found->correction = mem_copy("robot");
	cards_give(&found->cards, card_bare("2017-0043", "Une fiche sans détail"));
	show(&shown, &(struct results){
		.terms = { .question = "robto", .filters = two_filters, .filter_count = 1 },
		.page = 1, .found = found,
	});
	shown_compare(&shown, "resultats.html", "resultats-proposition.html");
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

/* ---- Filters ---- */

static void the_question_survives_a_filter(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){ .terms = { .question = "Robot" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "<input type=\"hidden\" name=\"q\" value=\"Robot\">");
}

static void a_filter_goes_without_the_others(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = { .question = "robot", .filters = two_filters, .filter_count = 2 },
		.page = 3, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "href=\"/recherche?q=robot&amp;type=scenario#resultats\"");
	assert_shows(page, "href=\"/recherche?q=robot&amp;niveau=cm2#resultats\"");
	assert_shows(page, "href=\"/recherche?q=robot#resultats\">Retirer tous les filtres");
}

static void a_tag_is_sent_by_its_name_and_has_an_id(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	found_open_value(found, FACET_TAG, "Réalité augmentée", 1, false);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "id=\"etiquette-realite-augmentee\" name=\"etiquette\""
		" value=\"Réalité augmentée\"");
	assert_shows(page, "<label for=\"etiquette-realite-augmentee\">Réalité augmentée");
}

static void a_folded_choice_stays_in_sight_when_chosen(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = found_new();
	found->total = 1;
	for (size_t i = 0; i < 14; i++)
		found_value(found, FACET_THEME, vocabulary_at(shown.vocabularies, VOCABULARY_THEMES, i),
			i == 13 ? 0 : 5, i == 13);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	OWNED_STRING box = text_make("value=\"%s\" checked",
		vocabulary_at(shown.vocabularies, VOCABULARY_THEMES, 13)->key);
	const char *chosen = strstr(page, box), *rest = strstr(page, "class=\"suite\"");
	assert_non_null(chosen);
	assert_non_null(rest);
	assert_true(chosen < rest);
	assert_shows(page, "Voir 3 autres choix");
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
		"value=\"pertinence\" selected", "reprises" },
	{ "without a question the newest come first", "", ORDER_RELEVANCE, false,
		"value=\"recentes\" selected", "pertinence" },
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

/* ---- What is said of filters ---- */

static void or_and_and_are_said_in_words(void **state)
{
	(void)state;
	static const struct filter filters[] = {
		{ FACET_LEVEL, "cm2" }, { FACET_LEVEL, "6e" },
		{ FACET_DEPARTMENT, "023" }, { FACET_SCHOOL, "0870015U" },
	};
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){
		.terms = { .question = "", .filters = filters, .filter_count = 4 }, .page = 1, .found = found,
	});
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	const char *second = strstr(page, "ou</span> <a href=\"/recherche?niveau=cm2&amp;departement");
	const char *third = strstr(page, "et</span> <a href=\"/recherche?niveau=cm2&amp;niveau=6e"
		"&amp;etablissement");
	const char *fourth = strstr(page, "ou</span> <a href=\"/recherche?niveau=cm2&amp;niveau=6e"
		"&amp;departement=023#");
	assert_true(second && third && fourth && second < third && third < fourth);
	assert_shows(page, "0870015U (Haute-Vienne)");
}

static void a_box_says_its_discipline_to_those_who_listen(void **state)
{
	(void)state;
	OWNED_SHOWN shown = shown_new();
	OWNED(found) found = some_found(&shown);
	show(&shown, &(struct results){ .terms = { .question = "" }, .page = 1, .found = found });
	OWNED_STRING page = shown_render(&shown, "resultats.html");
	assert_shows(page, "<label for=\"enseignement-mathematiques\">Mathématiques <span");
	assert_shows(page, "<label for=\"enseignement-c3-mathematiques\"><span class=\"lu-seulement\">"
		"Mathématiques&nbsp;: </span>Cycle 3 <span");
	const char *last = strstr(page, "annee-2016-2017"), *before = strstr(page, "annee-2015-2016");
	assert_true(last && before && last < before);
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
	SUITE_TEST(&suite, sheets_with_a_part_of_the_words_are_told);
	SUITE_TEST(&suite, sheets_of_a_sentence_are_told_among_the_others);
	SUITE_TEST(&suite, synonyms_are_as_agreed);
	SUITE_TEST(&suite, explained_results_are_as_agreed);
	SUITE_TEST(&suite, nothing_found_is_as_agreed);
	SUITE_TEST(&suite, what_became_of_the_question_is_as_agreed);
	SUITE_TEST(&suite, sheets_left_for_a_correction_are_told);
	SUITE_TEST(&suite, what_names_nothing_is_as_agreed);
	SUITE_TEST(&suite, a_proposal_is_as_agreed);
	SUITE_TEST(&suite, nothing_asked_is_as_agreed);
	SUITE_TEST(&suite, past_the_end_is_as_agreed);
	SUITE_ROWS(&suite, lasts, counts_pages);
	SUITE_ROWS(&suite, paginations, names_pages);
	SUITE_TEST(&suite, the_question_survives_a_filter);
	SUITE_TEST(&suite, a_filter_goes_without_the_others);
	SUITE_TEST(&suite, a_tag_is_sent_by_its_name_and_has_an_id);
	SUITE_TEST(&suite, a_folded_choice_stays_in_sight_when_chosen);
	SUITE_TEST(&suite, every_link_keeps_order_and_number);
	SUITE_TEST(&suite, without_a_list_the_form_keeps_the_order);
	SUITE_ROWS(&suite, offers, offers_orders);
	SUITE_TEST(&suite, sheets_that_came_since_are_told);
	SUITE_TEST(&suite, or_and_and_are_said_in_words);
	SUITE_TEST(&suite, a_box_says_its_discipline_to_those_who_listen);
	add_hostile_questions(&suite);
	int failures = suite_run(&suite, "view/results");
	free(hostile_questions);
	return failures;
}
