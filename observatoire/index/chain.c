#include "index/chain.h"

#include "base/mem.h"
#include "base/text.h"
#include "index/bits.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/search.h"

void chain_step_done(struct chain_step *step)
{
	free(step->docids);
	*step = (struct chain_step){0};
}

/* ---- Who carries a notion, who is for a level ---- */

static bool add_carriers(struct search *search, const struct words *keys, struct bits *bits,
	struct error *err)
{
	for (size_t i = 0; i < keys->count; i++) {
		OWNED_STRING term = text_make("%s%s", SCHEMA_PROGRAMME, keys->items[i]);
		if (!engine_postings(search_engine(search), term, bits, err))
			return false;
	}
	return true;
}

static bool add_level(struct columns *columns, const struct term *level, struct bits *bits,
	struct error *err)
{
	const struct filter filter = { FACET_LEVEL, level->key };
	return columns_add(columns, &filter, bits, err);
}

/* ---- Listing ---- */

static bool leave_examples(struct search *search, bool with_examples, struct bits *bits, struct error *err)
{
	OWNED_BITS examples = {0};
	if (with_examples)
		return true;
	if (!columns_add_marked(search_columns(search), SCHEMA_EXAMPLE, &examples, err))
		return false;
	bits_subtract(bits, &examples);
	return true;
}

bool chain_find(struct search *search, const struct chain_request *request,
	struct chain_step *step, struct error *err)
{
	struct columns *columns = search_columns(search);
	OWNED_BITS carriers = {0}, at_level = {0};
	const uint32_t *newest = columns_order(columns, ORDER_NEWEST, err);
	if (!newest || !add_carriers(search, request->notions, &carriers, err)
		|| !add_level(columns, request->level, &at_level, err)
		|| !leave_examples(search, request->with_examples, &carriers, err))
		return false;
	bits_intersect(&carriers, &at_level);

	step->total = bits_size(&carriers);
	step->docids = mem_new(request->limit + 1, sizeof *step->docids);
	step->count = 0;
	size_t seen = 0;
	for (size_t i = 0; i < columns->count && seen < step->total && step->count < request->limit; i++)
		if (bits_has(&carriers, newest[i]) && seen++ >= request->offset)
			step->docids[step->count++] = newest[i];
	return true;
}

bool chain_count(struct search *search, const char *key, bool with_examples, size_t *count,
	struct error *err)
{
	OWNED_STRING term = text_make("%s%s", SCHEMA_PROGRAMME, key);
	OWNED_BITS carriers = {0};
	if (!engine_postings(search_engine(search), term, &carriers, err)
		|| !leave_examples(search, with_examples, &carriers, err))
		return false;
	*count = bits_size(&carriers);
	return true;
}
