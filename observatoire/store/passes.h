#ifndef STORE_PASSES_H
#define STORE_PASSES_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Links good for one use: an invitation makes an account, a key opens one again. Failures as db.h tells. */

/** Strings are owned. Times are Unix seconds, 0 when it did not happen. */
struct pass {
	char *mark;
	int64_t account;  /* of a key: whose passphrase may be chosen; 0: an invitation */
	char *role;       /* of an invitation; NULL of a key */
	char *email;      /* the only person an invitation is meant for; NULL: whoever has the link */
	char *scopes;     /* « zap:23-1 », parted by line ends; "" for none */
	int64_t made_by;  /* account; 0: the command line */
	int64_t made_at, ends_at, used_at, revoked_at;
};
void pass_free(struct pass *pass);
OWNABLE(pass)

bool passes_add(struct db *db, const struct pass *pass, struct error *err);

/** Whatever became of it. NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct pass *passes_find(struct db *db, const char *mark, struct error *err);

/** Use it up, once and for all; `is_good` tells whether it could still be used at `now`. */
bool passes_use(struct db *db, const char *mark, int64_t now, bool *is_good, struct error *err);

/** Nobody can use it any more; one that was used, or is not there, stays as it is. */
bool passes_revoke(struct db *db, const char *mark, int64_t now, struct error *err);

/** Nobody can use a key of this account any more. */
bool passes_revoke_keys(struct db *db, int64_t account, int64_t now, struct error *err);

/** Which invitations: by one account (0: by anybody), since a time, `limit` at most. */
struct passes_wanted {
	int64_t made_by, since;
	size_t limit;
};

/** Those, the latest first; borrowed for the call. */
typedef void passes_each(void *context, const struct pass *pass);
bool passes_list(struct db *db, struct passes_wanted wanted, passes_each *each, void *context,
	struct error *err);

/** Forget those meant for an address, whatever became of them. */
bool passes_forget(struct db *db, const char *email, struct error *err);

/** Forget those that were good for nothing any more at that time. */
bool passes_sweep(struct db *db, int64_t ended_before, struct error *err);

#endif
