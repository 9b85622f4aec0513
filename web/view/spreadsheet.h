#ifndef VIEW_SPREADSHEET_H
#define VIEW_SPREADSHEET_H

#include "base/error.h"
#include "base/owned.h"

#include <stddef.h>

struct templates;

/* A spreadsheet (OpenDocument, .ods) whose cells know what they are: a number is a number, a date is a
 * date. It is filled table by table, row by row; what people read of it stands in templates/classeur*.xml. */

#define SPREADSHEET_TYPE "application/vnd.oasis.opendocument.spreadsheet"

struct spreadsheet;

/** `title` is told in the properties of the file. Copied. */
struct spreadsheet *spreadsheet_new(const char *title);
void spreadsheet_free(struct spreadsheet *book);
OWNABLE(spreadsheet)

enum column_width { COLUMN_NARROW, COLUMN_MIDDLE, COLUMN_WIDE };

struct column {
	const char *title;
	enum column_width width;
};

/** Begin another table, with its columns. */
void spreadsheet_table(struct spreadsheet *book, const char *name, const struct column *columns,
	size_t count);

/** Begin another row of it, then its cells from the left. */
void spreadsheet_row(struct spreadsheet *book);
void spreadsheet_text(struct spreadsheet *book, const char *text);
void spreadsheet_number(struct spreadsheet *book, size_t number);

/** A share of a whole, which is not nothing: a percentage. */
void spreadsheet_share(struct spreadsheet *book, size_t part, size_t whole);

/** AAAA-MM-JJ; NULL makes an empty cell. */
void spreadsheet_day(struct spreadsheet *book, const char *day);
void spreadsheet_empty(struct spreadsheet *book);

/** The file, for the caller to free(). NULL with ERROR_FAILED, and as templates_render() tells. */
char *spreadsheet_write(const struct spreadsheet *book, const struct templates *templates, size_t *length,
	struct error *err);

#endif
