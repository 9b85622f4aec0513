#ifndef PAGE_LOOKED_H
#define PAGE_LOOKED_H

#include "view/indicators.h"

struct app;
struct db;
struct request;
struct response;

/* What a page of figures is asked for: « au », « exemples », one part of a breakdown. */

struct looked {
	struct shown_outlook shown;
	char day[DATE_BYTES];
	char *value, *also_value;  /* of the breakdowns asked for; NULL: the whole, all of the first */
	char *name, *also_name;    /* of the schools or ZAP asked for; or NULL */
	char *fault;         /* a part was asked for that is not shown: which and why, in French; or NULL */
	bool is_dan;
	bool sees_small;     /* of a past day the DAN alone sees small counts; of today, whoever reads */
};
void looked_done(struct looked *looked);
#define OWNED_LOOKED __attribute__((cleanup(looked_done))) struct looked

/**
 * Read it for the page at `page`. Of a list two parts may be asked for: a département and
 * its ZAP. A date that is none, or to come, is today's; a part that is none is the whole, and for the public
 * so is one school or ZAP. Pages tell so; files are refused: looked_refuse().
 */
bool looked_read(struct looked *looked, const struct app *app, const struct request *req,
	const struct link_figure *page, struct error *err);

/** Of the report, which is of the whole or of one of our départements: any other part is the
 * whole, and told. */
void looked_keep_department(struct looked *looked, const struct app *app);

/** Whether something that was asked for is not what is looked at. */
bool looked_is_misread(const struct looked *looked);

/** Refuse a file for it: 400, and why. */
bool looked_refuse(const struct looked *looked, struct app *app, const struct request *req,
	struct response *res, struct error *err);

/** Whether who looks is told a breakdown at all. */
bool looked_may_break_down(const struct looked *looked, const struct breakdown *breakdown);

/**
 * All breakdowns of a measure: `parts` has BREAKDOWN_COUNT places. Those that who looks may not see are
 * hidden, none are there when looked_may_break_down() says no; the first `named` of each have the names
 * that the register knows.
 */
struct looked_measure {
	enum measure measure;
	size_t named;
};
bool looked_break_down(const struct app *app, const struct looked *looked,
	const struct looked_measure *wanted, struct figure_parts *parts, struct error *err);

/** Whose figures they are: « Académie de Limoges », « Creuse, fiches d’exemple comprises ». Goes to
 * free(). */
char *looked_whom(const struct looked *looked, const struct app *app);

/** The name of a file of them, which tells the part and the day: "indicateurs-023-2018-06-30.csv". Goes
 * to free(). */
char *looked_file_name(const struct looked *looked, const char *extension);

/** The store the figures are read from. Borrowed. */
struct db *looked_store(const struct app *app);

#endif
