#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/pieces.h"
#include "index/question.h"
#include "index/synonyms.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Anything typed is a question within the limits, whose leaves lie in what was typed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t check(const struct question *question, size_t length, int depth)
{
	if (depth > 3 * QUESTION_MAX_DEPTH + 6 || question->start + question->length > length)
		abort();
	size_t words = question->kind == QUESTION_WORD;
	if (words && (!*question->light || strlen(question->light) > TOKEN_MAX_BYTES
		|| strlen(question->stem) > TOKEN_MAX_BYTES))
		abort();
	if (question->kind == QUESTION_NOT && (depth != 1 || question->count != 1))
		abort();
	if (depth > 0 && question->kind == QUESTION_ALL && question->count == 0)
		abort();
	for (size_t i = 0; i < question->count; i++)
		words += check(question->children[i], length, depth + 1);
	return words;
}

/* What is cut from it can be put together, with any of it left out, and is text all the same. */
static void check_pieces(const char *typed)
{
	OWNED_PIECES pieces = {0};
	bool is_kept[PIECES_MAX];
	pieces_read(&pieces, typed);
	if (pieces.count > PIECES_MAX)
		abort();
	for (size_t out = 0; out <= pieces.count; out++) {
		for (size_t i = 0; i < pieces.count; i++)
			is_kept[i] = i != out;
		OWNED_STRING left = pieces_keep(&pieces, is_kept);
		if (!utf8_is_valid(left, strlen(left), NULL))
			abort();
		if (out == pieces.count)
			continue;
		OWNED_STRING label = piece_label(&pieces.items[out]);
		if (!utf8_is_valid(label, strlen(label), NULL))
			abort();
	}
}

/* What hangs stands for brothers, and for bytes that were typed. */
static size_t check_hung(const struct question *question, size_t length)
{
	size_t hung = 0;
	for (size_t i = 0; i < question->count; i++) {
		const struct question *child = question->children[i];
		if (child->alternative_count && (child->run == 0 || i + child->run > question->count
				|| child->run_length == 0 || child->run_start + child->run_length > length))
			abort();
		hung += child->alternative_count + check_hung(child, length);
	}
	return hung;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct analyser *analyser;
	static struct synonyms *synonyms;
	if (!analyser)
		analyser = analyser_new();
	if (!synonyms && !(synonyms = synonyms_load(VOCABULARIES, NULL, NULL)))
		abort();
	OWNED_STRING typed = mem_copy_bytes((const char *)data, size);
	if (!utf8_is_valid(typed, strlen(typed), NULL))
		return 0;

	OWNED(question) question = question_parse(analyser, typed);
	if (check(question, strlen(typed), 0) > QUESTION_MAX_WORDS)
		abort();
	synonyms_hang(synonyms, question);
	if (check_hung(question, strlen(typed)) > SYNONYMS_ALTERNATIVES)
		abort();
	OWNED_STRING understood = question_describe(question);
	if (!utf8_is_valid(understood, strlen(understood), NULL))
		abort();
	check_pieces(typed);
	return 0;
}
