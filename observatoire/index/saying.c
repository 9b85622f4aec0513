#include "index/saying.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/analysis.h"
#include "index/operand.h"
#include "index/question_tree.h"
#include "index/split.h"
#include "index/stopword.h"
#include "index/syntax.h"

#include <string.h>

enum { WELD_WORDS = 3 };  /* « mind map » is written in one word as well, a sentence is not */

void saying_done(struct saying *saying)
{
	question_free(saying->words);
	question_free(saying->wanted);
	free(saying->one_word);
	*saying = (struct saying){0};
}

/* ---- Forms ---- */

static bool is_stop(const struct question *word)
{
	return stopword_is(word->folded);
}

static size_t count_stops(const struct question *const *words, size_t count)
{
	size_t stops = 0;
	for (size_t i = 0; i < count; i++)
		stops += is_stop(words[i]);
	return stops;
}

static void add_side_by_side(const struct question *const *words, size_t count, bool with_stops,
	struct words *forms)
{
	OWNED_TEXT form = {0};
	for (size_t i = 0; i < count; i++)
		if (with_stops || !is_stop(words[i]))
			text_format(&form, "%s%s", form.length ? " " : "", words[i]->light);
	words_add_once(forms, text_string(&form));
}

/* The last word alone loses its plural: as it would if they were one. */
static char *in_one_word(const struct question *const *words, size_t count)
{
	struct text form = {0};
	for (size_t i = 0; i < count; i++)
		if (count == 1 || !is_stop(words[i]))
			text_add(&form, i + 1 < count ? words[i]->folded : words[i]->light);
	return text_take(&form);
}

void saying_forms(const struct question *const *words, size_t count, struct words *forms)
{
	size_t stops = count_stops(words, count);
	if (count == 1 && stops) {
		/* No word is written « !avec ». */
		if (words[0]->flags & TOKEN_ACRONYM)
			words_give(forms, text_make("!%s", words[0]->folded));
		return;
	}
	add_side_by_side(words, count, true, forms);
	if (stops && count - stops > 1 && !is_stop(words[0]) && !is_stop(words[count - 1]))
		add_side_by_side(words, count, false, forms);
	if (stops == 0 && count > 1)
		words_give(forms, in_one_word(words, count));
}

/* ---- Reading ---- */

/* A word as a list of one. */
static struct question *list_of(struct question *analysed)
{
	if (analysed->kind == QUESTION_PHRASE)
		return analysed;
	struct question *list = question_tree_new(QUESTION_ALL);
	question_tree_add(list, analysed);
	return list;
}

static struct question *analyse(struct analyser *analyser, const char *text)
{
	const char *end = text + strlen(text);
	const struct operand_text typed = { analyser, text, end };
	return operand_phrase(&typed, text, end);
}

/* « qrcode » for « QR code »; NULL when it is not written so. */
static struct question *welded(struct analyser *analyser, const struct question *phrase)
{
	const struct question *const *words = (const struct question *const *)phrase->children;
	if (phrase->count > WELD_WORDS || count_stops(words, phrase->count))
		return NULL;
	OWNED_TEXT text = {0};
	for (size_t i = 0; i < phrase->count; i++)
		text_add(&text, words[i]->folded);
	struct question *word = analyse(analyser, text_string(&text));
	if (word && word->kind == QUESTION_WORD) {
		word->flags |= TOKEN_WELDED;
		return word;
	}
	question_free(word);
	return NULL;
}

static struct question *wanted_for(struct analyser *analyser, const char *text)
{
	struct question *own = analyse(analyser, text);
	struct question *word = own->kind == QUESTION_PHRASE ? welded(analyser, own) : NULL;
	if (!word)
		return own;
	struct question *any = question_tree_new(QUESTION_ANY);
	question_tree_add(any, own);
	question_tree_add(any, word);
	return any;
}

static bool has_small_letters(const char *text)
{
	return syntax_has_small_letters(text, strlen(text));
}

bool saying_read(struct saying *saying, struct analyser *analyser, const char *text,
	struct error *err)
{
	struct question *analysed = analyse(analyser, text);
	if (!analysed)
		return error_set(err, ERROR_INVALID, "« %.60s » n’a aucun mot", text);
	saying->words = list_of(analysed);
	struct question **words = saying->words->children;
	size_t count = saying->words->count;
	if (count > SAYING_WORDS)
		return error_set(err, ERROR_INVALID, "« %.60s » a plus de %d mots", text, SAYING_WORDS);

	/* Alone, « AVEC » has no small letters around it that would make it an acronym. */
	if (count == 1 && !has_small_letters(text))
		words[0]->flags |= TOKEN_ACRONYM;
	const struct question *const *read = (const struct question *const *)words;
	saying->one_word = in_one_word(read, count);
	if (count_stops(read, count) < count)
		saying->wanted = wanted_for(analyser, text);
	return true;
}

struct question *saying_key(struct saying *name, const char *term)
{
	struct question *node = question_tree_new(QUESTION_KEY);
	node->value = mem_copy(term);
	for (size_t i = 0; i < name->words->count; i++) {
		struct question *word = question_tree_take(name->words, i);
		word->is_weightless = (word->flags & TOKEN_STOP) != 0;
		question_tree_add(node, word);
	}
	name->words->count = 0;
	return node;
}

/* ---- Seeing ---- */

static bool is_plain(const struct question *node)
{
	return node->kind == QUESTION_WORD && node->field == QUESTION_ANYWHERE && !node->is_prefix
		&& !node->is_quoted;
}

/* Positions count on from word to word, and start again behind an operator. */
static bool follows(const struct saying_view *view, const struct question *word)
{
	return view->count == 0 || word->offset == view->words[view->count - 1]->offset + 1;
}

static bool see_word(struct saying_view *view, const struct question *word)
{
	if (view->count == SAYING_WORDS || !is_plain(word) || !follows(view, word))
		return false;
	view->words[view->count++] = word;
	return true;
}

bool saying_is_welded(const struct question *node)
{
	return node->kind == QUESTION_ANY && node->count == 2
		&& node->children[0]->kind == QUESTION_ALL && node->children[1]->flags & TOKEN_WELDED;
}

static bool see_child(struct saying_view *view, const struct question *child)
{
	if (!saying_is_welded(child))
		return see_word(view, split_is(child) ? child->children[0] : child);
	const struct question *parts = child->children[0];
	for (size_t i = 0; i < parts->count; i++)
		if (!see_word(view, parts->children[i]))
			return false;
	return true;
}

bool saying_see(struct saying_view *view, const struct question *list, size_t first, size_t run)
{
	view->count = 0;
	for (size_t i = first; i < first + run; i++)
		if (!see_child(view, list->children[i]))
			return false;
	return true;
}
