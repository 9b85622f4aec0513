#ifndef VIEW_SYNONYMS_H
#define VIEW_SYNONYMS_H

struct card;
struct fields;
struct results;

/* What was looked for beside the words typed, so that nobody wonders why a sheet is there. */

/** « Aussi cherché : iPad (pour « tablette ») » above the list, and why. */
void view_synonyms(struct fields *fields, const struct results *results);

/** « Trouvé par : tablette → iPad » on a card. */
void view_card_synonyms(struct fields *fields, const struct card *card);

#endif
