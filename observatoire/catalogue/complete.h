#ifndef CATALOGUE_COMPLETE_H
#define CATALOGUE_COMPLETE_H

#include <stdbool.h>
#include <stdint.h>

struct sheet;
struct stored_sheet;

/* What a file does not say, said in its place. (Completions for those who type: completer.h.) */

/**
 * Fill what a file left unsaid: statut, version and dates, from the stored sheet when there is
 * one, else from the day of `now`. Dates stay in order with those the file gives.
 */
void complete_sheet(struct sheet *sheet, const struct stored_sheet *known, int64_t now);

/** What the file said of its own versions, before complete_sheet() filled it. */
struct said {
	bool has_version, has_modified;
};

/** The sheet says something new: count its version on and date it, unless the file did. */
void complete_new_version(struct sheet *sheet, const struct said *said, int64_t now);

#endif
