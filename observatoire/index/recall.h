#ifndef INDEX_RECALL_H
#define INDEX_RECALL_H

#include "base/owned.h"
#include "index/answers.h"

#include <stddef.h>

/* Frequent words are asked again and again, and cost most to read: what was read of an index is
 * kept until it moves, as far as memory is given for it, the latest asked longest. */

enum {
	RECALL_BYTES = 64 * 1024 * 1024,  /* unless whoever opens the index says otherwise */
	RECALL_ENTRIES = 2048,
};

struct recall;

struct recall *recall_new(void);
void recall_free(struct recall *recall);
OWNABLE(recall)

/** What is kept under this key, or NULL. Borrowed until recall_trim(). */
const struct answers *recall_find(struct recall *recall, const char *key);

/** Keep `answers`, which now belong to it; nothing is kept under this key yet. Borrowed likewise. */
const struct answers *recall_keep(struct recall *recall, const char *key, struct answers answers);

/** Let go of what was asked longest ago, until `bytes` and RECALL_ENTRIES hold it. Between two questions. */
void recall_trim(struct recall *recall, size_t bytes);

#endif
