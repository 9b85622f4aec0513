#ifndef STORE_TEXTS_H
#define STORE_TEXTS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The texts that are kept, against the hashes that stand for them: in their own row, in the events, in the
 * lists of frozen figures. Failures as db.h tells. */

enum texts_state {
	TEXTS_CHANGED,   /* a text is not the one its hash was made of */
	TEXTS_REPLACED,  /* the version has another hash than an event, or a frozen figure, says */
	TEXTS_LOST,      /* the version an event, or a frozen figure, speaks of is not there */
	TEXTS_ERASED,    /* the same of a sheet that was erased as it should be: no fault */
	TEXTS_STATES,
};

/** What is to be told of one text. Borrowed for the call. */
struct texts_found {
	enum texts_state state;
	const char *id;      /* of the sheet; or of a line of a register, "formations:0000000012" */
	int64_t version;
	int64_t snapshot;    /* the frozen figure that lists it; 0: it is not about one */
};
typedef void texts_tell(void *context, const struct texts_found *found);

/**
 * Make the hash of every version of every sheet and of every line again, then look for what events and
 * frozen figures speak of; `count` tells how many texts were read. In constant memory.
 */
bool texts_check(struct db *db, texts_tell *tell, void *context, size_t *count, struct error *err);

/** Whether it is about a line of a register. */
bool texts_is_line(const struct texts_found *found);

#endif
