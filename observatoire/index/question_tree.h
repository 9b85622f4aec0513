#ifndef INDEX_QUESTION_TREE_H
#define INDEX_QUESTION_TREE_H

#include "index/question.h"

/* How question_parse.c and operand.c grow the tree of question.h. */

struct question *question_tree_new(enum question_kind kind);

/** Hang `child`, which now belongs to the parent. */
void question_tree_add(struct question *parent, struct question *child);

/** Make a choice of the child at `i` and `child`; what was required of the first is of both. */
void question_tree_join(struct question *parent, size_t i, struct question *child);

/** Take the child at `i` off; NULL stays in its place. */
struct question *question_tree_take(struct question *parent, size_t i);

/** Make a grown tree what question.h promises: exclusions under the root, no list for nothing. */
void question_tree_settle(struct question *root);

#endif
