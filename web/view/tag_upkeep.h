#ifndef VIEW_TAG_UPKEEP_H
#define VIEW_TAG_UPKEEP_H

#include "tags/upkeep.h"

#include <stddef.h>
#include <stdint.h>

struct catalogue_tag;
struct counted_tags;
struct fields;
struct vocabularies;

/* What référents see of tags. */

/** One tag to be looked after. Borrowed. */
struct upkeep_page {
	const struct catalogue_tag *tag;
	const struct counted_tags *known;     /* names to merge into; NULL: none are known */
	const char *token;
	const char *done;                     /* a word for what was just done; "" */
	const struct upkeep_result *result;   /* of what was just asked and not done; NULL */
};

/** Fill etiquette-gerer.html. */
void view_upkeep(struct fields *fields, const struct upkeep_page *page,
	const struct vocabularies *vocabularies);

/** Say what was just done when `done` is a word for it. */
void view_upkeep_done(struct fields *fields, const char *done);

/** The word by which a page says it, for its address. Static. */
const char *view_upkeep_word(enum upkeep_act act);

/* ---- Those that wait ---- */

/** Fill the head of etiquettes-attente.html. */
void view_waiting_tags(struct fields *fields, const char *token, const char *done);

/** Add one to `list`, made with the first; the rank counts from 1. Gives the list. */
struct fields *view_waiting_add(struct fields *fields, struct fields *list,
	const struct waiting_tag *waiting, size_t rank, int64_t now);

/** Add a tag that is forbidden or promoted, to `list` likewise. */
struct fields *view_marked_add(struct fields *fields, struct fields *list, const struct stored_tag *tag,
	const struct vocabularies *vocabularies);

void view_waiting_none(struct fields *fields);

#endif
