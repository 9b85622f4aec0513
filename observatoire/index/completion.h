#ifndef INDEX_COMPLETION_H
#define INDEX_COMPLETION_H

#include "base/owned.h"
#include "sheet/vocabulary.h"

#include <stdbool.h>
#include <stddef.h>

/* What is offered to somebody who is still typing: names of lists (levels, themes, equipment…),
 * their synonyms, titles of sheets. « tab », « TAB », « l'éco », « cm 2 » complete from the
 * beginning of any word of a text, past case, accents, apostrophes, hyphens and spaces. */

enum {
	COMPLETION_MAX = 10,                         /* offered at once */
	COMPLETION_TYPED_BYTES = 200,                /* read of what is typed: what follows is ignored */
	COMPLETIONS_MAX_BYTES = 64 * 1024 * 1024,    /* of one table: about 300 000 titles */
};

/** One offer. Strings are owned by its list. */
struct completion {
	char *text;    /* what to put in the box */
	char *target;  /* key of the entry it names, or id of the sheet it titles; NULL when several
	                * sheets have this title, or when a name goes on after other words */
	enum vocabulary_name vocabulary;  /* VOCABULARY_COUNT: a title */
	size_t count;                     /* sheets behind it; 0: unknown, it goes on after other words */
};

struct completion_list {
	struct completion items[COMPLETION_MAX];
	size_t count;
};

void completion_list_done(struct completion_list *list);
#define OWNED_COMPLETIONS __attribute__((cleanup(completion_list_done))) struct completion_list

/**
 * A table of texts to complete with: filled, settled, then read-only; threads may then share it.
 * About 170 bytes a title; 10 µs a question at 100 000 titles.
 */
struct completions;

struct completions *completions_new(void);
void completions_free(struct completions *completions);
OWNABLE(completions)

/** An entry of a list that `count` sheets have: its label, then its synonyms. 0 adds nothing. */
void completions_add_term(struct completions *completions, enum vocabulary_name vocabulary,
	const struct term *term, size_t count);

/** The title of a sheet; of two sheets equally good the one added first is offered first. False
 *  when the table is full: the title is left out. */
bool completions_add_title(struct completions *completions, const char *title, const char *id);

/** Make it ready; nothing may be added any more. */
void completions_settle(struct completions *completions);

/**
 * The best offers for `typed` (valid UTF-8), best first: a text that begins with it, then one of
 * which another word does; among these, the one more sheets have. An entry is offered once,
 * by its label rather than by a synonym when both fit; names of several lists that read the same
 * but for a plural are one offer. Little words typed before (« l' », « la ») are left aside when
 * nothing fits with them. When nothing fits at all, the last words typed are completed with names of
 * lists, what stands before them kept: « robot c » gives « robot CM2 ». `list` starts as {0}.
 */
void completions_find(const struct completions *completions, const char *typed,
	struct completion_list *list);

/** Memory it takes. */
size_t completions_bytes(const struct completions *completions);

#endif
