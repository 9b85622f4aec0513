#ifndef STORE_PROPOSALS_H
#define STORE_PROPOSALS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Sheets on their way to the public. Failures as db.h tells. */

/** Strings are owned. Times are Unix seconds, 0 when it did not happen. */
struct stored_proposal {
	int64_t row;
	char *sheet;       /* id of the sheet it is a new version of, or became; NULL: a new one */
	int64_t base;      /* the revision of that sheet it was begun from */
	int64_t author;    /* account; 0: without one */
	char *door;        /* mark of the private link; NULL: none */
	char *state;
	int64_t edition;   /* counts the writes, from 1 */
	char *title, *markdown;
	int64_t made_at, changed_at, sent_at;
	int64_t holder;    /* account; 0: nobody */
	int64_t held_at;
	bool is_offline;   /* that sheet is not public, or no more: told, not written */
};
void stored_proposal_free(struct stored_proposal *proposal);
OWNABLE(stored_proposal)

bool proposals_add(struct db *db, const struct stored_proposal *proposal, int64_t *row,
	struct error *err);

/** NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct stored_proposal *proposals_find(struct db *db, int64_t row, struct error *err);
struct stored_proposal *proposals_find_door(struct db *db, const char *mark, struct error *err);

/**
 * Write what changed of one: all but row, author, base and made_at; its edition grows by one.
 * `is_last` is false, and nothing written, when it is no longer at `proposal->edition`.
 */
bool proposals_update(struct db *db, const struct stored_proposal *proposal, bool *is_last,
	struct error *err);

/** Forget the private link of one, or give it another; NULL: none. */
bool proposals_set_door(struct db *db, int64_t row, const char *mark, struct error *err);

/** Remove those in `state` that have no author's account and were last changed before a time. */
bool proposals_forget(struct db *db, const char *state, int64_t before, struct error *err);

/** Which ones a list has. */
struct proposal_filter {
	int64_t author;
	const char *states;  /* keys with a space between: « soumis en_relecture »; NULL: all */
	const char *sheet;   /* NULL: of whichever sheet */
	size_t limit;
};

/** Those of one author, the one changed last first, until `each` says false. The text is not read: NULL.
 * Borrowed for the call. */
typedef bool proposals_each(void *context, const struct stored_proposal *proposal);
bool proposals_list(struct db *db, const struct proposal_filter *filter, proposals_each *each,
	void *context, struct error *err);

/* ---- Texts that were sent ---- */

/** Keep the text of one as its next version. */
bool proposals_keep(struct db *db, const struct stored_proposal *proposal, int64_t account,
	int64_t now, struct error *err);

/** Borrowed for the call. */
struct proposal_version {
	int64_t number;         /* from 1 */
	const char *markdown;
	int64_t account, made_at;
};
typedef void proposals_each_version(void *context, const struct proposal_version *version);
bool proposals_versions(struct db *db, int64_t row, proposals_each_version *each, void *context,
	struct error *err);

/* ---- The thread ---- */

/** Borrowed, whether given or told. */
struct proposal_event {
	int64_t proposal;
	int64_t number;         /* told: from 1 */
	const char *act;
	const char *part;       /* "auteur" or "relecture" */
	int64_t account;        /* 0: an author without one */
	const char *reason, *message;  /* or "" */
	int64_t made_at;
};
bool proposals_note(struct db *db, const struct proposal_event *event, struct error *err);

typedef void proposals_each_event(void *context, const struct proposal_event *event);
bool proposals_events(struct db *db, int64_t row, proposals_each_event *each, void *context,
	struct error *err);

#endif
