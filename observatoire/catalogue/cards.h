#ifndef CATALOGUE_CARDS_H
#define CATALOGUE_CARDS_H

#include "catalogue/found.h"

struct list_line;

/** A lists_line: add a card to `context`, a struct cards with room for it. */
void cards_add_line(void *context, const struct list_line *line);

/** Take the last card away. */
void cards_drop_last(struct cards *cards);

#endif
