#include "index/completion.h"

#include "base/mem.h"
#include "base/text.h"
#include "support/rows.h"

#include <string.h>

#define TERM(key_, label_, synonyms_) \
	{ .key = key_, .label = label_, .synonyms = synonyms_, .short_label = "", .discipline = "" }

static const struct term tablet = TERM("tablette", "tablette", "iPad;ardoise");
static const struct term tablets = TERM("tablettes", "tablettes", "tablette;iPad");
static const struct term robot = TERM("robot", "robot programmable", "Bee-Bot;Thymio");
static const struct term cm2 = TERM("cm2", "CM2", "CM 2;cours moyen 2");
static const struct term maths = TERM("c3-maths", "mathématiques (cycle 3)", "maths");
static const struct term science = { .key = "sciences", .label = "sciences (discipline)", .synonyms = "",
	.short_label = "sciences", .discipline = "" };
static const struct term reading = TERM("lecture", "lecture", "");
static const struct term nobody = TERM("drone", "drone", "aéronef");

static struct completions *some_completions(void)
{
	struct completions *table = completions_new();
	completions_add_term(table, VOCABULARY_EQUIPMENT, &tablet, 7);
	completions_add_term(table, VOCABULARY_THEMES, &tablets, 9);
	completions_add_term(table, VOCABULARY_EQUIPMENT, &robot, 5);
	completions_add_term(table, VOCABULARY_LEVELS, &cm2, 20);
	completions_add_term(table, VOCABULARY_SUBJECTS, &maths, 3);
	completions_add_term(table, VOCABULARY_EQUIPMENT, &nobody, 0);
	completions_add_term(table, VOCABULARY_THEMES, &reading, 7);
	completions_add_term(table, VOCABULARY_SUBJECTS, &science, 6);
	completions_add_title(table, "L’école des robots", "2017-0001");
	completions_add_title(table, "Un robot à l'école", "2017-0002");
	completions_add_title(table, "Le journal de la classe", "2017-0003");
	completions_add_title(table, "Robots, l’été", "2017-0004");
	completions_add_title(table, "Le Journal de la Classe", "2017-0005");
	completions_settle(table);
	return table;
}

/* Offers as "text=target×count", separated by " | ". */
static char *told(const struct completions *table, const char *typed)
{
	OWNED_COMPLETIONS list = {0};
	OWNED_TEXT told = {0};
	completions_find(table, typed, &list);
	for (size_t i = 0; i < list.count; i++)
		text_format(&told, "%s%s=%s*%zu", i ? " | " : "", list.items[i].text,
			list.items[i].target ? list.items[i].target : "?", list.items[i].count);
	return mem_copy(text_string(&told));
}

struct row {
	const char *name, *typed, *offers;
};

static const struct row rows[] = {
	{ "a beginning finds its label", "cm", "CM2=cm2*20" },
	{ "a space more is nothing", "CM 2", "CM2=cm2*20" },
	{ "what more sheets have comes first, past a plural once", "tabl", "tablettes=tablettes*9" },
	{ "an entry is offered by its label, not twice", "tablette", "tablettes=tablettes*9" },
	{ "a synonym leads to its entry, two lists or not", "ipa", "iPad=tablettes*9" },
	{ "behind other words a name goes on", "robot c", "robot CM2=?*0" },
	{ "whole, past its space", "un robot au cm 2", "un robot au CM2=?*0" },
	{ "as they were typed", "L’ÉCOLE, iP", "L’ÉCOLE, iPad=?*0" },
	{ "a title does not", "robot journ", "" },
	{ "a hyphen is nothing", "beeb", "Bee-Bot=robot*5" },
	{ "a hyphen may be typed", "bee-b", "Bee-Bot=robot*5" },
	{ "the beginning of a text before its other words", "robot",
		"robot programmable=robot*5 | Robots, l’été=2017-0004*1 | L’école des robots=2017-0001*1"
		" | Un robot à l'école=2017-0002*1" },
	{ "past accents and apostrophes", "ecole",
		"L’école des robots=2017-0001*1 | Un robot à l'école=2017-0002*1" },
	{ "accents are never needed, nor harmful", "L'ÉCOLE D", "L’école des robots=2017-0001*1" },
	{ "several sheets of one title are one offer", "journal", "Le journal de la classe=?*2" },
	{ "several words go on with the last one", "journal de la c", "Le journal de la classe=?*2" },
	{ "a discipline is called as people do", "scien", "sciences=sciences*6" },
	{ "a word in brackets is a word", "cycle", "mathématiques (cycle 3)=c3-maths*3" },
	{ "a little word begins nothing but its text", "de", "" },
	{ "but the text it begins", "le j", "Le journal de la classe=?*2" },
	{ "an article and its apostrophe are no beginning of a word", "l'éc",
		"L’école des robots=2017-0001*1 | Un robot à l'école=2017-0002*1" },
	{ "which goes on behind another one", "d’éc",
		"L’école des robots=2017-0001*1 | Un robot à l'école=2017-0002*1" },
	{ "but they may be typed for its letters", "l'ect", "lecture=lecture*7" },
	{ "an apostrophe left out is nothing", "lecole d", "L’école des robots=2017-0001*1" },
	{ "little words typed before are left aside", "d'un robot à", "Un robot à l'école=2017-0002*1" },
	{ "an article before a word inside a text", "les robots",
		"Robots, l’été=2017-0004*1 | L’école des robots=2017-0001*1" },
	{ "what no sheet has is not offered", "dron", "" },
	{ "nor by a synonym", "aéro", "" },
	{ "nothing typed, nothing offered", "", "" },
	{ "signs are nothing", "  « ? » ", "" },
	{ "what is nowhere is not offered", "xylophone", "" },
};

static void offers(void **state)
{
	const struct row *row = *state;
	OWNED(completions) table = some_completions();
	OWNED_STRING got = told(table, row->typed);
	assert_string_equal(got, row->offers);
}

static void an_empty_table_offers_nothing(void **state)
{
	(void)state;
	OWNED(completions) table = completions_new();
	completions_settle(table);
	OWNED_STRING got = told(table, "robot");
	assert_string_equal(got, "");
}

static void ten_are_offered_at_most_and_the_best(void **state)
{
	(void)state;
	OWNED(completions) table = completions_new();
	char keys[3000][12], labels[3000][20];
	for (int i = 0; i < 3000; i++) {
		snprintf(keys[i], sizeof keys[i], "k%d", i);
		snprintf(labels[i], sizeof labels[i], "mot %04d", (i * 7919) % 3000);
		struct term term = { .key = keys[i], .label = labels[i], .synonyms = "",
			.short_label = "", .discipline = "" };
		completions_add_term(table, VOCABULARY_THEMES, &term, (size_t)i + 1);
	}
	completions_settle(table);
	OWNED_COMPLETIONS list = {0};
	completions_find(table, "m", &list);
	assert_int_equal(list.count, COMPLETION_MAX);
	for (size_t i = 0; i < list.count; i++)
		assert_int_equal(list.items[i].count, 3000 - i);
}

static void what_is_typed_counts_up_to_its_limit(void **state)
{
	(void)state;
	OWNED(completions) table = completions_new();
	OWNED_STRING title = mem_new(COMPLETION_TYPED_BYTES + 2, 1);
	memset(title, 'a', COMPLETION_TYPED_BYTES);
	completions_add_title(table, title, "2017-0001");
	completions_settle(table);

	OWNED_COMPLETIONS whole = {0}, longer = {0};
	completions_find(table, title, &whole);
	assert_int_equal(whole.count, 1);
	title[COMPLETION_TYPED_BYTES] = 'b';
	completions_find(table, title, &longer);
	assert_int_equal(longer.count, 1);
}

static void a_full_table_leaves_titles_out(void **state)
{
	(void)state;
	OWNED(completions) table = completions_new();
	OWNED_STRING id = mem_new(1 << 20, 1);
	memset(id, 'a', (1 << 20) - 1);
	size_t taken = 0;
	while (taken < 100 && completions_add_title(table, "Un titre", id))
		taken++;
	assert_in_range(taken, 60, 64);
	assert_true(completions_bytes(table) <= 2 * (size_t)COMPLETIONS_MAX_BYTES);
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, offers);
	SUITE_TEST(&suite, an_empty_table_offers_nothing);
	SUITE_TEST(&suite, ten_are_offered_at_most_and_the_best);
	SUITE_TEST(&suite, what_is_typed_counts_up_to_its_limit);
	SUITE_TEST(&suite, a_full_table_leaves_titles_out);
	return suite_run(&suite, "index/completion");
}
