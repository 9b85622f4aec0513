#ifndef INDEX_ANALYSIS_H
#define INDEX_ANALYSIS_H

#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

/* The words of a French text, found in one way by the writer of the index, the reader
 * of questions and the maker of snippets: what one of them calls a word, all do.
 *
 * Texts are valid UTF-8. The chain: NFKC, case, apostrophes, elisions cut (« l'école »
 * gives « école »), œ and æ opened, accents folded, inclusive writing reduced to its base,
 * ordinals and class names made one (« 6ème », « sixième » → 6e; « CM 2 » → cm2; « cycle
 * III », « C3 » → cycle3; « CM1CM2 » → cm1 cm2), hyphens cut with the welded form beside, as
 * are thousands (« 12 000 » → 12000). Capitals change flags
 * only, never a form: « LES ROBOTS » finds « un robot », « eim » finds « EIM ». */

enum token_flag {
	TOKEN_STOP    = 1 << 0,  /* « le », « de »: weighs nothing in a question that has other words */
	TOKEN_ACRONYM = 1 << 1,  /* EIM, ENT, E.I.M.: in capitals among small letters */
	TOKEN_CLASS   = 1 << 2,  /* a class or a cycle: light is its canonical name, "cm2", "6e", "cycle3" */
	TOKEN_WELDED  = 1 << 3,  /* « savoir-faire » as "savoirfaire", comes right before its parts, covering
	                            their bytes, at the position of the first */
	TOKEN_PART    = 1 << 4,  /* « cycle » of « cycle 3 »: for the index alone, at the position of the
	                            token right before, which a reader of questions keeps instead */
};

enum {
	TOKEN_MAX_BYTES = 64,      /* of light and stem; a longer word is cut between two characters */
	ANALYSIS_VERSION = 8,      /* kept in the index: another version means a rebuild */
};

/** One word. Lives only during the call it is given to. */
struct token {
	size_t start, length;  /* bytes of the analysed text it covers: what a snippet marks */
	unsigned position;     /* from 1; parts of a hyphenated word follow one another */
	unsigned flags;        /* of enum token_flag */
	const char *folded;    /* as written, past case and accents: « Écoles » gives "ecoles" */
	const char *light;     /* light form: folded, without plural; what phrases compare */
	const char *stem;      /* French stem of the folded word; equals light for classes and numbers */
};

typedef void token_fn(void *context, const struct token *token);

struct atom;
struct forms;
struct glance;

/** A part of a text, which ends between two characters. */
struct stretch {
	const char *bytes;
	size_t length;
};

/** Holds the stemmer and what it learnt: one per thread. */
struct analyser;

struct analyser *analyser_new(void);
void analyser_free(struct analyser *analyser);
OWNABLE(analyser)

/** From now on take no short cut: the same words, found slowly. For tests to compare with. */
void analyser_be_careful(struct analyser *analyser);
bool analyser_is_careful(const struct analyser *analyser);

/** Give each word of `text` to `each`, in the order of the text. Gives the last position used. */
unsigned analyser_run(struct analyser *analyser, const char *text, token_fn *each, void *context);

/** The same of `length` bytes, which end between two characters. Offsets count from `bytes`. */
unsigned analyser_run_bytes(struct analyser *analyser, const char *bytes, size_t length,
	token_fn *each, void *context);

/**
 * As analyser_run_bytes(), but words that cannot have a form that `glance` looks for may be left out;
 * positions count them. NULL looks for every word.
 */
unsigned analyser_find(struct analyser *analyser, const struct glance *glance, struct stretch text,
	token_fn *each, void *context);

/**
 * What the index keeps of a plain word. Borrowed until the next call with this analyser. Its traits are 0
 * when the word surely begins no name and is welded to nothing that follows it.
 */
struct forms analyser_forms(struct analyser *analyser, const struct atom *atom);

#endif
