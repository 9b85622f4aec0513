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
	bool keeps_place;            /* the known sheet stays under the root and path it has */
	char *rival;                 /* NULL, or the path of a file still there with the same id */
	char *namesake;              /* NULL, or a file still there with the same name under another root */
	char *orphan;                /* NULL, or the id of the sheet this file stood for until now */
};

void identity_done(struct identity *identity);
#define OWNED_IDENTITY __attribute__((cleanup(identity_done))) struct identity

/**
 * Tell which sheet a draft is: the id in its front matter; else the sheet of this very file; else the
 * one known under its path; else the one with the same content whose own file is gone. Under another
 * root, a path is the same sheet when its file went from the first and the title is the same; when it
 * is still there and says something else, it is a namesake. False as store/db.h tells.
 */
bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err);

#endif
