#ifndef INDEX_CHOSEN_H
#define INDEX_CHOSEN_H

#include "base/error.h"

#include <stdbool.h>

struct columns;
struct match;

/* Questions that name choices of the lists: « maths 6e », « EPS collège ». */

/**
 * Let sheets that chose what a part of the question names answer it, whatever word they write for it:
 * « maths » finds those of mathematics. When nothing is asked for but disciplines, stages and classes, one
 * discipline at least, or when a discipline and a class are named among other words (« tablette
 * français 4e », no sentence), also find `match->chosen`, the sheets that chose them all: a sheet that only
 * speaks of one comes behind. Once the clauses are there, before they are widened. Fails with
 * ERROR_BUSY or ERROR_FAILED.
 */
bool chosen_find(struct match *match, struct columns *columns, struct error *err);

#endif
