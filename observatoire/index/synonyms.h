#ifndef INDEX_SYNONYMS_H
#define INDEX_SYNONYMS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>

struct lexicon;
struct question;
struct words;
struct vocabularies;

/* The words of the trade that stand for others: « ia » for « intelligence artificielle », « iPad »
 * for « tablette ». They are looked up when a question is asked: what an index holds does not
 * depend on them.
 *
 * Two things tell them: the table vocabularies/synonymes.tsv, which people choose for people, and
 * the synonyms of the lists sheets choose from: « TBI » finds the sheets that chose the equipment
 * « tableau numérique interactif ». */

enum {
	SYNONYMS_ROWS = 2000,      /* of the table */
	SYNONYMS_ROW_TERMS = 16,   /* of one cell of it */
	SYNONYMS_ALTERNATIVES = 64,  /* of one question; what comes after is not looked for */
};

/** What is looked for beside a part of a question. All strings live as long as the synonyms. */
struct alternative {
	const char *from, *to;  /* as people write them: « tablette », « iPad » */
	const char *why;        /* a short French sentence; NULL when `list` says it all */
	const char *list;       /* « équipement » when `to` is an entry of a list; else NULL */
	const struct question *node;  /* a WORD, a PHRASE, an ANY of both; or a KEY */
};

/** All that is known; read-only once loaded, so one may be shared between threads. */
struct synonyms;

/**
 * Read `dir`/synonymes.tsv, and the synonyms of `vocabularies`, borrowed for the call, or NULL. A row
 * holds terms (`termes`, separated by « ; ») that answer for each other or, when `vers` holds terms
 * too, for which those answer and not the other way round; `explication` says why. NULL with
 *   ERROR_NOT_FOUND  the table is missing
 *   ERROR_INVALID    a row is no such thing, says twice what it or another one says, or that a term
 *                    answers for itself; the text names the line
 */
struct synonyms *synonyms_load(const char *dir, const struct vocabularies *vocabularies,
	struct error *err);
void synonyms_free(struct synonyms *synonyms);
OWNABLE(synonyms)

/**
 * Hang on each part of `question` that is a term its alternatives, those of the most words first:
 * « tableau numérique interactif » before « tableau ». Words in quotes, excluded, of a field, a
 * class, or that end in a star have none. The tree borrows from the synonyms; a second call changes
 * nothing.
 */
void synonyms_hang(const struct synonyms *synonyms, struct question *question);

/**
 * The term of several words that two words side by side are within one mistake of, as people write it:
 * « mind map » for « min map », whose words may well be words. NULL when there is none.
 */
const char *synonyms_near_term(const struct synonyms *synonyms, const struct question *first,
	const struct question *second);

/** The light forms of the words terms are made of, each once: what people may type and no sheet has. */
const struct words *synonyms_words(const struct synonyms *synonyms);

/**
 * Read the words of French in `dir`/mots-francais.txt, for who answers questions; before they are
 * shared between threads. That there is no such list is no failure. False as lexicon_load() otherwise.
 */
bool synonyms_learn_french(struct synonyms *synonyms, const char *dir, struct error *err);

/** Those words; NULL when none were read. */
const struct lexicon *synonyms_lexicon(const struct synonyms *synonyms);

/** Each alternative there is, in the order of the table, then of the lists; false stops. */
typedef bool synonyms_fn(void *context, const struct alternative *alternative);
void synonyms_each(const struct synonyms *synonyms, synonyms_fn *each, void *context);

#endif
