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
 * The same of a form in which somebody wrote: the page gives back what was typed, to be sent again, with a token
 * when somebody is signed in.
 */
bool refusal_give_back(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err);

/** The same for a page that writes, when nothing can be written: 503. */
bool refusal_show_read_only(struct app *app, const struct request *req, struct response *res,
	struct error *err);

#endif
