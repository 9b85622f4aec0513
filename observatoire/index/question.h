#ifndef INDEX_QUESTION_H
#define INDEX_QUESTION_H

#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>

struct alternative;
struct analyser;
struct listed;

/* What somebody typed, as a tree. There is no wrong question: doubtful syntax becomes text.
 *
 *     robot cm2              both words, anywhere in a sheet
 *     "classe mobile"        these words in this order; « … » and “ … ” do the same
 *     -scratch, SAUF scratch sheets without it (SAUF in capitals)
 *     tablette OU robot      one of both; binds tighter than the space (also OR, in capitals)
 *     robot ET guéret        both, whatever else is asked for (also AND); neither is ever eased
 *     (classe mobile) OU jeu parentheses hold together; an exclusion inside holds for the whole
 *     titre:fractions        in the title; titre:"classe mobile" too, and « titre : fractions »
 *     niveau:cm2 theme:x tag:y auteur:z    a leaf for the caller to resolve, its words beneath
 *     robo*                  words beginning so, from QUESTION_PREFIX_LETTERS letters on
 */

enum question_kind {
	QUESTION_ALL,     /* every child, in any order; a root without child is an empty question */
	QUESTION_ANY,     /* at least one child */
	QUESTION_PHRASE,  /* its children, all words, at their `offset` from the first */
	QUESTION_NOT,     /* sheets without its only child; stands only right under the root */
	QUESTION_WORD,    /* light, stem, flags, offset, is_prefix, keys */
	QUESTION_FIELD,   /* field and value, keys; its children are the words of the value */
	QUESTION_KEY,     /* of an alternative: sheets that have the term `value`; its name as children */
};

enum question_field {
	QUESTION_ANYWHERE,
	QUESTION_TITLE,   /* said on each WORD and PHRASE under « titre: »; makes no FIELD node */
	QUESTION_LEVEL,   /* « niveau: », keys says which when it is a class or a cycle */
	QUESTION_THEME,   /* « theme: », « thématique: » */
	QUESTION_TAG,     /* « tag: », « étiquette: » */
	QUESTION_AUTHOR,  /* « auteur: » */
};

enum {
	QUESTION_MAX_BYTES = 512,     /* what is longer is cut between two words */
	QUESTION_MAX_WORDS = 32,      /* further words are ignored */
	QUESTION_MAX_DEPTH = 4,       /* parentheses within parentheses; deeper ones are signs */
	QUESTION_PREFIX_LETTERS = 3,  /* a shorter « ab* » is the word « ab » */
};

/** One node. All strings are owned by the tree, and NULL where the kind has no use for them. */
struct question {
	enum question_kind kind;
	enum question_field field;
	struct question **children;  /* `count` of them */
	size_t count;

	size_t start, length;  /* bytes of what was typed that this leaf covers */
	char *folded;          /* WORD: as typed, past case and accents */
	char *light, *stem;    /* WORD: as the index has them; a prefix has its beginning in both */
	char *accented;        /* WORD: what accent_form() says of it as it was typed, or NULL */
	unsigned flags;        /* WORD: of enum token_flag */
	unsigned offset;       /* WORD of a PHRASE: distance in positions from the first */
	bool is_prefix;        /* WORD: « robo* » */
	bool is_quoted;        /* WORD: stood alone in quotes */
	bool is_required;      /* said with ET: a sheet without it does not answer */
	bool is_cut;           /* of the root: more was typed than is read, see the limits above */
	bool is_alone;         /* WORD: nothing else is asked for, stop words and exclusions aside */
	bool is_weightless;    /* WORD: a stop word beside words that say more; may be left unasked */
	bool is_preface;       /* WORD: only introduces the others: « je voudrais »; counts for nothing */
	char *value;           /* FIELD: what followed the colon, without quotes */
	const char *const *keys;  /* keys of vocabularies/niveaux.tsv that answer, NULL-terminated, or
	                             NULL: cycle3 gives cycle3, cm1, cm2, 6e */

	/* What it names in the lists sheets choose from, with the nodes beside it that say the same (`listed_run`
	 * that weigh something), once listed_names_find() was called: borrowed. */
	const struct listed *listed;
	size_t listed_count, listed_run;

	/* Synonyms, once synonyms_hang() was called: what answers in the place of this node and of the
	 * run - 1 that follow it under its parent. The list is owned, what it points to is not. */
	const struct alternative **alternatives;
	size_t alternative_count;
	size_t run;
	size_t run_start, run_length;  /* bytes of what was typed that they cover */
};

/** Read a question; `typed` is valid UTF-8. Never NULL: an empty question is an ALL without child. */
struct question *question_parse(struct analyser *analyser, const char *typed);
void question_free(struct question *question);
OWNABLE(question)

/**
 * Whether it asks for nothing: no word, no phrase, no field; only exclusions is not empty.
 * Signs, emoji, operators alone ask for nothing.
 */
bool question_is_empty(const struct question *question);

/** The bytes of what was typed that a node and all under it cover. */
void question_span(const struct question *node, size_t *start, size_t *length);

/**
 * The tree on one line, in light forms, for tests and for those who ask what was understood:
 *     ~le robot cm2[cm2] "class mobil" -scratch (tablett | robo*) titre:fraction niveau:CM2[cm2]
 * where ~ is weightless, + required, and [] holds the keys; {2: balado} follows the first of two
 * nodes that « balado » answers for. For the caller to free().
 */
char *question_describe(const struct question *question);

#endif
