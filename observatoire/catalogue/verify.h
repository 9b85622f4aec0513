#ifndef CATALOGUE_VERIFY_H
#define CATALOGUE_VERIFY_H

#include "catalogue/catalogue.h"

/** A verification under way: who is told, what was found, what is to be done about it. */
struct verify {
	struct catalogue *catalogue;
	catalogue_fault *tell;  /* or NULL */
	void *context;
	bool repair;
	size_t faults;
	bool must_rebuild;      /* the index is beyond mending sheet by sheet */
};

/** Tell one fault. */
__attribute__((format(printf, 2, 3)))
void verify_tell(struct verify *verify, const char *format, ...);

/** The database by its own means, then each sheet against what its Markdown gives today. */
bool verify_store(struct verify *verify, struct error *err);

/** The index by its own means, then against the public sheets of the store. Under its lock. */
bool verify_index(struct verify *verify, struct error *err);

#endif
