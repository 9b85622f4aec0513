#include "index/pieces.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "index/stopword.h"
#include "index/syntax.h"

#include <stdlib.h>
#include <string.h>

/* ---- Cutting ---- */

/* One question being cut. */
struct cutting {
	const char *at, *end;
	bool has_small_letters;  /* where all is in capitals, SAUF is a word */
};

/* Where the thing that begins at `at` ends; neither operator nor hyphen stands there. */
static const char *thing_end(const char *at, const char *end)
{
	struct syntax_quoted quoted;
	const char *value;
	if (syntax_quoted(at, end, &quoted))
		return quoted.past;
	const char *close = *at == '(' ? syntax_group_end(at, end) : NULL;
	if (close)
		return close + 1;
	const char *past = syntax_chunk_end(at, end);
	if (syntax_field(at, past, end, &value) == QUESTION_ANYWHERE)
		return past;
	return syntax_quoted(value, end, &quoted) ? quoted.past : syntax_chunk_end(value, end);
}

/* Step over the operators before a piece; of several the last one says what it is. Between nothing
 * and something, or at the end, they are words. */
static enum syntax_operator skip_operators(struct cutting *cutting, bool is_first)
{
	enum syntax_operator last = SYNTAX_NONE;
	while (!is_first) {
		const char *past = syntax_chunk_end(cutting->at, cutting->end);
		const char *next = syntax_skip_spaces(past, cutting->end);
		enum syntax_operator operator =
			syntax_operator(cutting->at, past, cutting->has_small_letters);
		if (operator == SYNTAX_NONE || next == cutting->end)
			break;
		last = operator;
		cutting->at = next;
	}
	return last;
}

/* A hyphen before something excludes it. */
static bool skip_hyphen(struct cutting *cutting)
{
	const char *behind = syntax_excluded(cutting->at, cutting->end);
	cutting->at = behind ? behind : cutting->at;
	return behind;
}

/* Operators that end a question join nothing: they are no piece, and none is left alone. */
static bool is_idle_end(const struct cutting *cutting)
{
	return syntax_is_operators(cutting->at, cutting->end);
}

static char *trimmed(const char *from, const char *to)
{
	while (to > from && to[-1] == ' ')
		to--;
	return mem_copy_bytes(from, (size_t)(to - from));
}

static void cut_piece(struct pieces *pieces, struct cutting *cutting)
{
	const char *from = cutting->at;
	enum syntax_operator operator = skip_operators(cutting, pieces->count == 0);
	OWNED_STRING operators = trimmed(from, cutting->at);
	bool has_hyphen = skip_hyphen(cutting);
	const char *hyphen = !has_hyphen ? "" : *operators ? " -" : "-";
	const char *text = cutting->at;
	cutting->at = thing_end(text, cutting->end);

	pieces->items = mem_resize(pieces->items, pieces->count + 1, sizeof *pieces->items);
	pieces->items[pieces->count++] = (struct piece){
		.operators = text_make("%s%s", operators, hyphen),
		.text = mem_copy_bytes(text, (size_t)(cutting->at - text)),
		.joins = operator == SYNTAX_OR && !has_hyphen,
		.excludes = operator == SYNTAX_NOT || has_hyphen,
	};
}

void pieces_read(struct pieces *pieces, const char *typed)
{
	size_t length = syntax_length(typed);
	struct cutting cutting = {
		.at = typed,
		.end = typed + length,
		.has_small_letters = syntax_has_small_letters(typed, length),
	};
	for (;;) {
		cutting.at = syntax_skip_spaces(cutting.at, cutting.end);
		if (cutting.at == cutting.end || is_idle_end(&cutting) || pieces->count == PIECES_MAX)
			return;
		cut_piece(pieces, &cutting);
	}
}

void pieces_done(struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		free(pieces->items[i].operators);
		free(pieces->items[i].text);
	}
	free(pieces->items);
	*pieces = (struct pieces){0};
}

/* ---- Putting together ---- */

/* Whether it is another choice of what stands before it: an exclusion gives none. */
static bool is_choice(const struct pieces *pieces, size_t i)
{
	return i > 0 && pieces->items[i].joins && !pieces->items[i - 1].excludes;
}

/* What is written before piece `i`: what was, or, for the first choice left of several, what stood
 * before the first of them. */
static const char *operators_of(const struct pieces *pieces, const bool *is_kept, size_t i)
{
	size_t first = i;
	while (is_choice(pieces, first)) {
		if (is_kept[--first])
			return pieces->items[i].operators;
	}
	return pieces->items[first].joins ? "" : pieces->items[first].operators;
}

static void add_piece(struct text *question, const struct piece *piece, const char *operators)
{
	bool is_first = question->length == 0, is_hyphen = text_equals(operators, "-");
	if (is_first || !*operators || is_hyphen)
		text_format(question, "%s%s%s", is_first ? "" : " ", piece->excludes ? "-" : "",
			piece->text);
	else if (operators[strlen(operators) - 1] == '-')
		text_format(question, " %s%s", operators, piece->text);
	else
		text_format(question, " %s %s", operators, piece->text);
}

static bool is_little_word(const struct piece *piece)
{
	OWNED_STRING folded = utf8_fold(piece->text);
	return stopword_is(folded);
}

char *pieces_keep(const struct pieces *pieces, const bool *is_kept)
{
	OWNED_TEXT question = {0};
	bool asks = false;
	for (size_t i = 0; i < pieces->count; i++) {
		if (!is_kept[i])
			continue;
		asks |= !pieces->items[i].excludes && !is_little_word(&pieces->items[i]);
		add_piece(&question, &pieces->items[i], operators_of(pieces, is_kept, i));
	}
	return asks ? text_take(&question) : mem_copy("");
}

static bool is_phrase(const struct piece *piece)
{
	const char *end = piece->text + strlen(piece->text);
	struct syntax_quoted quoted;
	return syntax_quoted(piece->text, end, &quoted) && quoted.past == end;
}

static char *label_of(const char *text)
{
	const char *from = text, *to = from + strlen(from);
	struct syntax_quoted quoted;
	if (syntax_quoted(from, to, &quoted) && quoted.past == to) {
		from = quoted.from;
		to = quoted.to;
	} else if (*from == '(' && syntax_group_end(from, to) == to - 1) {
		from++;
		to--;
	}
	OWNED_STRING inside = mem_copy_bytes(from, (size_t)(to - from));
	return utf8_squeeze(inside);
}

char *piece_label(const struct piece *piece)
{
	return label_of(piece->text);
}

/* What a piece is once it asks for less, for the caller to free(); NULL when it stays as it is. */
typedef char *open_fn(const struct piece *piece);

static char *open_phrase(const struct piece *piece)
{
	return is_phrase(piece) ? label_of(piece->text) : NULL;
}

static char *open_field(const struct piece *piece)
{
	const char *end = piece->text + strlen(piece->text), *value;
	const char *past = syntax_chunk_end(piece->text, end);
	if (*piece->text == '(' || is_phrase(piece)
		|| syntax_field(piece->text, past, end, &value) == QUESTION_ANYWHERE)
		return NULL;
	return label_of(value);
}

/* The question again, its pieces opened, but for those that are excluded; NULL when none is. */
static char *opened(const struct pieces *pieces, open_fn *open)
{
	OWNED_TEXT question = {0};
	bool has_any = false;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		OWNED_STRING words = piece->excludes ? NULL : open(piece);
		has_any |= words && *words;
		const struct piece plain = { .text = words ? words : piece->text, .excludes = piece->excludes };
		add_piece(&question, &plain, piece->operators);
	}
	return has_any ? text_take(&question) : NULL;
}

char *pieces_unquoted(const struct pieces *pieces)
{
	return opened(pieces, open_phrase);
}

char *pieces_anywhere(const struct pieces *pieces)
{
	return opened(pieces, open_field);
}
