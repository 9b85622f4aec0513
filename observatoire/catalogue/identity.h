#ifndef CATALOGUE_IDENTITY_H
#define CATALOGUE_IDENTITY_H

#include "base/error.h"

#include <stdbool.h>

struct catalogue;
struct catalogue_draft;
struct stored_sheet;

/** Which sheet a file is. Starts as {0}. */
struct identity {
	struct stored_sheet *known;   /* the sheet stored already; NULL: a new one */
	struct stored_sheet *orphan;  /* NULL, or another sheet this file stood for, or whose name it
	                               * takes: no file stands for it any more */
	bool is_copy;                 /* of the known sheet's own file, still there: nothing changes */

	/* The file that stands for it from now on: the draft's, by the name it had if it is known under
	 * another root. */
	char *root, *path;

	/* Why the file is refused; NULL, or the path of another one, still there, … */
	char *rival;                  /* … that has the same id */
	char *namesake;               /* … that has the same name under another root */
};

void identity_done(struct identity *identity);
#define OWNED_IDENTITY __attribute__((cleanup(identity_done))) struct identity

/**
 * Tell which sheet a draft is: the id in its front matter; else the sheet of this very file; else
 * the one known under its path; else the one with the same content whose own file is gone. A path
 * known under another root is the same sheet when its file went from there and the title is the
 * same; when it is still there and says something else, no file takes its place, whatever id it
 * has. False as store/db.h tells.
 */
bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err);

#endif
