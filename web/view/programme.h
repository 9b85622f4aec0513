#ifndef VIEW_PROGRAMME_H
#define VIEW_PROGRAMME_H

#include <stddef.h>

struct chain;
struct examples_shown;
struct fields;
struct vocabularies;

/** Fill notions.html: every notion of the programmes, by cycle, `counts` sheets for each rank. */
void view_notions(struct fields *fields, const size_t *counts, const struct examples_shown *examples,
	const struct vocabularies *vocabularies);

/** A chain as its page shows it. Borrowed. */
struct shown_chain {
	const struct chain *chain;
	unsigned page;  /* 0 when all classes are shown, else that of the only class, from 1 */
	const struct examples_shown *examples;
};

/** Fill notion.html. */
void view_chain(struct fields *fields, const struct shown_chain *shown,
	const struct vocabularies *vocabularies);

#endif
