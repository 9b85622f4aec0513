#ifndef VIEW_SELECTION_H
#define VIEW_SELECTION_H

#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct cards;
struct fields;
struct vocabularies;

/** What the page « ma sélection » shows. Borrowed. */
struct selection {
	const struct cards *cards;    /* in the order chosen */
	const struct words *missing;  /* ids asked for that no public sheet has */
	const char *base_url;         /* of the site: the list has an address of its own, to be sent */
	bool is_shared;               /* shown by such an address, not kept by the visitor */
	bool is_damaged;              /* an address of which a part could not be read */
	bool is_too_long;             /* or that names more than is shown: its first ones are there */
	bool is_full;                 /* no room for one more */
	size_t left;                  /* sheets that found none just now, 0 when all did */
};

/** Fill selection.html. */
void view_selection(struct fields *fields, const struct selection *selection,
	const struct vocabularies *vocabularies);

/** Add the button of a sheet, garder.html, where {{>GARDER}} stands in `fields`; `kept` is what the
 *  visitor keeps, `is_full` that it has no room for one more. */
void view_selection_button(struct fields *fields, const char *id, const struct words *kept, bool is_full);

/** Anchor of that button on the page of its sheet. */
#define SELECTION_BUTTON_ANCHOR "ma-selection"

/** Anchor of a sheet on the page of the selection, for the caller to free(). */
char *selection_anchor(const char *id);

#endif
