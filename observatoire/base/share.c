#include "base/share.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "/usr" for "/usr/bin/observatoire-web"; "" when the system does not say. */
static char *prefix_of_program(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length <= 0)
		return mem_copy("");
	path[length] = '\0';

	for (int levels = 0; levels < 2; levels++) {
		char *slash = strrchr(path, '/');
		if (slash)
			*slash = '\0';
	}
	return mem_copy(path);
}

char *share_find(const char *name, struct error *err)
{
	const char *told = getenv("OBSERVATOIRE_SHARE");
	OWNED_STRING prefix = prefix_of_program();
	OWNED_STRING beside = text_make("%s/share/observatoire", prefix);
	OWNED_STRING folder = file_join(told && *told ? told : beside, name);
	if (!file_is_folder(folder)) {
		error_set(err, ERROR_NOT_FOUND,
			"%s : ce dossier n’existe pas ; OBSERVATOIRE_SHARE en donne un autre",
			folder);
		return NULL;
	}
	return TAKE(folder);
}
