#include "base/words.h"
#include "catalogue/examples.h"
#include "index/explain.h"
#include "index/synonyms.h"

/* Questions that name a discipline and a class, asked of the example sheets. */

static struct desk desk;
static struct synonyms *synonyms;

static int open_examples(void **state)
{
	(void)state;
	desk = desk_new();
	take_examples(&desk);
	synonyms = synonyms_load(VOCABULARIES, desk.vocabularies, NULL);
	if (!synonyms)
		return -1;
	catalogue_use_synonyms(desk.catalogue, synonyms);
	return 0;
}

static int close_examples(void **state)
{
	(void)state;
	desk_done(&desk);
	synonyms_free(synonyms);
	return 0;
}

static struct found *ask(const struct catalogue_request *request)
{
	struct error err = {0};
	struct found *found = catalogue_search(desk.catalogue, request, &err);
	if (!found)
		fail_msg("%s: %s", request->question, err.text);
	return found;
}

static bool has_sheet(const struct found *found, const char *id)
{
	for (size_t i = 0; i < found->cards.count; i++)
		if (text_equals(found->cards.items[i].id, id))
			return true;
	return false;
}

static const struct { const char *typed, *key; } classes[] = {
	{ "cp", "cp" }, { "cm1", "cm1" }, { "au CM2", "cm2" }, { "6e", "6e" }, { "en cinquième", "5e" },
	{ "4 ème", "4e" }, { "3e", "3e" }, { "seconde", "2gt" },
};

static size_t checked;  /* sheets that chose both */

/* Every sheet that chose both is found, and none stands before them; EMI is a theme as well. */
static void check_first(const char *name, const char *discipline, size_t class)
{
	OWNED_STRING question = text_make("%s %s", name, classes[class].typed);
	const struct filter filters[] = {
		{ FACET_SUBJECT, discipline }, { FACET_LEVEL, classes[class].key },
	};
	const struct catalogue_request both = {
		.question = "", .filters = filters, .filter_count = 2, .per_page = 100,
	};
	const struct catalogue_request typed = { .question = question, .per_page = 100 };
	OWNED(found) wanted = ask(&both);
	OWNED(found) found = ask(&typed);
	checked += wanted->cards.count;
	assert_true(found->cards.count >= wanted->cards.count);
	for (size_t i = 0; i < wanted->cards.count; i++)
		if (!has_sheet(wanted, found->cards.items[i].id)
			&& !words_has(&found->cards.items[i].themes, discipline))
			fail_msg("« %s » lists « %s » in place %zu, before one of %zu", question,
				found->cards.items[i].title, i + 1, wanted->cards.count);
}

static void check_names(const char *list, const char *discipline)
{
	OWNED_WORDS names = {0};
	words_split(&names, list, ';');
	for (size_t i = 0; i < names.count; i++)
		for (size_t class = 0; class < sizeof classes / sizeof classes[0]; class++)
			check_first(names.items[i], discipline, class);
}

static void sheets_of_the_discipline_and_the_class_come_first(void **state)
{
	(void)state;
	size_t size = vocabulary_size(desk.vocabularies, VOCABULARY_SUBJECTS);
	for (size_t rank = 0; rank < size; rank++) {
		const struct term *term = vocabulary_at(desk.vocabularies, VOCABULARY_SUBJECTS, rank);
		if (*term->discipline)
			continue;
		check_names(term_name(term), term->key);
		check_names(term->names, term->key);
	}
	assert_true(checked > 200);
}

/* « histoire » is a part of histoire-géographie: its sheets that say the word, then others that do. */
static void what_belongs_to_a_discipline_is_looked_for_in_it_first(void **state)
{
	(void)state;
	const struct catalogue_request request = { .question = "histoire 6e", .per_page = 100 };
	OWNED(found) found = ask(&request);
	bool has_left = false;
	size_t inside = 0;
	for (size_t i = 0; i < found->cards.count; i++) {
		const struct card *card = &found->cards.items[i];
		bool is_inside = words_has(&card->subjects, "c3-histoire-geographie");
		if (is_inside && has_left && !card->is_partial)
			fail_msg("« %s » comes behind others", card->title);
		inside += is_inside;
		has_left |= !is_inside;
	}
	assert_true(inside > 0 && has_left);
}

static void in_other_company_a_name_is_a_word(void **state)
{
	(void)state;
	const struct catalogue_request request = { .question = "raconter une histoire" };
	OWNED(found) found = ask(&request);
	assert_true(found->cards.count > 0);
	assert_false(words_has(&found->cards.items[0].subjects, "c3-histoire-geographie"));
}

/* Of the sheets that have every word, those of the discipline. */
static void so_do_they_among_other_words(void **state)
{
	(void)state;
	static const struct { const char *question, *discipline; } rows[] = {
		{ "tablette français 4e", "francais" }, { "projet svt 5e", "c4-svt" },
		{ "séquence maths 5e ou 4e", "c4-mathematiques" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct catalogue_request request = { .question = rows[i].question };
		OWNED(found) found = ask(&request);
		assert_true(found->cards.count > 1);
		if (!words_has(&found->cards.items[0].subjects, rows[i].discipline))
			fail_msg("« %s » lists « %s » first", rows[i].question, found->cards.items[0].title);
	}
}

/* In French a history is told, which makes no lesson of history of it. */
static void what_belongs_to_another_discipline_is_a_word_there(void **state)
{
	(void)state;
	OWNED_DESK own = desk_new();
	OWNED_STRING told = desk_sheet("Atelier : raconter une histoire", "");
	const char *at = strstr(told, "c3-mathematiques");
	assert_non_null(at);
	at += strlen("c3-");
	OWNED_STRING french = text_make("%.*sfrancais%s", (int)(at - told), told, at + strlen("mathematiques"));
	OWNED_STRING id = desk_put(&own, "francais.md", french, CATALOGUE_TAKEN);
	free(desk_take(&own, "maths.md", "Raconter une histoire, une histoire en français", ""));
	desk_sync(&own);
	const struct catalogue_request request = { .question = "raconter histoire français cm2" };
	OWNED(found) found = catalogue_search(own.catalogue, &request, NULL);
	assert_int_equal(found->cards.count, 2);
	assert_string_equal(found->cards.items[0].id, id);
}

/* Where no text says « maths », what the sheet chose is told. */
static void what_was_chosen_is_told(void **state)
{
	(void)state;
	const struct filter filters[] = { { FACET_SUBJECT, "mathematiques" }, { FACET_LEVEL, "3e" } };
	const struct catalogue_request request = {
		.question = "maths", .filters = filters, .filter_count = 2, .is_explained = true, .per_page = 100,
	};
	OWNED(found) found = ask(&request);
	size_t told = 0;
	assert_int_equal(found->partial, 0);
	for (size_t i = 0; i < found->cards.count; i++) {
		const struct card *card = &found->cards.items[i];
		unsigned percent = 0;
		for (size_t each = 0; each < card->reason_count; each++) {
			const struct card_reason *reason = &card->reasons[each];
			assert_true(reason->places != 0);
			percent += reason->percent;
			told += reason->alternative && text_equals(reason->alternative->list, "enseignement");
		}
		assert_int_equal(percent, 100);
	}
	assert_true(told > 0);
}

/* A catalogue without synonyms has none to tell it by. */
static void a_name_no_synonym_explains_is_told_too(void **state)
{
	(void)state;
	OWNED_DESK own = desk_new();
	free(desk_take(&own, "a.md", "La tortue", ""));
	desk_sync(&own);
	const struct catalogue_request request = { .question = "maths", .is_explained = true };
	OWNED(found) found = catalogue_search(own.catalogue, &request, NULL);
	assert_int_equal(found->cards.count, 1);
	assert_int_equal(found->cards.items[0].reason_count, 1);
	assert_int_equal(found->cards.items[0].reasons[0].places, EXPLAIN_LABEL);
	assert_int_equal(found->cards.items[0].reasons[0].percent, 100);
}

/* Who wants just the words typed has those alone. */
static void to_who_asks_exactly_a_name_is_a_word(void **state)
{
	(void)state;
	const struct filter filters[] = { { FACET_SUBJECT, "mathematiques" }, { FACET_LEVEL, "3e" } };
	struct catalogue_request request = { .question = "maths", .filters = filters, .filter_count = 2 };
	OWNED(found) named = ask(&request);
	request.is_exact = true;
	OWNED(found) exact = ask(&request);
	assert_true(exact->total < named->total);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheets_of_the_discipline_and_the_class_come_first),
		cmocka_unit_test(what_belongs_to_a_discipline_is_looked_for_in_it_first),
		cmocka_unit_test(so_do_they_among_other_words),
		cmocka_unit_test(what_belongs_to_another_discipline_is_a_word_there),
		cmocka_unit_test(in_other_company_a_name_is_a_word),
		cmocka_unit_test(what_was_chosen_is_told),
		cmocka_unit_test(a_name_no_synonym_explains_is_told_too),
		cmocka_unit_test(to_who_asks_exactly_a_name_is_a_word),
	};
	return cmocka_run_group_tests_name("catalogue/chosen", tests, open_examples, close_examples);
}
