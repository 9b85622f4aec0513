#ifndef PAGE_BRING_H
#define PAGE_BRING_H

#include "sheet/remark.h"

#include <stddef.h>

struct vocabularies;

/** A text that somebody brings, to begin a sheet from. Starts as {0}. */
struct brought {
	char *markdown;          /* of a sheet, canonical; NULL: it is none */
	char *shown;             /* the text as it was brought, to be mended; NULL: it is no text */
	struct remarks remarks;  /* what was not understood: refusals */
};
void brought_done(struct brought *brought);
#define OWNED_BROUGHT __attribute__((cleanup(brought_done))) struct brought

/**
 * Read it: a sheet with its front matter, or a text that has none, which becomes the body, its first
 * title that of the sheet. Any bytes may come.
 */
void bring_read(const struct vocabularies *vocabularies, const char *bytes, size_t length,
	struct brought *brought);

#endif
