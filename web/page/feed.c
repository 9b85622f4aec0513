#include "page/feed.h"

#include "app.h"
#include "http/response.h"
#include "view/feed.h"
#include "view/template.h"

#include <string.h>

bool feed_show(const struct app *app, const struct feed *feed, struct response *res, struct error *err)
{
	OWNED(fields) fields = fields_new();
	view_feed(fields, feed, app->vocabularies);
	OWNED_STRING xml = templates_render(app->templates, "flux.xml", fields, err);
	if (!xml)
		return false;
	size_t length = strlen(xml);
	response_bytes(res, "application/atom+xml; charset=utf-8", TAKE(xml), length);
	return true;
}
