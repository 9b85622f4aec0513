#include "catalogue/rebuild.h"

#include "base/file.h"
#include "base/lock.h"
#include "catalogue/build.h"
#include "catalogue/extent.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "index/engine.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"

#include <assert.h>
#include <stdlib.h>

enum { LOCK_PATIENCE_MS = 10000 };

struct rebuild {
	struct catalogue *catalogue;
	const char *folder;                 /* of the new index */
	const struct build_growth *growth;  /* NULL: all the sheets are there */
	size_t sheets;                      /* with growth: how many there will be */
	struct feed_progress *progress;
};

/* As many as one transaction takes. */
static bool put_some(struct catalogue *catalogue, struct engine_writer *writer, const int64_t *rows,
	size_t count, struct error *err)
{
	if (!engine_writer_begin(writer, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!feed_sheet(catalogue, writer, rows[i], err))
			return false;
	return engine_writer_commit(writer, err);
}

/* Public rows above `row`, in order. */
static bool add_some(struct catalogue *catalogue, struct engine_writer *writer, int64_t *row,
	size_t *count, struct error *err)
{
	int64_t rows[ENGINE_BATCH];
	if (!lists_rows_above(catalogue->db, *row, rows, ENGINE_BATCH, count, err))
		return false;
	if (*count > 0)
		*row = rows[*count - 1];
	return put_some(catalogue, writer, rows, *count, err);
}

static bool add_all(const struct rebuild *rebuild, struct engine_writer *writer, size_t sheets,
	size_t *applied, struct error *err)
{
	int64_t row = 0;
	size_t done = 0, count = 0;
	do {
		if (!feed_tell(rebuild->progress, done, sheets))
			return error_set(err, ERROR_FAILED, "stopped before the new index was whole");
		if (!add_some(rebuild->catalogue, writer, &row, &count, err))
			return false;
		done += count;
	} while (count > 0);
	*applied += done;
	return true;
}

/* In parts, by several threads. */
static bool add_in_parts(const struct rebuild *rebuild, size_t sheets, struct extent *extent,
	struct error *err)
{
	struct build_plan plan = build_plan_for(sheets);
	plan.growth = rebuild->growth;
	return build_index(rebuild->catalogue, rebuild->folder, &plan, rebuild->progress, extent, err);
}

/* The sheets as the store has them, and what of the journal they hold; gives the writer to go on with. */
static struct engine_writer *fill(const struct rebuild *rebuild, struct extent *extent, size_t *applied,
	struct error *err)
{
	struct catalogue *catalogue = rebuild->catalogue;
	struct list_figures figures;
	if (!changes_last(catalogue->db, &extent->change, err)
		|| !lists_figures(catalogue->db, &figures, err))
		return NULL;

	size_t sheets = rebuild->growth ? rebuild->sheets : figures.sheets;
	bool is_large = rebuild->growth || sheets >= BUILD_LEAST;
	if (is_large && !add_in_parts(rebuild, sheets, extent, err))
		return NULL;
	*applied += extent->sheets;
	OWNED(engine_writer) writer = engine_writer_open(rebuild->folder, err);
	if (!writer || (!is_large && !add_all(rebuild, writer, sheets, applied, err)))
		return NULL;
	return TAKE(writer);
}

/* What changed after it was read; from then on the index goes up to extent->change. */
static bool put_late(struct catalogue *catalogue, struct engine_writer *writer,
	const struct extent *extent, size_t *applied, struct error *err)
{
	int64_t *rows = NULL;
	size_t count = 0;
	if (!extent_late(extent, catalogue->db, &rows, &count, err))
		return false;
	bool done = true;
	for (size_t at = 0; done && at < count; at += ENGINE_BATCH) {
		size_t some = count - at < ENGINE_BATCH ? count - at : ENGINE_BATCH;
		done = put_some(catalogue, writer, rows + at, some, err);
	}
	free(rows);
	*applied += count;
	return done && engine_writer_begin(writer, err)
		&& feed_mark(catalogue, writer, extent->change, err)
		&& engine_writer_commit(writer, err);
}

/* What changes meanwhile is applied at the end. */
static bool make(const struct rebuild *rebuild, size_t *applied, struct error *err)
{
	struct catalogue *catalogue = rebuild->catalogue;
	struct feed_progress quiet = {0};
	OWNED_EXTENT extent = {0};
	OWNED(engine_writer) writer = fill(rebuild, &extent, applied, err);
	return writer && put_late(catalogue, writer, &extent, applied, err)
		&& feed_catch_up(catalogue, writer, extent.change, &quiet, applied, err)
		&& engine_writer_close(TAKE(writer), true, err);
}

static bool make_and_serve(struct rebuild *rebuild, size_t *applied, struct error *err)
{
	const char *index = rebuild->catalogue->index;
	OWNED_STRING folder = folders_new(index, err);
	if (!folder)
		return false;
	rebuild->folder = folder;
	if (!make(rebuild, applied, err) || !folders_serve(index, folder, err)) {
		file_remove_tree(folder, NULL);
		return false;
	}
	folders_sweep(index);
	return true;
}

bool rebuild_locked(struct catalogue *catalogue, struct feed_progress *progress, size_t *applied,
	struct error *err)
{
	struct rebuild rebuild = { .catalogue = catalogue, .progress = progress };
	return make_and_serve(&rebuild, applied, err);
}

bool rebuild_growing(struct catalogue *catalogue, const struct build_growth *growth, size_t sheets,
	struct feed_progress *progress, size_t *applied, struct error *err)
{
	struct rebuild rebuild = {
		.catalogue = catalogue, .progress = progress, .growth = growth, .sheets = sheets,
	};
	return make_and_serve(&rebuild, applied, err);
}

bool catalogue_rebuild(struct catalogue *catalogue, catalogue_progress *progress, void *context,
	struct error *err)
{
	assert(!db_in_transaction(catalogue->db));
	OWNED(lock) lock = folders_lock(catalogue->index, LOCK_PATIENCE_MS, err);
	struct feed_progress watcher = { .tell = progress, .context = context };
	size_t applied = 0;
	return lock && rebuild_locked(catalogue, &watcher, &applied, err);
}
