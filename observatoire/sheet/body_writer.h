#ifndef SHEET_BODY_WRITER_H
#define SHEET_BODY_WRITER_H

#include "base/text.h"
#include "sheet/body.h"
#include "sheet/body_inner.h"

#include <cmark.h>
#include <stdbool.h>

/* cmark parses; we write the HTML ourselves, so that nothing reaches a page but what is
 * written here: our headings, our links, our tables. The tree is walked with an iterator,
 * never by recursion: a body may nest deeply. body.c walks, body_inline.c writes running
 * text, body_block.c blocks, body_grid.c tables; body_heading.c and body_link.c say what a link leads to. */

/** The headings of a body; starts as {0}. The first BODY_MAX_HEADINGS have an anchor. */
struct body_headings {
	struct heading *items;
	size_t count;
	int shift;  /* added to the level of a heading in the text */
};

/** Find them all, their anchors made. */
void body_headings_read(struct body_headings *headings, cmark_node *root);
void body_headings_done(struct body_headings *headings);

/** The level on the page of a heading of the tree: 2 to 6. */
unsigned body_headings_level(const struct body_headings *headings, cmark_node *heading);

/**
 * The anchor that `fragment`, what follows the # of a link, stands for: an anchor of ours, or the words
 * of a heading as anybody would write them in a link. NULL when there is no such heading.
 */
const char *body_headings_find(const struct body_headings *headings, const char *fragment);

/** The anchor of a heading with these words, were it the first with it; for the caller to free(). */
char *body_anchor(const char *title);

struct writer {
	struct text html, text;
	struct body_lines lines;
	struct body_headings headings;
	size_t headings_written; /* of them */
	size_t cells_left;       /* of BODY_MAX_CELLS */
	unsigned link_depth;     /* inside a link that is shown */
	size_t skip;             /* bytes of running text to leave out: see writer_markdown() */
	bool only_inline;        /* blocks write nothing around what they hold */
};

static inline void cmark_node_drop(cmark_node **node)
{
	if (*node)
		cmark_node_free(*node);
}

static inline void cmark_iter_drop(cmark_iter **iter)
{
	if (*iter)
		cmark_iter_free(*iter);
}

#define OWNED_NODE __attribute__((cleanup(cmark_node_drop))) cmark_node *
#define OWNED_ITER __attribute__((cleanup(cmark_iter_drop))) cmark_iter *

/** The tree of a text; adjacent pieces of running text are one. */
cmark_node *writer_parse(const char *markdown, size_t length);

enum { BODY_NO_HEADING = 7 };  /* below all levels there are */

/** The level of the highest heading in a tree, from 1; BODY_NO_HEADING without any. */
int writer_highest(cmark_node *root);

/** Write one piece of running text that is not part of the tree, « 1. » and « - » included. */
void writer_markdown(struct writer *writer, const char *markdown);

/** Write what opens or closes one node. */
void writer_inline(struct writer *writer, cmark_node *node, bool enters);
void writer_block(struct writer *writer, cmark_node *node, bool enters);

/** Write an image, with all it holds. */
void writer_image(struct writer *writer, cmark_node *node);

/** Write a paragraph as a table if it is one; false, and nothing written, otherwise. */
bool writer_table(struct writer *writer, cmark_node *paragraph);

/** The plain text has one line a block: end the one begun. */
void writer_end_line(struct writer *writer);

/**
 * Whether a text says more than its page shows, or would change what is said after it in one file: raw
 * HTML, an address that is refused, code whose end is missing, addresses that have a name.
 */
bool writer_reaches_out(cmark_node *root, const struct body_lines *lines);

/**
 * The Markdown of a tree, without any of that and its headings `shift` levels deeper, 6 at most; for the
 * caller to free(). The tree is changed.
 */
char *writer_restate(cmark_node *root, int shift);

/** The words of a node, without markup; for the caller to free(). */
char *writer_plain_text(cmark_node *node);

#endif
