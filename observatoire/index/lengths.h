#ifndef INDEX_LENGTHS_H
#define INDEX_LENGTHS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;

/** How long the texts of each sheet are, by docid. Starts as {0}. */
struct lengths {
	float *texts;     /* of all its texts, relative to their average; `count` of them */
	uint8_t *titles;  /* words of its title, 255 at most */
	size_t count;     /* docids there may be, the highest and one */
};

void lengths_done(struct lengths *lengths);

/** Read those of an index. ERROR_BUSY or ERROR_FAILED, as engine.h says. */
bool lengths_read(struct lengths *lengths, struct engine *engine, struct error *err);

#endif
