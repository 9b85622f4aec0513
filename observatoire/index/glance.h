#ifndef INDEX_GLANCE_H
#define INDEX_GLANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * How the words looked for begin: most lines of a text hold no word that begins so, and need no
 * analysis to tell that they answer nothing. Starts as {0}, looking for nothing.
 */
struct glance {
	uint32_t seconds[26];     /* by first letter: bits of the second letters, or of any */
	uint32_t thirds[26][26];  /* by the first two: the same of the third */
	bool wants_digits;
	bool wants_names;         /* of whatever class: no line is passed over */
	bool is_blind;            /* a word may be written in ways that begin otherwise: look at everything */
};

/** Look for this form of a word too. */
void glance_add(struct glance *glance, const char *form);

/** Whether a word that is folded so may have one of the forms; false is certain. */
bool glance_may_be(const struct glance *glance, const char *folded);

/** Whether a word in `length` bytes of text may have one of the forms; false is certain. */
bool glance_may_hold(const struct glance *glance, const char *text, size_t length);

enum glance_sight {
	GLANCE_NOTHING,  /* no further word may have one of the forms */
	GLANCE_WORD,     /* the one at `word` may */
	GLANCE_UNSURE,   /* a character may fold to whatever letters, or to nothing */
};

/** A text that is looked through, word by word. Starts with its first three members. */
struct glance_walk {
	const struct glance *glance;
	const char *at, *end;
	const char *word;  /* where the last word seen begins */
	uint32_t awaited;  /* letters of which one must follow, or any; none: it was decided */
	bool has_second;   /* two of its letters were read */
	bool is_inside;
};

/** Go on to the next word that may have one of the forms; words of digits too, where some are wanted. */
enum glance_sight glance_next(struct glance_walk *walk);

#endif
