#ifndef INDEX_SYNTAX_H
#define INDEX_SYNTAX_H

#include "index/question.h"

#include <stdbool.h>
#include <stddef.h>

/* The signs of a question: what separates, joins, excludes, quotes or names a field. Texts are
 * pairs of pointers, `end` past their last byte, between two characters. */

/** How much of what was typed is read: all, or what the limit leaves of whole words. */
size_t syntax_length(const char *typed);

/** Whether it is ordinary writing: all in capitals, an OR may be gold. */
bool syntax_has_small_letters(const char *typed, size_t length);

const char *syntax_skip_spaces(const char *at, const char *end);

/** Where the chunk at `from` ends: at a space, or where quotes open. */
const char *syntax_chunk_end(const char *from, const char *end);

/** Something between quotes. */
struct syntax_quoted {
	const char *from, *to;  /* without the quotes */
	const char *past;       /* behind the closing one */
};

/** Whether quotes open at `cursor` and close further on. */
bool syntax_quoted(const char *cursor, const char *end, struct syntax_quoted *quoted);

enum syntax_operator {
	SYNTAX_NONE,  /* the chunk is a word */
	SYNTAX_OR,
	SYNTAX_NOT,
	SYNTAX_AND,
};

/** What the chunk from `chunk` to `past` is between two others. */
enum syntax_operator syntax_operator(const char *chunk, const char *past, bool has_small_letters);

/** What the hyphen at `at` excludes, where it begins; NULL when no hyphen stands there, or beside nothing.
 * Telephones write « −scratch » and « –scratch » for « -scratch ». */
const char *syntax_excluded(const char *at, const char *end);

/** Whether there is nothing but operators: « OU », « ET SAUF »; but « OR » alone is gold. */
bool syntax_is_operators(const char *typed, const char *end);

/** The parenthesis that closes the one at `open`, or NULL. */
const char *syntax_group_end(const char *open, const char *end);

/** The field a chunk begins with, and where its `value` begins; else QUESTION_ANYWHERE. Blanks may
 * stand on both sides of the colon, as French has them. */
enum question_field syntax_field(const char *chunk, const char *past, const char *end,
	const char **value);

#endif
