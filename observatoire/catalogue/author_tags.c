#include "catalogue/author_tags.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/utf8.h"
#include "sheet/tag.h"
#include "store/db.h"
#include "store/tags.h"

#include <stdlib.h>

/* Numbers of tags. A sheet has few: they are looked through. */
struct rows {
	int64_t *items;
	size_t count;
};

static void rows_done(struct rows *rows)
{
	free(rows->items);
}
#define OWNED_ROWS __attribute__((cleanup(rows_done))) struct rows

static bool has(const struct rows *rows, int64_t row)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i] == row)
			return true;
	return false;
}

static void add(struct rows *rows, int64_t row)
{
	if (has(rows, row))
		return;
	rows->items = mem_resize(rows->items, rows->count + 1, sizeof *rows->items);
	rows->items[rows->count++] = row;
}

static void add_authors(void *context, const struct sheet_tag *tag)
{
	if (tag->is_authors)
		add(context, tag->tag);
}

/* 0 when there is none yet, or the name is no tag: a sheet stored before the rules of today. */
static bool find(struct db *db, const char *name, int64_t *row, struct error *err)
{
	struct error why = {0};
	OWNED_STRING form = tag_form(name);
	OWNED(stored_tag) tag = tags_find(db, form, &why);
	*row = tag ? tag->row : 0;
	return tag || why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
}

static bool find_or_add(struct db *db, const char *name, int64_t now, int64_t *row, struct error *err)
{
	if (!find(db, name, row, err))
		return false;
	if (*row || tag_check(name) != TAG_GOOD)
		return true;
	OWNED_STRING form = tag_form(name);
	OWNED_STRING squeezed = utf8_squeeze(name);
	return tags_add(db, form, squeezed, now, row, err);
}

bool author_tags_write(struct db *db, int64_t sheet, const struct words *names, int64_t now,
	struct error *err)
{
	OWNED_ROWS before = {0}, after = {0};
	if (!sheet_tags_list(db, sheet, 0, add_authors, &before, err))
		return false;
	for (size_t i = 0; i < names->count; i++) {
		int64_t row;
		if (!find_or_add(db, names->items[i], now, &row, err))
			return false;
		if (row)
			add(&after, row);
	}

	for (size_t i = 0; i < after.count; i++)
		if (!has(&before, after.items[i])
			&& !sheet_tags_set_authors(db, sheet, after.items[i], true, now, err))
			return false;
	for (size_t i = 0; i < before.count; i++)
		if (!has(&after, before.items[i])
			&& !sheet_tags_set_authors(db, sheet, before.items[i], false, now, err))
			return false;
	return true;
}

bool author_tags_match(struct db *db, int64_t sheet, const struct words *names, bool *matches,
	struct error *err)
{
	OWNED_ROWS stored = {0}, named = {0};
	bool same = true;
	if (!sheet_tags_list(db, sheet, 0, add_authors, &stored, err))
		return false;
	for (size_t i = 0; i < names->count; i++) {
		int64_t row;
		if (!find(db, names->items[i], &row, err))
			return false;
		if (row)
			add(&named, row);
		same &= has(&stored, row) || (!row && tag_check(names->items[i]) != TAG_GOOD);
	}
	*matches = same && named.count == stored.count;
	return true;
}
