#include "page/pages.h"

#include "app.h"
#include "http/asset.h"
#include "http/response.h"

/* The OpenAPI document is a static file; here it has the address machines look for it at. */
bool page_api_description(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)req;
	bool is_lasting;
	const struct asset *file = asset_find(app->assets, "/statique/openapi.json", &is_lasting);
	if (!file)
		return error_set(err, ERROR_NOT_FOUND, "openapi.json is not among the static files");
	const struct asset_bytes *plain = &file->forms[ENCODING_IDENTITY];
	response_borrow(res, file->type, plain->bytes, plain->length);
	response_cache(res, "public, max-age=3600");
	return true;
}
