#include "index/syntax.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

static const struct { const char *name; enum question_field field; } FIELDS[] = {
	{ "titre",      QUESTION_TITLE },  { "titres",      QUESTION_TITLE },
	{ "niveau",     QUESTION_LEVEL },  { "niveaux",     QUESTION_LEVEL },
	{ "theme",      QUESTION_THEME },  { "themes",      QUESTION_THEME },
	{ "thematique", QUESTION_THEME },  { "thematiques", QUESTION_THEME },
	{ "tag",        QUESTION_TAG },    { "tags",        QUESTION_TAG },
	{ "etiquette",  QUESTION_TAG },    { "etiquettes",  QUESTION_TAG },
	{ "auteur",     QUESTION_AUTHOR }, { "auteurs",     QUESTION_AUTHOR },
	{ "autrice",    QUESTION_AUTHOR }, { "autrices",    QUESTION_AUTHOR },
};

static const struct { const char *open, *close; } QUOTES[] = {
	{ "\"", "\"" }, { "«", "»" }, { "“", "”" }, { "„", "“" }, { "„", "”" },
};

static const struct { const char *word; enum syntax_operator operator; bool always; } OPERATORS[] = {
	{ "OU",   SYNTAX_OR,  true },  { "OR",  SYNTAX_OR,  false },
	{ "SAUF", SYNTAX_NOT, false }, { "NOT", SYNTAX_NOT, false },
	{ "ET",   SYNTAX_AND, false }, { "AND", SYNTAX_AND, false },
};

size_t syntax_length(const char *typed)
{
	size_t length = utf8_floor(typed, QUESTION_MAX_BYTES);
	if (typed[length] == '\0')
		return length;
	for (size_t at = length; at > 0; at--)
		if (typed[at] == ' ')
			return at;
	return length;
}

bool syntax_has_small_letters(const char *typed, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++)
		if (ascii_is_small(typed[i]) && ascii_is_small(typed[i + 1]))
			return true;
	return false;
}

/* Bytes of the space at `at`; 0 when there is none. */
static size_t space_at(const char *at, const char *end)
{
	const char *past = at;
	return at < end && utf8_is_space(utf8_next(&past, end)) ? (size_t)(past - at) : 0;
}

const char *syntax_skip_spaces(const char *at, const char *end)
{
	for (size_t step; (step = space_at(at, end)) > 0;)
		at += step;
	return at;
}

const char *syntax_chunk_end(const char *from, const char *end)
{
	const char *at = from;
	while (at < end && space_at(at, end) == 0) {
		for (size_t i = 0; at > from && i < sizeof QUOTES / sizeof QUOTES[0]; i++)
			if (strncmp(at, QUOTES[i].open, strlen(QUOTES[i].open)) == 0)
				return at;
		utf8_next(&at, end);
	}
	return at;
}

bool syntax_quoted(const char *cursor, const char *end, struct syntax_quoted *quoted)
{
	for (size_t i = 0; i < sizeof QUOTES / sizeof QUOTES[0]; i++) {
		size_t open = strlen(QUOTES[i].open), close = strlen(QUOTES[i].close);
		if ((size_t)(end - cursor) < open || memcmp(cursor, QUOTES[i].open, open) != 0)
			continue;
		const char *from = cursor + open;
		const char *to = memmem(from, (size_t)(end - from), QUOTES[i].close, close);
		if (!to)
			continue;
		*quoted = (struct syntax_quoted){ from, to, to + close };
		return true;
	}
	return false;
}

enum syntax_operator syntax_operator(const char *chunk, const char *past, bool has_small_letters)
{
	size_t length = (size_t)(past - chunk);
	for (size_t i = 0; i < sizeof OPERATORS / sizeof OPERATORS[0]; i++) {
		if (strlen(OPERATORS[i].word) != length || memcmp(chunk, OPERATORS[i].word, length) != 0)
			continue;
		return OPERATORS[i].always || has_small_letters ? OPERATORS[i].operator : SYNTAX_NONE;
	}
	return SYNTAX_NONE;
}

/* Bytes of the hyphen at `at`: the sign, U+2010, U+2011, an en dash, a minus; 0 when there is none. */
static size_t hyphen_at(const char *at, const char *end)
{
	const char *past = at;
	if (at == end)
		return 0;
	unsigned point = utf8_next(&past, end);
	bool is = point == '-' || point == 0x2010 || point == 0x2011 || point == 0x2013 || point == 0x2212;
	return is ? (size_t)(past - at) : 0;
}

const char *syntax_excluded(const char *at, const char *end)
{
	size_t length = hyphen_at(at, end);
	const char *behind = at + length;
	bool is_beside = length > 0 && behind < end && hyphen_at(behind, end) == 0 && space_at(behind, end) == 0;
	return is_beside ? behind : NULL;
}

bool syntax_is_operators(const char *typed, const char *end)
{
	const char *at = syntax_skip_spaces(typed, end);
	while (at < end) {
		const char *past = syntax_chunk_end(at, end);
		bool is_gold = past - at == 2 && memcmp(at, "OR", 2) == 0;
		if (is_gold || syntax_operator(at, past, true) == SYNTAX_NONE)
			return false;
		at = syntax_skip_spaces(past, end);
	}
	return true;
}

const char *syntax_group_end(const char *open, const char *end)
{
	size_t depth = 0;
	struct syntax_quoted quoted;
	for (const char *at = open; at < end;) {
		if (syntax_quoted(at, end, &quoted)) {
			at = quoted.past;
			continue;
		}
		depth += *at == '(';
		if (*at == ')' && --depth == 0)
			return at;
		utf8_next(&at, end);
	}
	return NULL;
}

/* « niveau:cm2 », « niveau : cm2 »: the colon, behind the chunk or in it. */
static const char *find_colon(const char *chunk, const char *past, const char *end)
{
	const char *colon = memchr(chunk, ':', (size_t)(past - chunk));
	if (colon)
		return colon;
	const char *next = syntax_skip_spaces(past, end);
	return next < end && *next == ':' ? next : NULL;
}

enum question_field syntax_field(const char *chunk, const char *past, const char *end,
	const char **value)
{
	const char *colon = find_colon(chunk, past, end);
	if (!colon)
		return QUESTION_ANYWHERE;
	const char *behind = syntax_skip_spaces(colon + 1, end);
	if (behind == end)
		return QUESTION_ANYWHERE;

	OWNED_STRING name = mem_copy_bytes(chunk, (size_t)((colon < past ? colon : past) - chunk));
	OWNED_STRING folded = utf8_fold(name);
	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++) {
		if (strcmp(FIELDS[i].name, folded) != 0)
			continue;
		*value = behind;
		return FIELDS[i].field;
	}
	return QUESTION_ANYWHERE;
}
