#include "view/synonyms.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/found.h"
#include "index/synonyms.h"
#include "view/results.h"
#include "view/template.h"

/* Synonyms of an answer, or those of one card. */
struct some {
	const struct found_synonym *const *items;
	size_t count;
};

/* Which of them are spoken of at once. */
struct choice {
	const char *typed;  /* those that stand for this */
	const char *why;    /* and for this reason; NULL for any */
	bool is_of_lists;   /* and are, when there is no reason, entries of lists */
};

static bool is_chosen(const struct found_synonym *synonym, const struct choice *choice)
{
	if (!text_equals(synonym->typed, choice->typed))
		return false;
	if (choice->is_of_lists)
		return synonym->alternative->list;
	return !choice->why || text_equals(synonym->alternative->why, choice->why);
}

/* « tableau numérique interactif (équipement) » */
static char *name_of(const struct alternative *alternative)
{
	return alternative->list ? text_make("%s (%s)", alternative->to, alternative->list)
		: mem_copy(alternative->to);
}

/* Their names, with commas; a word, and the entry of a list that is called by it, are one. */
static char *names_of(const struct some *some, const struct choice *choice)
{
	OWNED_WORDS names = {0}, said = {0};
	for (size_t i = 0; i < some->count; i++) {
		const struct alternative *alternative = some->items[i]->alternative;
		if (is_chosen(some->items[i], choice) && words_add_once(&said, alternative->to))
			words_give(&names, name_of(alternative));
	}
	return words_join(&names, ", ");
}

static struct fields *add(struct fields *fields, const char *section, const struct some *some,
	const struct choice *choice)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING names = names_of(some, choice);
	fields_text(out, "TERME", choice->typed);
	fields_text(out, "VERS", names);
	return out;
}

/* One line for each part of the question something stands for, in its order. */
static void add_parts(struct fields *fields, const struct some *some)
{
	OWNED_WORDS parts = {0};
	for (size_t i = 0; i < some->count; i++) {
		const struct choice choice = { .typed = some->items[i]->typed };
		if (!words_add_once(&parts, choice.typed))
			continue;
		struct fields *out = add(fields, "POUR", some, &choice);
		if (parts.count > 1)
			fields_repeat(out, "SUITE");
	}
}

/* One line for each reason there is. */
static void add_reasons(struct fields *fields, const struct some *some)
{
	OWNED_WORDS reasons = {0};
	for (size_t i = 0; i < some->count; i++) {
		const struct alternative *alternative = some->items[i]->alternative;
		const struct choice choice = {
			.typed = some->items[i]->typed,
			.why = alternative->why,
			.is_of_lists = alternative->list != NULL,
		};
		OWNED_STRING reason = text_make("%s\n%s", choice.typed, choice.why ? choice.why : "");
		if (!words_add_once(&reasons, reason))
			continue;
		struct fields *out = add(fields, "RAISON", some, &choice);
		fields_optional(out, "MEME_SENS", "POURQUOI", choice.why);
		if (choice.is_of_lists)
			fields_repeat(out, "ENTREE");
	}
}

void view_card_synonyms(struct fields *fields, const struct card *card)
{
	const struct some some = { card->through, card->through_count };
	if (some.count)
		add_parts(fields_repeat(fields, "TROUVE_PAR"), &some);
}

void view_synonyms(struct fields *fields, const struct results *results)
{
	const struct found *found = results->found;
	if (found->synonym_count == 0)
		return;
	const struct found_synonym **items = mem_new(found->synonym_count, sizeof *items);
	for (size_t i = 0; i < found->synonym_count; i++)
		items[i] = &found->synonyms[i];

	const struct some some = { items, found->synonym_count };
	struct fields *out = fields_repeat(fields, "SYNONYMES");
	struct search_terms exact = results->terms;
	exact.is_exact = true;
	if (found->is_corrected)
		exact.question = found->correction;
	OWNED_STRING link = search_link(&exact, 1);
	fields_text(out, "LIEN", link);
	add_parts(out, &some);
	add_reasons(out, &some);
	free(items);
}
