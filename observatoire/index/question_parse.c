#include "index/question.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "index/analysis.h"
#include "index/class.h"
#include "index/question_tree.h"

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

static const struct { const char *name; enum question_field field; } FIELDS[] = {
	{ "titre",      QUESTION_TITLE },  { "niveau",     QUESTION_LEVEL },
	{ "theme",      QUESTION_THEME },  { "thematique", QUESTION_THEME },
	{ "tag",        QUESTION_TAG },    { "etiquette",  QUESTION_TAG },
	{ "auteur",     QUESTION_AUTHOR },
};

static const struct { const char *open, *close; } QUOTES[] = {
	{ "\"", "\"" }, { "«", "»" }, { "“", "”" }, { "„", "“" }, { "„", "”" },
};

enum operator { OPERATOR_NONE, OPERATOR_OR, OPERATOR_NOT, OPERATOR_AND };

static const struct { const char *word; enum operator operator; bool always; } OPERATORS[] = {
	{ "OU",   OPERATOR_OR,  true },  { "OR",  OPERATOR_OR,  false },
	{ "SAUF", OPERATOR_NOT, false }, { "NOT", OPERATOR_NOT, false },
	{ "ET",   OPERATOR_AND, false }, { "AND", OPERATOR_AND, false },
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

/* Whether quotes open at the cursor and close further on; tells what is between. */
static bool find_quoted(const struct parser *parser, const char **from, const char **to,
	const char **past)
{
	for (size_t i = 0; i < sizeof QUOTES / sizeof QUOTES[0]; i++) {
		size_t open = strlen(QUOTES[i].open), close = strlen(QUOTES[i].close);
		if (strncmp(parser->cursor, QUOTES[i].open, open) != 0)
			continue;
		*from = parser->cursor + open;
		*to = memmem(*from, (size_t)(parser->end - *from), QUOTES[i].close, close);
		if (!*to)
			continue;
		*past = *to + close;
		return true;
	}
	return false;
}

static size_t space_at(const char *at, const char *end)
{
	const char *past = at;
	return at < end && utf8_is_space(utf8_next(&past, end)) ? (size_t)(past - at) : 0;
}

/* Where the chunk at `from` ends: at a space, or where quotes open. */
static const char *chunk_end(const struct parser *parser, const char *from)
{
	const char *at = from;
	while (at < parser->end && space_at(at, parser->end) == 0) {
		for (size_t i = 0; at > from && i < sizeof QUOTES / sizeof QUOTES[0]; i++)
			if (strncmp(at, QUOTES[i].open, strlen(QUOTES[i].open)) == 0)
				return at;
		utf8_next(&at, parser->end);
	}
	return at;
}

static const char *skip_spaces(const char *at, const char *end)
{
	for (size_t step; (step = space_at(at, end)) > 0;)
		at += step;
	return at;
}

static enum operator operator_at(const struct parser *parser, const char *chunk_past)
{
	size_t length = (size_t)(chunk_past - parser->cursor);
	bool stands_between = (parser->plain || parser->root->count)
		&& skip_spaces(chunk_past, parser->end) < parser->end;
	for (size_t i = 0; i < sizeof OPERATORS / sizeof OPERATORS[0]; i++) {
		if (strlen(OPERATORS[i].word) != length
			|| memcmp(parser->cursor, OPERATORS[i].word, length) != 0)
			continue;
		bool is_meant = OPERATORS[i].always || parser->has_small_letters;
		return stands_between && is_meant ? OPERATORS[i].operator : OPERATOR_NONE;
	}
	return OPERATOR_NONE;
}

/* The field named at the cursor, and where its value begins. */
static enum question_field field_at(const struct parser *parser, const char *chunk_past,
	const char **value)
{
	const char *colon = memchr(parser->cursor, ':', (size_t)(chunk_past - parser->cursor));
	if (!colon)
		return QUESTION_ANYWHERE;
	*value = skip_spaces(colon + 1, parser->end);
	if (*value == parser->end)
		return QUESTION_ANYWHERE;

	OWNED_STRING name = mem_copy_bytes(parser->cursor, (size_t)(colon - parser->cursor));
	OWNED_STRING folded = utf8_fold(name);
	for (size_t i = 0; i < sizeof FIELDS / sizeof FIELDS[0]; i++)
		if (strcmp(FIELDS[i].name, folded) == 0)
			return FIELDS[i].field;
	return QUESTION_ANYWHERE;
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
	const char *from, *to, *past;
	bool is_quoted = find_quoted(parser, &from, &to, &past);
	if (!is_quoted) {
		from = parser->cursor;
		to = past = chunk_end(parser, from);
		if (field == QUESTION_LEVEL)
			to = past = class_end(parser, from, to);
	}
	parser->cursor = past;

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

static void read_operator(struct parser *parser, enum operator operator, const char *past)
{
	flush_plain(parser, parser->cursor);
	parser->joins = operator == OPERATOR_OR;
	parser->excludes = operator == OPERATOR_NOT;
	parser->cursor = past;
}

/* One thing at the cursor, which stands on no space. */
static void read_item(struct parser *parser)
{
	const char *from, *to, *past = chunk_end(parser, parser->cursor);
	enum operator operator = operator_at(parser, past);
	if (operator != OPERATOR_NONE) {
		read_operator(parser, operator, past);
		return;
	}
	const char *behind = parser->cursor + 1;
	if (*parser->cursor == '-' && behind < parser->end && *behind != '-'
		&& space_at(behind, parser->end) == 0) {
		flush_plain(parser, parser->cursor);
		parser->excludes = true;
		parser->cursor++;
	}

	if (find_quoted(parser, &from, &to, &past)) {
		flush_plain(parser, parser->cursor);
		parser->cursor = past;
		add_operand(parser, phrase_of(parser, from, to));
		parser->excludes = false;
		return;
	}

	const char *value;
	past = chunk_end(parser, parser->cursor);
	enum question_field field = field_at(parser, past, &value);
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

/* The bytes that are read: all, or what the limit leaves of whole words. */
static size_t cut_length(const char *typed)
{
	size_t length = utf8_floor(typed, QUESTION_MAX_BYTES);
	if (typed[length] == '\0')
		return length;
	for (size_t at = length; at > 0; at--)
		if (typed[at] == ' ')
			return at;
	return length;
}

static bool has_small_letters(const char *typed, size_t length)
{
	for (size_t i = 0; i + 1 < length; i++)
		if (typed[i] >= 'a' && typed[i] <= 'z' && typed[i + 1] >= 'a' && typed[i + 1] <= 'z')
			return true;
	return false;
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

struct question *question_parse(struct analyser *analyser, const char *typed)
{
	size_t length = cut_length(typed);
	struct parser parser = {
		.analyser = analyser,
		.typed = typed,
		.cursor = typed,
		.end = typed + length,
		.root = question_tree_new(QUESTION_ALL),
		.has_small_letters = has_small_letters(typed, length),
	};
	for (;;) {
		parser.cursor = skip_spaces(parser.cursor, parser.end);
		if (parser.cursor == parser.end)
			break;
		read_item(&parser);
	}
	flush_plain(&parser, parser.end);

	if (says_something(parser.root))
		make_weightless(parser.root);
	return parser.root;
}
