#ifndef INDEX_THROUGH_H
#define INDEX_THROUGH_H

#include "base/error.h"
#include "index/match.h"

#include <stdbool.h>

struct columns;
struct question;

/* The part of a match that synonyms answer. A sheet is found *through* one when it has it and
 * lacks what was typed: whatever a synonym finds beside that, it does not count. */

/**
 * Look up the alternatives that hang on `question`, whose clauses `match` has, and widen those.
 * Fails with ERROR_BUSY or ERROR_FAILED, as engine.h says.
 */
bool through_find(struct match *match, struct columns *columns, const struct question *question,
	struct error *err);
void through_done(struct match *match);

/** Let the synonyms of a group weigh `factor` times as much. Before they are weighed. */
void through_stress(struct match *match, size_t group, double factor);

/**
 * Weigh the alternatives, for whoever ranks or explains by them: a list of the sheets that have every word
 * as typed does not, and is spared it. Needs columns->sums to be clear. Asked again, it does nothing.
 */
void through_weigh(struct match *match, struct columns *columns);

/** The sheets that answer a clause, themselves or through a synonym. */
const struct bits *through_sheets(const struct clause *clause);

/** As match_keep_required(), but a required part may be answered through a synonym. */
void through_keep_required(const struct match *match, struct bits *bits);

/** Whether some sheet has an alternative of this node of the question. */
bool through_knows(const struct match *match, const struct question *node);

#endif
