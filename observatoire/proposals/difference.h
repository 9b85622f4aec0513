#ifndef PROPOSALS_DIFFERENCE_H
#define PROPOSALS_DIFFERENCE_H

#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

/* What changed from one text to another, as a person would say it: lines that stand in both are found
 * first, then, where lines changed, the words in them. */

enum difference_kind {
	DIFFERENCE_SAME,
	DIFFERENCE_REMOVED,  /* in the first text only */
	DIFFERENCE_ADDED,    /* in the second only */
};

/** A run of text of one kind. The SAME and REMOVED ones make the first text, the SAME and ADDED ones
 * the second. */
struct difference_part {
	enum difference_kind kind;
	char *text;  /* never empty */
};

struct difference {
	struct difference_part *parts;  /* `count` of them; what is removed before what is added in its place */
	size_t count;
};

/**
 * The difference between two texts of UTF-8, whatever they hold. Cost is bounded (DIFFERENCE_EDITS): texts
 * that have little in common are told as one taken away and the other put there, past a common
 * beginning and end. 512 KB against 512 KB take tens of milliseconds at worst.
 */
struct difference *difference_make(const char *before, const char *after);
void difference_free(struct difference *difference);
OWNABLE(difference)

/* lines, or words of one place, that may come or go before it is told roughly */
enum { DIFFERENCE_EDITS = 1000 };

/** Whether nothing changed. */
bool difference_is_none(const struct difference *difference);

/** How many words came and went: for « 12 mots ajoutés, 3 retirés ». */
void difference_count(const struct difference *difference, size_t *added, size_t *removed);

#endif
