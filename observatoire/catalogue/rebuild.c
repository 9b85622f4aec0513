#include "catalogue/rebuild.h"

#include "base/file.h"
#include "base/lock.h"
#include "catalogue/build.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "index/engine.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"

#include <assert.h>

enum { LOCK_PATIENCE_MS = 10000 };

/* Public rows above `row`, in order: at most ENGINE_BATCH of them in one transaction. */
static bool add_some(struct catalogue *catalogue, struct engine_writer *writer, int64_t *row,
	size_t *count, struct error *err)
{
	int64_t rows[ENGINE_BATCH];
	size_t found = 0;
	if (!lists_rows_above(catalogue->db, *row, rows, ENGINE_BATCH, &found, err)
		|| !engine_writer_begin(writer, err))
		return false;
	for (size_t i = 0; i < found; i++)
		if (!feed_sheet(catalogue, writer, rows[i], err))
			return false;
	if (found > 0)
		*row = rows[found - 1];
	*count = found;
	return engine_writer_commit(writer, err);
}

static bool add_all(struct catalogue *catalogue, struct engine_writer *writer, size_t sheets,
	struct feed_progress *progress, size_t *applied, struct error *err)
{
	int64_t row = 0;
	size_t done = 0, count = 0;
	do {
		if (!feed_tell(progress, done, sheets))
			return error_set(err, ERROR_FAILED, "stopped before the new index was whole");
		if (!add_some(catalogue, writer, &row, &count, err))
			return false;
		done += count;
	} while (count > 0);
	*applied += done;
	return true;
}

static bool mark_start(struct catalogue *catalogue, struct engine_writer *writer, int64_t change,
	struct error *err)
{
	return engine_writer_begin(writer, err)
		&& feed_mark(catalogue, writer, change, err)
		&& engine_writer_commit(writer, err);
}

/* The sheets as the store has them; gives the writer to go on with. */
static struct engine_writer *fill(struct catalogue *catalogue, const char *folder,
	struct feed_progress *progress, size_t *applied, struct error *err)
{
	struct list_figures figures;
	if (!lists_figures(catalogue->db, &figures, err))
		return NULL;

	bool is_large = figures.sheets >= BUILD_LEAST;
	const struct build_plan plan = build_plan_for(figures.sheets);
	if (is_large && !build_index(catalogue, folder, &plan, progress, applied, err))
		return NULL;
	OWNED(engine_writer) writer = engine_writer_open(folder, err);
	if (!writer || (!is_large
			&& !add_all(catalogue, writer, figures.sheets, progress, applied, err)))
		return NULL;
	return TAKE(writer);
}

/* What changes while we read the store is applied again at the end. */
static bool make(struct catalogue *catalogue, const char *folder, struct feed_progress *progress,
	size_t *applied, struct error *err)
{
	int64_t start = 0;
	struct feed_progress quiet = {0};
	if (!changes_last(catalogue->db, &start, err))
		return false;
	OWNED(engine_writer) writer = fill(catalogue, folder, progress, applied, err);
	return writer && mark_start(catalogue, writer, start, err)
		&& feed_catch_up(catalogue, writer, start, &quiet, applied, err)
		&& engine_writer_close(TAKE(writer), true, err);
}

bool rebuild_locked(struct catalogue *catalogue, struct feed_progress *progress, size_t *applied,
	struct error *err)
{
	OWNED_STRING folder = folders_new(catalogue->index, err);
	if (!folder)
		return false;
	if (!make(catalogue, folder, progress, applied, err) || !folders_serve(catalogue->index, folder, err)) {
		file_remove_tree(folder, NULL);
		return false;
	}
	folders_sweep(catalogue->index);
	return true;
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
