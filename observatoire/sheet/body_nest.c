#include "sheet/body_nest.h"

#include "base/mem.h"
#include "sheet/body_writer.h"

#include <string.h>

/* ---- Markdown ---- */

/* What becomes of one line. */
struct line_change {
	unsigned level;     /* of the heading that begins here; 0: none */
	size_t at, length;  /* bytes of the line that its # replace */
	bool is_joined;     /* goes on the heading of the line before */
	bool is_dropped;    /* only underlined a heading */
};

/* How a line of a block begins: spaces and the marks of quotes. */
static size_t lead_of(const char *line, size_t length)
{
	size_t lead = 0;
	while (lead < length && strchr(" \t>", line[lead]))
		lead++;
	return lead;
}

static bool is_underline(const char *line, size_t length)
{
	size_t at = lead_of(line, length);
	while (length > at && strchr(" \t", line[length - 1]))
		length--;
	size_t start = at;
	while (at < length && (line[at] == '=' || line[at] == '-') && line[at] == line[start])
		at++;
	return at == length && at > start;
}

/* cmark tells the lines of a heading, not how it is marked: with #, or underlined. */
static void note_heading(struct line_change *changes, const struct body_lines *lines, cmark_node *node,
	unsigned level)
{
	size_t row = (size_t)cmark_node_get_start_line(node) - 1;
	size_t column = (size_t)cmark_node_get_start_column(node) - 1;
	if (row >= lines->count || column > lines->lengths[row])
		return;

	const char *start = lines->starts[row] + column;
	size_t left = lines->lengths[row] - column, hashes = 0;
	while (hashes < left && start[hashes] == '#')
		hashes++;
	bool is_marked = hashes == (size_t)cmark_node_get_heading_level(node)
		&& (hashes == left || strchr(" \t", start[hashes]));
	changes[row] = (struct line_change){ .level = level, .at = column, .length = is_marked ? hashes : 0 };
	for (size_t i = row + 1; !is_marked && i < lines->count; i++) {
		changes[i].is_dropped = is_underline(lines->starts[i], lines->lengths[i]);
		changes[i].is_joined = !changes[i].is_dropped;
		if (changes[i].is_dropped)
			return;
	}
}

static void write_line(struct text *out, const struct line_change *change, const char *line,
	size_t length)
{
	if (change->is_dropped)
		return;
	if (change->is_joined && out->length > 0) {
		size_t lead = lead_of(line, length);
		text_cut(out, out->length - 1);
		text_add_char(out, ' ');
		line += lead;
		length -= lead;
	}
	size_t at = 0;
	if (change->level > 0) {
		text_add_bytes(out, line, change->at);
		text_format(out, "%.*s%s", (int)change->level, "######", change->length > 0 ? "" : " ");
		at = change->at + change->length;
	}
	text_add_bytes(out, line + at, length - at);
	text_add_char(out, '\n');
}

static char *move_headings(cmark_node *root, const struct body_lines *lines, int shift)
{
	struct line_change *changes = mem_new(lines->count + 1, sizeof *changes);
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		int level = cmark_node_get_heading_level(node) + shift;
		note_heading(changes, lines, node, level > 6 ? 6 : (unsigned)level);
	}

	struct text out = {0};
	for (size_t i = 0; i < lines->count; i++)
		write_line(&out, &changes[i], lines->starts[i], lines->lengths[i]);
	free(changes);
	return text_take(&out);
}

char *body_nest_markdown(const char *markdown, unsigned top)
{
	OWNED_NODE root = writer_parse(markdown, strlen(markdown));
	struct body_lines lines = {0};
	body_lines_cut(&lines, markdown);
	int shift = (int)top - writer_highest(root);
	char *nested = writer_reaches_out(root, &lines) ? writer_restate(root, shift)
		: move_headings(root, &lines, shift);
	body_lines_done(&lines);
	return nested;
}

/* ---- HTML ---- */

/* Every < of a text is escaped and no attribute holds one: what begins with <h2 is a heading. */
static size_t heading_at(const char *html)
{
	size_t name = html[1] == '/' ? 2 : 1;
	bool is_heading = html[0] == '<' && html[name] == 'h' && html[name + 1] >= '2' && html[name + 1] <= '6'
		&& (html[name + 2] == '>' || html[name + 2] == ' ');
	return is_heading ? name + 1 : 0;
}

char *body_nest_html(const char *html, const char *prefix)
{
	static const char anchor[] = " id=\"", link[] = " href=\"#";
	OWNED_TEXT out = {0};
	bool is_in_tag = false;
	while (*html) {
		size_t digit = heading_at(html), taken = 1;
		if (digit > 0) {
			text_add_bytes(&out, html, digit);
			text_add_char(&out, html[digit] == '6' ? '6' : (char)(html[digit] + 1));
			taken = digit + 1;
		} else if (is_in_tag && strncmp(html, anchor, strlen(anchor)) == 0) {
			text_format(&out, "%s%s", anchor, prefix);
			taken = strlen(anchor);
		} else if (is_in_tag && strncmp(html, link, strlen(link)) == 0) {
			text_format(&out, "%s%s", link, prefix);
			taken = strlen(link);
		} else {
			text_add_char(&out, *html);
		}
		is_in_tag = (is_in_tag || *html == '<') && *html != '>';
		html += taken;
	}
	return text_take(&out);
}
