#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_BYTES = 65 };  /* 64 hexadecimal digits and a zero */

/** SHA-256 (FIPS 180-4) of `length` bytes, in lower-case hexadecimal. */
void hash_text(const char *bytes, size_t length, char hex[static HASH_BYTES]);

/** SHA-256 of `first`, and of `first` with `count` texts behind it: it is read once for both. */
void hash_texts(const char *first, const char *const *others, size_t count,
	char hex_of_first[static HASH_BYTES], char hex_of_all[static HASH_BYTES]);

/**
 * A hash just as hard to meet twice for a tenth of the instructions (BLAKE2b, 256 bits), for what is
 * made at each request. Never stored: what is kept says SHA-256, which every other program knows.
 */
void hash_quickly(const char *bytes, size_t length, char hex[static HASH_BYTES]);

enum { HASH_MARK_BYTES = 33 };  /* 32 hexadecimal digits and a zero */

/**
 * XXH3, 128 bits (xxhash): tells one text from another that was not made to be taken for it, fifty times as
 * fast: for marks of pages, where nothing is won by forging one. Never stored.
 */
void hash_mark(const char *bytes, size_t length, char hex[static HASH_MARK_BYTES]);

/** XXH3, 64 bits: a place in a table in memory. */
uint64_t hash_place(const char *bytes, size_t length);

#endif
