#ifndef BASE_SHARE_H
#define BASE_SHARE_H

#include "base/error.h"

/**
 * Where a folder of the product's own files is ("vocabularies", "templates", "static"), for the
 * caller to free(). Looked for in $OBSERVATOIRE_SHARE when it is set; else beside the running program,
 * in ../share/observatoire, which is right once installed (/usr/bin, /usr/share) and in a build
 * folder alike. ERROR_NOT_FOUND when there is no such folder.
 */
char *share_find(const char *name, struct error *err);

#endif
