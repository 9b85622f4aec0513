#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A string being built. Starts as `OWNED_TEXT page = {0};` and frees itself.
 * Once something was added, `bytes` is zero-terminated; before, it is NULL:
 * text_string() reads either.
 */
struct text {
	char *bytes;      /* `length` bytes, then a zero */
	size_t length;
	size_t capacity;
};

void text_done(struct text *text);
#define OWNED_TEXT __attribute__((cleanup(text_done))) struct text

void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c);

/** Append one code point as UTF-8; an invalid one becomes U+FFFD. */
void text_add_point(struct text *text, unsigned point);

__attribute__((format(printf, 2, 3)))
void text_format(struct text *text, const char *format, ...);

/** Keep the first `length` bytes; longer than the text changes nothing. */
void text_cut(struct text *text, size_t length);

/** What was built so far, "" when nothing was; borrowed until the next change. */
const char *text_string(const struct text *text);

/** The string, for the caller to free(); `text` is empty again. */
char *text_take(struct text *text);

/** A formatted string, for the caller to free(). */
__attribute__((format(printf, 1, 2)))
char *text_make(const char *format, ...);

/** Same bytes? NULL equals only NULL. */
bool text_equals(const char *a, const char *b);

#ifdef __cplusplus
}
#endif

#endif
