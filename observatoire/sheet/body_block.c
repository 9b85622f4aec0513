#include "sheet/body_writer.h"

#include "base/owned.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Headings ---- */

static void open_heading(struct writer *writer, cmark_node *node)
{
	if (writer->headings_written == writer->headings.count) {
		text_format(&writer->html, "<h%u>", body_headings_level(&writer->headings, node));
		return;
	}
	const struct heading *heading = &writer->headings.items[writer->headings_written++];
	text_format(&writer->html, "<h%u id=\"%s\">", heading->level, heading->anchor);
}

/* ---- Other blocks ---- */

void writer_end_line(struct writer *writer)
{
	struct text *text = &writer->text;
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
	writer_end_line(writer);
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

static void write_html_block(struct writer *writer, cmark_node *node)
{
	OWNED_STRING stripped = body_strip_tags(cmark_node_get_literal(node));
	OWNED_STRING text = utf8_squeeze(stripped);
	if (!*text)
		return;
	text_add(&writer->html, "<p>");
	writer_markdown(writer, text);
	text_add(&writer->html, "</p>\n");
	writer_end_line(writer);
}

static void write_paragraph(struct writer *writer, cmark_node *node, bool enters)
{
	if (!is_tight(node))
		text_add(&writer->html, enters ? "<p>" : "</p>\n");
	if (!enters)
		writer_end_line(writer);
}

void writer_block(struct writer *writer, cmark_node *node, bool enters)
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
			text_format(&writer->html, "</h%u>\n", body_headings_level(&writer->headings, node));
			writer_end_line(writer);
		}
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		text_add(&writer->html, "<hr>\n");
		break;
	default:
		break;
	}
}
