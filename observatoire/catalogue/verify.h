#ifndef CATALOGUE_VERIFY_H
#define CATALOGUE_VERIFY_H

#include "base/words.h"
#include "catalogue/catalogue.h"

/** A verification under way: who is told, what was found, what is to be done about it. */
struct verify {
	struct catalogue *catalogue;
	catalogue_tell_fault *tell;  /* or NULL */
	void *context;
	bool repair;
	struct catalogue_verdict verdict;
	struct words unspoken;  /* ids of sheets the journal does not speak of */
	bool is_damaged;        /* the database itself: nothing can be made from it */
	bool must_rebuild;      /* the index is beyond mending sheet by sheet */
};

/** Tell one fault, and count it. */
void verify_tell(struct verify *verify, enum catalogue_fault_kind kind, const char *id,
	const char *detail);
void verify_tell_fault(struct verify *verify, const struct catalogue_fault *fault);

/** The database by its own means. */
bool verify_database(struct verify *verify, struct error *err);

/** The sums of the indicators against their events. */
bool verify_sums(struct verify *verify, struct error *err);

/** What is kept of the past: all versions, those of registers, and what was frozen, against their hashes. */
bool verify_past(struct verify *verify, struct error *err);

/** Each sheet of the store against what its Markdown gives today. */
bool verify_sheets(struct verify *verify, struct error *err);

/** The index by its own means, then against the public sheets of the store. Under its lock. */
bool verify_index(struct verify *verify, struct error *err);

/** Tell that no index is served, which is right as long as the journal has no change. */
bool verify_no_index(struct verify *verify, struct error *err);

#endif
