#include "index/split.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/bits.h"
#include "index/engine.h"
#include "index/light.h"
#include "index/question.h"
#include "index/question_tree.h"
#include "index/schema.h"
#include "index/stopword.h"

#include <string.h>

/* The two light forms, at one place of a word. */
struct cut {
	char first[SPLIT_LONGEST + 1], second[SPLIT_LONGEST + 1];
};

static bool is_known(struct engine *engine, const char *light, bool *is, struct error *err)
{
	size_t count;
	OWNED_STRING term = text_make("%s%s", SCHEMA_LIGHT, light);
	if (!engine_frequency(engine, term, &count, err))
		return false;
	*is = count > 0;
	return true;
}

/* Sheets where both stand, side by side or not. */
static bool count_pairs(struct engine *engine, const struct cut *cut, bool side_by_side,
	size_t *count, struct error *err)
{
	OWNED_BITS bits = {0};
	OWNED_STRING first = text_make("%s%s", SCHEMA_LIGHT, cut->first);
	OWNED_STRING second = text_make("%s%s", SCHEMA_LIGHT, cut->second);
	const char *const terms[] = { first, second };
	OWNED(engine_query) one = engine_query_term(first);
	OWNED(engine_query) other = engine_query_term(second);
	const struct engine_query *both[] = { one, other };
	OWNED(engine_query) pair = side_by_side ? engine_query_phrase(terms, 2, 2)
		: engine_query_combine(ENGINE_AND, both, 2);
	if (!engine_matches(engine, pair, &bits, err))
		return false;
	*count = bits_size(&bits);
	return true;
}

static bool try_cut(struct engine *engine, const char *folded, size_t at, bool side_by_side,
	size_t *pairs, struct error *err)
{
	struct cut cut;
	bool first, second;
	*pairs = 0;
	light_form(folded, at, cut.first);
	light_form(folded + at, strlen(folded + at), cut.second);
	if (!is_known(engine, cut.first, &first, err))
		return false;
	if (!first)
		return true;
	if (!is_known(engine, cut.second, &second, err))
		return false;
	return !second || count_pairs(engine, &cut, side_by_side, pairs, err);
}

/* The place most sheets have; 0 when none has one. */
static bool try_cuts(struct engine *engine, const char *folded, size_t least, bool side_by_side,
	size_t *at, struct error *err)
{
	size_t length = strlen(folded), most = 0;
	*at = 0;
	for (size_t i = least; i + least <= length; i++) {
		size_t pairs;
		if (!try_cut(engine, folded, i, side_by_side, &pairs, err))
			return false;
		if (pairs > most) {
			most = pairs;
			*at = i;
		}
	}
	return true;
}

bool split_find(struct engine *engine, const char *folded, size_t least, struct split *split,
	struct error *err)
{
	size_t length = strlen(folded);
	*split = (struct split){0};
	if (length > SPLIT_LONGEST || strspn(folded, "abcdefghijklmnopqrstuvwxyz") != length)
		return true;
	if (!try_cuts(engine, folded, least, true, &split->at, err))
		return false;
	split->is_beside = split->at > 0;
	return split->at > 0 || least >= SPLIT_LETTERS
		|| try_cuts(engine, folded, SPLIT_LETTERS, false, &split->at, err);
}

/* ---- In a question ---- */

/* One question being widened. */
struct widening {
	struct engine *engine;
	struct analyser *analyser;
};

static bool is_stop(const char *folded, size_t length)
{
	OWNED_STRING word = mem_copy_bytes(folded, length);
	return stopword_is(word);
}

struct part {
	const struct question *whole;
	struct question *phrase;
};

static void add_part(void *context, const struct token *token)
{
	struct part *part = context;
	struct question *word = question_tree_new(QUESTION_WORD);
	word->field = part->whole->field;
	word->start = part->whole->start;
	word->length = part->whole->length;
	word->offset = (unsigned)part->phrase->count;
	word->folded = mem_copy(token->folded);
	word->light = mem_copy(token->light);
	word->stem = mem_copy(token->stem);
	question_tree_add(part->phrase, word);
}

/* The word and its two halves, as a choice. */
static struct question *choice_of(struct widening *widening, struct question *word, size_t at)
{
	struct part part = { word, question_tree_new(QUESTION_PHRASE) };
	part.phrase->field = word->field;
	part.phrase->start = word->start;
	part.phrase->length = word->length;
	analyser_run_bytes(widening->analyser, word->folded, at, add_part, &part);
	analyser_run(widening->analyser, word->folded + at, add_part, &part);

	struct question *any = question_tree_new(QUESTION_ANY);
	any->field = word->field;
	any->is_required = word->is_required;
	word->is_required = false;
	question_tree_add(any, word);
	question_tree_add(any, part.phrase);
	return any;
}

static bool widen_word(struct widening *widening, struct question **word, struct error *err)
{
	const char *folded = (*word)->folded;
	struct split split;
	if ((*word)->is_prefix || (*word)->keys || ((*word)->flags & (TOKEN_STOP | TOKEN_WELDED)))
		return true;
	if (!split_find(widening->engine, folded, SPLIT_LETTERS, &split, err))
		return false;
	size_t at = split.at;
	if (at > 0 && !is_stop(folded, at) && !is_stop(folded + at, strlen(folded + at)))
		*word = choice_of(widening, *word, at);
	return true;
}

static bool widen(struct widening *widening, struct question *node, struct error *err)
{
	for (size_t i = 0; i < node->count; i++) {
		enum question_kind kind = node->children[i]->kind;
		bool done = true;
		if (kind == QUESTION_WORD)
			done = widen_word(widening, &node->children[i], err);
		else if ((kind == QUESTION_ALL || kind == QUESTION_ANY) && !split_is(node->children[i]))
			done = widen(widening, node->children[i], err);
		if (!done)
			return false;
	}
	return true;
}

/* ---- A weld nobody wrote ---- */

static bool stands_nowhere(struct engine *engine, const struct question *word, bool *nowhere,
	struct error *err)
{
	size_t with;
	OWNED_STRING stem = text_make("%s%s", SCHEMA_STEM, word->stem);
	if (!is_known(engine, word->light, nowhere, err) || !engine_frequency(engine, stem, &with, err))
		return false;
	*nowhere = !*nowhere && with == 0;
	return true;
}

/* « savoir-faire »: a choice of its words and of them in one. */
static bool is_weld(const struct question *node)
{
	return node->kind == QUESTION_ANY && node->count == 2 && !node->is_required
		&& node->field == QUESTION_ANYWHERE && node->children[0]->kind == QUESTION_ALL
		&& (node->children[1]->flags & TOKEN_WELDED);
}

/* Whether one of the words stands in no sheet. */
static bool lacks_a_word(struct engine *engine, const struct question *words, bool *lacks,
	struct error *err)
{
	*lacks = false;
	for (size_t i = 0; i < words->count && !*lacks; i++)
		if (words->children[i]->kind == QUESTION_WORD
			&& !stands_nowhere(engine, words->children[i], lacks, err))
			return false;
	return true;
}

/* « co anglais »: no sheet says « coanglais », and none has both. Each word is then asked for by
 * itself. */
static bool open_weld(struct engine *engine, struct question *node, struct error *err)
{
	bool is_unwritten, lacks;
	if (!is_weld(node))
		return true;
	if (!stands_nowhere(engine, node->children[1], &is_unwritten, err)
		|| !lacks_a_word(engine, node->children[0], &lacks, err))
		return false;
	if (is_unwritten && lacks) {
		node->kind = QUESTION_ALL;
		question_free(question_tree_take(node, --node->count));
	}
	return true;
}

bool split_question(struct question *question, struct engine *engine, struct analyser *analyser,
	struct error *err)
{
	struct widening widening = { engine, analyser };
	for (size_t i = 0; question->kind == QUESTION_ALL && i < question->count; i++)
		if (!open_weld(engine, question->children[i], err))
			return false;
	question_tree_settle(question);
	return widen(&widening, question, err);
}

bool split_is(const struct question *node)
{
	return node->kind == QUESTION_ANY && node->count == 2
		&& node->children[0]->kind == QUESTION_WORD && node->children[1]->kind == QUESTION_PHRASE
		&& node->children[0]->start == node->children[1]->start;
}
