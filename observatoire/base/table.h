#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/error.h"
#include "base/owned.h"

#include <stddef.h>

/** A tab-separated file with a header line: our data files. Lines that start with # are comments. */
struct table;

/**
 * Read the table at `path`: UTF-8, no quoting, at most 16 MB.
 *
 * NULL with ERROR_NOT_FOUND, ERROR_TOO_LARGE or ERROR_FAILED as file_read(), or
 *   ERROR_INVALID  not UTF-8, no header, or a line with more cells than the header
 */
struct table *table_read(const char *path, struct error *err);
void table_free(struct table *table);
OWNABLE(table)

/** Lines beneath the header. */
size_t table_rows(const struct table *table);

/** Whether the header has this column. */
bool table_has(const struct table *table, const char *column);

/** A cell, "" when the line is short or the column is not there. Borrowed. */
const char *table_cell(const struct table *table, size_t row, const char *column);

/** The number of this row's line in the file, counted from 1. */
unsigned table_line(const struct table *table, size_t row);

#endif
