#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/** A list of owned strings in the order they were added. Starts as {0}. */
struct words {
	char **items;  /* `count` strings, none NULL */
	size_t count;
	size_t capacity;
};

void words_done(struct words *words);
#define OWNED_WORDS __attribute__((cleanup(words_done))) struct words

/** Add a copy of `word`. */
void words_add(struct words *words, const char *word);

/** Add `word` itself, which now belongs to the list. */
void words_give(struct words *words, char *word);

/** Add a copy of `word` unless it is there already; tells whether it was added. */
bool words_add_once(struct words *words, const char *word);

bool words_has(const struct words *words, const char *word);
void words_sort(struct words *words);
void words_copy(struct words *to, const struct words *from);

/** Cut `text` at each `separator`; empty pieces are skipped. */
void words_split(struct words *words, const char *text, char separator);

/** All the words with `between` in between, for the caller to free(). */
char *words_join(const struct words *words, const char *between);

#endif
