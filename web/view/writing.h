#ifndef VIEW_WRITING_H
#define VIEW_WRITING_H

#include "http/link.h"
#include "proposals/entry.h"

#include <stdbool.h>
#include <stdint.h>

struct fields;
struct proposal;
struct remarks;
struct vocabularies;

/** What the page of one step shows, or of all. Borrowed. */
struct writing_page {
	const struct proposal *proposal;
	const struct link_proposal *link;
	enum step step;                 /* STEP_ALL: every control */
	const struct entry *entry;      /* what the controls hold */
	const struct remarks *faults;   /* refusals of this step, told after a form was sent; NULL: none */
	const char *token;              /* of the session; "" without one */
	const char *notice;             /* a sentence above the form; NULL */
	bool is_stale;                  /* somebody wrote meanwhile: both texts are shown */
	int64_t now;
};

/** Fill ecrire.html. */
void view_writing(struct fields *fields, const struct writing_page *page,
	const struct vocabularies *vocabularies);

/** What a step is called: « Pour qui ? ». Static. */
const char *writing_step(enum step step);

#endif
