#ifndef PROPOSALS_STEP_H
#define PROPOSALS_STEP_H

#include <stdbool.h>
#include <stddef.h>

/* The five short steps in which a sheet is written, and what is asked in each. */

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

/** How a value is asked for. */
enum question_kind {
	QUESTION_LINE,        /* words on one line */
	QUESTION_LINES,       /* a few lines */
	QUESTION_BODY,        /* the Markdown of the sheet */
	QUESTION_ONE,         /* one of a short list, all of it shown */
	QUESTION_SELECT,      /* one of a list that is folded */
	QUESTION_SEVERAL,     /* some of a list */
	QUESTION_LEVELS,      /* the same, by cycle */
	QUESTION_SUBJECTS,    /* the same, of the cycles of the levels chosen */
	QUESTION_PARTS,       /* some texts, with semicolons between, or commas when there is none */
	QUESTION_SIGNATURES,  /* one a line */
	QUESTION_YEAR,        /* a school year, or « non » */
};

/** One value asked for: a row. */
struct question {
	const char *name;   /* of the control, and its id: "plus-values" */
	const char *field;  /* "bilan.plus_values", or "corps" */
	enum step step;
	enum question_kind kind;
	bool is_further;    /* asked for in a fold: nobody needs it to send a sheet */
};

enum { QUESTION_COUNT = 25 };

/** In the order they are asked, step after step. */
extern const struct question questions[QUESTION_COUNT];

/** The one about a field, or NULL. */
const struct question *question_about(const char *field);

#endif
