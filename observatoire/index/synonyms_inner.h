#ifndef INDEX_SYNONYMS_INNER_H
#define INDEX_SYNONYMS_INNER_H

#include "base/words.h"
#include "index/saying.h"
#include "index/synonyms.h"

/* What synonyms.c, which reads them, and hang.c, which looks them up, share. */

/** A form of a term, and what it has for an alternative. */
struct entry {
	char *form;
	size_t alternative;  /* its place in the list */
};

struct synonyms {
	struct alternative *alternatives;  /* in the order of the table */
	size_t count, capacity;
	struct entry *entries;             /* sorted by form, then by alternative */
	size_t entry_count, entry_capacity;
	struct saying *sayings;            /* owns what the alternatives look for */
	size_t saying_count, saying_capacity;
	struct words texts;                /* owns their strings */
};

#endif
