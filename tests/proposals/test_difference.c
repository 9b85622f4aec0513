#include "proposals/difference.h"

#include "base/mem.h"
#include "base/text.h"
#include "support/rows.h"

#include <string.h>
#include <time.h>

/* Differences are written [-removed-] and {+added+}. */
struct row {
	const char *name, *before, *after, *told;
};

static const struct row rows[] = {
	{ "nothing and nothing", "", "", "" },
	{ "the same text is told as it is", "Un robot.\n\nDeux.\n", "Un robot.\n\nDeux.\n",
		"Un robot.\n\nDeux.\n" },
	{ "a text out of nothing is added", "", "Un robot.", "{+Un robot.+}" },
	{ "a text that went is removed", "Un robot.\n", "", "[-Un robot.\n-]" },
	{ "a word for another", "Le chat dort.\n", "Le chien dort.\n", "Le [-chat-]{+chien+} dort.\n" },
	{ "a word more", "Le chat dort.\n", "Le chat noir dort.\n", "Le chat {+noir +}dort.\n" },
	{ "a word less", "Le chat noir dort.\n", "Le chat dort.\n", "Le chat [-noir -]dort.\n" },
	{ "words with accents are whole", "Les élèves rangent tout.", "Les écoliers rangent tout.",
		"Les [-élèves-]{+écoliers+} rangent tout." },
	{ "neighbours are one change", "Il voit le chat noir dans la grande cour de son école.",
		"Il voit un chien blanc dans la grande cour de son école.",
		"Il voit [-le chat noir-]{+un chien blanc+} dans la grande cour de son école." },
	{ "a line more", "a\nb\n", "a\nneuf\nb\n", "a\n{+neuf\n+}b\n" },
	{ "a line moved is gone here and come there", "un\ndeux\ntrois\nquatre\n", "deux\ntrois\nquatre\nun\n",
		"[-un\n-]deux\ntrois\nquatre\n{+un\n+}" },
	{ "lines with nothing in common stand one after the other",
		"Premier temps, en classe entière.\n", "Puis chacun, sur sa tablette\u00A0!\n",
		"[-Premier temps, en classe entière.-]{+Puis chacun, sur sa tablette\u00A0!+}\n" },
	{ "signs count", "Il vient ?", "Il vient !", "Il vient [-?-]{+!+}" },
	{ "a last line end", "a", "a\n", "a{+\n+}" },
	{ "bytes that are no UTF-8 are kept", "x\xffy", "x\xfey", "x[-\xff-]{+\xfe+}y" },
	{ "markup is text", "<b>a</b>", "<b>c</b>", "<b>[-a-]{+c+}</b>" },
	{ "a heading that changed", "## Matériel\n\nDeux robots.\n", "## Matériel et salle\n\nDeux robots.\n",
		"## Matériel{+ et salle+}\n\nDeux robots.\n" },
};

static char *written(const struct difference *difference)
{
	static const char *const opened[] = { "", "[-", "{+" }, *const closed[] = { "", "-]", "+}" };
	struct text text = {0};
	for (size_t i = 0; i < difference->count; i++)
		text_format(&text, "%s%s%s", opened[difference->parts[i].kind], difference->parts[i].text,
			closed[difference->parts[i].kind]);
	return text.length ? text_take(&text) : mem_copy("");
}

static void tells(void **state)
{
	const struct row *row = *state;
	OWNED(difference) difference = difference_make(row->before, row->after);
	OWNED_STRING got = written(difference);
	assert_string_equal(got, row->told);
}

/* The parts give both texts back. */
static void check_both(const char *before, const char *after)
{
	OWNED(difference) difference = difference_make(before, after);
	OWNED_TEXT first = {0}, second = {0};
	for (size_t i = 0; i < difference->count; i++) {
		const struct difference_part *part = &difference->parts[i];
		assert_true(*part->text);
		if (part->kind != DIFFERENCE_ADDED)
			text_add(&first, part->text);
		if (part->kind != DIFFERENCE_REMOVED)
			text_add(&second, part->text);
		if (i > 0)
			assert_int_not_equal(part->kind, part[-1].kind);
	}
	assert_string_equal(text_string(&first), before);
	assert_string_equal(text_string(&second), after);
}

/* A text of some lines of some words, always the same for a seed. */
static char *random_text(unsigned *seed, unsigned lines, unsigned words)
{
	static const char *const some[] = { "le", "robot", "avance", "élève", ",", "\t", "tourne" };
	struct text text = {0};
	for (unsigned i = 0; i < lines; i++)
		for (unsigned j = 0; j < words; j++) {
			*seed = *seed * 1103515245u + 12345u;
			text_format(&text, "%s%s", some[(*seed >> 16) % 7], j + 1 < words ? " " : "\n");
		}
	return text.length ? text_take(&text) : mem_copy("");
}

static void both_texts_come_back(void **state)
{
	(void)state;
	unsigned seed = 7;
	for (unsigned i = 0; i < 300; i++) {
		OWNED_STRING before = random_text(&seed, i % 9, i % 5 + 1);
		OWNED_STRING after = random_text(&seed, i % 7, i % 4 + 1);
		check_both(before, after);
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_both(rows[i].before, rows[i].after);
}

/* What would cost most: long texts with little, but something, in common, line by line and word by word. */
static void long_texts_cost_little(void **state)
{
	(void)state;
	unsigned seed = 3, other = 5;
	const unsigned shapes[][2] = { { 50000, 2 }, { 1, 100000 }, { 300, 300 }, { 100000, 1 } };
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		OWNED_STRING before = random_text(&seed, shapes[i][0], shapes[i][1]);
		OWNED_STRING after = random_text(&other, shapes[i][0], shapes[i][1]);
		clock_t start = clock();
		check_both(before, after);
		double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
		if (seconds > 8)  /* under sanitizers, on a slow machine */
			fail_msg("%u lines of %u words: %.1f s", shapes[i][0], shapes[i][1], seconds);
	}
}

static void past_the_limit_it_is_told_roughly(void **state)
{
	(void)state;
	for (unsigned more = 0; more < 2; more++) {
		OWNED_TEXT before = {0}, after = {0};
		text_add(&before, "début\n");
		text_add(&after, "début\n");
		for (unsigned i = 0; i < DIFFERENCE_EDITS + more; i++) {
			text_format(&before, "ligne %u\nencore %u\n", i, i);
			text_format(&after, "ligne %u\n", i);
			text_format(&after, "encore %u\n", i);
			if (i % 2)
				text_format(&after, "ajout %u\n", i);
		}
		for (unsigned i = 0; i < DIFFERENCE_EDITS + 2 * more; i += 2)
			text_format(&after, "fin %u\n", i);
		OWNED(difference) difference = difference_make(text_string(&before), text_string(&after));
		assert_true(difference->count >= 2);
		check_both(text_string(&before), text_string(&after));
	}
}

static void words_are_counted(void **state)
{
	(void)state;
	size_t added, removed;
	OWNED(difference) difference = difference_make("Le chat noir dort.\n",
		"Le grand chien noir dort ici.\n");
	difference_count(difference, &added, &removed);
	assert_int_equal(added, 3);
	assert_int_equal(removed, 1);
	assert_false(difference_is_none(difference));
	OWNED(difference) none = difference_make("a\n", "a\n");
	OWNED(difference) nothing = difference_make("", "");
	assert_true(difference_is_none(none) && difference_is_none(nothing));
}

int main(void)
{
	struct suite suite = {0};
	SUITE_ROWS(&suite, rows, tells);
	SUITE_TEST(&suite, both_texts_come_back);
	SUITE_TEST(&suite, long_texts_cost_little);
	SUITE_TEST(&suite, past_the_limit_it_is_told_roughly);
	SUITE_TEST(&suite, words_are_counted);
	return suite_run(&suite, "proposals/difference");
}
