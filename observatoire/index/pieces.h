#ifndef INDEX_PIECES_H
#define INDEX_PIECES_H

#include "base/words.h"

#include <stddef.h>

/* A question cut into what could be left out of it, as it was typed: a word, a phrase with its
 * quotes, a field with its value, parentheses whole; each with the operator before it. */

enum { PIECES_MAX = 32 };  /* further ones are not cut off: QUESTION_MAX_WORDS */

/** Add the pieces of `typed`, in order. */
void pieces_of(const char *typed, struct words *pieces);

/** The question without piece number `out`; for the caller to free(). */
char *pieces_without(const struct words *pieces, size_t out);

/** One piece as a question of its own; for the caller to free(). */
char *pieces_alone(const struct words *pieces, size_t piece);

#endif
