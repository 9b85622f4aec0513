#include "catalogue/build.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/feed.h"
#include "catalogue/handle.h"
#include "index/engine.h"
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
	size_t part;
	int64_t *rows;           /* `count` public rows, rising */
	size_t count;

	pthread_mutex_t lock;    /* of all below */
	pthread_cond_t ended;    /* a thread has */
	size_t next;             /* first row nobody has taken */
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
	return (struct build_plan){ threads, part };
}

/* ---- One part, by one thread ---- */

/* Some rows to put, and the number of their part; false when nothing is left, or all must stop. */
static bool claim(struct build *build, const int64_t **rows, size_t *count, size_t *number)
{
	pthread_mutex_lock(&build->lock);
	bool claimed = !build->is_stopping && build->next < build->count;
	if (claimed) {
		size_t left = build->count - build->next;
		*number = build->next / build->part;
		*rows = build->rows + build->next;
		*count = left < build->part ? left : build->part;
		build->next += *count;
	}
	pthread_mutex_unlock(&build->lock);
	return claimed;
}

static bool goes_on(struct build *build, size_t more)
{
	pthread_mutex_lock(&build->lock);
	build->done += more;
	bool goes = !build->is_stopping;
	pthread_mutex_unlock(&build->lock);
	return goes;
}

static void fail(struct build *build, const struct error *err)
{
	pthread_mutex_lock(&build->lock);
	if (!build->is_stopping)
		build->failure = *err;
	build->is_stopping = true;
	pthread_mutex_unlock(&build->lock);
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

static bool make_part(struct build *build, struct catalogue *catalogue, const int64_t *rows,
	size_t count, size_t number)
{
	struct error err = {0};
	OWNED_STRING folder = part_folder(build, number);
	OWNED(engine_writer) writer = engine_writer_open_part(folder, &err);
	bool made = writer != NULL;
	for (size_t at = 0; made && at < count; at += BATCH) {
		size_t some = count - at < BATCH ? count - at : BATCH;
		made = put_batch(catalogue, writer, rows + at, some, &err);
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

	const int64_t *rows;
	size_t count, number;
	while (catalogue && claim(build, &rows, &count, &number))
		if (!make_part(build, catalogue, rows, count, number))
			break;

	pthread_mutex_lock(&build->lock);
	build->running--;
	pthread_cond_signal(&build->ended);
	pthread_mutex_unlock(&build->lock);
	return NULL;
}

/* ---- All of them ---- */

static struct timespec soon(void)
{
	struct timespec when;
	clock_gettime(CLOCK_REALTIME, &when);
	when.tv_nsec += TELL_MS * 1000000L;
	when.tv_sec += when.tv_nsec / 1000000000L;
	when.tv_nsec %= 1000000000L;
	return when;
}

/* Wait for the threads, telling how far they are. */
static void watch(struct build *build, struct feed_progress *progress)
{
	pthread_mutex_lock(&build->lock);
	while (build->running > 0) {
		struct timespec when = soon();
		pthread_cond_timedwait(&build->ended, &build->lock, &when);
		size_t done = build->done;
		pthread_mutex_unlock(&build->lock);
		bool goes = feed_tell(progress, done, build->count);
		pthread_mutex_lock(&build->lock);
		build->is_stopping = build->is_stopping || !goes;
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
	size_t count = (build->count + build->part - 1) / build->part;
	char **parts = mem_new(count, sizeof *parts);
	for (size_t i = 0; i < count; i++)
		parts[i] = part_folder(build, i);
	bool done = engine_merge((const char *const *)parts, count, destination, err);
	for (size_t i = 0; i < count; i++)
		free(parts[i]);
	free(parts);
	return done;
}

static bool list_rows(struct build *build, struct db *db, struct error *err)
{
	enum { CHUNK = 4096 };
	size_t found = 0;
	do {
		int64_t last = build->count ? build->rows[build->count - 1] : 0;
		build->rows = mem_resize(build->rows, build->count + CHUNK, sizeof *build->rows);
		if (!lists_rows_above(db, last, build->rows + build->count, CHUNK, &found, err))
			return false;
		build->count += found;
	} while (found > 0);
	return true;
}

static bool build_parts(struct build *build, const char *folder, const struct build_plan *plan,
	struct feed_progress *progress, struct error *err)
{
	if (!list_rows(build, build->catalogue->db, err))
		return false;
	if (build->count == 0 || !feed_tell(progress, 0, build->count))
		return error_set(err, ERROR_FAILED, "stopped before the new index was whole");
	return file_make_folder(build->folder, err)
		&& run_threads(build, plan->threads, progress, err)
		&& merge(build, folder, err)
		&& file_remove_tree(build->folder, err)
		&& file_flush_files(folder, err);
}

bool build_index(struct catalogue *catalogue, const char *folder, const struct build_plan *plan,
	struct feed_progress *progress, size_t *done, struct error *err)
{
	/* Inside the new index: whoever sweeps away one that was left half-made takes its parts along. */
	OWNED_STRING parts = file_join(folder, "parts");
	struct build build = { .catalogue = catalogue, .folder = parts, .part = plan->part };
	pthread_mutex_init(&build.lock, NULL);
	pthread_cond_init(&build.ended, NULL);
	bool built = build_parts(&build, folder, plan, progress, err);
	pthread_cond_destroy(&build.ended);
	pthread_mutex_destroy(&build.lock);
	free(build.rows);
	if (built)
		*done += build.count;
	return built;
}
