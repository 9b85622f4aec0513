#include "index/inclusive.h"

#include "index/letter.h"

#include <stdbool.h>
#include <string.h>

enum { ENDING_MAX = 8 };

/* What may follow the mark. `anywhere`: after a hyphen, a dot or a slash too, where the other
 * endings are words of their own (« dit-le », « sur/le »). */
static const struct ending { const char *letters; bool anywhere; } ENDINGS[] = {
	{ "e", true },      { "es", true },      { "ne", true },      { "nes", true },
	{ "rice", true },   { "rices", true },   { "trice", true },   { "trices", true },
	{ "euse", true },   { "euses", true },   { "iere", true },    { "ieres", true },
	{ "ere", true },    { "eres", true },    { "s", false },      { "x", false },
	{ "le", false },    { "les", false },    { "te", false },     { "tes", false },
	{ "se", false },    { "ses", false },    { "ve", false },     { "ves", false },
	{ "fe", false },    { "fes", false },    { "ine", false },    { "ines", false },
	{ "ale", false },   { "ales", false },   { "elle", false },   { "elles", false },
	{ "enne", false },  { "ennes", false },  { "esse", false },   { "esses", false },
	{ "onne", false },  { "onnes", false },  { "ive", false },    { "ives", false },
};

/* The letters at *cursor, folded, at most ENDING_MAX; past them in *cursor. */
static size_t read_letters(struct letters *letters, const char **cursor, const char *end,
	char word[ENDING_MAX + 1])
{
	size_t length = 0;
	for (;;) {
		const char *ahead = *cursor;
		const struct letter *letter = letters_next(letters, &ahead, end);
		if (letter->kind != LETTER_WORD || length + letter->length > ENDING_MAX)
			break;
		memcpy(word + length, letter->bytes, letter->length);
		length += letter->length;
		*cursor = ahead;
	}
	word[length] = '\0';
	return length;
}

static bool is_ending(const char *word, bool anywhere_only)
{
	for (size_t i = 0; i < sizeof ENDINGS / sizeof ENDINGS[0]; i++)
		if (strcmp(ENDINGS[i].letters, word) == 0)
			return ENDINGS[i].anywhere || !anywhere_only;
	return false;
}

static const struct letter *peek(struct letters *letters, const char *cursor, const char *end)
{
	return letters_next(letters, &cursor, end);
}

/* « (e)s », « (s) », « (e)(s) », « (e·s) »: from behind the first parenthesis. */
static const char *close_parenthesis(struct letters *letters, const char *cursor, const char *end)
{
	char word[ENDING_MAX + 1];
	for (int parts = 0; parts < 3; parts++) {
		if (read_letters(letters, &cursor, end, word) == 0 || !is_ending(word, false))
			return NULL;
		unsigned mark = letters_next(letters, &cursor, end)->point;
		if (mark != ')' && mark != '.' && mark != 0xB7)
			return NULL;
		if (mark != ')')
			continue;

		const char *ahead = cursor;
		if (letters_next(letters, &ahead, end)->point == '(')
			return close_parenthesis(letters, ahead, end) ?: cursor;
		ahead = cursor;
		if (read_letters(letters, &ahead, end, word) == 0)
			return cursor;
		return is_ending(word, false) && peek(letters, ahead, end)->kind != LETTER_WORD ? ahead : NULL;
	}
	return NULL;
}

/* A second « ·s » behind a first ending, with the same mark; else where it would have begun. */
static const char *plural_end(struct letters *letters, unsigned mark, const char *cursor,
	const char *end)
{
	char word[ENDING_MAX + 1];
	const char *ahead = cursor;
	if (letters_next(letters, &ahead, end)->point != mark)
		return cursor;
	if (read_letters(letters, &ahead, end, word) == 0 || (strcmp(word, "s") != 0 && strcmp(word, "x") != 0))
		return cursor;
	return peek(letters, ahead, end)->kind == LETTER_WORD ? cursor : ahead;
}

const char *inclusive_end(struct letters *letters, const char *cursor, const char *end)
{
	const struct letter *first = letters_next(letters, &cursor, end);
	unsigned mark = first->point;
	bool is_dot = first->kind == LETTER_MIDDLE_DOT;
	bool is_hyphen = first->kind == LETTER_HYPHEN;
	if (mark == '(')
		return close_parenthesis(letters, cursor, end);
	if (!is_dot && !is_hyphen && mark != '.' && mark != '/')
		return NULL;

	char word[ENDING_MAX + 1];
	if (read_letters(letters, &cursor, end, word) == 0 || !is_ending(word, !is_dot))
		return NULL;
	if (peek(letters, cursor, end)->kind == LETTER_WORD)
		return NULL;
	const char *past = plural_end(letters, mark, cursor, end);
	/* « est-ne-… » may be anything; « étudiant-e » and « étudiant-ne-s » are not. */
	bool is_sure = !is_hyphen || past > cursor || strcmp(word, "e") == 0 || strlen(word) > 3;
	return is_sure ? past : NULL;
}
