#ifndef PAGE_WHOLE_H
#define PAGE_WHOLE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct app;
struct cards;
struct sheet;

/** The whole sheets of a list, for what a list does not show. Starts as {0}. */
struct whole {
	struct sheet **items;  /* one for each card; NULL for one that was withdrawn since the search */
	size_t count;
};

bool whole_read(struct whole *whole, const struct app *app, const struct cards *cards, struct error *err);
void whole_done(struct whole *whole);
#define OWNED_WHOLE __attribute__((cleanup(whole_done))) struct whole

#endif
