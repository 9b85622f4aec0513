#ifndef PAGE_KEPT_H
#define PAGE_KEPT_H

#include "base/words.h"

#include <stdbool.h>

struct app;
struct request;
struct response;

/* The sheets a visitor keeps, « ma sélection »: their ids, in the visitor's order, in a struct words.
 * They live in one cookie of the visitor's browser and nowhere else; it is given when a sheet is first
 * kept and taken back with the last one. It is not signed: it names public sheets, and whoever forges
 * it only shows these to oneself. */

enum {
	KEPT_MAX = 50,                      /* sheets */
	KEPT_SECONDS = 180 * 24 * 60 * 60,  /* the cookie lives six months after the last change */
};

/**
 * Add the ids of a text that are between `separator`s. What is no id, or is there already, is left
 * out, and so is what comes past KEPT_MAX: hostile texts give a short list at worst.
 */
void kept_parse(struct words *ids, const char *text, char separator);

/** Add the ids that the visitor keeps. */
void kept_find(const struct app *app, const struct request *req, struct words *ids);

/** Say that the answer depends on what the visitor keeps; no cache may give it to another one. */
void kept_vary(struct response *res, const struct words *ids);

/** Have the visitor's browser keep these, and nothing at all when there is none. */
void kept_save(const struct app *app, struct response *res, const struct words *ids);

/** Add one at the end; false when there is no room. One that is there stays where it is. */
bool kept_add(struct words *ids, const char *id);

void kept_remove(struct words *ids, const char *id);

/** Let one change places with the one before it, or behind it; at the end of the list nothing moves. */
void kept_raise(struct words *ids, const char *id);
void kept_lower(struct words *ids, const char *id);

#endif
