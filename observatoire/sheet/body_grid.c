#include "sheet/body_writer.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Pipe tables as accessible tables: header cells, a region that can be scrolled. */

static void write_cell(struct writer *writer, const char *cell, const char *tag,
	enum table_alignment alignment)
{
	static const char *const classes[] = { "", " class=\"centre\"", " class=\"droite\"" };
	text_format(&writer->html, "<%s%s>", tag, classes[alignment]);
	if (*cell)
		writer_markdown(writer, cell);
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
	bool in_head = line == table->header, has_text = false;
	body_table_cut(writer->lines.starts[line], writer->lines.lengths[line], table->columns, cells);
	if (in_head)
		*heads_rows = !*cells[0];

	text_add(&writer->html, "<tr>");
	for (size_t i = 0; i < table->columns; i++) {
		const char *tag = cell_tag(cells[i], in_head, *heads_rows && i == 0);
		if (has_text && *cells[i])
			text_add(&writer->text, ", ");
		write_cell(writer, cells[i], tag, table->alignments[i]);
		has_text |= *cells[i] != '\0';
		free(cells[i]);
	}
	text_add(&writer->html, "</tr>\n");
	writer_end_line(writer);
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
	writer_markdown(writer, lead);
	text_add(&writer->html, "</p>\n");
	writer_end_line(writer);
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
bool writer_table(struct writer *writer, cmark_node *node)
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
