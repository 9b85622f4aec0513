#ifndef STORE_ACCOUNT_REQUESTS_H
#define STORE_ACCOUNT_REQUESTS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* « Demander un compte »: what people without one ask for. Failures as db.h tells. */

/** Borrowed, whether given or told. */
struct account_request {
	int64_t row;      /* told */
	const char *email, *name, *school, *message;
	int64_t made_at;
};

bool account_requests_add(struct db *db, const struct account_request *request, struct error *err);

/** Whether this address waits for an answer. */
bool account_requests_has(struct db *db, const char *email, bool *is_there, struct error *err);

/** How many wait for an answer. */
bool account_requests_count(struct db *db, size_t *count, struct error *err);

/** Those that wait, the oldest first. */
typedef void account_requests_each(void *context, const struct account_request *request);
bool account_requests_list(struct db *db, account_requests_each *each, void *context,
	struct error *err);

/** Tell one that waits; ERROR_NOT_FOUND when there is none. */
bool account_requests_find(struct db *db, int64_t row, account_requests_each *tell, void *context,
	struct error *err);

/** Forget those of an address, whatever became of them. */
bool account_requests_forget(struct db *db, const char *email, struct error *err);

/** Forget those made before a time, whatever became of them, and those answered before another. */
bool account_requests_sweep(struct db *db, int64_t made_before, int64_t answered_before,
	struct error *err);

struct account_answer {
	int64_t row;         /* of the request */
	const char *answer;  /* "acceptee" or "refusee" */
	int64_t account;     /* who answers */
	int64_t made_at;
};

/** Answer one; `is_first` tells that nobody had. */
bool account_requests_answer(struct db *db, const struct account_answer *answer, bool *is_first,
	struct error *err);

#endif
