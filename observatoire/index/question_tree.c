#include "index/question_tree.h"

#include "base/mem.h"

#include <stdlib.h>

struct question *question_tree_new(enum question_kind kind)
{
	struct question *question = mem_new(1, sizeof *question);
	question->kind = kind;
	return question;
}

void question_tree_add(struct question *parent, struct question *child)
{
	parent->children = mem_resize(parent->children, parent->count + 1, sizeof child);
	parent->children[parent->count++] = child;
}

void question_tree_join(struct question *parent, size_t i, struct question *child)
{
	struct question **at = &parent->children[i];
	/* A welded word is an ANY as well, but its first child is an ALL. */
	if ((*at)->kind != QUESTION_ANY || (*at)->children[0]->kind == QUESTION_ALL) {
		struct question *any = question_tree_new(QUESTION_ANY);
		any->is_required = (*at)->is_required;
		(*at)->is_required = false;
		question_tree_add(any, *at);
		*at = any;
	}
	(*at)->is_required |= child->is_required;
	child->is_required = false;
	question_tree_add(*at, child);
}

struct question *question_tree_take(struct question *parent, size_t i)
{
	return TAKE(parent->children[i]);
}

static void settle(struct question *root, struct question *node);

/* An exclusion holds for the whole question; parentheses around one thing, or in a list of the
 * same kind, say nothing. */
static void place(struct question *root, struct question *parent, struct question *child)
{
	bool is_list = child->kind == QUESTION_ALL || child->kind == QUESTION_ANY
		|| child->kind == QUESTION_NOT;
	if (is_list)
		settle(root, child);
	if (is_list && child->count == 0) {
		question_free(child);
		return;
	}
	bool says_nothing = child->kind == QUESTION_ALL
		&& (child->count == 1 || parent->kind == QUESTION_ALL);
	if (!says_nothing) {
		question_tree_add(child->kind == QUESTION_NOT ? root : parent, child);
		return;
	}
	for (size_t i = 0; i < child->count; i++) {
		struct question *grandchild = question_tree_take(child, i);
		grandchild->is_required |= child->is_required;
		question_tree_add(parent, grandchild);
	}
	child->count = 0;
	question_free(child);
}

static void settle(struct question *root, struct question *node)
{
	struct question **children = node->children;
	size_t count = node->count;
	node->children = NULL;
	node->count = 0;
	for (size_t i = 0; i < count; i++)
		place(root, node, children[i]);
	free(children);
}

void question_tree_settle(struct question *root)
{
	settle(root, root);
}
