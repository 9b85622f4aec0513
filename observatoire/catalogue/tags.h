#ifndef CATALOGUE_TAGS_H
#define CATALOGUE_TAGS_H

#include "base/error.h"
#include "base/owned.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct catalogue_sheet;

/* Tags as readers meet them: what is forbidden or was dismissed is not there. Who put one is never
 * told. Failures as catalogue.h tells. */

/** A tag on a sheet, as its page shows it. Strings are owned. */
struct shown_tag {
	char *key;          /* what stands in its address */
	char *name;
	char *theme;        /* key of the theme it answers for; NULL: none */
	bool is_confirmed;  /* by its author, a référent, or three people */
	bool is_authors;    /* the sheet itself says it */
	bool is_mine;       /* the person asked for says so too */
};

/** In the order of keys. Starts as {0}. */
struct shown_tags {
	struct shown_tag *items;
	size_t count;
};
void shown_tags_done(struct shown_tags *tags);
#define OWNED_SHOWN_TAGS __attribute__((cleanup(shown_tags_done))) struct shown_tags

/** The tags of a sheet. `account` 0: a reader, to whom none is « mine ». */
bool catalogue_tags_of(struct catalogue *catalogue, const struct catalogue_sheet *sheet,
	int64_t account, struct shown_tags *tags, struct error *err);

/** A tag by any of the ways to write it, or one it had before. Strings are owned. */
struct catalogue_tag {
	char *key, *name;
	char *theme;        /* NULL: none */
	bool is_forbidden;  /* readers are told that there is none */
};
void catalogue_tag_free(struct catalogue_tag *tag);
OWNABLE(catalogue_tag)

/** NULL with ERROR_NOT_FOUND as well. */
struct catalogue_tag *catalogue_find_tag(struct catalogue *catalogue, const char *typed,
	struct error *err);

/** Its name, for a filter or « tag: »; a copy of what was typed when it leads to none. For the caller
 * to free(). */
char *catalogue_tag_name(struct catalogue *catalogue, const char *typed);

/** A tag and how many public sheets have it. */
struct counted_tag {
	char *key, *name;
	char *sorted;  /* by what it is sorted: its name without case nor accents */
	size_t count;
};
struct counted_tags {
	struct counted_tag *items;
	size_t count;
};
void counted_tags_done(struct counted_tags *tags);
#define OWNED_COUNTED_TAGS __attribute__((cleanup(counted_tags_done))) struct counted_tags

/** Keep the `most` that most sheets have, still in their order. */
void counted_tags_keep(struct counted_tags *tags, size_t most);

/** Those that public sheets have, as a dictionary sorts them, from the index. */
bool catalogue_count_tags(struct catalogue *catalogue, struct counted_tags *tags, struct error *err);

#endif
