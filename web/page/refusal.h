#ifndef PAGE_REFUSAL_H
#define PAGE_REFUSAL_H

#include "view/error.h"

#include "base/error.h"

#include <stdbool.h>

struct app;
struct request;
struct response;

/** Say why somebody may not have what they ask: 403, or 503 when nothing can be written. */
bool refusal_show(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err);

/**
 * The same of a form in which somebody wrote: the page gives back what was typed, to be sent again, with a
 * token when somebody is signed in.
 */
bool refusal_give_back(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err);

/** The same for a page that writes, when nothing can be written: 503. */
bool refusal_show_read_only(struct app *app, const struct request *req, struct response *res,
	struct error *err);

/** « Le paramètre « departement » : « 99 » n’est pas un jour. », for the caller to free(). */
char *refusal_of_value(const char *parameter, const char *asked, const char *what);

/** Refuse a file that was asked for with something that is wrong: 400, for programs as JSON when it was to be
 * JSON; `why` says what, in French. */
bool refusal_show_parameter(struct app *app, const struct request *req, const char *why,
	struct response *res, struct error *err);

#endif
