#ifndef INDEX_SUBJECT_H
#define INDEX_SUBJECT_H

#include "base/error.h"
#include "index/engine.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a document is about: the terms that tell, out of all it has. */

/** Where the terms of what is compared come from: a document of the index, or one that is in none. */
struct origin {
	struct engine *engine;
	uint32_t docid;
	const struct engine_document *document;  /* NULL: `docid` */
	size_t copies;  /* of it, as far as known: what they alone have tells of nobody else */
};

/** Tell each term of it; fails as engine_document_terms(). */
bool origin_each_term(const struct origin *origin, engine_term_fn *each, void *context,
	struct error *err);

/** Whether a term says what a sheet is about: stems of the whole text, those of the title counted in it;
 * names of its lists. */
bool subject_has_word(const char *term);

/** A term as a number of 32 bits: two of one document meet once in a million. */
uint32_t subject_hash(const char *term);

enum { SUBJECT_TERMS = 24 };  /* which make the question */

/** What a document is about, as a question. Starts as {0}. */
struct subject {
	struct engine_query *query;       /* NULL before it is known */
	uint32_t hashes[SUBJECT_TERMS];     /* of its terms */
	size_t count;
};

/** Find it: the terms heavier here and rarer elsewhere, as far as reading them may cost. Fails as
 * engine_frequency(). */
bool subject_find(const struct origin *origin, struct subject *subject, struct error *err);

void subject_done(struct subject *subject);
#define OWNED_SUBJECT __attribute__((cleanup(subject_done))) struct subject

#endif
