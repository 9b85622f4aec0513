#include "sheet/body_writer.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A text that reaches beyond itself, said again as the page shows it. */

/* A line break that only breaks the line. */
static bool is_bare_break(const char *raw)
{
	return body_tag_is_break(raw) && raw[3 + strspn(raw + 3, " /")] == '>';
}

/* ---- Does it? ---- */

static bool holds_trick(cmark_node *root)
{
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool is_raw = type == CMARK_NODE_HTML_BLOCK
			|| (type == CMARK_NODE_HTML_INLINE && !is_bare_break(cmark_node_get_literal(node)));
		bool is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
		if (is_raw || (is_link && body_link_kind(cmark_node_get_url(node)) == BODY_LINK_REFUSED))
			return true;
	}
	return false;
}

static size_t count_signs(const char *line, size_t length, char sign)
{
	size_t count = 0;
	while (count < length && line[count] == sign)
		count++;
	return count;
}

/* Code between fences ends with a fence as long as the first, alone on its line. */
static bool ends_in_open_code(cmark_node *root, const struct body_lines *lines)
{
	cmark_node *last = cmark_node_last_child(root);
	if (!last || cmark_node_get_type(last) != CMARK_NODE_CODE_BLOCK)
		return false;
	size_t first_row = (size_t)cmark_node_get_start_line(last) - 1;
	size_t last_row = (size_t)cmark_node_get_end_line(last) - 1;
	size_t column = (size_t)cmark_node_get_start_column(last) - 1;
	if (last_row >= lines->count || column >= lines->lengths[first_row])
		return false;

	const char *fence = lines->starts[first_row] + column;
	if (*fence != '`' && *fence != '~')
		return false;
	size_t signs = count_signs(fence, lines->lengths[first_row] - column, *fence);
	const char *end = lines->starts[last_row];
	size_t length = lines->lengths[last_row], indent = count_signs(end, length, ' ');
	size_t closing = count_signs(end + indent, length - indent, *fence);
	size_t behind = strspn(end + indent + closing, " \t");
	return first_row == last_row || indent > 3 || closing < signs || indent + closing + behind < length;
}

static bool *code_rows(cmark_node *root, const struct body_lines *lines)
{
	bool *is_code = mem_new(lines->count + 1, sizeof *is_code);
	OWNED_ITER iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK)
			continue;
		size_t end = (size_t)cmark_node_get_end_line(node);
		for (size_t row = (size_t)cmark_node_get_start_line(node) - 1; row < end && row < lines->count; row++)
			is_code[row] = true;
	}
	return is_code;
}

/* « [1]: https://… »: of two texts that give one name to two addresses, the first would be believed. */
static bool names_links(cmark_node *root, const struct body_lines *lines)
{
	bool *is_code = code_rows(root, lines), found = false;
	for (size_t row = 0; row < lines->count && !found; row++) {
		const char *line = lines->starts[row];
		const char *end = memchr(line, ']', lines->lengths[row]);
		size_t lead = strspn(line, " \t>-+*.)0123456789");
		found = !is_code[row] && end && end[1] == ':' && line[lead] == '[';
	}
	free(is_code);
	return found;
}

bool writer_reaches_out(cmark_node *root, const struct body_lines *lines)
{
	return holds_trick(root) || ends_in_open_code(root, lines) || names_links(root, lines);
}

/* ---- Saying it again ---- */

/* The words of a block of raw HTML, as a paragraph before it. The letter in front keeps
 * « 1. » from opening a list, and is taken out again. */
static void say_words(cmark_node *raw)
{
	OWNED_STRING stripped = body_strip_tags(cmark_node_get_literal(raw));
	OWNED_STRING words = utf8_squeeze(stripped);
	if (!*words)
		return;
	OWNED_STRING framed = text_make("x %s", words);
	OWNED_NODE root = writer_parse(framed, strlen(framed));
	cmark_node *paragraph = cmark_node_first_child(root);
	cmark_node *first = cmark_node_first_child(paragraph);
	OWNED_STRING said = mem_copy(cmark_node_get_literal(first) + 2);
	cmark_node_set_literal(first, said);
	cmark_node_unlink(paragraph);
	cmark_node_insert_before(raw, paragraph);
}

/* A node may go once the iterator has left it. */
static void drop_raw_blocks(cmark_node *root)
{
	OWNED_ITER iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
			continue;
		say_words(node);
		cmark_node_free(node);
	}
}

static void leave_words_only(cmark_node *link)
{
	for (cmark_node *child; (child = cmark_node_first_child(link));) {
		cmark_node_unlink(child);
		cmark_node_insert_before(link, child);
	}
	cmark_node_free(link);
}

static void settle_tag(cmark_node *raw)
{
	if (body_tag_is_break(cmark_node_get_literal(raw)))
		cmark_node_set_literal(raw, "<br>");
	else
		cmark_node_free(raw);
}

static void set_level(cmark_node *heading, int shift)
{
	int level = cmark_node_get_heading_level(heading) + shift;
	cmark_node_set_heading_level(heading, level > 6 ? 6 : level);
}

char *writer_restate(cmark_node *root, int shift)
{
	drop_raw_blocks(root);
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool is_left = event == CMARK_EVENT_EXIT;
		bool is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
		if (type == CMARK_NODE_HTML_INLINE)
			settle_tag(node);
		else if (is_left && is_link && body_link_kind(cmark_node_get_url(node)) == BODY_LINK_REFUSED)
			leave_words_only(node);
		else if (is_left && type == CMARK_NODE_HEADING)
			set_level(node, shift);
	}
	return cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
}
