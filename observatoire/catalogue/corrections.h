#ifndef CATALOGUE_CORRECTIONS_H
#define CATALOGUE_CORRECTIONS_H

#include "base/error.h"
#include "base/words.h"
#include "index/respell.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct search_result;

/* A question whose words stand in no sheet, as it was likely meant.
 *
 * Each unknown word may have been one of several, best first. A *way* is the whole question with
 * all of them replaced at once: way 0 takes the best of each word, way 1 the second best, and a
 * word that has fewer stays at its last. « robbto tabeltte » is « robot tablette » in way 0, and perhaps
 * « robots tabelle » in way 1. At most RESPELL_MOST ways: words are not combined otherwise. */

enum { CORRECTIONS_MAX_WORDS = 4 };  /* of one question; further ones stay as typed */

/** The ways to read a question. Starts as {0}. */
struct corrections {
	struct respelling items[CORRECTIONS_MAX_WORDS];  /* `count` words, by place in the question */
	size_t count;
	size_t ways;         /* how many there are, 0 to RESPELL_MOST */
	struct words forms;  /* how words are written, looked up so far; for corrections_text() alone */
};

void corrections_done(struct corrections *corrections);

/** Find the ways of the question `result` answers. Fails with ERROR_BUSY or ERROR_FAILED. */
bool corrections_find(struct corrections *corrections, struct catalogue *catalogue,
	const struct search_result *result, struct error *err);

/** Whether a way needs no asking: each of its words is sure (respell.h). */
bool corrections_are_sure(const struct corrections *corrections, size_t way);

/**
 * `typed`, which was asked, in way number `way` (below `ways`): its unknown words as people write
 * them (written.h), all else as typed. For the caller to free(); NULL with ERROR_BUSY or
 * ERROR_FAILED.
 */
char *corrections_text(struct corrections *corrections, struct catalogue *catalogue,
	const char *typed, size_t way, struct error *err);

#endif
