#include "view/explain.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/found.h"
#include "index/question.h"
#include "index/synonyms.h"

/* What a question asks for, sorted by how it asks for it. */
struct sorted {
	const struct found *found;
	bool has_choice;  /* what is wanted is a choice, or one of them is */
	struct words wanted, required, phrases, beginnings, titles;
	struct words levels, themes, tags, authors, excluded;
};

static void sorted_done(struct sorted *sorted)
{
	struct words *const all[] = {
		&sorted->wanted, &sorted->required, &sorted->phrases, &sorted->beginnings, &sorted->titles,
		&sorted->levels, &sorted->themes, &sorted->tags, &sorted->authors, &sorted->excluded,
	};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		words_done(all[i]);
}
#define OWNED_SORTED __attribute__((cleanup(sorted_done))) struct sorted

static char *typed(const struct sorted *sorted, size_t start, size_t length)
{
	return mem_copy_bytes(sorted->found->read + start, length);
}

static char *typed_of(const struct sorted *sorted, const struct question *node)
{
	size_t start, length;
	question_span(node, &start, &length);
	return typed(sorted, start, length);
}

/* « tablette (ou iPad) »: with the synonyms that found some sheet. */
static char *with_synonyms(const struct sorted *sorted, const struct question *node)
{
	OWNED_STRING words = node->run ? typed(sorted, node->run_start, node->run_length)
		: typed_of(sorted, node);
	OWNED_WORDS others = {0};
	for (size_t i = 0; i < node->alternative_count; i++)
		for (size_t j = 0; j < sorted->found->synonym_count; j++)
			if (sorted->found->synonyms[j].alternative == node->alternatives[i])
				words_add_once(&others, node->alternatives[i]->to);
	if (others.count == 0)
		return TAKE(words);
	OWNED_STRING list = words_join(&others, ", ");
	return text_make("%s (ou %s)", words, list);
}

/* « robot ou tablette » */
static char *choice_of(const struct sorted *sorted, const struct question *any)
{
	OWNED_WORDS choices = {0};
	for (size_t i = 0; i < any->count; i++)
		words_give(&choices, with_synonyms(sorted, any->children[i]));
	return words_join(&choices, " ou ");
}

/* A choice the reader wrote, not one made of the ways to write a word. */
static bool is_choice(const struct question *node)
{
	if (node->kind != QUESTION_ANY)
		return false;
	size_t first, second, length;
	question_span(node->children[0], &first, &length);
	question_span(node->children[node->count - 1], &second, &length);
	return first != second;
}

static struct words *place_of_field(struct sorted *sorted, enum question_field field)
{
	switch (field) {
	case QUESTION_LEVEL:
		return &sorted->levels;
	case QUESTION_THEME:
		return &sorted->themes;
	case QUESTION_TAG:
		return &sorted->tags;
	case QUESTION_AUTHOR:
		return &sorted->authors;
	case QUESTION_ANYWHERE:
	case QUESTION_TITLE:
		break;
	}
	return &sorted->wanted;
}

static struct words *place_of(struct sorted *sorted, const struct question *node)
{
	if (node->kind == QUESTION_NOT)
		return &sorted->excluded;
	if (node->kind == QUESTION_FIELD)
		return place_of_field(sorted, node->field);
	if (node->field == QUESTION_TITLE)
		return &sorted->titles;
	if (node->kind == QUESTION_PHRASE)
		return &sorted->phrases;
	if (node->is_prefix)
		return &sorted->beginnings;
	return node->is_required ? &sorted->required : &sorted->wanted;
}

static void sort(struct sorted *sorted, const struct question *question)
{
	for (size_t i = 0; i < question->count;) {
		const struct question *node = question->children[i];
		i += node->run ? node->run : 1;
		if (node->is_weightless)
			continue;
		bool has_choice = is_choice(node);
		sorted->has_choice = sorted->has_choice || has_choice;
		words_give(place_of(sorted, node), has_choice ? choice_of(sorted, node)
			: with_synonyms(sorted, node));
	}
}

/* Add « sans : scratch, thymio », after what was said already. */
static void say(struct text *said, const char *what, const struct words *words)
{
	if (words->count == 0)
		return;
	OWNED_STRING list = words_join(words, ", ");
	text_format(said, "%s%s\u00A0: %s", said->length ? "\u00A0; " : "", what, list);
}

static const char *lead(const struct sorted *sorted)
{
	if (sorted->wanted.count == 1)
		return sorted->has_choice ? "l’un de ces mots" : "ce mot";
	return sorted->found->is_mixed ? "le plus possible de ces mots" : "tous ces mots";
}

char *explain_question(const struct found *found)
{
	OWNED_SORTED sorted = { .found = found };
	sort(&sorted, found->question);
	struct text said = {0};
	say(&said, lead(&sorted), &sorted.wanted);
	say(&said, "sans exception", &sorted.required);
	say(&said, "expression exacte", &sorted.phrases);
	say(&said, "mots qui commencent par", &sorted.beginnings);
	say(&said, "dans le titre", &sorted.titles);
	say(&said, "niveau", &sorted.levels);
	say(&said, "thématique", &sorted.themes);
	say(&said, "étiquette", &sorted.tags);
	say(&said, "auteur", &sorted.authors);
	say(&said, "sans", &sorted.excluded);
	say(&said, "trop courants pour compter", &found->ignored);
	return text_take(&said);
}
