#ifndef INDEX_PIECES_H
#define INDEX_PIECES_H

#include <stdbool.h>
#include <stddef.h>

/* A question cut into what could be left out of it, and put together again without some of it, for
 * whoever found nothing. It is cut where question.h says that something begins: a piece is a word,
 * a phrase with its quotes, a field with its value, or parentheses with all they hold.
 *
 *     robot ET "classe mobile" SAUF (jeu OU défi)
 *
 * has three pieces. What is put together says of what is left what was said of it before: without
 * « robot », « tablette ET robot OU jeu » is « tablette ET jeu ». */

enum { PIECES_MAX = 32 };  /* of one question: what follows is in no piece, and is left out */

/** What could be left out. Owned by its pieces. */
struct piece {
	char *operators;  /* what stands before it, as typed: "ET", "SAUF", "-"; "" when nothing does */
	char *text;       /* the thing itself, as typed: « "classe mobile" » */
	bool joins;       /* by OU, with the one before */
	bool excludes;    /* sheets with it: SAUF, or a hyphen */
};

/** A question, cut. Starts as {0}. */
struct pieces {
	struct piece *items;  /* `count` of them, in the order they were typed */
	size_t count;
};

/** Cut `typed`, valid UTF-8, into `pieces`, which are {0}. */
void pieces_read(struct pieces *pieces, const char *typed);
void pieces_done(struct pieces *pieces);
#define OWNED_PIECES __attribute__((cleanup(pieces_done))) struct pieces

/**
 * The question again, with the pieces of which `is_kept` (one for each) is true; for the caller to
 * free(). "" when only exclusions, or little words, would be left: they would ask for nearly everything.
 */
char *pieces_keep(const struct pieces *pieces, const bool *is_kept);

/**
 * The question again, its phrases as plain words; those excluded stay, for they exclude no more than
 * the phrase. NULL when there is none; for the caller to free().
 */
char *pieces_unquoted(const struct pieces *pieces);

/**
 * The question again, its fields looked for anywhere: « titre:"carte mentale" » is « carte mentale »;
 * those excluded stay. NULL when there is none; for the caller to free().
 */
char *pieces_anywhere(const struct pieces *pieces);

/** What a piece is to people: its text without the quotes or parentheses around all of it; for the
 *  caller to free(). */
char *piece_label(const struct piece *piece);

#endif
