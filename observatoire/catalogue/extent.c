#include "catalogue/extent.h"

#include "base/mem.h"
#include "store/changes.h"

#include <assert.h>
#include <stdlib.h>

void extent_done(struct extent *extent)
{
	free(extent->parts);
	*extent = (struct extent){0};
}

void extent_add(struct extent *extent, int64_t last, int64_t change)
{
	assert(extent->count == 0 || extent->parts[extent->count - 1].last < last);
	assert(extent->change <= change);
	extent->parts = mem_resize(extent->parts, extent->count + 1, sizeof *extent->parts);
	extent->parts[extent->count++] = (struct extent_part){ last, change };
	extent->change = change;
}

/* The change up to which the journal is held for this row. There are some dozens of parts. */
static int64_t held_for(const struct extent *extent, int64_t row)
{
	for (size_t i = 0; i < extent->count; i++)
		if (row <= extent->parts[i].last)
			return extent->parts[i].change;
	return extent->change;
}

struct late {
	const struct extent *extent;
	int64_t *rows;
	size_t count, capacity;
};

static void note_late(void *context, int64_t number, int64_t row)
{
	struct late *late = context;
	if (number <= held_for(late->extent, row))
		return;
	late->rows = mem_room(late->rows, late->count, &late->capacity, sizeof *late->rows);
	late->rows[late->count++] = row;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
	return (left > right) - (left < right);
}

static size_t without_twins(int64_t *rows, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || rows[kept - 1] != rows[i])
			rows[kept++] = rows[i];
	return kept;
}

bool extent_late(const struct extent *extent, struct db *db, int64_t **rows, size_t *count,
	struct error *err)
{
	struct late late = { .extent = extent };
	int64_t first = extent->count > 0 ? extent->parts[0].change : extent->change;
	if (!changes_walk(db, first, extent->change, note_late, &late, err)) {
		free(late.rows);
		return false;
	}
	if (late.count > 0)
		qsort(late.rows, late.count, sizeof *late.rows, compare);
	*rows = late.rows;
	*count = without_twins(late.rows, late.count);
	return true;
}
