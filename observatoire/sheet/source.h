#ifndef SHEET_SOURCE_H
#define SHEET_SOURCE_H

#include "sheet/remark.h"

#include <stdbool.h>
#include <stddef.h>

/** The two halves of a file. Starts as {0}. */
struct source {
	char *front_matter;     /* between the "---" lines, LF line ends */
	char *body;             /* behind them, as tidy_body() leaves it */
	unsigned first_line;    /* of the front matter, counted in the file from 1 */
	unsigned body_line;     /* of the body */
};

void source_done(struct source *source);
#define OWNED_SOURCE __attribute__((cleanup(source_done))) struct source

/**
 * Cut the bytes of a file. False, with one refusal that says what the file is instead: empty,
 * too large, a word processor's document, UTF-16, not UTF-8, without front matter or with one
 * that is not closed.
 */
bool source_split(const char *bytes, size_t length, struct source *source, struct remarks *remarks);

#endif
