#ifndef SUPPORT_CARDS_H
#define SUPPORT_CARDS_H

#include "base/mem.h"
#include "catalogue/catalogue.h"

/* A card made by hand, all its fields given. */
static inline struct card card_full(const char *id, const char *title)
{
	struct card card = {
		.id = mem_copy(id),
		.title = mem_copy(title),
		.summary = mem_copy("Trois séances pour découvrir la notion d’algorithme."),
		.type = mem_copy("scenario"),
		.duration = mem_copy("PT1H30M"),
		.published_on = mem_copy("2017-03-14"),
		.is_example = true,
	};
	words_add(&card.levels, "cm1");
	words_add(&card.levels, "cm2");
	words_add(&card.equipment, "robot-programmable");
	words_add(&card.subjects, "c3-mathematiques");
	words_add(&card.subjects, "mathematiques");
	words_add(&card.subjects, "c3-sciences-technologie");
	words_add(&card.departments, "023");
	words_add(&card.tags, "défi <b>");
	words_add(&card.tags, "plan de travail");
	return card;
}

/* One with nothing but what every sheet has. */
static inline struct card card_bare(const char *id, const char *title)
{
	return (struct card){
		.id = mem_copy(id), .title = mem_copy(title), .summary = mem_copy("Un résumé."),
	};
}

static inline void cards_give(struct cards *cards, struct card card)
{
	cards->items = mem_resize(cards->items, cards->count + 1, sizeof card);
	cards->items[cards->count++] = card;
}

static inline struct found *found_new(void)
{
	return mem_new(1, sizeof(struct found));
}

/* One more value of a facet, in the order of the calls. */
static inline void found_value(struct found *found, enum facet facet, const struct term *term,
	size_t count, bool is_chosen)
{
	size_t rank = found->value_count[facet]++;
	found->values[facet] = mem_resize(found->values[facet], rank + 1, sizeof(struct facet_value));
	found->values[facet][rank] = (struct facet_value){
		.term = term, .key = term->key, .count = count, .is_chosen = is_chosen,
	};
}

/* One more value of an open facet. */
static inline void found_open_value(struct found *found, enum facet facet, const char *key,
	size_t count, bool is_chosen)
{
	words_add(&found->open_keys[facet], key);
	size_t rank = found->value_count[facet]++;
	found->values[facet] = mem_resize(found->values[facet], rank + 1, sizeof(struct facet_value));
	found->values[facet][rank] = (struct facet_value){
		.key = found->open_keys[facet].items[rank], .count = count, .is_chosen = is_chosen,
	};
}

#endif
