#include "keeper.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/log.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { PAUSE_MS = 500 };

struct keeper {
	struct catalogue *catalogue;
	pthread_t thread;
	int wake;
	atomic_bool is_stopping;
	char *last_failure;   /* told already: a full disk is not news every second */
};

static void keeper_free(struct keeper *keeper)
{
	if (!keeper)
		return;
	catalogue_free(keeper->catalogue);
	if (keeper->wake >= 0)
		close(keeper->wake);
	free(keeper->last_failure);
	free(keeper);
}
OWNABLE(keeper)

static bool goes_on(void *context, size_t done, size_t total)
{
	struct keeper *keeper = context;
	(void)done;
	(void)total;
	return !atomic_load(&keeper->is_stopping);
}

static void tell_failure(struct keeper *keeper, const struct error *err)
{
	if (err->kind == ERROR_BUSY || text_equals(keeper->last_failure, err->text))
		return;
	log_line(LOG_LEVEL_ERROR, "index: not up to date: %s", err->text);
	free(keeper->last_failure);
	keeper->last_failure = mem_copy(err->text);
}

static void sync_once(struct keeper *keeper)
{
	struct error err = {0};
	size_t applied = 0;
	if (!catalogue_sync(keeper->catalogue, goes_on, keeper, &applied, &err)) {
		tell_failure(keeper, &err);
		return;
	}
	if (applied > 0)
		log_line(LOG_LEVEL_INFO, "index: %zu changes applied", applied);
	if (keeper->last_failure)
		log_line(LOG_LEVEL_NOTICE, "index: up to date again");
	free(keeper->last_failure);
	keeper->last_failure = NULL;
}

static void *keep(void *context)
{
	struct keeper *keeper = context;
	struct pollfd wake = { .fd = keeper->wake, .events = POLLIN };
	while (!atomic_load(&keeper->is_stopping)) {
		sync_once(keeper);
		poll(&wake, 1, PAUSE_MS);
	}
	return NULL;
}

struct keeper *keeper_start(struct catalogue *catalogue, struct error *err)
{
	OWNED(keeper) keeper = mem_new(1, sizeof *keeper);
	keeper->catalogue = catalogue;
	keeper->wake = eventfd(0, EFD_CLOEXEC);
	int why = keeper->wake < 0 ? errno : pthread_create(&keeper->thread, NULL, keep, keeper);
	if (why != 0) {
		error_set(err, ERROR_FAILED, "keeper: %s", strerror(why));
		return NULL;
	}
	return TAKE(keeper);
}

void keeper_stop(struct keeper *keeper)
{
	if (!keeper)
		return;
	atomic_store(&keeper->is_stopping, true);
	eventfd_write(keeper->wake, 1);
	pthread_join(keeper->thread, NULL);
	keeper_free(keeper);
}
