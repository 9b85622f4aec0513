#include "page/pages.h"

#include "base/text.h"
#include "http/link.h"
#include "http/response.h"
#include "page/show.h"
#include "view/error.h"

/* Only a search needs the index: when it cannot be read, the rest of the site goes on. */
static bool is_search_away(const struct request *req, unsigned status)
{
	OWNED_STRING search = link_to_search(&(struct link_search){0});
	return status == 503 && text_equals(request_path(req), search);
}

bool page_error(struct app *app, const struct request *req, unsigned status, struct response *res,
	struct error *err)
{
	bool is_search = is_search_away(req, status);
	OWNED(fields) page = fields_new();
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = is_search ? error_title_of_search : error_title(status),
		.file = "erreur.html",
		.question = is_search ? request_value(req, "q") : NULL,
		.is_unlisted = true,
	});
	if (is_search)
		view_error_of_search(body);
	else
		view_error(body, status);
	response_status(res, status);
	return show_page(app, page, res, err);
}
