#ifndef SUPPORT_TEMP_H
#define SUPPORT_TEMP_H

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"

#include <stdlib.h>

/* A folder that vanishes with its block: `OWNED_FOLDER folder = temp_folder();` */
static inline char *temp_folder(void)
{
	char *path = mem_copy("/tmp/observatoire-test-XXXXXX");
	if (!mkdtemp(path))
		abort();
	return path;
}

static inline void temp_drop(char **path)
{
	file_remove_tree(*path, NULL);
	free(*path);
}

#define OWNED_FOLDER __attribute__((cleanup(temp_drop))) char *

#endif
