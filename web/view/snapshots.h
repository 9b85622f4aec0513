#ifndef VIEW_SNAPSHOTS_H
#define VIEW_SNAPSHOTS_H

#include "indicators/freeze.h"

#include <stdbool.h>
#include <stddef.h>

struct faults;
struct fields;
struct vocabularies;

/* What the form calls the value of an indicator in its register: "indicateur-11". */
#define FREEZE_COUNTED "indicateur-"

/** A form by which a figure is frozen, as it was typed. Borrowed. */
struct freeze_form {
	const char *measure;  /* key; "" none chosen yet */
	const char *department;  /* key; "" the whole académie */
	const char *day;
	const char *note;
};

enum { SNAPSHOTS_PER_PAGE = 50, CHANGED_SHOWN = 100 };

/** arretes.html: the form, for whoever may send it. */
void view_freeze_form(struct fields *fields, const struct freeze_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies);

/** One line of the list: where it is added, once made with view_snapshot_list(). */
struct fields *view_snapshot_list(struct fields *fields);
void view_snapshot_add(struct fields *list, const struct snapshot *snapshot);

/** What stands under the list: nothing yet, or those before `last`. */
void view_snapshot_end(struct fields *fields, bool is_empty, int64_t last);

/** arrete.html: one of them, whether it is sound, and what changed since (NULL: not known). */
struct shown_snapshot {
	const struct snapshot *snapshot;
	bool is_sound, is_new;
	const char *today;
	const struct since *since;
	const char *const *reasons;  /* standings of the first CHANGED_SHOWN that changed */
};
void view_snapshot(struct fields *fields, const struct shown_snapshot *shown);

#endif
