#ifndef VIEW_SOME_FOUND_H
#define VIEW_SOME_FOUND_H

#include "support/cards.h"
#include "support/shown.h"
#include "view/results.h"

/* What the tests of a page of results, of its filters and of its notes share. */

static inline void show(struct shown *shown, const struct results *results)
{
	view_results(shown->fields, results, shown->vocabularies);
}

static inline struct found *some_found(const struct shown *shown)
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

#endif
