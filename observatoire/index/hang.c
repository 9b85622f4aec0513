#include "index/synonyms_inner.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/question.h"
#include "index/split.h"

#include <stdlib.h>
#include <string.h>

/* One question being looked through. */
struct hanging {
	const struct synonyms *synonyms;
	size_t hung;  /* alternatives so far */
};

/* ---- Looking up ---- */

static int compare_form(const void *form, const void *entry)
{
	return strcmp(form, ((const struct synonym_entry *)entry)->form);
}

static bool has(const struct question *node, const struct alternative *alternative)
{
	for (size_t i = 0; i < node->alternative_count; i++)
		if (text_equals(node->alternatives[i]->to, alternative->to)
			&& text_equals(node->alternatives[i]->list, alternative->list))
			return true;
	return false;
}

static void hang_one(struct hanging *hanging, struct question *node,
	const struct alternative *alternative)
{
	if (hanging->hung == SYNONYMS_ALTERNATIVES || has(node, alternative))
		return;
	hanging->hung++;
	node->alternatives = mem_resize(node->alternatives, node->alternative_count + 1,
		sizeof *node->alternatives);
	node->alternatives[node->alternative_count++] = alternative;
}

static void hang_form(struct hanging *hanging, struct question *node, const char *form)
{
	const struct synonyms *synonyms = hanging->synonyms;
	const struct synonym_entry *end = synonyms->entries + synonyms->entry_count;
	const struct synonym_entry *found = synonyms->entry_count ? bsearch(form, synonyms->entries,
		synonyms->entry_count, sizeof *found, compare_form) : NULL;
	while (found && found > synonyms->entries && text_equals(found[-1].form, form))
		found--;
	for (; found && found < end && text_equals(found->form, form); found++)
		hang_one(hanging, node, &synonyms->alternatives[found->alternative]);
}

/* Hang what answers for `run` children of `list` from `first` on; whether anything does. */
static bool hang_run(struct hanging *hanging, struct question *list, size_t first, size_t run)
{
	struct saying_view view;
	if (!saying_see(&view, list, first, run))
		return false;
	/* A class has keys of its own, and its cycle. */
	if (view.count == 1 && view.words[0]->keys)
		return false;

	struct question *node = list->children[first];
	OWNED_WORDS forms = {0};
	saying_forms(view.words, view.count, &forms);
	for (size_t i = 0; i < forms.count; i++)
		hang_form(hanging, node, forms.items[i]);
	if (node->alternative_count == 0)
		return false;
	const struct question *last = view.words[view.count - 1];
	node->run = run;
	node->run_start = view.words[0]->start;
	node->run_length = last->start + last->length - node->run_start;
	return true;
}

/* ---- The tree ---- */

/* What stands on one side of OU: all of it has an alternative, or none of it. */
static void hang_choice(struct hanging *hanging, struct question *any)
{
	for (size_t i = 0; i < any->count; i++) {
		struct question *child = any->children[i];
		if (child->kind == QUESTION_ALL)
			hang_run(hanging, child, 0, child->count);
		else
			hang_run(hanging, any, i, 1);
	}
}

static size_t longest_run(struct hanging *hanging, struct question *list, size_t first)
{
	size_t longest = list->count - first < SAYING_WORDS ? list->count - first : SAYING_WORDS;
	for (size_t run = longest; run > 0; run--)
		if (hang_run(hanging, list, first, run))
			return run;
	return 1;
}

static bool is_choice(const struct question *node)
{
	return node->kind == QUESTION_ANY && !saying_is_welded(node) && !split_is(node);
}

static bool has_any(const struct question *question)
{
	bool has = question->alternative_count > 0;
	for (size_t i = 0; !has && i < question->count; i++)
		has = has_any(question->children[i]);
	return has;
}

void synonyms_hang(const struct synonyms *synonyms, struct question *question)
{
	struct hanging hanging = { .synonyms = synonyms };
	if (has_any(question))
		return;
	for (size_t i = 0; i < question->count;)
		if (is_choice(question->children[i]))
			hang_choice(&hanging, question->children[i++]);
		else
			i += longest_run(&hanging, question, i);
}
