#ifndef REGISTERS_KEEP_H
#define REGISTERS_KEEP_H

#include "base/error.h"
#include "registers/entry.h"

#include <stdbool.h>
#include <stdint.h>

struct db;

/* What is done to a line: adding, correcting, withdrawing. Each is a version more, in one transaction
 * with its act in the journal. Whether somebody may, the page or the command says. Failures as
 * store/db.h tells. */

/** Who writes, where, and when. Borrowed. */
struct register_hand {
	struct db *db;
	const struct register_spec *spec;
	int64_t account;   /* 0: the command line */
	const char *role;  /* a key of people/role.h, or "commande" */
	int64_t now;       /* Unix time */
};

enum register_outcome {
	REGISTER_KEPT,
	REGISTER_SAME,       /* nothing to change: a line says that already */
	REGISTER_TAKEN,      /* another line is that very thing, and says something else of it */
	REGISTER_STALE,      /* somebody wrote since that version was read */
	REGISTER_WITHDRAWN,  /* that line was withdrawn */
};

/** What came of it. */
struct register_result {
	enum register_outcome outcome;
	int64_t line;        /* that was written; or the one that stands in its way */
};

/** Where a line comes from. */
struct register_origin {
	bool is_example;
	int64_t batch;       /* 0: it was typed */
};

/** Add a line, when none that stands says the same. */
bool register_add(const struct register_hand *hand, const struct register_entry *entry,
	struct register_result *result, struct error *err);

/** The same inside a transaction, without an act: one of many. */
bool register_put(const struct register_hand *hand, const struct register_entry *entry,
	const struct register_origin *origin, struct register_result *result, struct error *err);

/** Which version of which line, as it was read, and why it is changed. Borrowed. */
struct register_change {
	int64_t line, version;
	const char *reason;  /* as register_reason_read() gives it */
};

/** Say something else in a line. ERROR_NOT_FOUND: there is no such line. */
bool register_correct(const struct register_hand *hand, const struct register_change *change,
	const struct register_entry *entry, struct register_result *result, struct error *err);

/** Have a line count no more. ERROR_NOT_FOUND: there is no such line. */
bool register_withdraw(const struct register_hand *hand, const struct register_change *change,
	struct register_result *result, struct error *err);

#endif
