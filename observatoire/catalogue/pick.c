#include "catalogue/catalogue.h"

#include "base/mem.h"
#include "catalogue/cards.h"
#include "catalogue/handle.h"
#include "store/db.h"
#include "store/lists.h"

static bool add(struct catalogue *catalogue, const char *id, struct cards *cards, struct words *missing,
	struct error *err)
{
	struct error why = {0};
	if (lists_named(catalogue->db, id, cards_add_line, cards, &why))
		return true;
	if (why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	words_add(missing, id);
	return true;
}

/* All are read at one moment: a sheet is not taken twice, nor missed, while it is withdrawn. */
bool catalogue_pick(struct catalogue *catalogue, const struct words *ids, struct cards *cards,
	struct words *missing, struct error *err)
{
	OWNED_CARDS found = { .items = mem_new(ids->count + 1, sizeof *found.items) };
	OWNED_WORDS absent = {0};
	if (!db_begin_reading(catalogue->db, err))
		return false;
	bool is_read = true;
	for (size_t i = 0; i < ids->count && is_read; i++)
		is_read = add(catalogue, ids->items[i], &found, &absent, err);
	db_rollback(catalogue->db);
	if (!is_read)
		return false;

	*cards = found;
	*missing = absent;
	found = (struct cards){0};
	absent = (struct words){0};
	return true;
}
