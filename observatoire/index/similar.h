#ifndef INDEX_SIMILAR_H
#define INDEX_SIMILAR_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;

enum { SIMILAR_MAX = 6 };

/** Documents close to another one, closest first. */
struct similar {
	uint32_t docids[SIMILAR_MAX];
	size_t count;
};

/**
 * The documents close to `docid`: those that share the terms that tell about it, words of its
 * title and text and names of its levels, themes, equipment, each counted by how often it stands there
 * and how few others have it. Diverse: a document that says what one before it says, or what
 * `docid` itself says, is passed over. None, when nothing is close enough to be worth a look.
 *
 * 3 to 4 ms at 100 000 documents: keep what it gives. False with ERROR_NOT_FOUND when there
 * is no such document, ERROR_BUSY or ERROR_FAILED as engine.h says.
 */
bool similar_find(struct engine *engine, uint32_t docid, struct similar *similar,
	struct error *err);

#endif
