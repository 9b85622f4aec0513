#ifndef VIEW_SHEET_H
#define VIEW_SHEET_H

#include "base/words.h"

struct cards;
struct catalogue_sheet;
struct fields;
struct sheet;
struct vocabularies;

/** What the page of a sheet shows. Borrowed. */
struct sheet_page {
	const struct catalogue_sheet *found;
	const char *address;           /* whole, with the site's */
	const char *source_link;       /* its Markdown */
	const char *report_link;       /* where to say what is wrong with it; NULL: nowhere */
	const struct words *relation_titles;  /* of sheet->relations, one each; "" for a sheet not to be seen */
	const struct cards *similar;   /* sheets close to it; NULL: none */
};

/** Fill usage.html. */
void view_sheet(struct fields *fields, const struct sheet_page *page,
	const struct vocabularies *vocabularies);

/** Who signed a sheet, « A, B »; "" for one without a name. For the caller to free(). */
char *view_signatures(const struct sheet *sheet);

#endif
