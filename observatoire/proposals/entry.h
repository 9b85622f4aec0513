#ifndef PROPOSALS_ENTRY_H
#define PROPOSALS_ENTRY_H

#include "base/words.h"
#include "proposals/control.h"
#include "sheet/remark.h"

struct sheet;
struct vocabularies;

/** What the controls of a form hold: the values of a sheet, or what somebody typed. Starts as {0}. */
struct entry {
	struct words values[CONTROL_COUNT];  /* of controls[]; of one that holds one value, none or one */
};
void entry_done(struct entry *entry);
#define OWNED_ENTRY __attribute__((cleanup(entry_done))) struct entry

/** The values of a sheet, as a form shows them. */
void entry_of_sheet(struct entry *entry, const struct sheet *sheet);

/**
 * Write what was typed at one step (or STEP_ALL) into a sheet; fields the step does not ask about stay.
 * What cannot be understood, or is so long that a draft could not hold it, is left empty (a body: as it
 * was), with a refusal. A signature that was there keeps its school.
 */
void entry_write(const struct entry *entry, enum step step,
	const struct vocabularies *vocabularies, struct sheet *sheet, struct remarks *remarks);

#endif
