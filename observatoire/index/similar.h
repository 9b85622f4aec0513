#ifndef INDEX_SIMILAR_H
#define INDEX_SIMILAR_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct engine_document;

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

enum {
	ALIKE_MAX = 5,
	ALIKE_PERCENT = 40,  /* below, two sheets on one subject; above, perhaps one sheet twice */
};

/** Documents that say what a text says, likest first. */
struct alike {
	struct {
		uint32_t docid;
		unsigned percent;  /* words and names of lists both have, among those either has */
	} items[ALIKE_MAX];
	size_t count;
};

/**
 * The documents that say, for ALIKE_PERCENT at least, what `document` says, which is in no index:
 * perhaps the same practice, told before. Cost and errors as similar_find().
 */
bool similar_find_alike(struct engine *engine, const struct engine_document *document,
	struct alike *alike, struct error *err);

#endif
