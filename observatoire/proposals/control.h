#ifndef PROPOSALS_CONTROL_H
#define PROPOSALS_CONTROL_H

#include "proposals/step.h"

#include <stdbool.h>

/* What is asked of who writes a sheet, one control of a form for each value. */

/** How a value is asked for. */
enum control_kind {
	CONTROL_LINE,        /* words on one line */
	CONTROL_LINES,       /* a few lines */
	CONTROL_BODY,        /* the Markdown of the sheet */
	CONTROL_ONE,         /* one of a short list, all of it shown */
	CONTROL_SELECT,      /* one of a list that is folded */
	CONTROL_SEVERAL,     /* some of a list */
	CONTROL_LEVELS,      /* the same, by cycle */
	CONTROL_SUBJECTS,    /* the same, of the cycles of the levels chosen */
	CONTROL_PARTS,       /* some texts, with semicolons between, or commas when there is none */
	CONTROL_SIGNATURES,  /* one a line */
	CONTROL_YEAR,        /* a school year, or « non » */
};

/** One value asked for: a row. */
struct control {
	const char *name;   /* in the form, and its id: "plus-values" */
	const char *field;  /* "bilan.plus_values", or "corps" */
	enum step step;
	enum control_kind kind;
	bool is_further;    /* asked for in a fold: nobody needs it to send a sheet */
};

enum { CONTROL_COUNT = 25 };

/** In the order they are asked, step after step. */
extern const struct control controls[CONTROL_COUNT];

/** The one about a field, or NULL. */
const struct control *control_about(const char *field);

/** Whether it is asked at this step; at STEP_ALL each of them is. */
bool control_is_asked(const struct control *control, enum step step);

#endif
