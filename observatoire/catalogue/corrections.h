#ifndef CATALOGUE_CORRECTIONS_H
#define CATALOGUE_CORRECTIONS_H

#include "base/error.h"
#include "index/respell.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct search_result;

/* A question whose words stand in no sheet, as it was likely meant. */

enum { CORRECTIONS_MAX_WORDS = 4 };  /* of one question; further ones stay as typed */

/** Ways to read a question. Starts as {0}. */
struct corrections {
	struct respelling items[CORRECTIONS_MAX_WORDS];  /* `count` of them, by place in the question */
	size_t count;
	size_t ways;  /* questions to try: corrections_text() gives one for each below */
};

void corrections_done(struct corrections *corrections);

/** Look for the unknown words of an answer. Fails with ERROR_BUSY or ERROR_FAILED. */
bool corrections_find(struct corrections *corrections, struct catalogue *catalogue,
	const struct search_result *result, struct error *err);

/**
 * `typed`, which was asked, with its unknown words written in way number `way`, likeliest first.
 * All else stays as typed. For the caller to free(); NULL with ERROR_BUSY or ERROR_FAILED.
 */
char *corrections_text(const struct corrections *corrections, struct catalogue *catalogue,
	const char *typed, size_t way, struct error *err);

#endif
