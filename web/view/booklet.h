#ifndef VIEW_BOOKLET_H
#define VIEW_BOOKLET_H

#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue_sheet;
struct fields;
struct vocabularies;

/** One sheet of a booklet. */
struct booklet_entry {
	struct catalogue_sheet *found;  /* owned */
	bool is_whole;                  /* false: there was no room for its text */
};

/** Sheets bound together, to be printed or taken away. Starts as {0}. */
struct booklet {
	struct booklet_entry *entries;  /* `count` of them, in the order chosen; owned */
	size_t count;
	struct words missing;           /* ids asked for that no public sheet has */
	bool is_partial;                /* more were asked for, or some in words that say nothing */
	const char *base_url;           /* of the site; borrowed */
	char *day;                      /* ISO date on which it was made */
};

void booklet_done(struct booklet *booklet);
#define OWNED_BOOKLET __attribute__((cleanup(booklet_done))) struct booklet

/** The whole address of the same list, for whoever opens it; for the caller to free(). */
char *booklet_address(const struct booklet *booklet);

/** Fill livret.html: every sheet whole, each on a new sheet of paper. */
void view_booklet(struct fields *fields, const struct booklet *booklet,
	const struct vocabularies *vocabularies);

/**
 * The same as one Markdown file, for the caller to free(): title and date, contents, then each sheet
 * with whom and what it is for, its licence and how to cite it.
 */
char *view_booklet_markdown(const struct booklet *booklet, const struct vocabularies *vocabularies);

#endif
