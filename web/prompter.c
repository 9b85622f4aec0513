#include "prompter.h"

#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "catalogue/completer.h"
#include "http/log.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum {
	PAUSE_MS = 1000,
	REST_FACTOR = 20,  /* a twentieth of one core, while sheets come in one after the other */
	FAILURES_TOLD = 10,  /* in a row: an index that was not there yet is no news */
};

struct prompter {
	struct catalogue *catalogue;
	struct completer *completer;
	pthread_t thread;
	int wake;
	atomic_bool is_stopping;
	unsigned failures;  /* in a row */
};

static void prompter_free(struct prompter *prompter)
{
	if (!prompter)
		return;
	catalogue_free(prompter->catalogue);
	if (prompter->wake >= 0)
		close(prompter->wake);
	free(prompter);
}
OWNABLE(prompter)

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void tell_failure(struct prompter *prompter, const struct error *err)
{
	if (err->kind != ERROR_BUSY && ++prompter->failures == FAILURES_TOLD)
		log_line(LOG_LEVEL_WARNING, "suggestions: not up to date: %s", err->text);
}

/* Milliseconds to wait before the next look. */
static int refresh_once(struct prompter *prompter)
{
	struct error err = {0};
	bool is_new = false;
	int64_t start = now_ms();
	if (!completer_refresh(prompter->completer, prompter->catalogue, &is_new, &err)) {
		tell_failure(prompter, &err);
		return PAUSE_MS;
	}
	prompter->failures = 0;
	int64_t spent = now_ms() - start;
	return is_new && spent > PAUSE_MS / REST_FACTOR ? (int)spent * REST_FACTOR : PAUSE_MS;
}

static void *prompt(void *context)
{
	struct prompter *prompter = context;
	struct pollfd wake = { .fd = prompter->wake, .events = POLLIN };
	while (!atomic_load(&prompter->is_stopping))
		poll(&wake, 1, refresh_once(prompter));
	return NULL;
}

struct prompter *prompter_start(struct catalogue *catalogue, struct completer *completer,
	struct error *err)
{
	OWNED(prompter) prompter = mem_new(1, sizeof *prompter);
	prompter->catalogue = catalogue;
	prompter->completer = completer;
	prompter->wake = eventfd(0, EFD_CLOEXEC);
	int why = prompter->wake < 0 ? errno : pthread_create(&prompter->thread, NULL, prompt, prompter);
	if (why != 0) {
		error_set(err, ERROR_FAILED, "prompter: %s", strerror(why));
		return NULL;
	}
	return TAKE(prompter);
}

void prompter_stop(struct prompter *prompter)
{
	if (!prompter)
		return;
	atomic_store(&prompter->is_stopping, true);
	eventfd_write(prompter->wake, 1);
	pthread_join(prompter->thread, NULL);
	prompter_free(prompter);
}
