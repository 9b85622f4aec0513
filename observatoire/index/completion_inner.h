#ifndef INDEX_COMPLETION_INNER_H
#define INDEX_COMPLETION_INNER_H

#include "index/completion.h"

#include <stdint.h>

/* What the two halves of the table share: completion.c fills and finds, completion_settle.c
 * sorts. Only they include this. */

enum { COMPLETION_BLOCK = 64 };  /* entries that share one best rank */

#define COMPLETION_INNER 0x80000000u  /* in a rank: not the beginning of its text */

/* One text. Offsets are into `bytes`; equal targets name the same thing. */
struct completion_item {
	uint32_t text, folded, target;
	uint32_t count;
	uint32_t order;           /* in which it was added */
	uint8_t vocabulary;
	bool is_synonym;
};

/* A word from which a text can be completed. */
struct completion_entry {
	uint32_t item, offset;  /* in its folded text */
};

struct completions {
	char *bytes;              /* all the texts, each with its zero; at 0 stands "" */
	size_t length, capacity;
	struct completion_item *items;       /* once settled, best first */
	size_t item_count, item_capacity;
	struct completion_entry *entries;    /* by the text from their word on, spaces apart */
	size_t entry_count;
	uint32_t *best;           /* the lowest rank of each block of entries */
};

/* Rather than a name of a list. */
static inline bool completion_is_title(const struct completion_item *item)
{
	return item->vocabulary == VOCABULARY_COUNT;
}

static inline const char *completion_text(const struct completions *completions, uint32_t offset)
{
	return completions->bytes + offset;
}

static inline const char *completion_folded(const struct completions *completions,
	const struct completion_item *item)
{
	return completion_text(completions, item->folded);
}

/* The folded text of an entry, from its word on. */
static inline const char *completion_tail(const struct completions *completions,
	const struct completion_entry *entry)
{
	return completion_folded(completions, &completions->items[entry->item]) + entry->offset;
}

/* Lower is better: items stand best first. */
static inline uint32_t completion_rank(const struct completion_entry *entry)
{
	return entry->item | (entry->offset ? COMPLETION_INNER : 0);
}

#endif
