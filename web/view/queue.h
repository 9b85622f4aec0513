#ifndef VIEW_QUEUE_H
#define VIEW_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dossier;
struct fields;
struct proposal;
struct vocabularies;

/* The queue of what waits to be looked at. */

/** What the list was asked for, as its form says it. Borrowed. */
struct queue_asked {
	const char *kind;   /* "propositions", "signalements"; "" for both */
	const char *state;  /* "attente", "relecture"; "" for both */
	const char *age;    /* "7", "30": sent at least so many days ago; "" for any */
	bool only_mine;     /* what who asks has in hand */
	bool whole;         /* past one's reach as well */
	const char *after;  /* a place in it, behind which the page begins; "" for the first */
};

/** Fill the form of relectures.html, and what was just done when `done` is a word it knows. */
void view_queue(struct fields *fields, const struct queue_asked *asked, const char *done);

/** Who wrote one and who looks after it, by name; NULL: nobody, or nobody known. Borrowed. */
struct queue_people {
	const char *author, *holder;
	bool is_mine;  /* the holder is who asks */
};

/** Add one; `now` is Unix time. */
void view_queue_add(struct fields *fields, const struct proposal *proposal,
	const struct queue_people *people, const struct vocabularies *vocabularies, int64_t now);

void view_queue_add_dossier(struct fields *fields, const struct dossier *dossier,
	const struct queue_people *people, const struct vocabularies *vocabularies, int64_t now);

/** Which part of the list the page is. Borrowed. */
struct queue_part {
	const struct queue_asked *asked;
	bool is_first;
	const char *next;  /* the place behind which the next part begins; NULL: this is the last */
};

/** Say how many there are on the page, none too, and how to see the others. */
void view_queue_count(struct fields *fields, size_t count, const struct queue_part *part);

#endif
