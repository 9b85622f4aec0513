#ifndef STORE_TAGS_H
#define STORE_TAGS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Tags, and which sheets have which. Failures as db.h tells. What changes for a sheet is told to the index by
 * tags_touch_sheet() or tags_touch(), in the same transaction. */

/* ---- Tags ---- */

/** Strings are owned. */
struct stored_tag {
	int64_t row;
	char *key, *name;
	char *theme;        /* key of a theme; or NULL */
	bool is_forbidden;
};
void stored_tag_free(struct stored_tag *tag);
OWNABLE(stored_tag)

/** The tag that a form leads to, were it one it had before. NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct stored_tag *tags_find(struct db *db, const char *key, struct error *err);

/** A new tag, in a transaction that the caller began. ERROR_INVALID: one has this key, or this
 * name. */
bool tags_add(struct db *db, const char *key, const char *name, int64_t now, int64_t *row,
	struct error *err);

/** Give it another name; `key` leads to it or to none. */
bool tags_rename(struct db *db, int64_t row, const char *key, const char *name, struct error *err);

/** All that had or was `from` has and is `into`; `from` is no more. Of two states on one sheet the one
 * that says more stays: confirmed, proposed, dismissed. `voices` of them confirm. */
bool tags_merge(struct db *db, int64_t from, int64_t into, int64_t voices, int64_t now,
	struct error *err);

bool tags_forbid(struct db *db, int64_t row, int64_t forbidden_at, struct error *err);  /* 0: no longer */
bool tags_set_theme(struct db *db, int64_t row, const char *theme, struct error *err);  /* or NULL */

/** The pages of all the sheets that have it changed, and the index is to look at them again. */
bool tags_touch(struct db *db, int64_t row, int64_t now, struct error *err);

typedef void tags_each(void *context, const struct stored_tag *tag);

/** Those that some sheet has and that are not forbidden. Borrowed for the call. */
bool tags_list_used(struct db *db, tags_each *each, void *context, struct error *err);

/** Those nobody sees, and those that answer for a theme: borrowed for the call, by key. */
bool tags_list_marked(struct db *db, tags_each *each, void *context, struct error *err);

/* ---- Tags of a sheet ---- */

/** A tag on a sheet. Borrowed for the call. */
struct sheet_tag {
	int64_t tag;
	const char *key, *name, *theme;  /* theme: or NULL */
	const char *state;   /* "proposee", "confirmee", "ecartee"; NULL: what its author says, and nobody else */
	bool is_authors;
	bool is_forbidden;   /* the tag, on whatever sheet */
	size_t voices;       /* how many say that it fits */
	bool has_voice;      /* one of them is the account asked for */
};
typedef void sheet_tags_each(void *context, const struct sheet_tag *tag);

/** All of them, by key: what nobody is to see as well. `account` 0: nobody's voice is looked for. */
bool sheet_tags_list(struct db *db, int64_t sheet, int64_t account, sheet_tags_each *each,
	void *context, struct error *err);

/** Say what a tag is on a sheet; NULL: nobody says anything of it, its author aside. */
bool sheet_tags_set(struct db *db, int64_t sheet, int64_t tag, const char *state, int64_t now,
	struct error *err);

/** Say whether its author says it. */
bool sheet_tags_set_authors(struct db *db, int64_t sheet, int64_t tag, bool is_authors, int64_t now,
	struct error *err);

/** An account says that a tag, which the sheet has, fits it; or does not say so any more. */
bool sheet_tags_add_voice(struct db *db, int64_t sheet, int64_t tag, int64_t account, int64_t now,
	struct error *err);
bool sheet_tags_remove_voice(struct db *db, int64_t sheet, int64_t tag, int64_t account,
	struct error *err);

/** The page of one sheet changed, and the index is to look at it again. */
bool tags_touch_sheet(struct db *db, int64_t sheet, int64_t now, struct error *err);

/** A tag that waits on a public sheet. Borrowed for the call. */
struct waiting_tag {
	const char *sheet, *title;  /* id and title */
	const char *key, *name;
	size_t voices;
	int64_t changed_at;
};
typedef void waiting_tags_each(void *context, const struct waiting_tag *waiting);

/** Those that wait, for longest first, `limit` at most. */
bool tags_list_waiting(struct db *db, size_t limit, waiting_tags_each *each, void *context,
	struct error *err);

#endif
