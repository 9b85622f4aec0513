#ifndef VIEW_PROPOSE_H
#define VIEW_PROPOSE_H

#include <stdbool.h>

struct fields;
struct remarks;
struct term;

/** Where a sheet is begun. Borrowed. */
struct propose_page {
	const char *sign_in;            /* link for a reader; NULL: somebody is signed in */
	const char *token;              /* of the session; "" without one */
	const char *notice;             /* a sentence above; NULL */
	const char *text;               /* a text that was brought and is not right; NULL */
	const struct remarks *remarks;  /* what is wrong with it; NULL */
	const struct term *notion, *level;  /* that a new sheet is to be for; NULL: no such wish */
	bool is_readable;               /* it may be taken without what was not understood */
};

/** Fill proposer.html. */
void view_propose(struct fields *fields, const struct propose_page *page);

/** Fill partir.html, included at {{>PARTIR}}: the buttons of a sheet by which another one is begun. */
struct begin_buttons {
	const char *id;       /* of the sheet */
	const char *token;
	bool may_vary;        /* its licence lets others adapt it */
	bool is_signed_in;    /* new versions want an account */
};
void view_begin_buttons(struct fields *fields, const struct begin_buttons *buttons);

#endif
