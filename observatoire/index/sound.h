#ifndef INDEX_SOUND_H
#define INDEX_SOUND_H

#include <stddef.h>
#include <stdint.h>

/**
 * What two French spellings of one sound share: « fotografie » and « photographie »,
 * « arithmetique » and « aritmetic ». `word` is folded, of a to z; equal sounds give equal
 * numbers, and other words seldom do.
 */
uint32_t sound_of(const char *word, size_t length);

#endif
