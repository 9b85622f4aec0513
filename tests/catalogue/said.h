#ifndef CATALOGUE_SAID_H
#define CATALOGUE_SAID_H

#include "catalogue/catalogue.h"
#include "store/db.h"
#include "support/desk.h"
#include "support/rows.h"

/* What the tests of a catalogue looked through share, be it alone or beside another program. */

/* What was said: the first fault, how many there were, and what waits. */
struct said {
	enum catalogue_fault_kind first;
	char id[32];
	int64_t row;
	size_t count, lost, pending;
};

static inline void keep(void *context, const struct catalogue_fault *fault)
{
	struct said *said = context;
	if (said->count++ > 0)
		return;
	said->first = fault->kind;
	said->row = fault->row;
	snprintf(said->id, sizeof said->id, "%s", fault->id ? fault->id : "");
}

static inline struct said verify(const struct desk *desk, bool repair)
{
	struct error err = {0};
	struct said said = { .first = FAULT_KINDS };
	struct catalogue_verdict verdict = {0};
	bool done = catalogue_verify(desk->catalogue, repair, keep, &said, &verdict, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	assert_true(done);
	assert_int_equal(verdict.faults, said.count);
	said.lost = verdict.lost;
	said.pending = verdict.pending;
	return said;
}

static inline void run_sql(const struct desk *desk, const char *sql)
{
	OWNED_STRING path = text_make("%s/observatoire.db", desk->dir);
	OWNED(db) db = db_open(path, DB_WRITE, NULL);
	struct error err = {0};
	bool done = db_run(db, sql, &err);
	if (!done)
		fprintf(stderr, "%s\n", err.text);
	assert_true(done);
}

#endif
