#ifndef PAGE_HOLDER_H
#define PAGE_HOLDER_H

#include "view/queue.h"

#include <stdint.h>

struct app;

/* By name, those who look after what waits, and those who wrote it: for référents and the DAN only. */

/** Starts as {0}. */
struct holder {
	char *author, *holder;  /* NULL: nobody, or nobody known */
};
void holder_done(struct holder *names);
#define OWNED_HOLDER __attribute__((cleanup(holder_done))) struct holder

/** The names of two accounts, 0 for nobody. One that cannot be told is none: the page is worth more. */
void holder_find(struct app *app, int64_t author, int64_t holder, struct holder *names);

/** As a view wants them; borrows of `names`. */
struct queue_people holder_people(const struct app *app, int64_t holder, const struct holder *names);

#endif
