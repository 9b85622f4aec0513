#include "catalogue/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "store/sheets.h"

#include <string.h>
#include <strings.h>

/* Whether a folder that is ingested shows this file: others were named by a person. */
static bool is_shown(const char *path)
{
	size_t length = strlen(path);
	return length > 3 && strcasecmp(path + length - 3, ".md") == 0 && path[0] != '.'
		&& !strstr(path, "/.");
}

/* A sheet no file stands for goes under its id, deeper when files of that name are other sheets'. */
static char *path_of(struct catalogue *catalogue, const struct stored_sheet *stored)
{
	if (stored->path && is_shown(stored->path))
		return mem_copy(stored->path);
	OWNED_STRING path = text_make("%s.md", stored->id);
	for (;;) {
		OWNED(stored_sheet) other = sheets_find_path(catalogue->db, path, NULL);
		if (!other || other->row == stored->row)
			return TAKE(path);
		char *deeper = text_make("sans-fichier/%s", path);
		free(path);
		path = deeper;
	}
}

bool catalogue_export(struct catalogue *catalogue, catalogue_visit *visit, void *context,
	struct error *err)
{
	for (int64_t row = 0;;) {
		struct error why = {0};
		OWNED(stored_sheet) stored = sheets_find_above(catalogue->db, row, &why);
		if (!stored && why.kind == ERROR_NOT_FOUND)
			return true;
		if (!stored)
			return error_set(err, why.kind, "%s", why.text);

		OWNED_STRING path = path_of(catalogue, stored);
		if (!visit(context, path, stored->markdown, err))
			return false;
		row = stored->row;
	}
}
