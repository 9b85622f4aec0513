#ifndef STORE_RENDERINGS_H
#define STORE_RENDERINGS_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct body;
struct db;

/* Bodies as they were rendered when stored. Failures as db.h tells. */

bool renderings_put(struct db *db, int64_t sheet, const struct body *body, struct error *err);

/** HTML and headings; text is NULL. NULL with ERROR_NOT_FOUND when there is none. */
struct body *renderings_find(struct db *db, int64_t sheet, struct error *err);

/** The plain text, for the caller to free(). NULL as renderings_find(). */
char *renderings_text(struct db *db, int64_t sheet, struct error *err);

/** Headings as stored, one a line: level, anchor, title parted by tabs. For the caller to free(). */
char *renderings_write_headings(const struct body *body);

#endif
