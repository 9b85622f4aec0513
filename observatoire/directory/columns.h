#ifndef DIRECTORY_COLUMNS_H
#define DIRECTORY_COLUMNS_H

#include <stddef.h>

struct words;

/** What a column of a directory may tell. */
enum directory_column {
	COLUMN_UAI,
	COLUMN_NAME,
	COLUMN_KIND,
	COLUMN_SECTOR,
	COLUMN_POSTCODE,
	COLUMN_COMMUNE,
	COLUMN_COMMUNE_CODE,
	COLUMN_LATITUDE,
	COLUMN_LONGITUDE,
	COLUMN_ZAP,
	COLUMN_ZAP_NAME,
	COLUMN_BASSIN,
	COLUMN_BASSIN_NAME,
	COLUMN_CIRCONSCRIPTION,
	COLUMN_CIRCONSCRIPTION_NAME,
	COLUMN_OPENED_ON,
	COLUMN_STATE,
	COLUMN_EQUIPMENT,
	COLUMN_COUNT,
};

/** Where each column stands in the rows of one file. */
struct columns_found {
	size_t at[COLUMN_COUNT];  /* `none` when it is not there */
	size_t none;
};

/** Know the columns of a header; of two with the same meaning, the one named first in columns.c. */
struct columns_found columns_find(const struct words *header);

/** A cell of a row, "" when the row or the file has none. Borrowed from the row. */
const char *columns_cell(const struct columns_found *found, const struct words *row,
	enum directory_column column);

#endif
