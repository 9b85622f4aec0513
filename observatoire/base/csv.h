#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct text;
struct words;

/* Tables for spreadsheets: RFC 4180, but for the separator « ; » that French ones expect. We write
 * every cell between quotes, lines that end in CRLF, and a byte-order mark that says it is UTF-8; we
 * read what spreadsheets and open data portals write. */

/** A table being written into `out`. Starts as `struct csv csv = { .out = &text };` */
struct csv {
	struct text *out;
	bool has_cell;   /* of the row being written */
};

/** The byte-order mark: before the first row. */
void csv_begin(struct csv *csv);

/** One cell; NULL counts as "". What a spreadsheet would take for a formula gets an apostrophe. */
void csv_cell(struct csv *csv, const char *text);

void csv_end_row(struct csv *csv);

/* ---- Reading ---- */

enum {
	CSV_CELLS = 256,           /* of one row; a row with more is broken, */
	CSV_CELL_BYTES = 1 << 16,  /* or with so long a cell between quotes */
};

/** A table being read; made by csv_reader(). */
struct csv_reader {
	const char *at, *end;
	char separator;
	unsigned next_line;
	unsigned line;         /* of the row read last, counted from 1 */
};

/** Whether these bytes can be a table in UTF-8; ERROR_INVALID with a French sentence on what to do. */
bool csv_check(const char *bytes, size_t length, struct error *err);

/**
 * What the spellings of a column’s name share: « Code postal » and « CODE_POSTAL » are code_postal.
 * For the caller to free().
 */
char *csv_name(const char *header);

/**
 * Read `length` bytes, borrowed. A byte-order mark is stepped over; the separator is « ; », « , » or a
 * tabulation, whichever the first line has most of.
 */
struct csv_reader csv_reader(const char *bytes, size_t length);

enum csv_row {
	CSV_ROW,
	CSV_BROKEN,  /* a quote that is not closed, or past the limits: the next line is read next */
	CSV_END,
};

/** Read the next row that is not blank into `cells`, emptied first. Line ends in a cell are kept. */
enum csv_row csv_read(struct csv_reader *reader, struct words *cells);

#endif
