#ifndef DIRECTORY_ROW_H
#define DIRECTORY_ROW_H

#include "base/words.h"
#include "directory/columns.h"
#include "sheet/uai.h"
#include "store/schools.h"

struct vocabularies;

/** A row read: a school, or why it is none. Starts as {0}. */
struct directory_row {
	struct school school;  /* its strings are the row’s */
	char uai[UAI_BYTES];
	struct words texts;
	char *refusal;         /* a French sentence; NULL when the row can be taken */
	char *advice;          /* what was left out of it, or read otherwise; NULL when nothing was */
};

void directory_row_read(struct directory_row *row, const struct vocabularies *vocabularies,
	const struct columns_found *columns, const struct words *cells);
void directory_row_done(struct directory_row *row);
#define OWNED_DIRECTORY_ROW __attribute__((cleanup(directory_row_done))) struct directory_row

#endif
