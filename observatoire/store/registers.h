#ifndef STORE_REGISTERS_H
#define STORE_REGISTERS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/* The lines of the registers and all their versions. They only grow; the database refuses to change
 * or remove one, but for lines of example. Failures as db.h tells. */

/** A line as one version says it. Borrowed, whether given or told. */
struct register_version {
	int64_t line;            /* given 0: a new line, which the call numbers */
	int64_t version;         /* told: from 1 */
	const char *code;        /* of the register */
	bool is_withdrawn, is_example;
	const char *day, *until; /* from which day it counts, to which; NULL: no end */
	const char *department;  /* three digits; or NULL */
	const char *same;        /* what no other line that stands may say */
	const char *content, *hash;
	int64_t made_at;         /* Unix time */
	int64_t account;         /* who; 0: the command line */
	const char *role;
	const char *reason;      /* "" of the first version */
	int64_t batch;           /* of the line: 0: it was typed */
	int64_t added_by;        /* account, of the line */
};
typedef void registers_each(void *context, const struct register_version *version);

/** Keep a version, and the line when it is new, in the transaction that notes it; tells the line’s
 * number. */
bool registers_add(struct db *db, const struct register_version *version, int64_t *line, struct error *err);

/** A file that was imported. Borrowed. */
struct register_batch {
	int64_t number;          /* told */
	const char *code, *file, *hash;
	const char *note;        /* "" none */
	int64_t made_at;
};
bool registers_add_batch(struct db *db, const struct register_batch *batch, int64_t *number,
	struct error *err);
typedef void registers_batch(void *context, const struct register_batch *batch);
bool registers_find_batch(struct db *db, int64_t number, registers_batch *tell, void *context,
	struct error *err);

/** Tell the last version of a line; ERROR_NOT_FOUND when the register has none with this number. */
bool registers_find(struct db *db, const char *code, int64_t line, registers_each *tell, void *context,
	struct error *err);

/** All the versions of a line, the first one first. */
bool registers_history(struct db *db, int64_t line, registers_each *each, void *context, struct error *err);

/** The last versions, standing or withdrawn, of the lines of a register that say the same. */
bool registers_same(struct db *db, const char *code, const char *same, registers_each *each, void *context,
	struct error *err);

/** Which lines are told. */
struct registers_wanted {
	const char *code;
	const char *from, *to;     /* days from which they count, both included; NULL: no bound */
	const char *department;    /* NULL: all */
	bool with_examples, with_withdrawn;
	const char *before_day;    /* those that stand behind this place in the list; NULL: from its head */
	int64_t before_line;
	size_t limit;              /* 0: all */
};

/** The last version of each such line, the last day first. */
bool registers_list(struct db *db, const struct registers_wanted *wanted, registers_each *each,
	void *context, struct error *err);

/** How many there are; the place and the limit are not looked at. */
bool registers_count(struct db *db, const struct registers_wanted *wanted, size_t *count,
	struct error *err);

enum { REGISTERS_DAY_BYTES = 11 };

/** The first and the last day from which a line of a register counts; "" when it has none. */
bool registers_span(struct db *db, const char *code, char first[static REGISTERS_DAY_BYTES],
	char last[static REGISTERS_DAY_BYTES], struct error *err);

/** How many lines are listed otherwise than their versions say; and listing them as these say, in a
 * transaction of its own. */
bool registers_compare(struct db *db, size_t *differing, struct error *err);
bool registers_mend(struct db *db, struct error *err);

/** Erase the lines of example and their versions; tells how many lines. */
bool registers_purge_examples(struct db *db, size_t *count, struct error *err);

#endif
