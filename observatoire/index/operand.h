#ifndef INDEX_OPERAND_H
#define INDEX_OPERAND_H

#include "index/question.h"

struct analyser;

/* What the pieces of a question ask for, each a tree of its own: question_parse.c finds the
 * pieces and hangs the trees together. `from` and `to` lie in what was typed, between two
 * characters. */

/** What was typed. */
struct operand_text {
	struct analyser *analyser;
	const char *bytes, *end;
};

/** An ALL with one child for each thing ordinary words ask for. */
struct question *operand_words(const struct operand_text *typed, const char *from, const char *to);

/** The words of one chunk as one thing, with its star or without; NULL when there are none. */
struct question *operand_chunk(const struct operand_text *typed, const char *from, const char *to);

/** The words between two quotes; one word is no phrase; NULL when there is none. It is_cut past
 *  QUESTION_MAX_WORDS. */
struct question *operand_phrase(const struct operand_text *typed, const char *from, const char *to);

/** The value of a field that the index resolves: any but « titre: ». */
struct question *operand_field(const struct operand_text *typed, enum question_field field,
	const char *from, const char *to);

/** « niveau:cycle 3 »: where the class that begins at `from` ends, or `otherwise`. */
const char *operand_class_end(const struct operand_text *typed, const char *from,
	const char *otherwise);

#endif
