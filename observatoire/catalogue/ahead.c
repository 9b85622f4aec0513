#include "catalogue/ahead.h"

#include "base/lock.h"
#include "base/mem.h"
#include "catalogue/build.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "catalogue/rebuild.h"
#include "catalogue/sync.h"
#include "store/lists.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { TELL_MS = 100 };

struct catalogue_ahead {
	struct catalogue *catalogue;  /* a handle of its own */
	struct lock *lock;            /* of the index, while the thread works */
	struct build_growth growth;
	size_t sheets;                /* expected in all */
	pthread_t thread;
	bool is_running;              /* until it is joined */
	atomic_bool is_stopping;
	atomic_bool has_ended;
	atomic_size_t done, total;    /* as last told */
	bool is_made;                 /* once ended: it is served, */
	size_t applied;               /* and so many sheets were read */
};

static bool note_progress(void *context, size_t done, size_t total)
{
	struct catalogue_ahead *ahead = context;
	atomic_store(&ahead->done, done);
	atomic_store(&ahead->total, total);
	return !atomic_load(&ahead->is_stopping);
}

static void *work(void *context)
{
	struct catalogue_ahead *ahead = context;
	struct feed_progress progress = { .tell = note_progress, .context = ahead };
	struct error err = {0};
	ahead->is_made = rebuild_growing(ahead->catalogue, &ahead->growth, ahead->sheets, &progress,
		&ahead->applied, &err);
	/* Made or not, there is nothing more to do: sheets may come for hours, and others would follow. */
	lock_free(TAKE(ahead->lock));
	atomic_store(&ahead->has_ended, true);
	return NULL;
}

static void join(struct catalogue_ahead *ahead)
{
	if (ahead->is_running)
		pthread_join(ahead->thread, NULL);
	ahead->is_running = false;
	lock_free(TAKE(ahead->lock));
}

struct catalogue_ahead *catalogue_ahead_start(struct catalogue *catalogue, size_t to_come)
{
	struct list_figures figures;
	if (!sync_wants_new(catalogue) || !lists_figures(catalogue->db, &figures, NULL))
		return NULL;

	OWNED(catalogue_ahead) ahead = mem_new(1, sizeof *ahead);
	ahead->sheets = figures.sheets + to_come;
	ahead->lock = folders_lock(catalogue->index, 0, NULL);
	if (!ahead->lock)
		return NULL;
	ahead->catalogue = catalogue_open(catalogue->dir, catalogue->vocabularies, CATALOGUE_READ, NULL);
	if (!ahead->catalogue)
		return NULL;
	ahead->is_running = pthread_create(&ahead->thread, NULL, work, ahead) == 0;
	return ahead->is_running ? TAKE(ahead) : NULL;
}

bool catalogue_ahead_finish(struct catalogue_ahead *ahead, catalogue_progress *progress, void *context,
	size_t *applied)
{
	struct feed_progress watcher = { .tell = progress, .context = context };
	atomic_store(&ahead->growth.has_ended, true);
	while (!atomic_load(&ahead->has_ended)) {
		if (!feed_tell(&watcher, atomic_load(&ahead->done), atomic_load(&ahead->total)))
			atomic_store(&ahead->is_stopping, true);
		nanosleep(&(struct timespec){ .tv_nsec = TELL_MS * 1000000L }, NULL);
	}
	join(ahead);
	if (ahead->is_made)
		*applied += ahead->applied;
	return ahead->is_made;
}

void catalogue_ahead_free(struct catalogue_ahead *ahead)
{
	if (!ahead)
		return;
	atomic_store(&ahead->is_stopping, true);
	join(ahead);
	catalogue_free(ahead->catalogue);
	free(ahead);
}
