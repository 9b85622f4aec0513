#ifndef PAGE_PLACE_H
#define PAGE_PLACE_H

#include "catalogue/register.h"
#include "index/facet.h"

struct app;
struct request;

/* The places that have a page and a feed: schools, départements, ZAP. */

/** One of them. Starts as {0}. */
struct place {
	struct filter filter;        /* that gathers its sheets; its key is owned */
	char *key;
	char *name, *link;           /* « Collège Jamot, Aubusson », "/etablissements/0230506A" */
	bool is_ours;                /* a département of the académie */
	struct school_record school; /* of a school: what the register knows; its name may be NULL */
};
void place_done(struct place *place);
#define OWNED_PLACE __attribute__((cleanup(place_done))) struct place

/** Find the place of an address, by its parameter « uai » or « code »; ERROR_NOT_FOUND: none. */
typedef bool place_finder(struct app *app, const struct request *req, struct place *place,
	struct error *err);
place_finder place_find_school, place_find_department, place_find_zone;

/** Its sheets, the last published first. A page has `per_page` of them; `is_list`: nothing else is wanted. */
struct place_search {
	unsigned page, per_page;
	bool is_list;
};
struct found *place_sheets(struct app *app, const struct place *place, const struct place_search *search,
	struct error *err);

/** ERROR_NOT_FOUND for a school that neither the register nor a sheet knows; else nothing is done. */
bool place_check(const struct place *place, const struct found *found, struct error *err);

#endif
