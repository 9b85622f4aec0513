#include "page/pages.h"

#include "base/json.h"
#include "base/text.h"
#include "http/link.h"
#include "http/response.h"
#include "page/show.h"
#include "view/error.h"

/* Only a search needs the index: when it does not answer, the rest of the site goes on. */
static bool is_search_away(const struct request *req, unsigned status)
{
	OWNED_STRING search = link_to_search(&(struct link_search){0});
	return (status == 503 || status == 500) && text_equals(request_path(req), search);
}

/* A program that asked for JSON is told in JSON, in the same words. */
static bool show_json(unsigned status, struct response *res)
{
	OWNED(json) json = json_new();
	struct json *error = json_set_object(json, "erreur");
	json_set_integer(error, "statut", status);
	json_set_text(error, "message", error_title(status));
	response_json(res, json_write(json));
	response_status(res, status);
	return true;
}

bool page_error(struct app *app, const struct request *req, unsigned status, struct response *res,
	struct error *err)
{
	if (request_is_below(req, "/api/"))
		return show_json(status, res);

	bool is_search = is_search_away(req, status);
	OWNED(fields) page = fields_new();
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = is_search ? error_title_of_search(status) : error_title(status),
		.file = "erreur.html",
		.question = is_search ? request_value(req, "q") : NULL,
		.is_unlisted = true,
	});
	if (is_search)
		view_error_of_search(body, status);
	else
		view_error(body, status);
	response_status(res, status);
	return show_page(app, req, page, res, err);
}
