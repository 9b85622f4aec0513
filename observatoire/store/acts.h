#ifndef STORE_ACTS_H
#define STORE_ACTS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The journal of what people did. It only grows: the database refuses to change or remove a line. It
 * says which account, by number, never a name or an address. Failures as db.h tells. */

/** Borrowed, whether given or told. */
struct act {
	int64_t number;      /* told: counts from 1 */
	int64_t made_at;     /* Unix time */
	int64_t account;     /* who; 0: nobody signed in, or the command line */
	const char *role;    /* as which: a key of people/role.h, or "commande" */
	const char *kind;    /* what: "invitation", "compte-ferme"… */
	const char *object;  /* to what: "compte:12", the id of a sheet; or "" */
	const char *detail;  /* and how; or "" */
};

/** In the transaction of what it tells, so that neither is there without the other. */
bool acts_add(struct db *db, const struct act *act, struct error *err);

/** The number of the last one; 0 without any. */
bool acts_last(struct db *db, int64_t *number, struct error *err);

/** How many of a kind an account did since a time. */
bool acts_count(struct db *db, int64_t account, const char *kind, int64_t since, size_t *count,
	struct error *err);

/** Those after a number, in their order, `limit` at most. */
typedef void acts_each(void *context, const struct act *act);
bool acts_list(struct db *db, int64_t after, size_t limit, acts_each *each, void *context,
	struct error *err);

/** Those of a kind that were done to a thing, in their order. */
bool acts_of(struct db *db, const char *object, const char *kind, acts_each *each, void *context,
	struct error *err);

#endif
