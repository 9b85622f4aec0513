#ifndef VIEW_SNAPSHOT_H
#define VIEW_SNAPSHOT_H

#include "indicators/freeze.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fields;

/** A sheet, or a line of a register, as the page of an arrêté tells it. Strings are owned. */
struct snapshot_entry {
	char *id;
	int64_t version, frozen;  /* which is told; and of one that was revised, the one that is frozen */
	char *title;              /* what it was called in that version; NULL: who asks may not read it */
	char *remark;             /* a key: why it counts no more, or why it is not read; NULL */
	bool is_readable;         /* the text of that version */
	bool is_online;           /* it has a page */
};

/** What is told of it, list after list. */
enum snapshot_list {
	SNAPSHOT_FROZEN,   /* its own, from `first` */
	SNAPSHOT_REVISED,  /* that are no longer in that version */
	SNAPSHOT_GONE,     /* that count no more */
	SNAPSHOT_COME,     /* that count and did not */
	SNAPSHOT_LISTS,
};

/** Of each list that many are told. */
enum { SNAPSHOT_SHOWN = 100 };

struct snapshot_entries {
	struct snapshot_entry items[SNAPSHOT_SHOWN];
	size_t count;
};
void snapshot_entries_done(struct snapshot_entries *entries);

/** The remark of a text that was corrected for cause, and of a line that was withdrawn: no standing of a
 * sheet. */
#define REMARK_CLOSED "fermee"
#define REMARK_LINE_WITHDRAWN "ligne-retiree"

/** arrete.html: one of them, whether it is sound, and what changed since (NULL: not known). Borrowed. */
struct shown_snapshot {
	const struct snapshot *snapshot;
	bool is_sound, is_new;
	bool was_there;                         /* it was asked for again a moment after it was made */
	const char *today;
	const struct since *since;
	size_t first;                           /* of its list, from 0 */
	const struct snapshot_entries *lists;   /* SNAPSHOT_LISTS of them */
};
void view_snapshot(struct fields *fields, const struct shown_snapshot *shown);

#endif
