#ifndef VIEW_FIGURES_ODS_H
#define VIEW_FIGURES_ODS_H

#include "view/figures_file.h"

struct spreadsheet;
struct vocabularies;

/* The figures as a spreadsheet: all of them in one table, then what stands beside, their year, their
 * breakdowns, their definitions, each in a table of its own. */

void view_figures_ods(struct spreadsheet *book, const struct shown_figures *figures);

/** The table of a breakdown, then the rows of one indicator in it; what is hidden says so. */
void view_breakdown_ods(struct spreadsheet *book, const struct breakdown *breakdown);
void view_parts_ods(struct spreadsheet *book, const struct shown_parts *parts,
	const struct vocabularies *vocabularies);

/** How each is counted, in the words of its definition. */
void view_definitions_ods(struct spreadsheet *book);

#endif
