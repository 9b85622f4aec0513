/* Addresses people try, whose pages stand elsewhere. */

#include "page/pages.h"

#include "app.h"
#include "http/asset.h"
#include "http/link.h"
#include "http/response.h"

/* What is left of « /usages/ID » when the end is cut off: every sheet there is. */
bool page_all_sheets(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)app;
	(void)err;
	OWNED_STRING search = link_to_search(&(struct link_search){0});
	OWNED_STRING link = link_again(search, request_query(req));
	response_moved(res, link);
	return true;
}

/* Asked for by what reads no HTML: bookmarks, feeds. Its real address changes with its content. */
bool page_icon(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	(void)req;
	const char *url = asset_url(app->assets, "favicon.svg");
	if (!url)
		return error_set(err, ERROR_NOT_FOUND, "no icon");
	response_found(res, url);
	response_cache(res, "public, max-age=3600");
	return true;
}
