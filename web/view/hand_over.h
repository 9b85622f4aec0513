#ifndef VIEW_HAND_OVER_H
#define VIEW_HAND_OVER_H

#include <stdint.h>

struct fields;

/** A link good for one use, to be handed to somebody. Borrowed. */
struct hand_over {
	const char *title;             /* « Invitation faite » */
	const char *address;           /* the whole link */
	const char *whom;              /* a name, an e-mail; NULL: whoever has it */
	int64_t ends_at;
	const char *next, *next_text;  /* where to go on, and how it is called */
};

/** Fill remettre.html. */
void view_hand_over(struct fields *fields, const struct hand_over *link);

#endif
