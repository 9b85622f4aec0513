#ifndef STORE_REVISIONS_H
#define STORE_REVISIONS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* Every version of a sheet that was accepted, numbered from 1. Failures as db.h tells. */

/** One version. Strings are owned. */
struct revision {
	int64_t number;
	char *hash;      /* SHA-256 of the Markdown */
	char *markdown;  /* canonical */
	char *status;
	int64_t made_at; /* Unix time */
};
void revision_free(struct revision *revision);
OWNABLE(revision)

/** Keep a version. ERROR_INVALID: the sheet has one of this number. */
bool revisions_add(struct db *db, int64_t sheet, const struct revision *revision, struct error *err);

/** NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct revision *revisions_find(struct db *db, int64_t sheet, int64_t number, struct error *err);

#endif
