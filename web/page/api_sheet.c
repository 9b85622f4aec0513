#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "catalogue/catalogue.h"
#include "http/response.h"
#include "view/sheet_json.h"

bool page_api_sheet(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(catalogue_sheet) found = catalogue_find(app->catalogue,
		request_parameter(req, "id"), err);
	if (!found)
		return false;
	if (found->is_withdrawn)
		return page_error(app, req, 410, res, err);
	if (response_is_known(res, req, found->etag, found->changed_at))
		return true;

	OWNED(json) sheet = json_new();
	view_sheet_json(sheet, found, app->base_url);
	view_sheet_json_body(sheet, found);
	response_json(res, json_write(sheet));
	return true;
}
