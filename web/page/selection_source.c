#include "page/pages.h"

#include "app.h"
#include "http/response.h"
#include "page/booklet.h"

#include <string.h>

bool page_selection_source(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_BOOKLET booklet = {0};
	if (!booklet_bind(app, req, &booklet, res, err))
		return false;
	if (booklet.count == 0)
		return true;

	char *markdown = view_booklet_markdown(&booklet, app->vocabularies);
	response_bytes(res, "text/markdown; charset=utf-8", markdown, strlen(markdown));
	response_keep_as(res, "selection-de-fiches.md");
	return true;
}
