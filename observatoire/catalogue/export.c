#include "catalogue/handle.h"

#include "base/text.h"
#include "store/sheets.h"

/* A sheet no file stands for goes under its id, or beside when a file of that name is another's. */
static char *path_of(struct catalogue *catalogue, const struct stored_sheet *stored)
{
	if (stored->path)
		return text_make("%s", stored->path);
	OWNED_STRING path = text_make("%s.md", stored->id);
	OWNED(stored_sheet) other = sheets_find_path(catalogue->db, path, NULL);
	return other ? text_make("sans-fichier/%s", path) : TAKE(path);
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

bool catalogue_places(struct catalogue *catalogue, const char *prefix, catalogue_each_place *each,
	void *context, struct error *err)
{
	return sheets_list_places(catalogue->db, prefix, each, context, err);
}
