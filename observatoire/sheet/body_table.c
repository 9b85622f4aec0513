#include "sheet/body_inner.h"

#include "base/mem.h"

#include <string.h>

/* Pipe tables, which libcmark does not know (GFM 0.29, section 4.10). A table is a paragraph
 * of which one line is made of « --- | :-: » and the line above has as many cells. */

struct span {
	const char *start;
	size_t length;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trim(const char *start, size_t length)
{
	while (length > 0 && is_blank(*start)) {
		start++;
		length--;
	}
	while (length > 0 && is_blank(start[length - 1]))
		length--;
	return (struct span){ start, length };
}

/* The row without the pipes that frame it. */
static struct span inside(const char *line, size_t length)
{
	struct span row = trim(line, length);
	if (row.length > 0 && *row.start == '|') {
		row.start++;
		row.length--;
	}
	bool is_escaped = row.length > 1 && row.start[row.length - 2] == '\\';
	if (row.length > 0 && row.start[row.length - 1] == '|' && !is_escaped)
		row.length--;
	return row;
}

/* Bytes up to the next pipe that is not escaped, or to the end. */
static size_t cell_length(const char *start, size_t left)
{
	size_t i = 0;
	while (i < left && start[i] != '|')
		i += start[i] == '\\' && i + 1 < left ? 2 : 1;
	return i;
}

static size_t count_cells(const char *line, size_t length)
{
	struct span row = inside(line, length);
	size_t count = 1;
	for (size_t at = cell_length(row.start, row.length); at < row.length;
		at += 1 + cell_length(row.start + at + 1, row.length - at - 1))
		count++;
	return count;
}

static bool read_alignment(struct span cell, enum table_alignment *alignment)
{
	bool left = cell.length > 0 && cell.start[0] == ':';
	bool right = cell.length > 1 && cell.start[cell.length - 1] == ':';
	size_t dashes = cell.length - left - right;
	if (cell.length == 0 || dashes == 0)
		return false;
	for (size_t i = 0; i < dashes; i++)
		if (cell.start[left + i] != '-')
			return false;
	*alignment = right ? left ? TABLE_CENTRE : TABLE_RIGHT : TABLE_LEFT;
	return true;
}

/* How many columns a delimiter line announces; 0 when it is none. */
static size_t read_delimiters(const char *line, size_t length, enum table_alignment *alignments)
{
	if (!memchr(line, '-', length) || !memchr(line, '|', length))
		return 0;

	struct span row = inside(line, length);
	size_t columns = 0, at = 0;
	while (at <= row.length) {
		size_t size = cell_length(row.start + at, row.length - at);
		if (columns == BODY_MAX_COLUMNS
			|| !read_alignment(trim(row.start + at, size), &alignments[columns]))
			return 0;
		columns++;
		at += size + 1;
	}
	return columns;
}

bool body_table_find(const struct body_lines *lines, size_t first, size_t last, struct body_table *table)
{
	for (size_t i = first + 1; i <= last && i < lines->count; i++) {
		size_t columns = read_delimiters(lines->starts[i], lines->lengths[i], table->alignments);
		if (columns && columns == count_cells(lines->starts[i - 1], lines->lengths[i - 1])) {
			table->header = i - 1;
			table->columns = columns;
			return true;
		}
	}
	return false;
}

/* A pipe is the only character a table needs escaped; Markdown keeps the other backslashes. */
static char *unescape(struct span cell)
{
	struct text plain = {0};
	for (size_t i = 0; i < cell.length; i++) {
		if (cell.start[i] == '\\' && i + 1 < cell.length && cell.start[i + 1] == '|')
			continue;
		text_add_char(&plain, cell.start[i]);
	}
	return text_take(&plain);
}

void body_table_cut(const char *line, size_t length, size_t columns, char **cells)
{
	struct span row = inside(line, length);
	size_t at = 0;
	for (size_t i = 0; i < columns; i++) {
		if (at > row.length) {
			cells[i] = mem_copy("");
			continue;
		}
		size_t size = cell_length(row.start + at, row.length - at);
		cells[i] = unescape(trim(row.start + at, size));
		at += size + 1;
	}
}
