#ifndef STORE_ACCOUNTS_H
#define STORE_ACCOUNTS_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* People who may sign in. Failures as db.h tells. */

/** An account as it is stored. Strings are owned. */
struct account {
	int64_t row;         /* never given to another person */
	char *email;         /* small letters, one account each */
	char *name;
	char *role;          /* key, people/role.h */
	char *passphrase;    /* what passphrase_hash() made; NULL until one was chosen */
	struct words scopes; /* « zap:23-1 »; none: everything */
	int64_t made_at;
	int64_t closed_at;   /* 0: open */
};
void account_free(struct account *account);
OWNABLE(account)

/** Add one, but for its row, which is told, and its passphrase. ERROR_INVALID: the e-mail has one already. */
bool accounts_add(struct db *db, const struct account *account, int64_t *row, struct error *err);

/** NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct account *accounts_find(struct db *db, int64_t row, struct error *err);
struct account *accounts_find_email(struct db *db, const char *email, struct error *err);

/* What is said of an account that is not there changes nothing, and is no failure. */

bool accounts_set_passphrase(struct db *db, int64_t row, const char *hash, struct error *err);
bool accounts_set_name(struct db *db, int64_t row, const char *name, struct error *err);

/** Close, or with 0 open again. */
bool accounts_close(struct db *db, int64_t row, int64_t closed_at, struct error *err);

/** Erase one, with its scopes, sessions and keys. ERROR_INVALID: something else is still its own. */
bool accounts_remove(struct db *db, int64_t row, struct error *err);

/** All of them, the last one made first, without their scopes; borrowed for the call. */
typedef void accounts_each(void *context, const struct account *account);
bool accounts_list(struct db *db, accounts_each *each, void *context, struct error *err);

#endif
