#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include "base/error.h"

struct files;

/**
 * Add the .md files under a folder to the list.
 *
 * typed   the folder as the person wrote it
 * root    real path of the root, kept by the list
 * prefix  name of the folder under the root, "" when it is the root
 *
 * False with ERROR_TOO_LARGE as files_add().
 */
bool walk_folder(struct files *files, const char *typed, const char *root, const char *prefix,
	struct error *err);

#endif
