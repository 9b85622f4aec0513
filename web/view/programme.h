#ifndef VIEW_PROGRAMME_H
#define VIEW_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

struct chain;
struct fields;
struct vocabularies;

/** Fill notions.html: every notion of the programmes, by cycle, `counts` sheets for each rank. */
void view_notions(struct fields *fields, const size_t *counts,
	const struct vocabularies *vocabularies);

/** Fill notion.html. `page` is 0 when all classes are shown, else that of the only class, from 1. */
void view_chain(struct fields *fields, const struct chain *chain, unsigned page,
	const struct vocabularies *vocabularies);

#endif
