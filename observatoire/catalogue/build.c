#include "catalogue/build.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/extent.h"
#include "catalogue/feed.h"
#include "catalogue/handle.h"
#include "index/engine.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	BATCH = 25,            /* sheets in a transaction: more makes Xapian's trees deep, hence slow */
	MOST_THREADS = 8,
	PART = 4000,           /* sheets: in a larger one each transaction costs more */
	MOST_PARTS = 64,       /* are merged at once, each with four files open */
	PARTS_PER_THREAD = 2,  /* at least, so that one slow part does not keep all waiting */
	TELL_MS = 200,
};

struct build {
	const struct catalogue *catalogue;
	const char *folder;      /* of the parts */
	const struct build_plan *plan;

	pthread_mutex_t lock;    /* of all below */
	pthread_cond_t moved;    /* a thread has ended, or all must */
	struct extent *extent;   /* the parts that were taken */
	size_t done;             /* sheets put */
	unsigned running;
	bool is_stopping;
	struct error failure;    /* the first */
};

struct build_plan build_plan_for(size_t sheets)
{
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned threads = online < 1 ? 1 : online > MOST_THREADS ? MOST_THREADS : (unsigned)online;
	size_t part = sheets / (threads * PARTS_PER_THREAD) + 1;
	if (part > PART)
		part = PART;
	if (part * MOST_PARTS < sheets)
		part = sheets / MOST_PARTS + 1;
	return (struct build_plan){ .threads = threads, .part = part, .sheets = sheets };
}

/* ---- One part, by one thread ---- */

static struct timespec soon(void)
{
	struct timespec when;
	clock_gettime(CLOCK_REALTIME, &when);
	when.tv_nsec += TELL_MS * 1000000L;
	when.tv_sec += when.tv_nsec / 1000000000L;
	when.tv_nsec %= 1000000000L;
	return when;
}

/* Under the lock. */
static void stop(struct build *build, const struct error *err)
{
	if (!build->is_stopping)
		build->failure = *err;
	build->is_stopping = true;
	pthread_cond_broadcast(&build->moved);
}

static void fail(struct build *build, const struct error *err)
{
	pthread_mutex_lock(&build->lock);
	stop(build, err);
	pthread_mutex_unlock(&build->lock);
}

/* Rows to put into one part. */
struct claim {
	int64_t *rows;  /* room for a part */
	size_t count;
	size_t number;  /* of the part */
	int64_t change; /* the journal as it was before they were looked for */
};

/* The rows above all parts, as many as one takes. */
static bool look(const struct build *build, struct db *db, struct claim *claim, struct error *err)
{
	const struct extent *extent = build->extent;
	int64_t last = extent->count > 0 ? extent->parts[extent->count - 1].last : 0;
	return changes_last(db, &claim->change, err)
		&& lists_rows_above(db, last, claim->rows, build->plan->part, &claim->count, err);
}

/* Whether rows may still be committed. */
static bool grows(const struct build *build)
{
	return build->plan->growth && !atomic_load(&build->plan->growth->has_ended);
}

/* While rows still come, the next ones that fill a part. */
static bool wait_for(struct build *build, struct db *db, struct claim *claim, struct error *err)
{
	for (;;) {
		/* Asked before looking: what was committed by then is seen. */
		bool is_growing = grows(build);
		if (build->is_stopping || !look(build, db, claim, err))
			return false;
		if (claim->count == build->plan->part || !is_growing)
			return true;
		struct timespec when = soon();
		pthread_cond_timedwait(&build->moved, &build->lock, &when);
	}
}

/* The rows of one part; false when none is left, or all must stop. */
static bool claim_rows(struct build *build, struct db *db, struct claim *claim)
{
	struct error err = {0};
	pthread_mutex_lock(&build->lock);
	bool done = wait_for(build, db, claim, &err);
	if (!done && err.kind != ERROR_NONE)
		stop(build, &err);
	bool is_claimed = done && claim->count > 0;
	claim->number = build->extent->count;
	if (is_claimed)
		extent_add(build->extent, claim->rows[claim->count - 1], claim->change);
	else if (done)
		build->extent->change = claim->change;
	pthread_mutex_unlock(&build->lock);
	return is_claimed;
}

static bool goes_on(struct build *build, size_t more)
{
	pthread_mutex_lock(&build->lock);
	build->done += more;
	bool goes = !build->is_stopping;
	pthread_mutex_unlock(&build->lock);
	return goes;
}

static char *part_folder(const struct build *build, size_t number)
{
	return text_make("%s/%zu", build->folder, number);
}

static bool put_sheets(struct catalogue *catalogue, struct engine_writer *writer,
	const int64_t *rows, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!feed_sheet(catalogue, writer, rows[i], err))
			return false;
	return true;
}

/* Read at one moment of the store: or each of the five or six questions about a sheet would find it anew. */
static bool put_batch(struct catalogue *catalogue, struct engine_writer *writer,
	const int64_t *rows, size_t count, struct error *err)
{
	if (!engine_writer_begin(writer, err) || !db_begin_reading(catalogue->db, err))
		return false;
	bool done = put_sheets(catalogue, writer, rows, count, err);
	db_rollback(catalogue->db);
	return done && engine_writer_commit(writer, err);
}

static bool make_part(struct build *build, struct catalogue *catalogue, const struct claim *claim)
{
	struct error err = {0};
	OWNED_STRING folder = part_folder(build, claim->number);
	OWNED(engine_writer) writer = engine_writer_open_part(folder, &err);
	bool made = writer != NULL;
	for (size_t at = 0; made && at < claim->count; at += BATCH) {
		size_t some = claim->count - at < BATCH ? claim->count - at : BATCH;
		made = put_batch(catalogue, writer, claim->rows + at, some, &err);
		if (made && !goes_on(build, some))
			return false;
	}
	if (made && engine_writer_close(TAKE(writer), true, &err))
		return true;
	fail(build, &err);
	return false;
}

static void *work(void *context)
{
	struct build *build = context;
	struct error err = {0};
	OWNED(catalogue) catalogue = catalogue_open(build->catalogue->dir,
		build->catalogue->vocabularies, CATALOGUE_READ, &err);
	if (!catalogue)
		fail(build, &err);

	struct claim claim = { .rows = mem_new(build->plan->part, sizeof *claim.rows) };
	while (catalogue && claim_rows(build, catalogue->db, &claim))
		if (!make_part(build, catalogue, &claim))
			break;
	free(claim.rows);

	pthread_mutex_lock(&build->lock);
	build->running--;
	pthread_cond_broadcast(&build->moved);
	pthread_mutex_unlock(&build->lock);
	return NULL;
}

/* ---- All of them ---- */

/* Wait for the threads, telling how far they are. */
static void watch(struct build *build, struct feed_progress *progress)
{
	pthread_mutex_lock(&build->lock);
	while (build->running > 0) {
		struct timespec when = soon();
		pthread_cond_timedwait(&build->moved, &build->lock, &when);
		size_t done = build->done, sheets = build->plan->sheets;
		pthread_mutex_unlock(&build->lock);
		bool goes = feed_tell(progress, done, done > sheets ? done : sheets);
		pthread_mutex_lock(&build->lock);
		if (!goes)
			stop(build, &(struct error){0});
	}
	pthread_mutex_unlock(&build->lock);
}

static bool run_threads(struct build *build, unsigned wanted, struct feed_progress *progress,
	struct error *err)
{
	pthread_t threads[MOST_THREADS];
	unsigned made = 0;
	build->running = wanted < MOST_THREADS ? wanted : MOST_THREADS;
	unsigned asked = build->running;
	while (made < asked && pthread_create(&threads[made], NULL, work, build) == 0)
		made++;
	pthread_mutex_lock(&build->lock);
	build->running -= asked - made;
	pthread_mutex_unlock(&build->lock);

	watch(build, progress);
	for (unsigned i = 0; i < made; i++)
		pthread_join(threads[i], NULL);
	if (build->failure.kind != ERROR_NONE)
		return error_set(err, build->failure.kind, "%s", build->failure.text);
	if (made == 0)
		return error_set(err, ERROR_FAILED, "no thread could be made");
	return !build->is_stopping
		|| error_set(err, ERROR_FAILED, "stopped before the new index was whole");
}

static bool merge(const struct build *build, const char *destination, struct error *err)
{
	size_t count = build->extent->count;
	char **parts = mem_new(count, sizeof *parts);
	for (size_t i = 0; i < count; i++)
		parts[i] = part_folder(build, i);
	bool done = engine_merge((const char *const *)parts, count, destination, err);
	for (size_t i = 0; i < count; i++)
		free(parts[i]);
	free(parts);
	return done;
}

static bool build_parts(struct build *build, const char *folder, struct feed_progress *progress,
	struct error *err)
{
	if (!feed_tell(progress, 0, build->plan->sheets))
		return error_set(err, ERROR_FAILED, "stopped before the new index was whole");
	return file_make_folder(build->folder, err)
		&& run_threads(build, build->plan->threads, progress, err)
		&& (build->extent->count == 0 || merge(build, folder, err))
		&& file_remove_tree(build->folder, err)
		&& file_flush_files(folder, err);
}

bool build_index(struct catalogue *catalogue, const char *folder, const struct build_plan *plan,
	struct feed_progress *progress, struct extent *extent, struct error *err)
{
	/* Inside the new index: whoever sweeps away one that was left half-made takes its parts along. */
	OWNED_STRING parts = file_join(folder, "parts");
	struct build build = {
		.catalogue = catalogue, .folder = parts, .plan = plan, .extent = extent,
	};
	pthread_mutex_init(&build.lock, NULL);
	pthread_cond_init(&build.moved, NULL);
	bool built = build_parts(&build, folder, progress, err);
	pthread_cond_destroy(&build.moved);
	pthread_mutex_destroy(&build.lock);
	extent->sheets = build.done;
	return built;
}
