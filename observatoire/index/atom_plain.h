#ifndef INDEX_ATOM_PLAIN_H
#define INDEX_ATOM_PLAIN_H

#include "index/atom.h"

/* The short cut of atom.c: nine words of ten are letters of a French keyboard between a blank
 * and a blank or a common sign, and need none of the rules for what may join, shorten or follow a
 * word. What is found here is what atom.c would find; anything else is left to it, unread. */

/** Step over a gap of one blank, of a common sign and a blank, or of the apostrophe of an article. */
bool atom_plain_gap(struct atoms *atoms, enum atom_gap *gap);

/** Read the word at the cursor: its letters and is_acronym, neither its place nor its gap. */
bool atom_plain_word(struct atoms *atoms, struct atom *atom);

/** The letter at `at`, folded, and its bytes; 0 when it is none of a French keyboard. Sets `is_capital`
 * if it is one. */
char atom_plain_letter(const char *at, const char *end, size_t *length, bool *is_capital);

/** Whether it is one of the articles and small words an apostrophe follows: « l », « jusqu ». */
bool atom_is_elidable(const struct atom *atom);

#endif
