#ifndef CATALOGUE_DRAFT_H
#define CATALOGUE_DRAFT_H

#include "base/hash.h"
#include "catalogue/catalogue.h"

#include <stdint.h>

struct db;

/** A file, and all that can be made of it without asking the store. */
struct catalogue_draft {
	const struct catalogue_file *file;  /* borrowed */
	char source_hash[HASH_BYTES];
	struct remarks remarks;
	struct sheet *sheet;                /* NULL when there is none to speak of */
	struct body *body;                  /* NULL with `sheet`, or when the body cannot be rendered */
	struct sheet_facts facts;
};

/** catalogue_prepare() for who knows the hash of the file already. */
struct catalogue_draft *draft_prepare(const struct vocabularies *vocabularies,
	const struct catalogue_file *file, const char hash[static HASH_BYTES], int64_t now);

/** What the stored Markdown of a sheet gives, by the rules of today; NULL when nothing. */
struct catalogue_draft *draft_of_markdown(const struct vocabularies *vocabularies,
	const char *markdown);

/** A version of a sheet to be written in the store; all borrowed. */
struct version {
	const struct catalogue_draft *draft;  /* its sheet complete: id, status, version, dates */
	const char *markdown;                 /* sheet_write() of it */
	const char *root, *path, *source_hash;  /* or NULL */
	int64_t row;                          /* 0: a new sheet */
	int64_t revision;
	int64_t now;
};

/** Write sheet and rendering, without revision nor change; tells the row. In a transaction. */
bool version_write(struct db *db, const struct version *version, int64_t *row, struct error *err);

/** Whether the store holds just what version_write() would write, the rendering aside. */
bool version_matches(struct db *db, const struct version *version, bool *matches, struct error *err);

/** Write it, keep it as revision number `version->revision`, and note what it counts for. */
bool version_put(struct catalogue *catalogue, const struct version *version, int64_t *row,
	struct error *err);

#endif
