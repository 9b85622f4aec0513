#ifndef SHEET_FRONT_MATTER_H
#define SHEET_FRONT_MATTER_H

#include "base/owned.h"
#include "sheet/remark.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

/** One value of a front matter. Every scalar is text: 3.4, 018 and no are what was typed. */
struct node {
	enum node_kind kind;
	unsigned line;           /* of the file, from 1 */
	char *key;               /* NULL but within a map */
	char *text;              /* of a NODE_TEXT; "" for an empty one */
	struct node *children;   /* `count` of them, in the order of the file */
	size_t count;
};

enum { FRONT_MATTER_DEPTH = 8, FRONT_MATTER_VALUES = 1000 };

/**
 * Read the YAML between the two "---" lines; `first_line` is the number of its first line.
 *
 * Aliases, anchors, tags, a key given twice: each is a refusal with its line, and the rest is
 * read on. NULL, with a refusal, when there is nothing to read on from: not YAML, not a list
 * of keys, deeper than FRONT_MATTER_DEPTH, more than FRONT_MATTER_VALUES values.
 * Text may hold any character but NUL, which is refused; it is valid UTF-8.
 */
struct node *front_matter_read(const char *yaml, size_t length, unsigned first_line,
	struct remarks *remarks);
void node_free(struct node *node);
OWNABLE(node)

/** Nothing was written: an empty text, `~`, `null`, an empty list or map. */
bool node_is_empty(const struct node *node);

#endif
