#ifndef PAGE_PICKED_H
#define PAGE_PICKED_H

#include "base/words.h"

#include <stdbool.h>

struct app;
struct request;

/** The sheets that a page of selections is about. Starts as {0}. */
struct picked {
	struct words ids;  /* KEPT_MAX at most, in order */
	bool is_shared;    /* named by the address, « ?fiches=2017-0042,2018-0003 », the same for all */
	bool is_damaged;   /* what the address names could not be read whole: a message cut it, say */
	bool is_too_long;  /* it names more than KEPT_MAX: the first ones are there */
};

void picked_done(struct picked *picked);
#define OWNED_PICKED __attribute__((cleanup(picked_done))) struct picked

/** Those named by the address if it names anything, else those the visitor keeps. */
void picked_read(const struct app *app, const struct request *req, struct picked *picked);

#endif
