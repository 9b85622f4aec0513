#include "catalogue/sync.h"

#include "base/file.h"
#include "base/lock.h"
#include "base/text.h"
#include "catalogue/build.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "catalogue/rebuild.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/schema.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

void sync_mark_done(struct sync_mark *mark)
{
	free(mark->mark);
	*mark = (struct sync_mark){0};
}

bool sync_mark_read(struct engine *engine, struct sync_mark *mark, struct error *err)
{
	size_t length = 0;
	OWNED_STRING schema = engine_metadata(engine, SCHEMA_KEY, &length, err);
	if (!schema)
		return false;
	if (!text_equals(schema, document_schema()))
		return error_set(err, ERROR_INVALID, "the index is of version «%s», not «%s»", schema,
			document_schema());

	OWNED_STRING number = engine_metadata(engine, SCHEMA_CHANGE_KEY, &length, err);
	char *text = number ? engine_metadata(engine, FEED_MARK_KEY, &length, err) : NULL;
	if (!text)
		return false;
	*mark = (struct sync_mark){ strtoll(number, NULL, 10), text };
	return true;
}

/* A database restored from a copy, or another one put in its place, has another journal. */
bool sync_mark_check(struct catalogue *catalogue, const struct sync_mark *mark, bool *is_ours,
	struct error *err)
{
	int64_t last = 0;
	if (!changes_last(catalogue->db, &last, err))
		return false;
	OWNED_STRING expected = changes_mark(catalogue->db, mark->change, err);
	if (!expected)
		return false;
	*is_ours = mark->change >= 0 && mark->change <= last && text_equals(mark->mark, expected);
	return true;
}

bool sync_position(struct catalogue *catalogue, struct engine *engine, int64_t *change, struct error *err)
{
	OWNED_MARK mark = {0};
	bool is_ours = false;
	if (!sync_mark_read(engine, &mark, err) || !sync_mark_check(catalogue, &mark, &is_ours, err))
		return false;
	if (!is_ours)
		return error_set(err, ERROR_INVALID, "the index was made from another catalogue, or from a later"
			" state of this one: change %" PRId64, mark.change);
	*change = mark.change;
	return true;
}

/* Where the index in `folder` stands. */
static bool find_position(struct catalogue *catalogue, const char *folder, int64_t *change,
	struct error *err)
{
	OWNED(engine) engine = engine_open(folder, err);
	return engine && sync_position(catalogue, engine, change, err);
}

static bool is_behind(struct catalogue *catalogue, int64_t change)
{
	int64_t last = 0;
	return changes_last(catalogue->db, &last, NULL) && last > change;
}

/* A sheet put into an index that is there, by one thread and onto the disk every hundred, takes twice what it
 * does in a new one, made in parts by several. That one is then made, and this one answers meanwhile. */
static bool is_far_behind(struct catalogue *catalogue, int64_t change)
{
	int64_t last = 0;
	struct list_figures figures;
	if (!changes_last(catalogue->db, &last, NULL) || last - change < BUILD_LEAST)
		return false;
	return lists_figures(catalogue->db, &figures, NULL) && last - change > (int64_t)figures.sheets / 2;
}

bool sync_wants_new(struct catalogue *catalogue)
{
	int64_t change = 0;
	struct error why = {0};
	OWNED_STRING folder = folders_serving(catalogue->index, &why);
	bool is_ours = folder && find_position(catalogue, folder, &change, &why);
	/* None of ours: any change is one too many. */
	return is_far_behind(catalogue, is_ours ? change : 0);
}

/* Bring the index that is served up to date; ERROR_INVALID when a new one must be made instead. */
static bool follow(struct catalogue *catalogue, struct feed_progress *progress, size_t *applied,
	struct error *err)
{
	int64_t change = 0;
	OWNED_STRING folder = folders_serving(catalogue->index, err);
	if (!folder || !find_position(catalogue, folder, &change, err))
		return false;
	if (!is_behind(catalogue, change))
		return true;
	if (is_far_behind(catalogue, change))
		return error_set(err, ERROR_INVALID, "the index is too far behind to follow");

	OWNED(engine_writer) writer = engine_writer_open(folder, err);
	return writer && feed_catch_up(catalogue, writer, change, progress, applied, err)
		&& engine_writer_close(TAKE(writer), true, err);
}

static bool follow_or_rebuild(struct catalogue *catalogue, struct feed_progress *progress,
	size_t *applied, struct error *err)
{
	struct error why = {0};
	if (follow(catalogue, progress, applied, &why)) {
		folders_sweep(catalogue->index);
		return true;
	}
	if (why.kind == ERROR_BUSY)
		return error_set(err, ERROR_BUSY, "%s", why.text);

	return rebuild_locked(catalogue, progress, applied, err);
}

/* Whether somebody was told « busy » by us and counts on us for a change that came meanwhile. */
static bool is_called_again(struct catalogue *catalogue)
{
	int64_t change = 0;
	OWNED_STRING folder = folders_serving(catalogue->index, NULL);
	return folder && find_position(catalogue, folder, &change, NULL) && is_behind(catalogue, change);
}

bool catalogue_sync(struct catalogue *catalogue, catalogue_progress *progress, void *context,
	size_t *applied, struct error *err)
{
	assert(!db_in_transaction(catalogue->db));
	struct feed_progress watcher = { .tell = progress, .context = context };
	size_t done = 0;
	/* Who removes the whole folder while the site runs removes what is made again. */
	if (!file_make_folder(catalogue->index, err))
		return false;
	do {
		OWNED(lock) lock = folders_lock(catalogue->index, 0, err);
		if (!lock || !follow_or_rebuild(catalogue, &watcher, &done, err))
			return false;
	} while (!watcher.is_stopped && is_called_again(catalogue));
	if (applied)
		*applied = done;
	return true;
}
