#ifndef INDEX_HITS_H
#define INDEX_HITS_H

#include "index/glance.h"
#include "index/question.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alternative;
struct analyser;

/** What is looked for in a text. Borrowed. */
struct sought {
	const struct question *question;
	const struct alternative *const *through;  /* and what it answers through; NULL when */
	size_t through_count;                      /* there are none */
};

/* Where the words of a question stand in a text. Stop words and words of a phrase count in
 * the phrase only; what is excluded never does. */

enum { HITS_MAX_TERMS = 64 };  /* one bit each; a question has at most QUESTION_MAX_WORDS */

struct hit {
	size_t start, end;   /* bytes of the text */
	unsigned position;   /* of its token, in its line */
	uint64_t terms;      /* bits of the terms it answers */
};

/** A word to look for. Strings are borrowed from the question. */
struct hits_term {
	const char *light, *stem;
	bool is_prefix;
	unsigned offset;         /* of a word in its phrase */
	unsigned phrase_length;  /* terms of the phrase that begins here, or 0 */
};

/** Starts as {0}. */
struct hits {
	struct hits_term terms[HITS_MAX_TERMS];
	size_t term_count;
	uint64_t in_phrases, welded;    /* which terms are so */
	struct glance glance;           /* how the terms begin: most lines stop there */
	bool initials[256];             /* first bytes of the terms: most words stop there */

	struct hit *items;              /* `count` of them, in the order of the text */
	size_t count, capacity;

	size_t line_start, line_first;  /* of the line being read: its offset, its first hit */
	uint64_t *found, *confirmed;    /* terms by position in it; confirmed: by a whole phrase */
	size_t positions;
};

void hits_init(struct hits *hits, const struct sought *sought);
void hits_done(struct hits *hits);
#define OWNED_HITS __attribute__((cleanup(hits_done))) struct hits

/** Add the hits of one line: `length` bytes of `text` from `start`, without a line end. */
void hits_read(struct hits *hits, struct analyser *analyser, const char *text, size_t start,
	size_t length);

#endif
