#ifndef VIEW_PLACE_H
#define VIEW_PLACE_H

#include "indicators/look.h"

struct examples_shown;
struct fields;
struct filter;
struct found;
struct school_list;
struct school_record;
struct vocabularies;

/** The figures of a place that its page tells: indicators 2 and 18, in this order. */
enum { PLACE_FIGURES = 2 };
extern const char *const place_figures[PLACE_FIGURES];

/** What the pages of all places show. Borrowed. */
struct place_shown {
	const struct filter *filter;     /* that gathers its sheets */
	const struct found *found;       /* by that filter alone */
	const char *key;                 /* of the breakdown its figures are parts of */
	const struct look *looks;        /* PLACE_FIGURES of them */
	bool is_open;                    /* who asks is told its figures of any day: their pages are led to */
	const char *feed_link;
	const struct examples_shown *examples;
	size_t example_cards;            /* of the sheets found, those made to show the product */
};

/** A school and its sheets. Borrowed. */
struct school_page {
	const struct school_record *school;  /* its name is NULL when the register does not know it */
	const struct place_shown *place;
};

/** Fill etablissement.html. */
void view_school(struct fields *fields, const struct school_page *page,
	const struct vocabularies *vocabularies);

/** A département or a ZAP, and its schools. Borrowed. */
struct territory_page {
	const char *name;               /* « Creuse » */
	const char *kind;               /* « Département » */
	const char *map_link;           /* the « carte d'équité » of the same schools; NULL: none */
	const struct school_list *schools;
	const struct place_shown *place;
};

/** Fill territoire.html: its sheets, then the schools that have some, then the others; in both the order of
 * communes. */
void view_territory(struct fields *fields, const struct territory_page *page,
	const struct vocabularies *vocabularies);

#endif
