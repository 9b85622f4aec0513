#ifndef CATALOGUE_NAMELESS_H
#define CATALOGUE_NAMELESS_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;
struct catalogue_request;
struct search_result;

enum {
	NAMELESS_TOLD = 3,  /* of one question: further ones are looked for as words all the same */
	NAMELESS_NEAR = 3,  /* names offered in the place of one */
};

/** What it was to be. */
enum nameless_kind { NAMELESS_LEVEL, NAMELESS_THEME, NAMELESS_TAG, NAMELESS_AUTHOR };

/** A field of a question that names nothing of its list: « tag:machin », looked for as words. */
struct nameless_field {
	enum nameless_kind kind;
	char *value;             /* as typed */
	struct words near;       /* names it may have been, likeliest first; no author is offered */
	struct words questions;  /* the question with each of these in its place: each finds sheets */
};

/** Those of one question. Starts as {0}. */
struct nameless_fields {
	struct nameless_field *items;
	size_t count;
};

void nameless_fields_done(struct nameless_fields *fields);

/** One question and what it found: `result` tells which of its fields name nothing. */
struct nameless_asked {
	const struct catalogue_request *request;
	const struct search_result *result;
	const char *typed;
};

/** Fill `fields`, which is {0}. False as catalogue_count(). */
bool nameless_fields_fill(struct nameless_fields *fields, struct catalogue *catalogue,
	const struct nameless_asked *asked, struct error *err);

#endif
