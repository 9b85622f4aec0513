#ifndef INDEX_LEXICON_H
#define INDEX_LEXICON_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

/* The words of French in all their forms, to tell a word no sheet has (« drone ») from a mistake
 * (« blohkly »): the first is never corrected unasked, the second more boldly. It is a list somebody
 * else keeps, Debian's wfrench, and none is needed: without it, only what fingers do most is corrected. */

struct lexicon;

enum { LEXICON_MAX_BYTES = 16 << 20 };  /* of a list */

/**
 * Read a list of words, UTF-8, one a line (a tenth of a second for 350,000, with 8 MB kept). NULL, `err`
 * untouched, when there is none; NULL with ERROR_TOO_LARGE or ERROR_FAILED when it cannot be read.
 */
struct lexicon *lexicon_load(const char *path, struct error *err);

/** The same of `bytes`, UTF-8, one word a line. */
struct lexicon *lexicon_read(const char *bytes, size_t length);
void lexicon_free(struct lexicon *lexicon);
OWNABLE(lexicon)

/** Whether it is a word, typed past case and accents. */
bool lexicon_has(const struct lexicon *lexicon, const char *folded);

#endif
