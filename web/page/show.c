#include "page/show.h"

#include "app.h"
#include "http/response.h"
#include "page/kept.h"

struct fields *show_frame(const struct app *app, struct fields *page, const struct frame *frame)
{
	const struct frame_site site = { .assets = app->assets, .base_url = app->base_url };
	return view_frame(page, &site, frame);
}

bool show_page(const struct app *app, const struct request *req, struct fields *page,
	struct response *res, struct error *err)
{
	OWNED_WORDS kept = {0};
	kept_find(app, req, &kept);
	kept_vary(res, &kept);
	view_frame_kept(page, kept.count);
	OWNED_STRING html = templates_render(app->templates, "cadre.html", page, err);
	if (!html)
		return false;

	response_html(res, TAKE(html));
	return true;
}
