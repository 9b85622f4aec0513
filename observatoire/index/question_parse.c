#include "index/question.h"

#include "index/analysis.h"
#include "index/choice.h"
#include "index/operand.h"
#include "index/preface.h"
#include "index/question_tree.h"
#include "index/syntax.h"

#include <string.h>

/* One question being read. */
struct parser {
	struct operand_text typed;
	const char *cursor, *end;
	const char *plain;        /* start of ordinary words not analysed yet, or NULL */
	struct question *root;
	size_t words, depth;      /* depth: parentheses we are in */
	bool has_small_letters;   /* where all is in capitals, SAUF is a word */
	bool joins, excludes, requires;  /* what an operator said of the next operand */
	bool is_cut;              /* a word past the limit was left out */
};

static void read_items(struct parser *parser);

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

static bool has_operand(const struct question *root)
{
	return root->count > 0 && root->children[root->count - 1]->kind != QUESTION_NOT;
}

/* Hang `operand` as the operators before it said. */
static void attach(struct parser *parser, struct question *operand)
{
	struct question *root = parser->root;
	if (parser->excludes) {
		struct question *not = question_tree_new(QUESTION_NOT);
		question_tree_add(not, operand);
		question_tree_add(root, not);
	} else {
		operand->is_required = parser->requires;
		if (parser->joins && has_operand(root))
			question_tree_join(root, root->count - 1, operand);
		else
			question_tree_add(root, operand);
	}
	parser->joins = parser->excludes = parser->requires = false;
}

static void add_operand(struct parser *parser, struct question *operand)
{
	if (!operand)
		return;
	size_t words = count_words(operand);
	parser->is_cut |= operand->is_cut;
	operand->is_cut = false;
	if (parser->words + words > QUESTION_MAX_WORDS) {
		parser->is_cut = true;
		parser->words = QUESTION_MAX_WORDS;  /* nothing shorter is read behind what was too long */
		question_free(operand);
		return;
	}
	parser->words += words;
	attach(parser, operand);
}

static void flush_plain(struct parser *parser, const char *to)
{
	if (!parser->plain)
		return;
	struct question *operands = operand_words(&parser->typed, parser->plain, to);
	parser->plain = NULL;
	for (size_t i = 0; i < operands->count; i++)
		add_operand(parser, question_tree_take(operands, i));
	question_free(operands);
}

/* The field's value stands at the cursor. */
static void read_field(struct parser *parser, enum question_field field)
{
	struct syntax_quoted quoted;
	bool is_quoted = syntax_quoted(parser->cursor, parser->end, &quoted);
	const char *from = is_quoted ? quoted.from : parser->cursor;
	const char *to = is_quoted ? quoted.to : syntax_chunk_end(from, parser->end);
	if (!is_quoted && field == QUESTION_LEVEL)
		to = operand_class_end(&parser->typed, from, to);
	parser->cursor = is_quoted ? quoted.past : to;

	struct question *operand;
	if (field != QUESTION_TITLE)
		operand = operand_field(&parser->typed, field, from, to);
	else if (is_quoted)
		operand = operand_phrase(&parser->typed, from, to);
	else
		operand = operand_chunk(&parser->typed, from, to);
	if (operand && field == QUESTION_TITLE)
		set_field(operand, QUESTION_TITLE);
	add_operand(parser, operand);
}

/* A chunk that is excluded or ends in a star. */
static void read_marked(struct parser *parser, const char *past)
{
	add_operand(parser, operand_chunk(&parser->typed, parser->cursor, past));
	parser->excludes = false;
	parser->cursor = past;
}

/* Whether an operator stands at the cursor, beside something; then it is read. « robot ET » is a
 * sentence being typed; « SAUF robot » says all. At an end, OU is a little word, and OR gold. */
static bool read_operator(struct parser *parser, const char *past)
{
	bool has_left = parser->plain || parser->root->count;
	bool has_right = syntax_skip_spaces(past, parser->end) < parser->end;
	enum syntax_operator operator =
		syntax_operator(parser->cursor, past, parser->has_small_letters);
	bool is_at_end = !has_left || !has_right;
	if (operator == SYNTAX_NONE || !(has_left || has_right) || (is_at_end && operator == SYNTAX_OR))
		return false;
	flush_plain(parser, parser->cursor);
	parser->joins = operator == SYNTAX_OR;
	parser->excludes = operator == SYNTAX_NOT;
	parser->requires = operator == SYNTAX_AND && !is_at_end;
	if (parser->requires && has_operand(parser->root))
		parser->root->children[parser->root->count - 1]->is_required = true;
	parser->cursor = past;
	return true;
}

/* What stands in the parentheses that open at the cursor, as one operand; false when they do
 * not close, or open too deep. */
static bool read_group(struct parser *parser)
{
	const char *close = *parser->cursor == '(' && parser->depth < QUESTION_MAX_DEPTH
		? syntax_group_end(parser->cursor, parser->end) : NULL;
	if (!close)
		return false;

	flush_plain(parser, parser->cursor);
	struct parser inner = *parser;
	inner.root = question_tree_new(QUESTION_ALL);
	inner.cursor = parser->cursor + 1;
	inner.end = close;
	inner.depth = parser->depth + 1;
	inner.joins = inner.excludes = inner.requires = false;
	read_items(&inner);
	choice_read(inner.root);

	parser->words = inner.words;
	parser->is_cut = inner.is_cut;
	parser->cursor = close + 1;
	if (inner.root->count)
		attach(parser, inner.root);
	else
		question_free(inner.root);
	parser->excludes = false;
	return true;
}

/* What the quotes that open at the cursor hold. */
static void read_quoted(struct parser *parser, const struct syntax_quoted *quoted)
{
	flush_plain(parser, parser->cursor);
	parser->cursor = quoted->past;
	struct question *operand = operand_phrase(&parser->typed, quoted->from, quoted->to);
	if (operand)
		operand->is_quoted = operand->kind == QUESTION_WORD;
	add_operand(parser, operand);
	parser->excludes = false;
}

/* A hyphen that begins something. */
static bool read_hyphen(struct parser *parser)
{
	const char *behind = syntax_excluded(parser->cursor, parser->end);
	if (!behind)
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
	if (read_group(parser))
		return;

	struct syntax_quoted quoted;
	if (syntax_quoted(parser->cursor, parser->end, &quoted)) {
		read_quoted(parser, &quoted);
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

/* Of « danze en eps » neither word is alone; of « de la danze » one is. */
static void tell_alone(struct question *root)
{
	struct question *only = NULL;
	size_t count = 0;
	for (size_t i = 0; i < root->count; i++)
		if (root->children[i]->kind != QUESTION_NOT && says_something(root->children[i])) {
			only = root->children[i];
			count++;
		}
	if (count == 1 && only->kind == QUESTION_WORD)
		only->is_alone = true;
}

static void read_items(struct parser *parser)
{
	for (;;) {
		parser->cursor = syntax_skip_spaces(parser->cursor, parser->end);
		if (parser->cursor == parser->end)
			break;
		read_item(parser);
	}
	flush_plain(parser, parser->end);
}

struct question *question_parse(struct analyser *analyser, const char *typed)
{
	size_t length = syntax_length(typed);
	const char *end = typed + length, *rest = end + strlen(end);
	struct parser parser = {
		.typed = { analyser, typed, end },
		.cursor = typed,
		.end = end,
		.root = question_tree_new(QUESTION_ALL),
		.has_small_letters = syntax_has_small_letters(typed, length),
		.is_cut = syntax_skip_spaces(end, rest) < rest,
	};
	if (!syntax_is_operators(typed, end))
		read_items(&parser);

	preface_forget(parser.root, typed);
	choice_read(parser.root);
	question_tree_settle(parser.root);
	if (says_something(parser.root))
		make_weightless(parser.root);
	tell_alone(parser.root);
	parser.root->is_cut = parser.is_cut;
	return parser.root;
}
