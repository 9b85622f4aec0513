#ifndef VIEW_FIGURES_FILE_H
#define VIEW_FIGURES_FILE_H

#include "indicators/look.h"

struct csv;
struct json;
struct vocabularies;

/* The figures for spreadsheets and for other programs. */

/** All of them. Borrowed. */
struct shown_figures {
	const struct look *looks;        /* indicator_count of them */
	const char *whom;                /* « Académie de Limoges », « Creuse » */
	const struct outlook *outlook;
};

/** One breakdown of one measure of an indicator. Borrowed. */
struct shown_parts {
	const struct look *look;
	const struct breakdown *breakdown;
	const struct figure_parts *parts;
	const char *whom;
};

/** The columns of the table. */
void view_figures_csv_head(struct csv *csv);

/** Rows of one indicator: its value, what is told beside. */
void view_figures_csv(struct csv *csv, const struct look *look, const char *whom);

/** Rows of a breakdown; what is hidden says so. */
void view_parts_csv(struct csv *csv, const struct shown_parts *parts,
	const struct vocabularies *vocabularies);

void view_figures_json(struct json *out, const struct shown_figures *figures);

#endif
