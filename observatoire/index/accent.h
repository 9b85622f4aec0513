#ifndef INDEX_ACCENT_H
#define INDEX_ACCENT_H

#include <stdbool.h>
#include <stddef.h>

/* Words are found past their accents. But « côté » is no « côte », nor « pêche » a « péché »:
 * where accents may tell a word from another one, a sheet that has those which were typed ranks
 * a little higher. */

enum { ACCENT_MAX_BYTES = 160 };

/**
 * The word of `length` bytes that folds to `folded`, in small letters, with its accents and without
 * its plural: « CÔTÉS » gives "côté". False, and nothing in `form`, when it has no accent, or none
 * that tells it from another word as far as its letters show: « école » is written in one way.
 */
bool accent_form(const char *bytes, size_t length, const char *folded,
	char form[ACCENT_MAX_BYTES]);

#endif
