#include "catalogue/handle.h"

#include "store/sheets.h"

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
