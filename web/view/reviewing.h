#ifndef VIEW_REVIEWING_H
#define VIEW_REVIEWING_H

#include "view/queue.h"

#include <stdint.h>

struct cards;
struct fields;
struct proposal;
struct thread;
struct vocabularies;

/** A sheet on its way, as who looks after it sees it. Borrowed. */
struct reviewing_page {
	const struct proposal *proposal;
	const struct queue_people *people;
	const struct thread *thread;
	const struct cards *alike;   /* sheets online that say the same; NULL: not known */
	const char *online;          /* the text of the sheet it is a new version of; NULL: a new one */
	int64_t base;                /* its revision: what `online` was read from; 0: a new one */
	const char *token;
	const char *notice;          /* a sentence above; NULL */
	const char *reason, *message, *markdown;  /* what was typed and not taken; NULL: nothing */
	int64_t now;
};

/** Fill relecture.html. */
void view_reviewing(struct fields *fields, const struct reviewing_page *page,
	const struct vocabularies *vocabularies);

#endif
