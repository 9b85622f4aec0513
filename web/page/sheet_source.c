#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/versions.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/show.h"
#include "page/visitor.h"
#include "view/error.h"

#include <string.h>

/* Machines that read the source are told where the page is, and the other way round. */
static void tell_canonical(const struct app *app, const char *id, struct response *res)
{
	OWNED_STRING link = link_to_sheet(id);
	OWNED_STRING address = link_absolute(app->base_url, link);
	OWNED_STRING canonical = text_make("<%s>; rel=\"canonical\"", address);
	response_header(res, "Link", canonical);
}

static bool give(struct response *res, char *markdown)
{
	response_bytes(res, "text/markdown; charset=utf-8", markdown, strlen(markdown));
	return true;
}

/* ---- One version ---- */

static bool show_gone(struct app *app, const struct request *req, enum version_state state,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_version_gone(show_frame(app, page, &(struct frame){
		.title = version_gone_title(state), .file = "erreur.html", .is_unlisted = true,
	}), state);
	return show_page_as(app, req, page, 410, res, err);
}

/* Search engines keep the present text only: what was corrected is not found by them. */
static bool show_version(struct app *app, const struct request *req, const char *asked,
	struct response *res, struct error *err)
{
	const char *id = request_parameter(req, "id");
	OWNED(kept_version) version = catalogue_version(app->catalogue, id, request_row(asked), err);
	if (!version)
		return false;
	bool may_read = version->state == VERSION_SHOWN
		|| (version->state != VERSION_ERASED && visitor_is_dan(app));
	if (!may_read)
		return show_gone(app, req, version->state, res, err);

	tell_canonical(app, id, res);
	response_header(res, "X-Robots-Tag", "noindex");
	return response_is_known(res, req, version->hash, version->made_at)
		|| give(res, TAKE(version->markdown));
}

/* ---- The present one ---- */

bool page_sheet_source(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const char *asked = request_value(req, "version");
	if (*asked)
		return show_version(app, req, asked, res, err);

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
	return give(res, TAKE(markdown));
}
