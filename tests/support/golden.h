#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include "base/file.h"
#include "base/owned.h"
#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "support/rows.h"

/* The content of a fixture; the test fails when it cannot be read. */
static inline char *golden_read(const char *path)
{
	struct error err = {0};
	size_t length = 0;
	char *content = file_read(path, 16 << 20, &length, &err);
	if (!content)
		fail_msg("%s", err.text);
	return content;
}

/* Compare `got` with the file at `path`. With GOLDEN=1 in the environment the file is
 * rewritten instead: the difference is then reviewed before it is committed. */
static inline void golden_compare(const char *path, const char *got)
{
	struct error err = {0};
	if (getenv("GOLDEN")) {
		if (!file_write(path, got, strlen(got), &err))
			fail_msg("%s", err.text);
		return;
	}
	OWNED_STRING expected = golden_read(path);
	if (strcmp(expected, got) != 0)
		fail_msg("%s differs:\n--- expected\n%s\n--- got\n%s", path, expected, got);
}

/* The files of `folder` that end in `extension`, each a test of its own named by its file.
 * Their paths go to `check` through *state and live as long as the program. */
static inline void suite_add_files(struct suite *suite, const char *folder, const char *extension,
	CMUnitTestFunction check)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	if (count < 0) {
		fprintf(stderr, "%s: cannot be listed\n", folder);
		exit(1);
	}
	for (int i = 0; i < count; i++) {
		size_t length = strlen(entries[i]->d_name), end = strlen(extension);
		if (length > end && strcmp(entries[i]->d_name + length - end, extension) == 0) {
			char *path = file_join(folder, entries[i]->d_name);
			suite_add(suite, strrchr(path, '/') + 1, check, path);
		}
		free(entries[i]);
	}
	free(entries);
}

#endif
