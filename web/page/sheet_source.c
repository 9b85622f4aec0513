#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/response.h"

/* Machines that read the source are told where the page is, and the other way round. */
static void tell_canonical(const struct app *app, const char *id, struct response *res)
{
	OWNED_STRING link = link_to_sheet(id);
	OWNED_STRING address = link_absolute(app->base_url, link);
	OWNED_STRING canonical = text_make("<%s>; rel=\"canonical\"", address);
	response_header(res, "Link", canonical);
}

bool page_sheet_source(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const char *id = request_parameter(req, "id");
	OWNED(catalogue_sheet) found = catalogue_find(app->catalogue, id, err);
	if (!found)
		return false;
	if (found->is_withdrawn)
		return page_error(app, req, 410, res, err);
	if (response_is_known(res, req, found->etag, found->changed_at))
		return true;

	OWNED_STRING markdown = catalogue_markdown(app->catalogue, id, err);
	if (!markdown)
		return false;

	tell_canonical(app, id, res);
	size_t length = strlen(markdown);
	response_bytes(res, "text/markdown; charset=utf-8", TAKE(markdown), length);
	return true;
}
