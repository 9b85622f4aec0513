#ifndef STORE_LISTS_H
#define STORE_LISTS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* Sheets as lists show them, and counted: what the public may see, but for lists_statuses().
 * Failures as db.h tells. */

/** One line of a list; all borrowed for the call. Lists of keys are joined by a space. */
struct list_line {
	int64_t row;
	const char *id, *title, *summary, *type;
	const char *duration, *published_on, *modified_on;  /* or NULL */
	const char *levels, *subjects, *themes, *equipment;
	const char *departments;  /* "019,087,019", or NULL: of each school it names */
	const char *tags;         /* names, a line each, in no order, or NULL: none that is confirmed */
	bool is_example;
};

typedef void lists_line(void *context, const struct list_line *line);

/** The `count` sheets published last, newest first. */
bool lists_latest(struct db *db, size_t count, lists_line *each, void *context, struct error *err);

/** One sheet; false with ERROR_NOT_FOUND when it is not there or not public. */
bool lists_one(struct db *db, int64_t row, lists_line *each, void *context, struct error *err);

/** The same by its id. */
bool lists_named(struct db *db, const char *id, lists_line *each, void *context, struct error *err);

/** Id and date of the last change a reader can see, oldest publication first. */
typedef void lists_published_each(void *context, const char *id, const char *modified_on);
bool lists_published(struct db *db, lists_published_each *each, void *context, struct error *err);

/**
 * When one was published, else made, an ISO date for the caller to free(); NULL when nobody said, or there is
 * none.
 */
bool lists_dated_on(struct db *db, int64_t row, char **day, struct error *err);

/** Title and id of each sheet, last published first; stops when `each` says false. */
typedef bool lists_title_each(void *context, const char *title, const char *id);
bool lists_titles(struct db *db, lists_title_each *each, void *context, struct error *err);

/** Row numbers above `row`, in order, at most `limit` of them into `rows`. */
bool lists_rows_above(struct db *db, int64_t row, int64_t *rows, size_t limit, size_t *count,
	struct error *err);

/** Each row with its revision, in order. */
typedef void lists_revision_each(void *context, int64_t row, int64_t revision);
bool lists_revisions(struct db *db, lists_revision_each *each, void *context, struct error *err);

struct list_figures {
	size_t sheets, coding, candidates, examples;
	size_t schools;  /* distinct */
};
bool lists_figures(struct db *db, struct list_figures *figures, struct error *err);

/** How many sheets have each status there is. */
typedef void lists_status_each(void *context, const char *status, size_t count);
bool lists_statuses(struct db *db, lists_status_each *each, void *context, struct error *err);

#endif
