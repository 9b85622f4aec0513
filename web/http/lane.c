#include "http/lane.h"

#include "base/mem.h"
#include "base/owned.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct lane {
	lane_answer *answer;
	void *context;
	pthread_t thread;

	pthread_mutex_t lock;     /* of all below */
	pthread_cond_t moved;     /* somebody was given, or the lane ends */
	struct exchange *waiting[LANE_MOST];
	size_t first, count;      /* of a ring */
	size_t places;            /* kept or taken */
	bool is_over;
};

/* The next one, NULL when all are answered and there will be no other. */
static struct exchange *next_of(struct lane *lane, bool *is_over)
{
	pthread_mutex_lock(&lane->lock);
	while (lane->count == 0 && !(lane->is_over && lane->places == 0))
		pthread_cond_wait(&lane->moved, &lane->lock);
	struct exchange *next = lane->count ? lane->waiting[lane->first] : NULL;
	if (next) {
		lane->first = (lane->first + 1) % LANE_MOST;
		lane->count--;
	}
	*is_over = lane->is_over;
	pthread_mutex_unlock(&lane->lock);
	return next;
}

static void leave(struct lane *lane)
{
	pthread_mutex_lock(&lane->lock);
	lane->places--;
	pthread_mutex_unlock(&lane->lock);
}

static void *work(void *context)
{
	struct lane *lane = context;
	bool is_over;
	for (struct exchange *next; (next = next_of(lane, &is_over));) {
		lane->answer(lane->context, next, is_over);
		leave(lane);
	}
	return NULL;
}

static void drop(struct lane *lane)
{
	pthread_cond_destroy(&lane->moved);
	pthread_mutex_destroy(&lane->lock);
	free(lane);
}

struct lane *lane_start(lane_answer *answer, void *context, struct error *err)
{
	struct lane *lane = mem_new(1, sizeof *lane);
	lane->answer = answer;
	lane->context = context;
	pthread_mutex_init(&lane->lock, NULL);
	pthread_cond_init(&lane->moved, NULL);
	int why = pthread_create(&lane->thread, NULL, work, lane);
	if (why == 0)
		return lane;
	error_set(err, ERROR_FAILED, "server: no thread: %s", strerror(why));
	drop(lane);
	return NULL;
}

bool lane_enter(struct lane *lane)
{
	pthread_mutex_lock(&lane->lock);
	bool has_room = lane->places < LANE_MOST && !lane->is_over;
	lane->places += has_room;
	pthread_mutex_unlock(&lane->lock);
	return has_room;
}

void lane_give(struct lane *lane, struct exchange *exchange)
{
	pthread_mutex_lock(&lane->lock);
	lane->waiting[(lane->first + lane->count++) % LANE_MOST] = exchange;
	pthread_cond_signal(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
}

void lane_stop(struct lane *lane)
{
	if (!lane)
		return;
	pthread_mutex_lock(&lane->lock);
	lane->is_over = true;
	pthread_cond_signal(&lane->moved);
	pthread_mutex_unlock(&lane->lock);
	pthread_join(lane->thread, NULL);
	drop(lane);
}
