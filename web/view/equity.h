#ifndef VIEW_EQUITY_H
#define VIEW_EQUITY_H

#include "http/link.h"

#include <stddef.h>

struct csv;
struct fields;
struct school_record;
struct vocabularies;

/* « Carte d'équité »: the schools of the register, what they are equipped with, the sheets that name
 * them. Always in the order of communes: it is made to help, not to rank. */

/** A choice of the form. */
struct equity_choice {
	const char *value, *label;
};
extern const struct equity_choice equity_stages[];  /* ends with a NULL value */
extern const struct equity_choice equity_shows[];

/** What the schools asked for come to, whatever part of them is shown. */
struct equity_counts {
	size_t all, told, silent, equipped_silent;
};

struct equity_page {
	const struct link_map *asked;
	struct equity_counts counts;
	const struct school_record *const *shown;  /* `shown_count` of them: the map has them all */
	size_t shown_count;
	size_t first, per_page;                    /* the table has these */
	size_t examples;                           /* sheets that do not count, unless asked for */
	const char *fault;                         /* something was asked for that is none: which; or NULL */
};

/** Fill carte-equite.html. */
void view_equity(struct fields *fields, const struct equity_page *page,
	const struct vocabularies *vocabularies);

/** The table as CSV: the names of its columns, then a row a school. */
void view_equity_csv(struct csv *csv, const struct equity_page *page, const char *base_url,
	const struct vocabularies *vocabularies);

#endif
