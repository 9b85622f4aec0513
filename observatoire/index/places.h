#ifndef INDEX_PLACES_H
#define INDEX_PLACES_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct question;

/* Where one sheet has the words of a question: bits of enum explain_place. */

/** The terms of one sheet. Starts as {0}. */
struct places {
	struct placed *terms;  /* `count` of them, in the order of bytes */
	size_t count, capacity;
};

/** Read them. ERROR_NOT_FOUND when there is no such sheet; else as engine.h says. */
bool places_read(struct places *places, struct engine *engine, uint32_t docid, struct error *err);
void places_done(struct places *places);
#define OWNED_PLACES __attribute__((cleanup(places_done))) struct places

/** A part of a question; `is_relative` says that a word of its family stands there, not itself. */
unsigned places_of(const struct places *places, const struct question *node, bool *is_relative);

/** What a synonym looks for: no word of its family will do. */
unsigned places_as_written(const struct places *places, const struct question *node);

/** A word that was not typed, by its light form. */
unsigned places_of_word(const struct places *places, const char *light);

#endif
