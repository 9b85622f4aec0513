#ifndef INDEX_SAYING_H
#define INDEX_SAYING_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct analyser;
struct question;

/** A term of the trade, of one word or several, as the analyser sees it. */
struct saying {
	struct question *words;   /* a list of its words, stop words included; owned */
	struct question *wanted;  /* what finds it in a sheet: a WORD, a PHRASE, or an ANY of both; owned,
	                           * NULL for « AVEC », which every sheet has */
	char *one_word;           /* the same for all ways to write it: "etwinning" for « e-Twinning » */
};

enum { SAYING_WORDS = 10 };

/** Read a term. Starts as {0}; ERROR_INVALID when it has no word, or more than SAYING_WORDS. */
bool saying_read(struct saying *saying, struct analyser *analyser, const char *text,
	struct error *err);
void saying_done(struct saying *saying);
#define OWNED_SAYING __attribute__((cleanup(saying_done))) struct saying

/**
 * Add the forms of words that stand side by side, all of them QUESTION_WORD: as they are;
 * without the stop words between them; in one word. Two ways to write a term share one at least. A
 * stop word alone has a form in capitals only (« AVEC »).
 */
void saying_forms(const struct question *const *words, size_t count, struct words *forms);

/** A KEY for the sheets that have `term`, which the words of `name`, taken from it, weigh. Owned. */
struct question *saying_key(struct saying *name, const char *term);

/** Words that stand side by side in a question, from some child of a list on. Borrowed from it. */
struct saying_view {
	const struct question *words[SAYING_WORDS];
	size_t count;
};

/**
 * See the words of `run` children of `list` from `first` on, the parts of a welded or split one too. False
 * unless all are ordinary words, at most SAYING_WORDS, with no operator between them.
 */
bool saying_see(struct saying_view *view, const struct question *list, size_t first, size_t run);

/** Whether it is a choice between the parts of a word and that word: « e-twinning ». */
bool saying_is_welded(const struct question *node);

#endif
