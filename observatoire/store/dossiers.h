#ifndef STORE_DOSSIERS_H
#define STORE_DOSSIERS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* What readers say is wrong with sheets online: a dossier holds the reports of one sheet. Failures as
 * db.h tells. */

/** Strings are owned. Times are Unix seconds, 0 when it did not happen. */
struct stored_dossier {
	int64_t row;
	char *sheet;       /* id */
	char *state;
	int64_t edition;   /* counts the writes, from 1 */
	int64_t made_at, changed_at;
	int64_t holder;    /* account; 0: nobody */
	int64_t held_at;
	char *answer;      /* by who closed it; "" */
	size_t reports;    /* how many: told, not written */
};
void stored_dossier_free(struct stored_dossier *dossier);
OWNABLE(stored_dossier)

/** Begin one, without a report. ERROR_INVALID: the sheet has one that waits, or there is no such id. */
bool dossiers_add(struct db *db, const struct stored_dossier *dossier, int64_t *row,
	struct error *err);

/** NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct stored_dossier *dossiers_find(struct db *db, int64_t row, struct error *err);

/** The one of a sheet that waits for somebody, otherwise as dossiers_find(). */
struct stored_dossier *dossiers_find_open(struct db *db, const char *sheet, struct error *err);

/**
 * Write what changed of one: all but row, sheet and made_at; its edition grows by one. `is_last` is false,
 * and nothing written, when it is no longer at `dossier->edition`.
 */
bool dossiers_update(struct db *db, const struct stored_dossier *dossier, bool *is_last,
	struct error *err);

/** Remove those in `state` that were last changed before a time, with their reports. */
bool dossiers_forget(struct db *db, const char *state, int64_t before, struct error *err);

/* ---- Reports ---- */

/** Borrowed, whether given or told. */
struct report {
	int64_t dossier;
	int64_t number;       /* told: from 1 */
	const char *reason;
	const char *message;  /* or "" */
	int64_t made_at;
};
bool dossiers_add_report(struct db *db, const struct report *report, struct error *err);

/** Those of one dossier, in the order they came. */
typedef void dossiers_each_report(void *context, const struct report *report);
bool dossiers_reports(struct db *db, int64_t row, dossiers_each_report *each, void *context,
	struct error *err);

/** The reasons they give, each once, the first that was given first. */
typedef void dossiers_each_reason(void *context, const char *reason);
bool dossiers_reasons(struct db *db, int64_t row, dossiers_each_reason *each, void *context,
	struct error *err);

#endif
