#include "page/pages.h"

#include "app.h"
#include "http/response.h"
#include "view/opensearch.h"
#include "view/template.h"

#include <string.h>

bool page_opensearch(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)req;
	OWNED(fields) fields = fields_new();
	view_opensearch(fields, app->assets, app->base_url);
	OWNED_STRING xml = templates_render(app->templates, "opensearch.xml", fields, err);
	if (!xml)
		return false;

	size_t length = strlen(xml);
	response_bytes(res, "application/opensearchdescription+xml; charset=utf-8", TAKE(xml), length);
	response_cache(res, "public, max-age=86400");
	return true;
}
