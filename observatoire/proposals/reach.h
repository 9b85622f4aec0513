#ifndef PROPOSALS_REACH_H
#define PROPOSALS_REACH_H

#include "base/words.h"

#include <stdbool.h>

struct sheet;
struct vocabularies;

/**
 * Whether a référent with these scopes (« etablissement:0230506A », « enseignement:mathematiques »,
 * « thematique:codage », « zap:23-1 ») looks after a sheet: none reaches everything, one of several
 * is enough. A discipline reaches what it becomes in each cycle. A school is that of a place or of an
 * author. Which schools a ZAP has is not known before their register is: until then it reaches
 * everything.
 */
bool reach_covers(const struct words *scopes, const struct sheet *sheet,
	const struct vocabularies *vocabularies);

#endif
