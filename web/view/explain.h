#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

struct card;
struct card_reason;
struct fields;
struct found;
struct results;
struct words;

/* Why a sheet is there, and how the question was read, in plain French. */

/** « dans le titre et dans le texte », « « iPad » (synonyme), dans le titre »… to free(). */
char *explain_reason(const struct card_reason *reason);

/** Add the names of the places of a reason: « titre », « texte », « listes »… */
void explain_places(const struct card_reason *reason, struct words *places);

/**
 * « tous ces mots : robot, CM2 ; sans : scratch », for the caller to free(); of an answer that was
 * asked to explain itself.
 */
char *explain_question(const struct found *found);

/** How the question was read, above the list, and the link that asks for it, or does without. */
void view_explanation(struct fields *fields, const struct results *results);

/** Why a sheet is there, on its card. */
void view_card_reasons(struct fields *fields, const struct card *card);

#endif
