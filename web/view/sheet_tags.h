#ifndef VIEW_SHEET_TAGS_H
#define VIEW_SHEET_TAGS_H

#include "tags/tagging.h"

#include <stdbool.h>

struct counted_tags;
struct fields;
struct shown_tags;

/** The tags of a sheet, and what its page asks about them. Borrowed. */
struct sheet_tags {
	const char *id;
	const struct shown_tags *tags;
	const char *token;                  /* NULL: who looks may put none */
	bool is_keeper;                     /* may confirm and dismiss alone */
	const struct counted_tags *known;   /* names to choose from; NULL: none are known */
	const char *done;                   /* a word for what was just done; "" */
	const struct tagging_result *result;  /* of what was just asked and not done; NULL */
	const char *typed;                  /* what was then typed */
};

/** Fill etiquettes-fiche.html, set where usage.html has it. */
void view_sheet_tags(struct fields *fields, const struct sheet_tags *page);

/** The word by which the page says what was done, for its address. Static. */
const char *view_tagging_word(enum standing_act act, enum tagging_outcome outcome);

/** What is wrong with a name, in a sentence; NULL for a good one. Static. */
const char *view_tag_fault(enum tag_fault fault);

#endif
