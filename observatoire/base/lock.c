#include "base/lock.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

struct lock {
	int descriptor;
};

enum { STEP_MS = 20 };

/* flock() has no time limit: look again every now and then. */
static bool hold(int descriptor, unsigned patience_ms)
{
	for (unsigned waited = 0;; waited += STEP_MS) {
		if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
			return true;
		if ((errno != EWOULDBLOCK && errno != EINTR) || waited >= patience_ms)
			return false;
		nanosleep(&(struct timespec){ .tv_nsec = STEP_MS * 1000000L }, NULL);
	}
}

struct lock *lock_take(const char *path, unsigned patience_ms, struct error *err)
{
	int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
	if (descriptor < 0) {
		error_set(err, ERROR_FAILED, "%s: %s", path, strerror(errno));
		return NULL;
	}
	if (!hold(descriptor, patience_ms)) {
		enum error_kind kind = errno == EWOULDBLOCK || errno == EINTR ? ERROR_BUSY : ERROR_FAILED;
		error_set(err, kind, "%s: held by another program", path);
		close(descriptor);
		return NULL;
	}

	struct lock *lock = mem_new(1, sizeof *lock);
	lock->descriptor = descriptor;
	return lock;
}

void lock_free(struct lock *lock)
{
	if (!lock)
		return;
	close(lock->descriptor);
	free(lock);
}
