#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

enum { UTF8_MAX_BYTES = 4, UTF8_REPLACEMENT = 0xFFFD };

/**
 * Whether `bytes` is well-formed UTF-8 (RFC 3629: no surrogate, nothing above
 * U+10FFFF, no overlong form). A NUL byte is a character like another.
 * When it is not and `bad_at` is given, tells the offset of the first bad byte.
 */
bool utf8_is_valid(const char *bytes, size_t length, size_t *bad_at);

/**
 * Read one code point at *cursor, which stays before `end`, and step over it.
 * An ill-formed byte gives UTF8_REPLACEMENT and is stepped over alone.
 */
unsigned utf8_next(const char **cursor, const char *end);

/** Write `point` into `bytes` (room for UTF8_MAX_BYTES); gives the bytes used. */
size_t utf8_encode(unsigned point, char *bytes);

/** Number of code points of a valid string. */
size_t utf8_length(const char *text);

/** The longest length ≤ `limit` that does not cut a character of `text`. */
size_t utf8_floor(const char *text, size_t limit);

/**
 * The text when it has at most `limit` bytes; else its beginning, cut between two words where there
 * are some, with « … » behind. For the caller to free().
 */
char *utf8_shorten(const char *text, size_t limit);

/** Any white space of Unicode: U+00A0, U+202F, tabulations, line ends… */
bool utf8_is_space(unsigned point);

/** A sign that is not shown: a control character, what turns the text around, a soft hyphen… */
bool utf8_is_unseen(unsigned point);

/** A letter or a digit of any script, or a combining mark. */
bool utf8_is_word(unsigned point);

/** A sign that is not seen and turns the direction of writing, of what follows it as well. */
bool utf8_is_direction(unsigned point);

/** What Unicode keeps for the use of programs: no text has it, and a feed that had it would not be XML. */
bool utf8_is_noncharacter(unsigned point);

/** A capital letter of any script. */
bool utf8_is_upper(unsigned point);

/** Whether a text, which may be NULL, has nothing but white space and noncharacters. */
bool utf8_is_blank(const char *text);

/** Runs of white space become one space, those at both ends vanish, and noncharacters; for the caller
 * to free(). */
char *utf8_squeeze(const char *text);

/** Canonical composition (NFC); the string is valid UTF-8; for the caller to free(). */
char *utf8_compose(const char *text);

/**
 * What two spellings of the same words share: compatibility forms (NFKC), lower
 * case, no accents, œ → oe, æ → ae, typographic apostrophes → ', no soft hyphen
 * nor zero-width character. For comparing, never for showing. For the caller to free().
 */
char *utf8_fold(const char *text);

#endif
