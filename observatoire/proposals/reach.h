#ifndef PROPOSALS_REACH_H
#define PROPOSALS_REACH_H

#include "base/words.h"

#include <stdbool.h>

struct db;
struct sheet;
struct vocabularies;

/** What a référent looks after, and what is needed to know it. Borrowed. */
struct reach {
	const struct words *scopes;  /* « etablissement:0230506A », « enseignement:mathematiques », … */
	const struct vocabularies *vocabularies;
	struct db *db;               /* which schools a ZAP has */
};

/**
 * Whether these scopes (those above, « thematique:codage », « zap:023001 ») reach a sheet: none reaches
 * everything, one of several is enough. A discipline reaches what it becomes in each cycle. A school is
 * that of a place or of an author; a ZAP reaches the sheets of its schools. One that no school is known to
 * be in reaches everything: its register has not come yet. What cannot be read is not reached.
 */
bool reach_covers(const struct reach *reach, const struct sheet *sheet);

#endif
