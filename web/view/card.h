#ifndef VIEW_CARD_H
#define VIEW_CARD_H

struct card;
struct fields;
struct vocabularies;

/** Add one carte.html where {{>CARTE}} stands in `fields`. */
void view_card(struct fields *fields, const struct card *card, const struct vocabularies *vocabularies);

#endif
