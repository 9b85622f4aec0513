#include "index/question.h"

#include "base/text.h"
#include "index/synonyms.h"

#include <stdint.h>
#include <stdlib.h>

static const char *const FIELD_NAMES[] = {
	[QUESTION_ANYWHERE] = "",
	[QUESTION_TITLE] = "titre:",
	[QUESTION_LEVEL] = "niveau:",
	[QUESTION_THEME] = "theme:",
	[QUESTION_TAG] = "tag:",
	[QUESTION_AUTHOR] = "auteur:",
};

/* A tree is a few nodes deep for each of QUESTION_MAX_DEPTH: the parser builds no deeper. */
void question_free(struct question *question)
{
	if (!question)
		return;
	for (size_t i = 0; i < question->count; i++)
		question_free(question->children[i]);
	free(question->children);
	free(question->folded);
	free(question->light);
	free(question->stem);
	free(question->accented);
	free(question->value);
	free(question->alternatives);
	free(question);
}

bool question_is_empty(const struct question *question)
{
	return question->kind == QUESTION_ALL && question->count == 0;
}

/* The first and the last byte under a node; `end` is 0 where nothing was typed. */
static void widen_span(const struct question *node, size_t *start, size_t *end)
{
	if (node->length && node->start < *start)
		*start = node->start;
	if (node->length && node->start + node->length > *end)
		*end = node->start + node->length;
	for (size_t i = 0; i < node->count; i++)
		widen_span(node->children[i], start, end);
}

void question_span(const struct question *node, size_t *start, size_t *length)
{
	size_t from = SIZE_MAX, end = 0;
	widen_span(node, &from, &end);
	*start = end ? from : 0;
	*length = end ? end - from : 0;
}

static void describe(const struct question *question, struct text *out);

static void describe_alternatives(const struct question *question, struct text *out)
{
	if (question->alternative_count == 0)
		return;
	text_format(out, "{%zu: ", question->run);
	for (size_t i = 0; i < question->alternative_count; i++)
		text_format(out, "%s%s", i ? ", " : "", question->alternatives[i]->to);
	text_add_char(out, '}');
}

static void describe_children(const struct question *question, const char *between,
	struct text *out)
{
	for (size_t i = 0; i < question->count; i++) {
		if (i > 0)
			text_add(out, between);
		describe(question->children[i], out);
		describe_alternatives(question->children[i], out);
	}
}

static void describe_keys(const struct question *question, struct text *out)
{
	if (!question->keys)
		return;
	for (const char *const *key = question->keys; *key; key++)
		text_format(out, "%c%s", key == question->keys ? '[' : ',', *key);
	text_add_char(out, ']');
}

static void describe(const struct question *question, struct text *out)
{
	if (question->is_required)
		text_add_char(out, '+');
	bool is_leaf = question->kind == QUESTION_WORD || question->kind == QUESTION_PHRASE;
	if (is_leaf && question->field)
		text_add(out, FIELD_NAMES[question->field]);
	switch (question->kind) {
	case QUESTION_WORD:
		text_format(out, "%s%s%s", question->is_weightless ? "~" : "", question->light,
			question->is_prefix ? "*" : "");
		describe_keys(question, out);
		return;
	case QUESTION_FIELD:
		text_format(out, "%s%s", FIELD_NAMES[question->field], question->value);
		describe_keys(question, out);
		return;
	case QUESTION_KEY:
		text_add(out, question->value);
		return;
	case QUESTION_PHRASE:
		text_add_char(out, '"');
		for (size_t i = 0; i < question->count; i++)
			text_format(out, "%s%s", i ? " " : "", question->children[i]->light);
		text_add_char(out, '"');
		return;
	case QUESTION_NOT:
		text_add_char(out, '-');
		describe_children(question, " ", out);
		return;
	case QUESTION_ALL:
	case QUESTION_ANY:
		text_add_char(out, '(');
		describe_children(question, question->kind == QUESTION_ANY ? " | " : " ", out);
		text_add_char(out, ')');
		return;
	}
}

char *question_describe(const struct question *question)
{
	struct text out = {0};
	if (question->kind == QUESTION_ALL)
		describe_children(question, " ", &out);
	else
		describe(question, &out);
	return text_take(&out);
}
