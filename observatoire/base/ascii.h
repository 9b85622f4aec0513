#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

/* What a character of ASCII is, in any locale; bytes of longer characters of UTF-8 are none of these. */

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(char c)
{
	return ascii_is_small(c) || (c >= 'A' && c <= 'Z');
}

#endif
