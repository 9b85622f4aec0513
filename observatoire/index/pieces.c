#include "index/pieces.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/syntax.h"

#include <string.h>

/* Where the piece that begins at `at` ends; no operator stands there. */
static const char *piece_end(const char *at, const char *end)
{
	struct syntax_quoted quoted;
	const char *from = *at == '-' && at + 1 < end ? at + 1 : at, *value;
	if (syntax_quoted(from, end, &quoted))
		return quoted.past;
	const char *close = *from == '(' ? syntax_group_end(from, end) : NULL;
	if (close)
		return close + 1;
	const char *past = syntax_chunk_end(from, end);
	if (syntax_field(from, past, end, &value) == QUESTION_ANYWHERE)
		return past;
	return syntax_quoted(value, end, &quoted) ? quoted.past : syntax_chunk_end(value, end);
}

static enum syntax_operator operator_at(const char *at, const char *end, const char **past)
{
	*past = syntax_chunk_end(at, end);
	return syntax_operator(at, *past, true);
}

void pieces_of(const char *typed, struct words *pieces)
{
	const char *end = typed + syntax_length(typed), *past;
	const char *at = syntax_skip_spaces(typed, end);
	while (at < end && pieces->count < PIECES_MAX) {
		const char *from = at;
		while (at < end && operator_at(at, end, &past) != SYNTAX_NONE)
			at = syntax_skip_spaces(past, end);
		if (at < end)
			at = piece_end(at, end);
		words_give(pieces, mem_copy_bytes(from, (size_t)(at - from)));
		at = syntax_skip_spaces(at, end);
	}
}

/* The piece without what joined it to those before; NULL when it was an exclusion. */
static const char *unjoined(const char *piece)
{
	const char *end = piece + strlen(piece), *past;
	for (;;) {
		enum syntax_operator operator = operator_at(piece, end, &past);
		if (operator == SYNTAX_NOT)
			return NULL;
		if (operator == SYNTAX_NONE)
			return *piece ? piece : NULL;
		piece = syntax_skip_spaces(past, end);
	}
}

char *pieces_without(const struct words *pieces, size_t out)
{
	OWNED_TEXT question = {0};
	for (size_t i = 0; i < pieces->count; i++) {
		const char *piece = pieces->items[i];
		if (i == out)
			continue;
		if (question.length == 0)
			piece = unjoined(piece);
		if (piece)
			text_format(&question, "%s%s", question.length ? " " : "", piece);
	}
	return mem_copy(text_string(&question));
}

char *pieces_alone(const struct words *pieces, size_t piece)
{
	const char *alone = unjoined(pieces->items[piece]);
	return mem_copy(alone ? alone : "");
}
