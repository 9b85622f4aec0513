#ifndef VIEW_FIGURES_FILE_H
#define VIEW_FIGURES_FILE_H

#include "indicators/look.h"

struct csv;
struct json;
struct vocabularies;

/* The figures for spreadsheets and for other programs. */

/** The columns of the table. */
void view_figures_csv_head(struct csv *csv);

/** Rows of one indicator: its value, what is told beside. */
void view_figures_csv(struct csv *csv, const struct look *look);

/** Rows of one breakdown of one measure of it; what is hidden says so. */
void view_parts_csv(struct csv *csv, const struct look *look, const struct breakdown *breakdown,
	const struct figure_parts *parts, const struct vocabularies *vocabularies);

/** All of them, as `looks` has indicator_count. */
void view_figures_json(struct json *out, const struct outlook *outlook, const struct look *looks);

#endif
