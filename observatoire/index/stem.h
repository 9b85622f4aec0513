#ifndef INDEX_STEM_H
#define INDEX_STEM_H

#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

enum { STEM_MAX_BYTES = 64 };  /* of a word given and of what it gives */

/** What the index keeps of a word. Borrowed until the next stem_forms(). */
struct forms {
	const char *light;  /* light_form() */
	const char *stem;   /* Snowball's French stem of the singular */
	bool is_stop;       /* stopword_is() */
	unsigned traits;    /* what the reader of words wanted remembered with it */
};

/** Snowball and what it already answered: a bounded memory. One per thread. */
struct stemmer;

/** Something of a folded word that is dear to tell, as a number up to 255: asked once a word. */
typedef unsigned stem_traits_fn(const char *folded);

struct stemmer *stemmer_new(stem_traits_fn *traits);
void stemmer_free(struct stemmer *stemmer);
OWNABLE(stemmer)

/** The forms of a folded word of at most STEM_MAX_BYTES bytes. */
struct forms stem_forms(struct stemmer *stemmer, const char *folded, size_t length);

/**
 * The stem of one word met by chance, of at most STEM_MAX_BYTES bytes, into as many and a zero; some
 * microseconds. That of a light form is mostly that of the word it comes from: not where a stem goes by
 * the mute e (« programmable »).
 */
void stem_once(const char *folded, char *stem);

#endif
