#include "sheet/body_writer.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The headings of a body and their anchors, known before the first line is written: a link may lead down. */

char *body_anchor(const char *title)
{
	OWNED_STRING folded = utf8_fold(title);
	struct text anchor = {0};
	text_add(&anchor, "partie");
	bool gap = true;
	for (const char *c = folded; *c && anchor.length < 60; c++) {
		bool is_kept = ascii_is_small(*c) || ascii_is_digit(*c);
		if (is_kept && gap)
			text_add_char(&anchor, '-');
		if (is_kept)
			text_add_char(&anchor, *c);
		gap = !is_kept;
	}
	return text_take(&anchor);
}

static bool anchor_is_taken(const struct body_headings *headings, const char *anchor)
{
	for (size_t i = 0; i < headings->count; i++)
		if (strcmp(headings->items[i].anchor, anchor) == 0)
			return true;
	return false;
}

static char *unique_anchor(const struct body_headings *headings, const char *title)
{
	OWNED_STRING first = body_anchor(title);
	char *anchor = mem_copy(first);
	for (unsigned n = 2; anchor_is_taken(headings, anchor); n++) {
		free(anchor);
		anchor = text_make("%s-%u", first, n);
	}
	return anchor;
}

int writer_highest(cmark_node *root)
{
	int highest = BODY_NO_HEADING;
	OWNED_ITER iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		int level = cmark_node_get_heading_level(node);
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING && level < highest)
			highest = level;
	}
	return highest;
}

/* The highest heading of a body becomes h2: h1 is the title of the page. */
static int shift_of(cmark_node *root)
{
	int highest = writer_highest(root);
	return highest == BODY_NO_HEADING ? 0 : 2 - highest;
}

unsigned body_headings_level(const struct body_headings *headings, cmark_node *heading)
{
	int level = cmark_node_get_heading_level(heading) + headings->shift;
	return (unsigned)(level > 6 ? 6 : level);
}

void body_headings_read(struct body_headings *headings, cmark_node *root)
{
	headings->shift = shift_of(root);
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		if (headings->count == BODY_MAX_HEADINGS)
			return;
		OWNED_STRING plain = writer_plain_text(node);
		char *title = utf8_squeeze(plain);
		headings->items = mem_resize(headings->items, headings->count + 1, sizeof *headings->items);
		char *anchor = unique_anchor(headings, title);
		headings->items[headings->count++] =
			(struct heading){ body_headings_level(headings, node), anchor, title };
	}
}

void body_headings_done(struct body_headings *headings)
{
	for (size_t i = 0; i < headings->count; i++) {
		free(headings->items[i].anchor);
		free(headings->items[i].title);
	}
	free(headings->items);
	*headings = (struct body_headings){0};
}
