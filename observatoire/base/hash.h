#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { HASH_BYTES = 65 };  /* 64 hexadecimal digits and a zero */

/** SHA-256 (FIPS 180-4) of `length` bytes, in lower-case hexadecimal. */
void hash_text(const char *bytes, size_t length, char hex[static HASH_BYTES]);

/**
 * A hash just as hard to meet twice for a tenth of the instructions (BLAKE2b, 256 bits), for what is
 * made at each request. Never stored: what is kept says SHA-256, which every other program knows.
 */
void hash_quickly(const char *bytes, size_t length, char hex[static HASH_BYTES]);

#endif
