#include "index/question.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/class.h"
#include "index/question_tree.h"
#include "index/syntax.h"

#include <string.h>

/* One question being read. */
struct parser {
	struct analyser *analyser;
	const char *typed, *cursor, *end;
	const char *plain;        /* start of ordinary words not analysed yet, or NULL */
	struct question *root;
	size_t words;
	bool has_small_letters;   /* where all is in capitals, SAUF is a word */
	bool joins, excludes;     /* what an operator said of the next operand */
};

static void add_token(void *context, const struct token *token)
{
	struct question *word = question_tree_new(QUESTION_WORD);
	word->start = token->start;
	word->length = token->length;
	word->flags = token->flags;
	word->offset = token->position;  /* until a phrase makes it a distance */
	word->folded = mem_copy(token->folded);
	word->light = mem_copy(token->light);
	word->stem = mem_copy(token->stem);
	word->keys = class_keys(token->folded);
	question_tree_add(context, word);
}

/* All tokens of a part of what was typed, as the children of one node. */
static struct question *analyse(struct parser *parser, const char *from, const char *to)
{
	struct question *list = question_tree_new(QUESTION_ALL);
	analyser_run_bytes(parser->analyser, from, (size_t)(to - from), add_token, list);
	for (size_t i = 0; i < list->count; i++)
		list->children[i]->start += (size_t)(from - parser->typed);
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

static void set_field(struct question *question, enum question_field field)
{
	question->field = field;
	for (size_t i = 0; i < question->count; i++)
		set_field(question->children[i], field);
}

static size_t count_words(const struct question *question)
{
	size_t count = question->kind == QUESTION_WORD;
	for (size_t i = 0; i < question->count; i++)
		count += count_words(question->children[i]);
	return count;
}

static void join_to_last(struct question *root, struct question *operand)
{
	struct question **last = &root->children[root->count - 1];
	/* A welded word is an ANY as well, but its first child is an ALL. */
	if ((*last)->kind != QUESTION_ANY || (*last)->children[0]->kind == QUESTION_ALL) {
		struct question *any = question_tree_new(QUESTION_ANY);
		question_tree_add(any, *last);
		*last = any;
	}
	question_tree_add(*last, operand);
}

static void add_operand(struct parser *parser, struct question *operand)
{
	if (!operand)
		return;
	size_t words = count_words(operand);
	if (parser->words + words > QUESTION_MAX_WORDS) {
		question_free(operand);
		return;
	}

	parser->words += words;
	struct question *root = parser->root;
	bool joins = parser->joins && !parser->excludes && root->count > 0
		&& root->children[root->count - 1]->kind != QUESTION_NOT;
	if (parser->excludes) {
		struct question *not = question_tree_new(QUESTION_NOT);
		question_tree_add(not, operand);
		question_tree_add(root, not);
	} else if (joins) {
		join_to_last(root, operand);
	} else {
		question_tree_add(root, operand);
	}
	parser->joins = parser->excludes = false;
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

/* What the tokens ask for, one child an operand. */
static struct question *operands_of(struct question *tokens)
{
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

static void flush_plain(struct parser *parser, const char *to)
{
	if (!parser->plain)
		return;
	struct question *operands = operands_of(analyse(parser, parser->plain, to));
	parser->plain = NULL;
	for (size_t i = 0; i < operands->count; i++)
		add_operand(parser, question_tree_take(operands, i));
	question_free(operands);
}

/* The words between two quotes; one word is no phrase. */
static struct question *phrase_of(struct parser *parser, const char *from, const char *to)
{
	OWNED(question) tokens = analyse(parser, from, to);
	struct question *phrase = question_tree_new(QUESTION_PHRASE);
	unsigned first = tokens->count ? tokens->children[0]->offset : 0;
	for (size_t i = 0; i < tokens->count && phrase->count < QUESTION_MAX_WORDS; i++) {
		if (tokens->children[i]->flags & (TOKEN_WELDED | TOKEN_PART))
			continue;
		tokens->children[i]->offset -= first;
		question_tree_add(phrase, question_tree_take(tokens, i));
	}
	phrase->start = (size_t)(from - parser->typed);
	phrase->length = (size_t)(to - from);
	return unwrap(phrase);
}

/* « niveau:cycle 3 »: a class may go on past the space. */
static const char *class_end(struct parser *parser, const char *from, const char *otherwise)
{
	OWNED(question) tokens = analyse(parser, from, parser->end);
	if (tokens->count == 0 || !(tokens->children[0]->flags & TOKEN_CLASS))
		return otherwise;
	const char *end = parser->typed + tokens->children[0]->start + tokens->children[0]->length;
	return end > otherwise ? end : otherwise;
}

static struct question *field_of(struct parser *parser, enum question_field field,
	const char *from, const char *to)
{
	struct question *node = operands_of(analyse(parser, from, to));
	node->kind = QUESTION_FIELD;
	node->field = field;
	node->value = mem_copy_bytes(from, (size_t)(to - from));
	node->start = (size_t)(from - parser->typed);
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
static struct question *starred_operand(struct parser *parser, const char *from, const char *to)
{
	OWNED(question) tokens = analyse(parser, from, to);
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
static struct question *marked_operand(struct parser *parser, const char *from, const char *to)
{
	return to[-1] == '*' ? starred_operand(parser, from, to)
		: unwrap(operands_of(analyse(parser, from, to)));
}

/* The field's value stands at the cursor. */
static void read_field(struct parser *parser, enum question_field field)
{
	struct syntax_quoted quoted;
	bool is_quoted = syntax_quoted(parser->cursor, parser->end, &quoted);
	const char *from = is_quoted ? quoted.from : parser->cursor;
	const char *to = is_quoted ? quoted.to : syntax_chunk_end(from, parser->end);
	if (!is_quoted && field == QUESTION_LEVEL)
		to = class_end(parser, from, to);
	parser->cursor = is_quoted ? quoted.past : to;

	struct question *operand;
	if (field != QUESTION_TITLE)
		operand = field_of(parser, field, from, to);
	else if (is_quoted)
		operand = phrase_of(parser, from, to);
	else
		operand = marked_operand(parser, from, to);
	if (operand && field == QUESTION_TITLE)
		set_field(operand, QUESTION_TITLE);
	add_operand(parser, operand);
}

/* A chunk that is excluded or ends in a star. */
static void read_marked(struct parser *parser, const char *past)
{
	add_operand(parser, marked_operand(parser, parser->cursor, past));
	parser->excludes = false;
	parser->cursor = past;
}

/* Whether an operator stands at the cursor, between two things; then it is read. */
static bool read_operator(struct parser *parser, const char *past)
{
	bool stands_between = (parser->plain || parser->root->count)
		&& syntax_skip_spaces(past, parser->end) < parser->end;
	enum syntax_operator operator =
		syntax_operator(parser->cursor, past, parser->has_small_letters);
	if (!stands_between || operator == SYNTAX_NONE)
		return false;
	flush_plain(parser, parser->cursor);
	parser->joins = operator == SYNTAX_OR;
	parser->excludes = operator == SYNTAX_NOT;
	parser->cursor = past;
	return true;
}

/* A hyphen that begins something. */
static bool read_hyphen(struct parser *parser)
{
	const char *behind = parser->cursor + 1;
	if (*parser->cursor != '-' || behind == parser->end || *behind == '-'
		|| syntax_skip_spaces(behind, parser->end) > behind)
		return false;
	flush_plain(parser, parser->cursor);
	parser->cursor = behind;
	return true;
}

/* One thing at the cursor, which stands on no space. */
static void read_item(struct parser *parser)
{
	const char *past = syntax_chunk_end(parser->cursor, parser->end), *value;
	if (read_operator(parser, past))
		return;
	parser->excludes = read_hyphen(parser) || parser->excludes;

	struct syntax_quoted quoted;
	if (syntax_quoted(parser->cursor, parser->end, &quoted)) {
		flush_plain(parser, parser->cursor);
		parser->cursor = quoted.past;
		add_operand(parser, phrase_of(parser, quoted.from, quoted.to));
		parser->excludes = false;
		return;
	}

	past = syntax_chunk_end(parser->cursor, parser->end);
	enum question_field field = syntax_field(parser->cursor, past, parser->end, &value);
	if (field != QUESTION_ANYWHERE) {
		flush_plain(parser, parser->cursor);
		parser->cursor = value;
		read_field(parser, field);
		parser->excludes = false;
	} else if (parser->excludes || past[-1] == '*') {
		flush_plain(parser, parser->cursor);
		read_marked(parser, past);
	} else {
		parser->plain = parser->plain ? parser->plain : parser->cursor;
		parser->cursor = past;
	}
}

/* Whether something else than a stop word is asked for. */
static bool says_something(const struct question *question)
{
	if (question->kind == QUESTION_NOT)
		return false;
	if (question->kind == QUESTION_PHRASE || question->kind == QUESTION_FIELD)
		return true;
	if (question->kind == QUESTION_WORD)
		return !(question->flags & TOKEN_STOP);
	for (size_t i = 0; i < question->count; i++)
		if (says_something(question->children[i]))
			return true;
	return false;
}

static void make_weightless(struct question *question)
{
	if (question->kind == QUESTION_PHRASE || question->kind == QUESTION_NOT)
		return;
	if (question->kind == QUESTION_WORD)
		question->is_weightless = (question->flags & TOKEN_STOP) != 0;
	for (size_t i = 0; i < question->count; i++)
		make_weightless(question->children[i]);
}

static bool opens_a_question(const struct question *node)
{
	return node->kind == QUESTION_WORD && (text_equals(node->folded, "que")
		|| text_equals(node->folded, "quoi") || text_equals(node->folded, "comment"));
}

/* « que faire avec des tablettes » asks for tablets; « savoir faire » asks for both its words. */
static void forget_doing(struct question *root)
{
	for (size_t i = 1; i < root->count; i++) {
		struct question *node = root->children[i];
		if (node->kind == QUESTION_WORD && text_equals(node->folded, "faire")
			&& opens_a_question(root->children[i - 1]))
			node->flags |= TOKEN_STOP;
	}
}

struct question *question_parse(struct analyser *analyser, const char *typed)
{
	size_t length = syntax_length(typed);
	struct parser parser = {
		.analyser = analyser,
		.typed = typed,
		.cursor = typed,
		.end = typed + length,
		.root = question_tree_new(QUESTION_ALL),
		.has_small_letters = syntax_has_small_letters(typed, length),
	};
	for (;;) {
		parser.cursor = syntax_skip_spaces(parser.cursor, parser.end);
		if (parser.cursor == parser.end)
			break;
		read_item(&parser);
	}
	flush_plain(&parser, parser.end);

	forget_doing(parser.root);
	if (says_something(parser.root))
		make_weightless(parser.root);
	return parser.root;
}
