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
	bool is_dan;
	bool sees_small;     /* of a past day the DAN alone sees small counts; of today whoever reads the sheets */
};
void looked_done(struct looked *looked);
#define OWNED_LOOKED __attribute__((cleanup(looked_done))) struct looked

/**
 * Read it for the page at `page`. A date that is none, or to come, is today's, and said to be; a
 * breakdown that is none is the whole, and for the public so is a narrow one.
 */
bool looked_read(struct looked *looked, const struct app *app, const struct request *req,
	const struct link_figure *page, struct error *err);

/** Whether who looks is told a breakdown at all. */
bool looked_may_break_down(const struct looked *looked, const struct breakdown *breakdown);

/** Which breakdown; its first `named` parts have the names that the register knows. */
struct looked_breakdown {
	enum measure measure;
	const struct breakdown *by;
	size_t named;
};

/** Its parts, those that who looks may not see hidden; none when looked_may_break_down() says no. */
bool looked_parts(const struct app *app, const struct looked *looked, const struct looked_breakdown *wanted,
	struct figure_parts *parts, struct error *err);

/** The store the figures are read from. Borrowed. */
struct db *looked_store(const struct app *app);

#endif
