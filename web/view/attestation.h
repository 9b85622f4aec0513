#ifndef VIEW_ATTESTATION_H
#define VIEW_ATTESTATION_H

#include "view/faults.h"

#include <stdbool.h>

struct attestation;
struct fields;

/** One as its page shows it. Borrowed. */
struct shown_attestation {
	const struct attestation *attestation;
	const char *address;  /* whole, of the page: it is printed */
	bool is_sound;        /* its hash is that of what it says */
	bool is_mine;         /* of who looks at it */
	const char *done;     /* what was just done: "etablie", "revoquee"; or "" */
};

/** Fill attestation.html; of one that was revoked, nothing but that. */
void view_attestation(struct fields *fields, const struct shown_attestation *shown);

/** What a person typed to ask for one. Borrowed. */
struct attestation_form {
	const char *name;
	const char *sheet;    /* id; "": all */
	const struct attestation *candidates;  /* the sheets it may be of */
};

/** Fill attestations.html: the form, unless there is nothing to attest; then view_attestation_add(). */
void view_attestations(struct fields *fields, const struct attestation_form *form,
	const struct faults *faults);

/** Add one of the person's own to attestations.html. */
void view_attestation_add(struct fields *fields, const struct attestation *attestation);

#endif
