#include "page/show.h"

#include "app.h"
#include "http/link.h"
#include "http/response.h"
#include "page/kept.h"

/* Whoever signs in comes back to the page, when it has an address of its own. */
static void show_visitor(const struct app *app, struct fields *page, const struct frame *frame)
{
	OWNED_STRING sign_in = link_to_sign_in(frame->link);
	view_frame_visitor(page, &(struct frame_visitor){
		.name = app->visitor.row ? app->visitor.name : NULL,
		.is_reviewer = ROLES_MODERATING & ROLE_BIT(app->visitor.role),
		.token = app->token,
		.sign_in = app->people ? sign_in : NULL,
	});
}

struct fields *show_frame(const struct app *app, struct fields *page, const struct frame *frame)
{
	const struct frame_site site = { .assets = app->assets, .base_url = app->base_url };
	struct fields *body = view_frame(page, &site, frame);
	show_visitor(app, page, frame);
	view_frame_token(body, app->token);
	return body;
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

bool show_page_as(const struct app *app, const struct request *req, struct fields *page, unsigned status,
	struct response *res, struct error *err)
{
	if (!show_page(app, req, page, res, err))
		return false;
	if (status == 0 || status == 200)
		return true;
	response_status(res, status);
	response_cache(res, "no-store");
	return true;
}

bool show_again(const struct app *app, const struct request *req, struct fields *page,
	struct response *res, struct error *err)
{
	return show_page_as(app, req, page, 422, res, err);
}

void show_hidden(struct response *res)
{
	response_header(res, "Referrer-Policy", "no-referrer");
	response_cache(res, "no-store");
}
