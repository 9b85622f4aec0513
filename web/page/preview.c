#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/response.h"
#include "people/gate.h"
#include "sheet/body.h"
#include "view/preview.h"
#include "view/template.h"

/* A body as its page will show it, while it is written: a piece of a page, for a script. Nothing is
 * kept of it. */

static const struct gate_limit limit = { "apercu", 600, 600 };

static bool may_ask(const struct app *app, const struct request *req)
{
	OWNED_STRING account = text_make("compte %lld", (long long)app->visitor.row);
	const char *who = app->visitor.row ? account : request_address(req);
	return !app->gate || !*who || gate_take(app->gate, &limit, who, request_time(req));
}

bool page_preview(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_REMARKS remarks = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	if (!may_ask(app, req))
		return page_error(app, req, 429, res, err);
	const char *text = form_value(form, "corps");
	OWNED(fields) fields = fields_new();
	body_check(text, 1, &remarks);
	view_preview_body(fields, text, &remarks);
	OWNED_STRING html = templates_render(app->templates, "apercu.html", fields, err);
	if (!html)
		return false;
	response_html(res, TAKE(html));
	response_cache(res, "no-store");
	return true;
}
