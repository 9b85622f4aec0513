#include "base/table.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_BYTES = 16 << 20, MAX_COLUMNS = 64 };

struct row {
	char *cells[MAX_COLUMNS];  /* into `content`; those past the end are NULL */
	unsigned line;
};

struct table {
	char *content;     /* the file, its tabs and line ends turned into zeros */
	struct row header;
	struct row *rows;
	size_t count, capacity;
};

void table_free(struct table *table)
{
	if (!table)
		return;
	free(table->content);
	free(table->rows);
	free(table);
}

/* Cut one line at its tabs; false when there are too many cells. */
static bool cut(char *line, struct row *row)
{
	for (size_t i = 0; i < MAX_COLUMNS; i++) {
		row->cells[i] = line;
		char *tab = strchr(line, '\t');
		if (!tab)
			return true;
		*tab = '\0';
		line = tab + 1;
	}
	return false;
}

static size_t width(const struct row *row)
{
	size_t count = 0;
	while (count < MAX_COLUMNS && row->cells[count])
		count++;
	return count;
}

static bool add_line(struct table *table, char *line, unsigned number)
{
	struct row row = { .line = number };
	if (!cut(line, &row))
		return false;
	if (!table->header.line) {
		table->header = row;
		return true;
	}
	if (width(&row) > width(&table->header))
		return false;
	table->rows = mem_room(table->rows, table->count, &table->capacity, sizeof *table->rows);
	table->rows[table->count++] = row;
	return true;
}

static bool cut_lines(struct table *table, const char *path, struct error *err)
{
	char *line = table->content;
	for (unsigned number = 1; line; number++) {
		char *next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		line[strcspn(line, "\r")] = '\0';
		if (*line && *line != '#' && !add_line(table, line, number))
			return error_set(err, ERROR_INVALID, "%s:%u : plus de cases que de colonnes", path, number);
		line = next;
	}
	return table->header.line
		|| error_set(err, ERROR_INVALID, "%s : il manque la ligne des noms de colonnes", path);
}

struct table *table_read(const char *path, struct error *err)
{
	OWNED(table) table = mem_new(1, sizeof *table);
	size_t length = 0;
	table->content = file_read(path, MAX_BYTES, &length, err);
	if (!table->content)
		return NULL;
	if (!utf8_is_valid(table->content, length, NULL) || strlen(table->content) != length) {
		error_set(err, ERROR_INVALID, "%s : ce n’est pas du texte en UTF-8", path);
		return NULL;
	}
	if (!cut_lines(table, path, err))
		return NULL;
	return TAKE(table);
}

size_t table_rows(const struct table *table)
{
	return table->count;
}

static size_t column_index(const struct table *table, const char *column)
{
	for (size_t i = 0; i < MAX_COLUMNS && table->header.cells[i]; i++)
		if (strcmp(table->header.cells[i], column) == 0)
			return i;
	return MAX_COLUMNS;
}

bool table_has(const struct table *table, const char *column)
{
	return column_index(table, column) < MAX_COLUMNS;
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
	size_t i = column_index(table, column);
	const char *cell = i < MAX_COLUMNS ? table->rows[row].cells[i] : NULL;
	return cell ? cell : "";
}

unsigned table_line(const struct table *table, size_t row)
{
	return table->rows[row].line;
}
