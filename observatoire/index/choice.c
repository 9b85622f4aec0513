#include "index/choice.h"

#include "base/text.h"
#include "index/analysis.h"
#include "index/question_tree.h"

#include <stdlib.h>

/* « où » has three bytes. */
static bool is_or(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->field == QUESTION_ANYWHERE && !node->is_quoted
		&& !node->is_required && node->length == 2 && text_equals(node->folded, "ou");
}

/* What may be chosen: neither a little word nor an exclusion. */
static bool is_thing(const struct question *node)
{
	return node->kind != QUESTION_NOT && !(node->kind == QUESTION_WORD && node->flags & TOKEN_STOP);
}

static bool is_class(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->keys;
}

/* The next « ou » or thing from `at` on; `count` behind the last. */
static size_t next_telling(const struct question *list, size_t at)
{
	while (at < list->count && !is_or(list->children[at]) && !is_thing(list->children[at]))
		at++;
	return at;
}

/* Whether there is nothing but things, with « ou » between each two. */
static bool is_choice(const struct question *list)
{
	bool wants_or = false;
	size_t things = 0;
	for (size_t i = next_telling(list, 0); i < list->count; i = next_telling(list, i + 1)) {
		if (is_or(list->children[i]) != wants_or)
			return false;
		things += !wants_or;
		wants_or = !wants_or;
	}
	return wants_or && things > 1;
}

/* Whether the « ou » at `at` has a class behind it. */
static bool precedes_class(const struct question *list, size_t at)
{
	size_t next = next_telling(list, at + 1);
	return next < list->count && is_class(list->children[next]);
}

void choice_read(struct question *list)
{
	bool joins_all = is_choice(list), follows_class = false, joins = false;
	size_t last = 0;  /* where the thing read last hangs */
	const struct question read = *list;
	list->children = NULL;
	list->count = 0;
	for (size_t i = 0; i < read.count; i++) {
		struct question *node = read.children[i];
		if (is_or(node) && (joins_all || (follows_class && precedes_class(&read, i)))) {
			joins = true;
			question_free(node);
		} else if (!is_thing(node)) {
			question_tree_add(list, node);
		} else {
			follows_class = is_class(node);
			if (joins)
				question_tree_join(list, last, node);
			else
				question_tree_add(list, node);
			last = joins ? last : list->count - 1;
			joins = false;
		}
	}
	free(read.children);
}
