#ifndef VIEW_PLACE_H
#define VIEW_PLACE_H

struct fields;
struct found;
struct school_list;
struct school_record;
struct vocabularies;

/** A school and its sheets, which a search of that filter alone found. Borrowed. */
struct school_page {
	const struct school_record *school;  /* its name is NULL when the register does not know it */
	const struct found *found;
};

/** Fill etablissement.html. */
void view_school(struct fields *fields, const struct school_page *page,
	const struct vocabularies *vocabularies);

/** A département or a ZAP, and its schools. Borrowed. */
struct territory_page {
	const char *name;               /* « Creuse » */
	const char *kind;               /* « Département » */
	const struct school_list *schools;
	const char *search_link;        /* its sheets; NULL when no filter gathers them */
};

/** Fill territoire.html: the schools that have sheets, then the others; in both the order of communes. */
void view_territory(struct fields *fields, const struct territory_page *page);

#endif
