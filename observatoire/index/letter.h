#ifndef INDEX_LETTER_H
#define INDEX_LETTER_H

#include "base/owned.h"

#include <stdbool.h>

/* What one character means to the reader of words. */

enum letter_kind {
	LETTER_WORD,        /* letters and digits: `bytes` is what they fold to */
	LETTER_NOTHING,     /* accents standing apart, soft hyphens, zero-width characters */
	LETTER_APOSTROPHE,  /* all the ways to type one */
	LETTER_HYPHEN,
	LETTER_MIDDLE_DOT,  /* of inclusive writing */
	LETTER_SPACE,       /* within a line */
	LETTER_OTHER,       /* punctuation, signs, line ends */
	LETTER_END,         /* there is no further character */
};

enum { LETTER_MAX_BYTES = 12 };

struct letter {
	unsigned point;
	enum letter_kind kind;
	bool is_upper, is_digit;  /* digit: 0 to 9 once folded */
	unsigned char length;     /* of bytes, which a longer fold is cut to */
	char bytes[LETTER_MAX_BYTES];
};

/** Remembers the characters it met; one per thread. */
struct letters;

struct letters *letters_new(void);
void letters_free(struct letters *letters);
OWNABLE(letters)

/**
 * The next character that is not NOTHING, and step over it; LETTER_END at `end`.
 * Borrowed until the next call.
 */
const struct letter *letters_next(struct letters *letters, const char **cursor, const char *end);

/** Step over what is NOTHING: an accent standing apart belongs to the letter before it. */
void letters_skip(struct letters *letters, const char **cursor, const char *end);

#endif
