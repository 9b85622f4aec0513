#include "index/operand.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "index/accent.h"
#include "index/analysis.h"
#include "index/class.h"
#include "index/question_tree.h"

#include <stdlib.h>
#include <string.h>

/* A list of words being made, and the bytes they are made from. */
struct reading {
	struct question *list;
	const char *bytes;
};

static void add_token(void *context, const struct token *token)
{
	const struct reading *reading = context;
	char accented[ACCENT_MAX_BYTES];
	struct question *word = question_tree_new(QUESTION_WORD);
	word->start = token->start;
	word->length = token->length;
	word->flags = token->flags;
	word->offset = token->position;  /* until a phrase makes it a distance */
	word->folded = mem_copy(token->folded);
	word->light = mem_copy(token->light);
	word->stem = mem_copy(token->stem);
	word->keys = class_keys(token->folded);
	if (accent_form(reading->bytes + token->start, token->length, token->folded, accented))
		word->accented = mem_copy(accented);
	question_tree_add(reading->list, word);
}

/* All tokens of a part of what was typed, as the children of one node. */
static struct question *analyse(const struct operand_text *typed, const char *from, const char *to)
{
	struct question *list = question_tree_new(QUESTION_ALL);
	struct reading reading = { list, from };
	analyser_run_bytes(typed->analyser, from, (size_t)(to - from), add_token, &reading);
	for (size_t i = 0; i < list->count; i++)
		list->children[i]->start += (size_t)(from - typed->bytes);
	return list;
}

/* An ALL of one child is that child; of none, nothing. */
static struct question *unwrap(struct question *list)
{
	if (list->count > 1)
		return list;
	struct question *only = list->count ? question_tree_take(list, 0) : NULL;
	question_free(list);
	return only;
}

/* « savoir-faire »: its words, or its welded form. Steps past both in *i. */
static struct question *welded_operand(struct question *tokens, size_t *i)
{
	struct question *welded = question_tree_take(tokens, (*i)++);
	size_t end = welded->start + welded->length;
	struct question *parts = question_tree_new(QUESTION_ALL);
	for (; *i < tokens->count && tokens->children[*i]->start < end; (*i)++)
		if (!(tokens->children[*i]->flags & (TOKEN_WELDED | TOKEN_PART)))
			question_tree_add(parts, question_tree_take(tokens, *i));

	struct question *any = question_tree_new(QUESTION_ANY);
	question_tree_add(any, parts);
	question_tree_add(any, welded);
	return any;
}

/* ---- « C 3 », « c p » ---- */

enum { SPREAD_MOST = 3 };  /* signs of a class typed one by one */

/* What `count` tokens make together, each of one sign, a space between; "" when they are no such thing. */
static void join_signs(const struct operand_text *typed, struct question *const *tokens, size_t count,
	char joined[static SPREAD_MOST + 1])
{
	*joined = '\0';
	for (size_t i = 0; i < count; i++) {
		size_t start = tokens[i]->start;
		if (tokens[i]->length != 1 || start != tokens[0]->start + 2 * i
			|| (i > 0 && typed->bytes[start - 1] != ' '))
			return;
	}
	for (size_t i = 0; i < count; i++)
		joined[i] = tokens[i]->folded[0];
	joined[count] = '\0';
}

/* The class named `joined`, in the place of tokens from the first on, which are freed. */
static struct question *class_of(const struct operand_text *typed, const char *joined,
	struct question *const *tokens, size_t count)
{
	OWNED(question) list = question_tree_new(QUESTION_ALL);
	struct reading reading = { list, joined };
	analyser_run(typed->analyser, joined, add_token, &reading);
	struct question *class = question_tree_take(list, 0);
	class->start = tokens[0]->start;
	class->length = 2 * count - 1;
	class->offset = tokens[0]->offset;
	for (size_t i = 0; i < count; i++)
		question_free(tokens[i]);
	return class;
}

/* A class typed sign by sign is one. In a question alone: in a sheet « C 3 » is there for anything. */
static void gather_classes(const struct operand_text *typed, struct question *list)
{
	for (size_t i = 0; i < list->count; i++)
		for (size_t count = SPREAD_MOST; count > 1; count--) {
			char joined[SPREAD_MOST + 1] = "";
			if (i + count <= list->count)
				join_signs(typed, &list->children[i], count, joined);
			if (*joined < 'a' || !class_is_word(joined))
				continue;
			list->children[i] = class_of(typed, joined, &list->children[i], count);
			memmove(&list->children[i + 1], &list->children[i + count],
				(list->count - i - count) * sizeof list->children[0]);
			list->count -= count - 1;
			break;
		}
}

/* What the tokens ask for, one child an operand. */
static struct question *operands_of(const struct operand_text *typed, struct question *tokens)
{
	gather_classes(typed, tokens);
	struct question *operands = question_tree_new(QUESTION_ALL);
	for (size_t i = 0; i < tokens->count;) {
		unsigned flags = tokens->children[i]->flags;
		if (flags & TOKEN_WELDED)
			question_tree_add(operands, welded_operand(tokens, &i));
		else if (flags & TOKEN_PART)
			i++;
		else
			question_tree_add(operands, question_tree_take(tokens, i++));
	}
	question_free(tokens);
	return operands;
}

/* The words between two quotes; one word is no phrase. */
struct question *operand_phrase(const struct operand_text *typed, const char *from, const char *to)
{
	OWNED(question) tokens = analyse(typed, from, to);
	struct question *phrase = question_tree_new(QUESTION_PHRASE);
	unsigned first = tokens->count ? tokens->children[0]->offset : 0;
	for (size_t i = 0; i < tokens->count && !phrase->is_cut; i++) {
		if (tokens->children[i]->flags & (TOKEN_WELDED | TOKEN_PART))
			continue;
		if (phrase->count == QUESTION_MAX_WORDS) {
			phrase->is_cut = true;
			continue;
		}
		tokens->children[i]->offset -= first;
		question_tree_add(phrase, question_tree_take(tokens, i));
	}
	phrase->start = (size_t)(from - typed->bytes);
	phrase->length = (size_t)(to - from);
	return unwrap(phrase);
}

/* « niveau:cycle 3 »: a class may go on past the space. */
const char *operand_class_end(const struct operand_text *typed, const char *from, const char *otherwise)
{
	OWNED(question) tokens = analyse(typed, from, typed->end);
	gather_classes(typed, tokens);
	if (tokens->count == 0 || !(tokens->children[0]->flags & TOKEN_CLASS))
		return otherwise;
	const char *end = typed->bytes + tokens->children[0]->start + tokens->children[0]->length;
	return end > otherwise ? end : otherwise;
}

struct question *operand_field(const struct operand_text *typed, enum question_field field,
	const char *from, const char *to)
{
	struct question *node = operands_of(typed, analyse(typed, from, to));
	node->kind = QUESTION_FIELD;
	node->field = field;
	node->value = mem_copy_bytes(from, (size_t)(to - from));
	node->start = (size_t)(from - typed->bytes);
	node->length = (size_t)(to - from);
	if (field == QUESTION_LEVEL && node->count == 1 && node->children[0]->kind == QUESTION_WORD)
		node->keys = node->children[0]->keys;
	return node;
}

static void make_prefix(struct question *word)
{
	bool shortens = strncmp(word->folded, word->light, strlen(word->light)) == 0
		&& utf8_length(word->light) >= QUESTION_PREFIX_LETTERS && !(word->flags & TOKEN_CLASS);
	free(word->stem);
	word->stem = mem_copy(shortens ? word->light : word->folded);
	free(word->light);
	word->light = mem_copy(word->stem);
	word->flags = 0;
	word->keys = NULL;
	word->is_prefix = true;
}

/* « robo* »; the word before the star, when it is long enough, stands for all that begin so. */
static struct question *starred_operand(const struct operand_text *typed, const char *from, const char *to)
{
	OWNED(question) tokens = analyse(typed, from, to);
	struct question *operands = question_tree_new(QUESTION_ALL);
	for (size_t i = 0; i < tokens->count; i++)
		if (!(tokens->children[i]->flags & (TOKEN_WELDED | TOKEN_PART)))
			question_tree_add(operands, question_tree_take(tokens, i));
	if (operands->count == 0)
		return unwrap(operands);

	struct question *last = operands->children[operands->count - 1];
	if (utf8_length(last->folded) >= QUESTION_PREFIX_LETTERS)
		make_prefix(last);
	return unwrap(operands);
}

/* What a chunk asks for, with its star or without. */
struct question *operand_chunk(const struct operand_text *typed, const char *from, const char *to)
{
	return to[-1] == '*' ? starred_operand(typed, from, to)
		: unwrap(operands_of(typed, analyse(typed, from, to)));
}

struct question *operand_words(const struct operand_text *typed, const char *from, const char *to)
{
	return operands_of(typed, analyse(typed, from, to));
}
