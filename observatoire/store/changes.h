#ifndef STORE_CHANGES_H
#define STORE_CHANGES_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The journal the index follows: each change of a sheet has a number that only grows and is
 * written in the transaction that makes it. Failures as db.h tells. */

enum change_kind {
	CHANGE_PUT,
	CHANGE_WITHDRAW,
	CHANGE_PURGE,
	CHANGE_TAG,     /* its tags are others */
	CHANGE_REPAIR,  /* nothing changed; the index should look at this sheet again */
};

bool changes_add(struct db *db, int64_t sheet, enum change_kind kind, int64_t now, struct error *err);

/** The number of the last change, 0 when there was none. */
bool changes_last(struct db *db, int64_t *number, struct error *err);

/** Some changes in a row: which sheets they touch, each once, and where they end. */
struct change_batch {
	int64_t *sheets;  /* `count` row numbers; the sheet may be gone */
	size_t count;
	int64_t last;     /* number of the last change among them */
};

void change_batch_done(struct change_batch *batch);
#define OWNED_CHANGES __attribute__((cleanup(change_batch_done))) struct change_batch

/** The first changes after number `after`, touching at most `limit` sheets; none left gives count 0. */
bool changes_after(struct db *db, int64_t after, size_t limit, struct change_batch *batch,
	struct error *err);

/** Each change numbered above `after` and at most `upto`, in order. */
typedef void changes_each(void *context, int64_t number, int64_t sheet);
bool changes_walk(struct db *db, int64_t after, int64_t upto, changes_each *each, void *context,
	struct error *err);

/** What tells this catalogue and this place of its journal from any other, for the caller to free(). */
char *changes_mark(struct db *db, int64_t number, struct error *err);

#endif
