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

enum { SNAPSHOTS_PER_PAGE = 50 };

/** arretes.html: the form, for whoever may send it. */
void view_freeze_form(struct fields *fields, const struct freeze_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies);

/** One line of the list: where it is added, once made with view_snapshot_list(). */
struct fields *view_snapshot_list(struct fields *fields);
void view_snapshot_add(struct fields *list, const struct snapshot *snapshot);

/** What stands under the list: nothing yet, or those before `last`. */
void view_snapshot_end(struct fields *fields, bool is_empty, int64_t last);

/** « 1 234 »; of a share, whose whole is not 0, « 62,5 % (5 sur 8) »; for the caller to free(). */
char *view_snapshot_value(size_t value, size_t whole);

#endif
