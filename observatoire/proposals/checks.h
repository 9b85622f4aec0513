#ifndef PROPOSALS_CHECKS_H
#define PROPOSALS_CHECKS_H

#include "proposals/step.h"

#include <stddef.h>

struct remark;
struct remarks;
struct sheet;

/* What is shown to the author of a sheet and to who looks after it, in the same words: how complete it is,
 * what is missing, and the remarks of sheet_check() where they are mended. Whether it may be sent, the
 * remarks say alone: the score only tells how far it is from what helps a colleague most. */

/** Something a sheet lacks. Static. */
struct lack {
	const char *field;     /* "titre", "corps" */
	enum step step;
	unsigned points;       /* what it would add */
	const char *sentence;  /* French: what to do */
};

enum { CHECKS_LACKS = 16, CHECKS_FULL = 100 };

struct checks {
	unsigned score;                       /* 0 to CHECKS_FULL */
	struct lack lacks[CHECKS_LACKS];      /* what is worth most first */
	size_t lack_count;
	size_t refusals, advice;              /* remarks of each severity */
	size_t refusals_of[STEP_COUNT + 1];   /* of each step; last: of none, what only a file says */
};

/** Judge a sheet by itself and by the remarks sheet_parse() and sheet_check() made of it. */
void checks_make(struct checks *checks, const struct sheet *sheet, const struct remarks *remarks);

/** The step where a remark is mended; STEP_COUNT: none, it is about what only a file says. */
enum step checks_step(const struct remark *remark);

#endif
