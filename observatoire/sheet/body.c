#include "sheet/body.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/words.h"
#include "sheet/body_inner.h"
#include "sheet/sheet.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* cmark parses; we write the HTML ourselves, so that nothing reaches a page but what is
 * written here: our headings, our links, our tables. The tree is walked with
 * an iterator, never by recursion: a body may nest deeply. */

struct writer {
	struct text html, text;
	struct body_lines lines;
	struct heading *headings;
	size_t heading_count;
	int shift;               /* added to the level of a heading */
	size_t cells_left;       /* of BODY_MAX_CELLS */
	unsigned link_depth;     /* inside a link that is shown */
	size_t skip;             /* bytes of running text to leave out: see write_inline() */
	bool only_inline;        /* blocks write nothing around what they hold */
};

void body_free(struct body *body)
{
	if (!body)
		return;
	for (size_t i = 0; i < body->heading_count; i++) {
		free(body->headings[i].anchor);
		free(body->headings[i].title);
	}
	free(body->headings);
	free(body->html);
	free(body->text);
	free(body);
}

static void cmark_node_drop(cmark_node **node)
{
	if (*node)
		cmark_node_free(*node);
}

static void cmark_iter_drop(cmark_iter **iter)
{
	if (*iter)
		cmark_iter_free(*iter);
}

#define OWNED_NODE __attribute__((cleanup(cmark_node_drop))) cmark_node *
#define OWNED_ITER __attribute__((cleanup(cmark_iter_drop))) cmark_iter *

static cmark_node *parse(const char *markdown, size_t length)
{
	cmark_node *root = cmark_parse_document(markdown, length, CMARK_OPT_VALIDATE_UTF8);
	if (!root)
		abort();
	cmark_consolidate_text_nodes(root);
	return root;
}

/* The words of a node, without markup. */
static char *plain_text(cmark_node *node)
{
	struct text plain = {0};
	OWNED_ITER iter = cmark_iter_new(node);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(at);
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			text_add(&plain, cmark_node_get_literal(at));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			text_add_char(&plain, ' ');
	}
	return text_take(&plain);
}

/* ---- Headings ---- */

static char *anchor_from(const char *title)
{
	OWNED_STRING folded = utf8_fold(title);
	struct text anchor = {0};
	text_add(&anchor, "partie");
	bool gap = true;
	for (const char *c = folded; *c && anchor.length < 60; c++) {
		bool is_kept = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
		if (is_kept && gap)
			text_add_char(&anchor, '-');
		if (is_kept)
			text_add_char(&anchor, *c);
		gap = !is_kept;
	}
	return text_take(&anchor);
}

static bool anchor_is_taken(const struct writer *writer, const char *anchor)
{
	for (size_t i = 0; i < writer->heading_count; i++)
		if (strcmp(writer->headings[i].anchor, anchor) == 0)
			return true;
	return false;
}

static char *unique_anchor(const struct writer *writer, const char *title)
{
	OWNED_STRING first = anchor_from(title);
	char *anchor = mem_copy(first);
	for (unsigned n = 2; anchor_is_taken(writer, anchor); n++) {
		free(anchor);
		anchor = text_make("%s-%u", first, n);
	}
	return anchor;
}

static unsigned page_level(const struct writer *writer, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node) + writer->shift;
	return (unsigned)(level > 6 ? 6 : level);
}

static void open_heading(struct writer *writer, cmark_node *node)
{
	unsigned level = page_level(writer, node);
	if (writer->heading_count == BODY_MAX_HEADINGS) {
		text_format(&writer->html, "<h%u>", level);
		return;
	}

	OWNED_STRING plain = plain_text(node);
	char *title = utf8_squeeze(plain);
	char *anchor = unique_anchor(writer, title);
	writer->headings = mem_resize(writer->headings, writer->heading_count + 1,
		sizeof *writer->headings);
	writer->headings[writer->heading_count++] = (struct heading){ level, anchor, title };
	text_format(&writer->html, "<h%u id=\"%s\">", level, anchor);
}

/* The highest heading of a body becomes h2: h1 is the title of the page. */
static int heading_shift(cmark_node *root)
{
	int highest = 7;
	OWNED_ITER iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		int level = cmark_node_get_heading_level(node);
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING && level < highest)
			highest = level;
	}
	return highest == 7 ? 0 : 2 - highest;
}

/* ---- Running text, links and images ---- */

static void write_text(struct writer *writer, const char *text)
{
	size_t skip = writer->skip < strlen(text) ? writer->skip : strlen(text);
	writer->skip = 0;
	body_write_text(&writer->html, text + skip, writer->link_depth == 0);
	text_add(&writer->text, text + skip);
}

static void open_link(struct writer *writer, const char *url)
{
	text_add(&writer->html, "<a href=\"");
	body_escape(&writer->html, url, strlen(url));
	text_add(&writer->html, body_link_is_external(url) ? "\" rel=\"nofollow noopener\">" : "\">");
}

static void write_link(struct writer *writer, cmark_node *node, bool enters)
{
	const char *url = cmark_node_get_url(node);
	if (!body_link_is_safe(url))
		return;
	if (enters)
		open_link(writer, url);
	else
		text_add(&writer->html, "</a>");
	writer->link_depth += enters ? 1 : -1u;
}

/* A page asks nothing of another site: an image from there becomes a link to it. */
static void write_image(struct writer *writer, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	OWNED_STRING alternative = plain_text(node);
	text_add(&writer->text, alternative);
	if (!body_link_is_safe(url) || strncasecmp(url, "mailto:", 7) == 0) {
		body_escape(&writer->html, alternative, strlen(alternative));
	} else if (body_link_is_external(url) && writer->link_depth == 0) {
		open_link(writer, url);
		text_add(&writer->html, "Image\u00a0: ");
		body_escape(&writer->html, alternative, strlen(alternative));
		text_add(&writer->html, "</a>");
	} else if (!body_link_is_external(url)) {
		text_add(&writer->html, "<img src=\"");
		body_escape(&writer->html, url, strlen(url));
		text_add(&writer->html, "\" alt=\"");
		body_escape(&writer->html, alternative, strlen(alternative));
		text_add(&writer->html, "\" loading=\"lazy\">");
	} else {
		body_escape(&writer->html, alternative, strlen(alternative));
	}
}

static void write_code(struct writer *writer, cmark_node *node)
{
	const char *code = cmark_node_get_literal(node);
	text_add(&writer->html, "<code>");
	body_escape(&writer->html, code, strlen(code));
	text_add(&writer->html, "</code>");
	text_add(&writer->text, code);
}

/* Of all raw HTML only the line break survives, which teachers put into their tables. */
static void write_raw_inline(struct writer *writer, cmark_node *node)
{
	const char *raw = cmark_node_get_literal(node);
	if (strncasecmp(raw, "<br", 3) != 0 || (raw[3] != '>' && raw[3] != '/' && raw[3] != ' '))
		return;
	text_add(&writer->html, "<br>");
	text_add_char(&writer->text, ' ');
}

/* ---- Blocks ---- */

static void end_line(struct text *text)
{
	if (text->length > 0 && text->bytes[text->length - 1] != '\n')
		text_add_char(text, '\n');
}

static void write_code_block(struct writer *writer, cmark_node *node)
{
	const char *code = cmark_node_get_literal(node);
	text_add(&writer->html, "<pre tabindex=\"0\"><code>");
	body_escape(&writer->html, code, strlen(code));
	text_add(&writer->html, "</code></pre>\n");
	for (const char *c = code; *c; c++)
		text_add_char(&writer->text, *c == '\n' ? ' ' : *c);
	end_line(&writer->text);
}

static void write_list(struct writer *writer, cmark_node *node, bool enters)
{
	bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);
	if (!enters)
		text_add(&writer->html, is_ordered ? "</ol>\n" : "</ul>\n");
	else if (is_ordered && start != 1)
		text_format(&writer->html, "<ol start=\"%d\">\n", start);
	else
		text_add(&writer->html, is_ordered ? "<ol>\n" : "<ul>\n");
}

static bool is_tight(cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;
	return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static void walk(struct writer *writer, cmark_node *root);

/* Render a piece of running text. The letter in front keeps « 1. » or « - » from opening a
 * list; `skip` takes it out again. */
static void write_inline(struct writer *writer, const char *markdown)
{
	OWNED_STRING framed = text_make("x %s", markdown);
	OWNED_NODE root = parse(framed, strlen(framed));
	bool was_only_inline = writer->only_inline;
	writer->only_inline = true;
	writer->skip = 2;
	walk(writer, root);
	writer->skip = 0;
	writer->only_inline = was_only_inline;
}

static void write_html_block(struct writer *writer, cmark_node *node)
{
	OWNED_STRING stripped = body_strip_tags(cmark_node_get_literal(node));
	OWNED_STRING text = utf8_squeeze(stripped);
	if (!*text)
		return;
	text_add(&writer->html, "<p>");
	write_inline(writer, text);
	text_add(&writer->html, "</p>\n");
	end_line(&writer->text);
}

/* ---- Tables ---- */

static void write_cell(struct writer *writer, const char *cell, const char *tag,
	enum table_alignment alignment)
{
	static const char *const classes[] = { "", " class=\"centre\"", " class=\"droite\"" };
	text_format(&writer->html, "<%s%s>", tag, classes[alignment]);
	if (*cell)
		write_inline(writer, cell);
	text_format(&writer->html, "</%.2s>", tag);
}

/* A header cell without a word is no header; in a table without first header, rows have theirs. */
static const char *cell_tag(const char *cell, bool in_head, bool heads_row)
{
	if (!*cell)
		return "td";
	return in_head ? "th scope=\"col\"" : heads_row ? "th scope=\"row\"" : "td";
}

static void write_row(struct writer *writer, const struct body_table *table, size_t line,
	bool *heads_rows)
{
	char *cells[BODY_MAX_COLUMNS];
	bool in_head = line == table->header;
	body_table_cut(writer->lines.starts[line], writer->lines.lengths[line], table->columns, cells);
	if (in_head)
		*heads_rows = !*cells[0];

	text_add(&writer->html, "<tr>");
	for (size_t i = 0; i < table->columns; i++) {
		const char *tag = cell_tag(cells[i], in_head, *heads_rows && i == 0);
		write_cell(writer, cells[i], tag, table->alignments[i]);
		if (i + 1 < table->columns)
			text_add(&writer->text, " | ");
		free(cells[i]);
	}
	text_add(&writer->html, "</tr>\n");
	end_line(&writer->text);
}

/* What stands above the header line in the same paragraph. */
static void write_lead(struct writer *writer, size_t first, size_t header)
{
	if (first == header)
		return;
	const char *start = writer->lines.starts[first];
	const char *end = writer->lines.starts[header - 1] + writer->lines.lengths[header - 1];
	OWNED_STRING lead = mem_copy_bytes(start, (size_t)(end - start));
	text_add(&writer->html, "<p>");
	write_inline(writer, lead);
	text_add(&writer->html, "</p>\n");
	end_line(&writer->text);
}

/* The region can be scrolled on a phone, with the keyboard too; its name is the header line. */
static void open_table(struct writer *writer, const struct body_table *table)
{
	char *cells[BODY_MAX_COLUMNS];
	OWNED_TEXT name = {0};
	body_table_cut(writer->lines.starts[table->header], writer->lines.lengths[table->header],
		table->columns, cells);
	for (size_t i = 0; i < table->columns; i++) {
		if (*cells[i])
			text_format(&name, "%s%s", name.length ? ", " : "", cells[i]);
		free(cells[i]);
	}
	text_add(&writer->html, "<div class=\"tableau\" role=\"region\" tabindex=\"0\""
		" aria-label=\"Tableau");
	if (name.length) {
		text_add(&writer->html, "\u00a0: ");
		body_escape(&writer->html, name.bytes, utf8_floor(name.bytes, 120));
	}
	text_add(&writer->html, "\">\n<table>\n<thead>\n");
}

/* Lines inside a quotation carry its marks: such tables stay text. */
static bool is_at_top_or_in_list(cmark_node *node)
{
	for (cmark_node *at = cmark_node_parent(node); at; at = cmark_node_parent(at))
		if (cmark_node_get_type(at) == CMARK_NODE_BLOCK_QUOTE)
			return false;
	return true;
}

/* Write the paragraph as a table if it is one. */
static bool write_table(struct writer *writer, cmark_node *node)
{
	size_t first = (size_t)cmark_node_get_start_line(node) - 1;
	size_t last = (size_t)cmark_node_get_end_line(node) - 1;
	struct body_table table;
	if (writer->only_inline || !is_at_top_or_in_list(node)
		|| !body_table_find(&writer->lines, first, last, &table))
		return false;

	size_t rows = last - table.header;
	if (table.columns * rows > writer->cells_left)
		return false;
	writer->cells_left -= table.columns * rows;

	bool heads_rows = false;
	write_lead(writer, first, table.header);
	open_table(writer, &table);
	write_row(writer, &table, table.header, &heads_rows);
	text_add(&writer->html, "</thead>\n");
	if (rows > 1)
		text_add(&writer->html, "<tbody>\n");
	for (size_t line = table.header + 2; line <= last; line++)
		write_row(writer, &table, line, &heads_rows);
	text_add(&writer->html, rows > 1 ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n");
	return true;
}

/* ---- The walk ---- */

static void write_inline_node(struct writer *writer, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		write_text(writer, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		text_add_char(&writer->html, '\n');
		text_add_char(&writer->text, ' ');
		break;
	case CMARK_NODE_LINEBREAK:
		text_add(&writer->html, "<br>\n");
		text_add_char(&writer->text, ' ');
		break;
	case CMARK_NODE_CODE:
		write_code(writer, node);
		break;
	case CMARK_NODE_HTML_INLINE:
		write_raw_inline(writer, node);
		break;
	case CMARK_NODE_EMPH:
		text_add(&writer->html, enters ? "<em>" : "</em>");
		break;
	case CMARK_NODE_STRONG:
		text_add(&writer->html, enters ? "<strong>" : "</strong>");
		break;
	case CMARK_NODE_LINK:
		write_link(writer, node, enters);
		break;
	default:
		break;
	}
}

static void write_paragraph(struct writer *writer, cmark_node *node, bool enters)
{
	if (!is_tight(node))
		text_add(&writer->html, enters ? "<p>" : "</p>\n");
	if (!enters)
		end_line(&writer->text);
}

static void write_block_node(struct writer *writer, cmark_node *node, bool enters)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		text_add(&writer->html, enters ? "<blockquote>\n" : "</blockquote>\n");
		break;
	case CMARK_NODE_LIST:
		write_list(writer, node, enters);
		break;
	case CMARK_NODE_ITEM:
		text_add(&writer->html, enters ? "<li>" : "</li>\n");
		break;
	case CMARK_NODE_CODE_BLOCK:
		write_code_block(writer, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		write_html_block(writer, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		write_paragraph(writer, node, enters);
		break;
	case CMARK_NODE_HEADING:
		if (enters) {
			open_heading(writer, node);
		} else {
			text_format(&writer->html, "</h%u>\n", page_level(writer, node));
			end_line(&writer->text);
		}
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		text_add(&writer->html, "<hr>\n");
		break;
	default:
		break;
	}
}

static bool is_inline(cmark_node_type type)
{
	return type >= CMARK_NODE_FIRST_INLINE && type <= CMARK_NODE_LAST_INLINE;
}

static void walk(struct writer *writer, cmark_node *root)
{
	OWNED_ITER iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool enters = event == CMARK_EVENT_ENTER;
		if (enters && type == CMARK_NODE_IMAGE) {
			write_image(writer, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else if (enters && type == CMARK_NODE_PARAGRAPH && write_table(writer, node)) {
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else if (is_inline(type)) {
			write_inline_node(writer, node, enters);
		} else if (!writer->only_inline) {
			write_block_node(writer, node, enters);
		}
	}
}

/* One kind of line end, as cmark counts lines at a lone CR too, and no long run of empty
 * lines: they say nothing more than a few of them, and cost cmark dear. */
static char *tidy_lines(const char *markdown)
{
	struct text kept = {0};
	unsigned blank = 0;
	while (*markdown) {
		size_t length = strcspn(markdown, "\r\n");
		bool is_blank = strspn(markdown, " \t") >= length;
		blank = is_blank ? blank + 1 : 0;
		if (blank <= BODY_MAX_BLANK_LINES)
			text_add_bytes(&kept, markdown, length);
		if (blank <= BODY_MAX_BLANK_LINES && markdown[length])
			text_add_char(&kept, '\n');
		markdown += length;
		markdown += strncmp(markdown, "\r\n", 2) == 0 ? 2 : *markdown != '\0';
	}
	return text_take(&kept);
}

struct body *body_render(const char *markdown, struct error *err)
{
	struct body_excess excess;
	if (strlen(markdown) > SHEET_BODY_BYTES) {
		error_set(err, ERROR_TOO_LARGE, "body: more than %d bytes", SHEET_BODY_BYTES);
		return NULL;
	}
	if (!body_fits(markdown, &excess)) {
		error_set(err, ERROR_INVALID, "body: line %u passes a rendering limit", excess.line);
		return NULL;
	}

	OWNED_STRING source = tidy_lines(markdown);
	OWNED_NODE root = parse(source, strlen(source));
	struct writer writer = { .cells_left = BODY_MAX_CELLS, .shift = heading_shift(root) };
	body_lines_cut(&writer.lines, source);
	walk(&writer, root);
	body_lines_done(&writer.lines);

	struct body *body = mem_new(1, sizeof *body);
	body->html = text_take(&writer.html);
	body->text = text_take(&writer.text);
	body->headings = writer.headings;
	body->heading_count = writer.heading_count;
	return body;
}
