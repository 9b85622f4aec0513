#ifndef PAGE_LOOKED_H
#define PAGE_LOOKED_H

#include "view/indicators.h"

struct app;
struct db;
struct request;

/* What a page of figures is asked for: « au », « exemples », one part of a breakdown. */

struct looked {
	struct shown_outlook shown;
	char day[DATE_BYTES];
	char *value;         /* of the breakdown asked for; NULL: the whole */
	char *name;          /* of the school or ZAP asked for; or NULL */
	bool is_dan;         /* sees small counts */
};
void looked_done(struct looked *looked);
#define OWNED_LOOKED __attribute__((cleanup(looked_done))) struct looked

/**
 * Read it for the page at `page`. A date that is none, or to come, is today's, and said to be; a
 * breakdown that is none is the whole, and for the public so is a narrow one.
 */
bool looked_read(struct looked *looked, const struct app *app, const struct request *req,
	const struct link_figure *page, struct error *err);

/** Give the first `most` parts of a breakdown by school or by ZAP the names the register knows. */
void looked_name_parts(const struct app *app, const struct breakdown *breakdown, struct figure_parts *parts,
	size_t most);

/** The store the figures are read from. Borrowed. */
struct db *looked_store(const struct app *app);

#endif
