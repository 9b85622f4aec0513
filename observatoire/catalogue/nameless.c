#include "catalogue/nameless.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/handle.h"
#include "catalogue/tags.h"
#include "index/edits.h"
#include "index/question.h"
#include "index/search.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum {
	TRIED = 6,          /* names that are asked for, until NAMELESS_NEAR of them find something */
	SHORT = 7,          /* letters up to which one mistake is allowed, beyond it two */
	MOST_OF_SHORT = 14,
	MOST = 20,
	BEGINS = 15,        /* the cost of a name that begins with what was typed, */
	HOLDS = 18,         /* or has it as one of its words */
	LEAST_LETTERS = 3,  /* of what a name begins with */
};

void nameless_fields_done(struct nameless_fields *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		free(fields->items[i].value);
		words_done(&fields->items[i].near);
		words_done(&fields->items[i].questions);
	}
	free(fields->items);
	*fields = (struct nameless_fields){0};
}

/* ---- Names like what was typed ---- */

/* What was typed, and the names nearest to it. */
struct nearest {
	char *folded;
	struct near {
		char *name;
		unsigned cost;
	} items[TRIED];
	size_t count;
};

static void nearest_done(struct nearest *nearest)
{
	free(nearest->folded);
	for (size_t i = 0; i < nearest->count; i++)
		free(nearest->items[i].name);
}
#define OWNED_NEAREST __attribute__((cleanup(nearest_done))) struct nearest

static unsigned cost_of(const struct nearest *nearest, const char *folded)
{
	size_t length = strlen(nearest->folded);
	unsigned cost = edits_cost(nearest->folded, folded, length <= SHORT ? MOST_OF_SHORT : MOST);
	const char *within = length >= LEAST_LETTERS ? strstr(folded, nearest->folded) : NULL;
	bool begins_word = within && (within == folded || within[-1] == ' ' || within[-1] == '-');
	if (cost == EDITS_FAR && begins_word)
		cost = within == folded ? BEGINS : HOLDS;
	return cost;
}

static bool has(const struct nearest *nearest, const char *name)
{
	for (size_t i = 0; i < nearest->count; i++)
		if (text_equals(nearest->items[i].name, name))
			return true;
	return false;
}

/* `called` is one of the ways to say `name`. */
static void consider(struct nearest *nearest, const char *name, const char *called)
{
	OWNED_STRING folded = utf8_fold(called);
	unsigned cost = cost_of(nearest, folded);
	if (cost == EDITS_FAR || has(nearest, name))
		return;
	size_t at = nearest->count;
	while (at > 0 && cost < nearest->items[at - 1].cost)
		at--;
	if (at == TRIED)
		return;
	if (nearest->count == TRIED)
		free(nearest->items[--nearest->count].name);
	memmove(&nearest->items[at + 1], &nearest->items[at],
		(nearest->count - at) * sizeof nearest->items[0]);
	nearest->items[at] = (struct near){ mem_copy(name), cost };
	nearest->count++;
}

static void consider_list(struct nearest *nearest, const struct vocabularies *vocabularies,
	enum vocabulary_name list)
{
	for (size_t rank = 0; rank < vocabulary_size(vocabularies, list); rank++) {
		const struct term *term = vocabulary_at(vocabularies, list, rank);
		OWNED_WORDS others = {0};
		words_split(&others, term->synonyms, ';');
		consider(nearest, term->label, term->label);
		for (size_t i = 0; i < others.count; i++)
			consider(nearest, term->label, others.items[i]);
	}
}

static bool consider_tags(struct nearest *nearest, struct catalogue *catalogue, struct error *err)
{
	OWNED_COUNTED_TAGS tags = {0};
	if (!catalogue_count_tags(catalogue, &tags, err))
		return false;
	for (size_t i = 0; i < tags.count; i++)
		consider(nearest, tags.items[i].name, tags.items[i].name);
	return true;
}

/* « tag: » stands for more lists than that of tags: named.c. */
static bool consider_all(struct nearest *nearest, struct catalogue *catalogue,
	enum nameless_kind kind, struct error *err)
{
	static const struct { enum nameless_kind kind; enum vocabulary_name list; } rows[] = {
		{ NAMELESS_LEVEL, VOCABULARY_LEVELS },   { NAMELESS_THEME, VOCABULARY_THEMES },
		{ NAMELESS_TAG,   VOCABULARY_THEMES },   { NAMELESS_TAG,   VOCABULARY_EQUIPMENT },
		{ NAMELESS_TAG,   VOCABULARY_SOFTWARE }, { NAMELESS_TAG,   VOCABULARY_SUBJECTS },
	};
	if (kind == NAMELESS_TAG && !consider_tags(nearest, catalogue, err))
		return false;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].kind == kind)
			consider_list(nearest, catalogue->vocabularies, rows[i].list);
	return true;
}

/* ---- Of a question ---- */

/* In quotes there are some already. */
static bool is_quoted(const char *typed, const struct question *field)
{
	size_t at = field->start;
	while (at > 0 && typed[at - 1] == ' ')
		at--;
	return at > 0 && typed[at - 1] != ':';
}

static char *question_with(const char *typed, const struct question *field, const char *name)
{
	const char *quote = is_quoted(typed, field) ? "" : "\"";
	return text_make("%.*s%s%s%s%s", (int)field->start, typed, quote, name, quote,
		typed + field->start + field->length);
}

/* Nothing is offered that finds nothing. */
static bool offer(struct nameless_field *told, struct catalogue *catalogue,
	const struct nameless_asked *asked, const struct question *field, const char *name,
	struct error *err)
{
	size_t total = 0;
	OWNED_STRING question = question_with(asked->typed, field, name);
	struct catalogue_request request = *asked->request;
	request.question = question;
	if (!catalogue_count(catalogue, &request, &total, err))
		return false;
	if (total > 0) {
		words_add(&told->near, name);
		words_give(&told->questions, TAKE(question));
	}
	return true;
}

static bool tell(struct nameless_field *told, struct catalogue *catalogue,
	const struct nameless_asked *asked, const struct question *field, struct error *err)
{
	static const enum nameless_kind kinds[] = {
		[QUESTION_LEVEL] = NAMELESS_LEVEL, [QUESTION_THEME] = NAMELESS_THEME,
		[QUESTION_TAG] = NAMELESS_TAG, [QUESTION_AUTHOR] = NAMELESS_AUTHOR,
	};
	told->kind = kinds[field->field];
	told->value = mem_copy_bytes(asked->typed + field->start, field->length);
	OWNED_NEAREST nearest = { .folded = utf8_fold(told->value) };
	if (!consider_all(&nearest, catalogue, told->kind, err))
		return false;
	for (size_t i = 0; i < nearest.count && told->near.count < NAMELESS_NEAR; i++)
		if (!offer(told, catalogue, asked, field, nearest.items[i].name, err))
			return false;
	return true;
}

/* That the index moved meanwhile leaves the answer there was, and fewer names. */
bool nameless_fields_fill(struct nameless_fields *fields, struct catalogue *catalogue,
	const struct nameless_asked *asked, struct error *err)
{
	struct error why = {0};
	const struct search_result *result = asked->result;
	fields->items = mem_new(NAMELESS_TOLD, sizeof *fields->items);
	for (size_t i = 0; i < result->nameless_count && fields->count < NAMELESS_TOLD; i++)
		if (!tell(&fields->items[fields->count++], catalogue, asked, result->nameless[i], &why)
			&& why.kind != ERROR_BUSY)
			return error_set(err, why.kind, "%s", why.text);
	return true;
}
