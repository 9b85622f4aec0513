#ifndef STORE_SESSIONS_H
#define STORE_SESSIONS_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Who is signed in, in which browser. `mark` is what secret_mark() makes of the secret the browser holds.
 * Failures as db.h tells. */

/** Borrowed, whether given or told. Times are Unix seconds. */
struct session {
	const char *mark;
	int64_t account;
	const char *browser;
	int64_t made_at, used_at, ends_at;
};

bool sessions_add(struct db *db, const struct session *session, struct error *err);

/** Which sessions are not over: those that end after `now` and were used since `idle_since`. */
struct session_times {
	int64_t now, idle_since;
};

/**
 * Tell the session with this mark, when it is not over and its account is open. False with
 * ERROR_NOT_FOUND when there is none.
 */
typedef void sessions_each(void *context, const struct session *session);
bool sessions_find(struct db *db, const char *mark, struct session_times times,
	sessions_each *tell, void *context, struct error *err);

/** Those of an account that are not over, the latest used first. */
bool sessions_list(struct db *db, int64_t account, struct session_times times,
	sessions_each *each, void *context, struct error *err);

bool sessions_touch(struct db *db, const char *mark, int64_t now, struct error *err);

/** End one session of an account; nothing happens when it has none of this mark. */
bool sessions_remove(struct db *db, int64_t account, const char *mark, struct error *err);

/** End all those of an account but one; `but` may be NULL. */
bool sessions_remove_all(struct db *db, int64_t account, const char *but, struct error *err);

/** End the sessions of an account but for the `kept` used last. */
bool sessions_trim(struct db *db, int64_t account, size_t kept, struct error *err);

/** Forget those that are over. */
bool sessions_sweep(struct db *db, struct session_times times, struct error *err);

#endif
