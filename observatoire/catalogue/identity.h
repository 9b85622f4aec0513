#ifndef CATALOGUE_IDENTITY_H
#define CATALOGUE_IDENTITY_H

#include "base/error.h"

#include <stdbool.h>

struct catalogue;
struct catalogue_draft;
struct stored_sheet;

/** Which sheet a file is. Starts as {0}. */
struct identity {
	struct stored_sheet *known;  /* the sheet stored already; NULL: a new one */
	char *rival;                 /* NULL, or the path of a file still there with the same id */
	char *orphan;                /* NULL, or the id of the sheet this file stood for until now */
};

void identity_done(struct identity *identity);
#define OWNED_IDENTITY __attribute__((cleanup(identity_done))) struct identity

/**
 * Tell which sheet a draft is: the id in its front matter; else the sheet known under its path;
 * else the one with the same content whose own file is gone. False as store/db.h tells.
 */
bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err);

#endif
