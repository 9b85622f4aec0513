#ifndef PAGE_BOOKLET_H
#define PAGE_BOOKLET_H

#include "base/error.h"
#include "view/booklet.h"

#include <stdbool.h>

struct app;
struct request;
struct response;

enum { BOOKLET_MAX_BYTES = 2 * 1024 * 1024 };  /* of all the texts, as Markdown and as HTML each */

/**
 * Bind the sheets that a request is about (page/picked.h). Those past BOOKLET_MAX_BYTES have no text.
 * When no sheet is there to bind, `res` leads to the selection, which explains, and the booklet is
 * empty: there is nothing to show. Errors as catalogue_find(), but for sheets that are not there.
 */
bool booklet_bind(struct app *app, const struct request *req, struct booklet *booklet,
	struct response *res, struct error *err);

#endif
