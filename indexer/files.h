#ifndef INDEXER_FILES_H
#define INDEXER_FILES_H

#include "base/error.h"
#include "base/words.h"
#include "sheet/remark.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Which files are offered, and under which name each is known.
 *
 * The root gives files their names: the folder given; for a single file the folder that holds
 * it; or the one folder said by --root, in which all paths must then lie. Names are relative
 * to it. Folders are walked in the order of bytes, hidden entries (« .git ») are left alone, links are
 * followed only to a file inside the root. */

enum {
	FILES_MAX = 1000000,            /* files of one run */
	FILES_MAX_DEPTH = 64,           /* folders within folders */
	FILES_LIST_BYTES = 256 << 20,   /* a list on the standard input */
};

/** One file, or what was refused in its place. */
struct offer {
	char *path;         /* to open it: as it was typed */
	char *name;         /* under its root, '/'-separated */
	const char *root;   /* real path of the root, borrowed from the files; NULL for a refusal without one */
	char *refusal;      /* NULL, or a French sentence: why it is not even read */
};

/** Starts as {0}. */
struct files {
	struct offer *items;
	size_t count, capacity;
	struct words roots;     /* real paths, borrowed by the offers */
	struct words walked;    /* real paths of the folders walked */
	struct words walked_roots;  /* the root of each */
	bool is_partial;        /* something could not be walked: what is not here may still exist */
};
void files_done(struct files *files);
#define OWNED_FILES __attribute__((cleanup(files_done))) struct files

/**
 * Add a file, or all the .md files of a folder, as typed. What is wrong with them becomes
 * refused offers. False with
 *   ERROR_TOO_LARGE  more than FILES_MAX files
 *   ERROR_NOT_FOUND  `root`, given, is no folder
 */
bool files_add(struct files *files, const char *path, const char *root, struct error *err);

/**
 * Add the paths of a NUL-separated list. As files_add(), a NULL root being the current
 * folder; also ERROR_TOO_LARGE past FILES_LIST_BYTES, ERROR_FAILED when it cannot be read.
 */
bool files_add_list(struct files *files, FILE *list, const char *root, struct error *err);

/**
 * Drop files offered twice, the name under the outer of two roots being kept; refuse those that would
 * have one name under two roots.
 */
void files_settle(struct files *files);

/**
 * The bytes of an offer, for the caller to free(); NULL with a refusal added to `remarks`.
 */
char *files_read(const struct offer *offer, size_t *length, struct remarks *remarks);

/* For walk.c. */

/** Add one offer, whose strings are given away. Fails as files_add(). */
bool files_take(struct files *files, struct offer offer, struct error *err);

/** `real` as a name under `root`, both real paths: "" for the root itself, NULL outside of it. */
const char *files_name_under(const char *root, const char *real);

#endif
