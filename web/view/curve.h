#ifndef VIEW_CURVE_H
#define VIEW_CURVE_H

#include "indicators/figures.h"

struct fields;

/* A school year as a line, drawn by the server: coordinates in, SVG out (courbe.html). */

/** How high a line goes, so that its scale reads well: 10 for 7, 50 for 43, at least 5. */
size_t curve_top(size_t highest);

/** The line alone, for a small drawing of 120 by 32: "0,30 10,28…", for the caller to free(). */
char *curve_points(const struct figure_year *year);

/** Give courbe.html the year where {{>COURBE}} stands. `name` says what is counted. */
void view_curve(struct fields *fields, const struct figure_year *year, const char *name);

/** How long the bar of a count is, of 100 for the largest; at least 1 for a count. */
unsigned curve_bar(size_t count, size_t largest);

#endif
