#include "catalogue/handle.h"

#include "base/mem.h"
#include "catalogue/cards.h"
#include "index/analysis.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/search.h"
#include "index/similar.h"
#include "sheet/body.h"
#include "sheet/sheet.h"
#include "sheet/tag.h"
#include "store/db.h"
#include "store/lists.h"

#include <stdlib.h>
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

/* ---- A text that is in no index ---- */

struct comparison {
	const struct engine_document *document;
	struct alike alike;
};

static bool compare(void *context, struct search *search, struct error *err)
{
	struct comparison *comparison = context;
	return similar_find_alike(search_engine(search), comparison->document, &comparison->alike, err);
}

/* A body that cannot be rendered is compared by the rest of the sheet. */
static struct engine_document *document_of(struct catalogue *catalogue, const struct sheet *sheet)
{
	OWNED_FACTS facts = {0};
	OWNED(body) body = sheet->body ? body_render(sheet->body, NULL) : NULL;
	sheet_derive(catalogue->vocabularies, sheet, &facts);
	/* What its author wrote, as far as these are tags; nobody else has put one on a draft. */
	size_t count = 0;
	struct document_tag *tags = mem_new(sheet->tags.count + 1, sizeof *tags);
	for (size_t i = 0; i < sheet->tags.count; i++)
		if (tag_check(sheet->tags.items[i]) == TAG_GOOD)
			tags[count++] = (struct document_tag){ .name = sheet->tags.items[i], .is_confirmed = true };
	struct engine_document *document = document_make(catalogue->analyser, catalogue->vocabularies,
		&(struct document_source){
			.sheet = sheet, .facts = &facts, .text = body ? body->text : NULL,
			.tags = tags, .tag_count = count,
		});
	free(tags);
	return document;
}

/* `docid` among the cards, unless it is no longer public or is the sheet itself. */
static bool add_alike(struct catalogue *catalogue, const struct comparison *comparison, size_t rank,
	const struct sheet *sheet, struct cards *cards, struct error *err)
{
	struct error why = {0};
	size_t before = cards->count;
	if (!lists_one(catalogue->db, comparison->alike.items[rank].docid, cards_add_line, cards, &why)
		&& why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	if (cards->count == before)
		return true;
	struct card *card = &cards->items[before];
	card->score = comparison->alike.items[rank].percent;
	if (sheet->id && strcmp(card->id, sheet->id) == 0)
		cards_drop_last(cards);
	return true;
}

bool catalogue_alike(struct catalogue *catalogue, const struct sheet *sheet, struct cards *cards,
	struct error *err)
{
	OWNED(engine_document) document = document_of(catalogue, sheet);
	struct comparison comparison = { .document = document };
	if (!catalogue_look_up(catalogue, compare, &comparison, err))
		return false;

	OWNED_CARDS found = { .items = mem_new(ALIKE_MAX, sizeof *found.items) };
	for (size_t i = 0; i < comparison.alike.count; i++)
		if (!add_alike(catalogue, &comparison, i, sheet, &found, err))
			return false;
	*cards = found;
	found = (struct cards){0};
	return true;
}
