#ifndef STORE_SHEETS_H
#define STORE_SHEETS_H

#include "base/error.h"
#include "base/owned.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct sheet;
struct sheet_facts;

/* The present state of each sheet. Failures as db.h tells. */

/** A sheet as it is stored. Strings are owned. */
struct stored_sheet {
	int64_t row;         /* never reused: the number of its document in the index */
	int64_t revision;    /* counts the versions accepted, from 1 */
	char *id;
	char *path;          /* NULL when no file stands for it */
	char *root;          /* real path of the ingest root it was under; NULL when not known */
	char *source_hash;   /* of that file; NULL once the sheet says something else */
	char *markdown;      /* canonical: that of its revision; "" when this is lost */
	char *etag;
	char *status;
	long version;        /* the author's */
	char *created_on, *published_on, *modified_on;
	int64_t changed_at;
	int64_t tag_edition, tagged_at;  /* counts the changes of its tags; when the last was, or 0 */
	bool is_public;      /* publie, a_revoir */
};
void stored_sheet_free(struct stored_sheet *stored);
OWNABLE(stored_sheet)

/** NULL as db.h tells, or with ERROR_NOT_FOUND. */
struct stored_sheet *sheets_find(struct db *db, const char *id, struct error *err);
struct stored_sheet *sheets_find_path(struct db *db, const char *path, struct error *err);
struct stored_sheet *sheets_find_file(struct db *db, const char *root, const char *path,
	struct error *err);  /* by the file itself, under whatever root it was known */
struct stored_sheet *sheets_find_row(struct db *db, int64_t row, struct error *err);

/** The first sheet above `row`, whatever its status: to walk through all of them. */
struct stored_sheet *sheets_find_above(struct db *db, int64_t row, struct error *err);

/** Paths and ids of the sheets last read from a file with these bytes, oldest first. */
bool sheets_list_source(struct db *db, const char *source_hash, struct words *paths, struct words *ids,
	struct error *err);

/** A file, as sheets know theirs; all borrowed, all but the path may be NULL. */
struct sheet_source {
	const char *root, *path, *hash;
};

/**
 * Whether this file had these bytes when it was last read; a NULL root fits any. `id`, when given, is
 * then owned.
 */
bool sheets_has_source(struct db *db, const struct sheet_source *source, char **id);

/** A file that stands for a sheet. */
struct sheet_place {
	const char *path, *root;  /* root: NULL when not known */
	const char *id, *status;
	bool is_public;
};
typedef void sheets_each_place(void *context, const struct sheet_place *place);

/** By path; not of sheets withdrawn, or published from elsewhere, since they were read. */
bool sheets_list_places(struct db *db, sheets_each_place *each, void *context, struct error *err);

/** What sheets_put() writes; all borrowed. */
struct sheet_entry {
	const struct sheet *sheet;        /* its id, status, version and dates are set */
	const struct sheet_facts *facts;
	const char *markdown;             /* sheet_write() of it; its revision keeps it */
	const char *etag;
	const char *root, *path, *source_hash;  /* or NULL */
	int64_t revision;
	int64_t now;
};

/**
 * Write the state of a sheet, but its text (revisions.h): a new row when `row` is 0, which tells the
 * row it got. The id must be noted (ids.h). A path that stood for another sheet now stands for this one.
 */
bool sheets_put(struct db *db, const struct sheet_entry *entry, int64_t *row, struct error *err);

/** Whether a row holds exactly what sheets_put() would write, and its revision the text. */
bool sheets_match(struct db *db, const struct sheet_entry *entry, int64_t row, bool *matches,
	struct error *err);

/** The same sheet, read from another file or another spelling of its file. */
bool sheets_set_source(struct db *db, int64_t row, const struct sheet_source *source,
	struct error *err);

/** No file stands for this sheet any more. */
bool sheets_forget_source(struct db *db, int64_t row, struct error *err);

/** Remove a sheet with its rendering, schools and revisions. */
bool sheets_remove(struct db *db, int64_t row, struct error *err);

/** The rows of the sheets marked exemple, for the caller to free(). */
bool sheets_list_examples(struct db *db, int64_t **rows, size_t *count, struct error *err);

#endif
