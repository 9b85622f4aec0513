#ifndef SHEET_LIKENESS_H
#define SHEET_LIKENESS_H

#include <stdbool.h>

/**
 * What the ways of typing one thing share, for comparing only: case, accents, spaces, hyphens
 * and plurals vanish, « cycle III » is « cycle 3 », « 6ème » is « 6e ». For the caller to free().
 */
char *likeness_form(const char *text);

/** Letters to change, add, drop or swap to go from `a` to `b`; anything above `limit` is `limit` + 1. */
unsigned likeness_distance(const char *a, const char *b, unsigned limit);

/**
 * Whether `typed` (a form) is a slip of the finger away from `meant`, and nearer than `*best`,
 * which it lowers.
 */
bool likeness_is_closer(const char *typed, const char *meant, unsigned *best);

#endif
