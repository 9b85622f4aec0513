#ifndef INDEX_SYNONYMS_INNER_H
#define INDEX_SYNONYMS_INNER_H

#include "base/words.h"
#include "index/saying.h"
#include "index/synonyms.h"

/* What synonyms.c and list_synonyms.c, which read them, and hang.c, which looks them up, share. */

struct analyser;
struct lexicon;
struct vocabularies;

/** A form of a term, and what it has for an alternative. */
struct synonym_entry {
	char *form;
	size_t alternative;  /* its place in the list */
};

struct synonyms {
	struct alternative *alternatives;  /* in the order of the table */
	size_t count, capacity;
	struct synonym_entry *entries;             /* sorted by form, then by alternative */
	size_t entry_count, entry_capacity;
	struct saying *sayings;            /* owns what the alternatives look for */
	size_t saying_count, saying_capacity;
	struct words texts;                /* owns their strings */
	struct lexicon *lexicon;           /* NULL: there is none */
	struct words lights;               /* of the words of the terms that have an alternative */
};

/** Add what answers for a term, under each form of it. */
void synonyms_add(struct synonyms *synonyms, const struct saying *from,
	const struct alternative *alternative);

/** Keep a copy of a text, or the saying itself, as long as the synonyms. */
const char *synonyms_keep_text(struct synonyms *synonyms, const char *text);
void synonyms_keep(struct synonyms *synonyms, struct saying saying);

/** Add the synonyms of the lists sheets choose from: list_synonyms.c. */
void synonyms_add_lists(struct synonyms *synonyms, struct analyser *analyser,
	const struct vocabularies *vocabularies);

#endif
