#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>

struct text;

/* Tables for spreadsheets: RFC 4180, but for the separator « ; » that French ones expect. Every
 * cell stands between quotes, lines end in CRLF, and a byte-order mark says that it is UTF-8. */

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

#endif
