#include "catalogue/handle.h"

#include "base/mem.h"
#include "catalogue/cards.h"
#include "index/engine.h"
#include "index/search.h"
#include "index/similar.h"
#include "store/db.h"
#include "store/lists.h"

#include <string.h>

enum { KEPT = 512 };  /* sheets whose neighbours are remembered: 17 KB */

_Static_assert((int)CATALOGUE_SIMILAR == (int)SIMILAR_MAX, "as many as the index gives");

/* What was found in one state of the index; a sheet has one place in it, by its number. */
struct neighbours {
	struct search *search;  /* only compared */
	uint64_t revision;
	struct {
		uint32_t docid;     /* 0: nothing is kept here */
		struct similar similar;
	} kept[KEPT];
};

struct wish {
	struct catalogue *catalogue;
	uint32_t docid;
	struct similar similar;
};

static struct neighbours *neighbours_of(struct catalogue *catalogue, struct search *search,
	struct error *err)
{
	uint64_t revision;
	if (!engine_revision(search_engine(search), &revision, err))
		return NULL;
	struct neighbours *neighbours = catalogue->neighbours;
	if (neighbours && neighbours->search == search && neighbours->revision == revision)
		return neighbours;

	free(neighbours);
	catalogue->neighbours = mem_new(1, sizeof *neighbours);
	catalogue->neighbours->search = search;
	catalogue->neighbours->revision = revision;
	return catalogue->neighbours;
}

/* The index may be a moment late: a sheet it does not know yet has no neighbour yet. */
static bool find(struct engine *engine, uint32_t docid, struct similar *similar, struct error *err)
{
	struct error why = {0};
	*similar = (struct similar){0};
	return similar_find(engine, docid, similar, &why) || why.kind == ERROR_NOT_FOUND
		|| error_set(err, why.kind, "%s", why.text);
}

static bool look(void *context, struct search *search, struct error *err)
{
	struct wish *wish = context;
	struct neighbours *neighbours = neighbours_of(wish->catalogue, search, err);
	if (!neighbours)
		return false;
	size_t place = wish->docid % KEPT;
	if (neighbours->kept[place].docid != wish->docid) {
		if (!find(search_engine(search), wish->docid, &wish->similar, err))
			return false;
		neighbours->kept[place].docid = wish->docid;
		neighbours->kept[place].similar = wish->similar;
	}
	wish->similar = neighbours->kept[place].similar;
	return true;
}

bool catalogue_similar(struct catalogue *catalogue, const struct catalogue_sheet *sheet,
	struct cards *cards, struct error *err)
{
	struct wish wish = { .catalogue = catalogue, .docid = (uint32_t)sheet->row };
	if (!catalogue_look_up(catalogue, look, &wish, err))
		return false;

	OWNED_CARDS found = { .items = mem_new(SIMILAR_MAX, sizeof *found.items) };
	for (size_t i = 0; i < wish.similar.count; i++) {
		struct error why = {0};
		if (!lists_one(catalogue->db, wish.similar.docids[i], cards_add_line, &found, &why)
			&& why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
	}
	*cards = found;
	found = (struct cards){0};
	return true;
}
