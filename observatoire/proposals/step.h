#ifndef PROPOSALS_STEP_H
#define PROPOSALS_STEP_H

#include <stdbool.h>

/* The five short steps in which a sheet is written; control.h has what is asked in each. */

enum step {
	STEP_WHAT,   /* « quoi »: title, summary, kind */
	STEP_WHOM,   /* « pour-qui »: classes, subjects */
	STEP_WITH,   /* « avec-quoi »: equipment, software */
	STEP_HOW,    /* « comment »: the text, how long */
	STEP_SIGN,   /* « signature »: who, where, under which licence, what came of it */
	STEP_COUNT,
	STEP_ALL = STEP_COUNT,  /* the page that asks for everything */
};

/** As addresses write it: "pour-qui". */
const char *step_key(enum step step);
bool step_find(const char *key, enum step *step);

#endif
