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

/* Who is told of places, in words of the catalogue. */
struct place_visitor {
	catalogue_each_place *each;
	void *context;
};

static void visit_place(void *context, const struct sheet_place *place)
{
	const struct place_visitor *visitor = context;
	visitor->each(visitor->context, &(struct catalogue_place){
		.path = place->path,
		.root = place->root,
		.id = place->id,
		.status = place->status,
		.is_public = place->is_public,
	});
}

bool catalogue_places(struct catalogue *catalogue, catalogue_each_place *each, void *context,
	struct error *err)
{
	struct place_visitor visitor = { each, context };
	return sheets_list_places(catalogue->db, visit_place, &visitor, err);
}
