#include "page/refusal.h"

#include "app.h"
#include "base/json.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/show.h"

#include <string.h>

static void give_back(const struct app *app, const struct request *req, const struct form *typed,
	struct fields *body)
{
	struct given_back given_back = { .fields = body };
	OWNED_STRING link = link_again(request_path(req), request_query(req));
	view_given_back(&given_back, link, app->token);
	form_each(typed, view_typed, &given_back);
}

/* `typed` may be NULL. */
static bool show(struct app *app, const struct request *req, const struct refusal *refusal,
	const struct form *typed, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	struct refusal told = *refusal;
	told.gives_back = typed;
	unsigned status = refusal->reason == REFUSAL_READ_ONLY ? 503 : 403;
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = refusal_title(&told),
		.file = "erreur.html",
		.is_unlisted = true,
	});
	view_refusal(body, &told, status);
	if (typed)
		give_back(app, req, typed, body);
	return show_page_as(app, req, page, status, res, err);
}

bool refusal_show(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err)
{
	return show(app, req, refusal, NULL, res, err);
}

bool refusal_give_back(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err)
{
	/* What cannot be read was not written by people. */
	OWNED(form) typed = form_read(req, NULL);
	return show(app, req, refusal, typed, res, err);
}

bool refusal_show_read_only(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	return refusal_show(app, req, &(struct refusal){ .reason = REFUSAL_READ_ONLY }, res, err);
}

char *refusal_of_value(const char *parameter, const char *asked, const char *what)
{
	return text_make("Le paramètre «\u00A0%s\u00A0»\u00A0: «\u00A0%s\u00A0» n’est pas %s.", parameter,
		asked, what);
}

static bool is_json(const struct request *req)
{
	static const char ending[] = ".json";
	const char *path = request_path(req);
	size_t length = strlen(path);
	return length >= strlen(ending) && strcmp(path + length - strlen(ending), ending) == 0;
}

bool refusal_show_parameter(struct app *app, const struct request *req, const char *why,
	struct response *res, struct error *err)
{
	if (is_json(req)) {
		OWNED(json) json = json_new();
		struct json *error = json_set_object(json, "erreur");
		json_set_integer(error, "statut", 400);
		json_set_text(error, "message", why);
		response_json(res, json_write(json));
		response_status(res, 400);
		return true;
	}
	OWNED(fields) page = fields_new();
	view_error_of_parameter(show_frame(app, page, &(struct frame){
		.title = error_title(400),
		.file = "erreur.html",
		.is_unlisted = true,
	}), why);
	return show_page_as(app, req, page, 400, res, err);
}
