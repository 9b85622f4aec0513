/* Requests of accounts that wait for an answer. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/hand_over.h"
#include "page/show.h"
#include "store/account_requests.h"
#include "view/request.h"

#include <string.h>

struct list {
	struct fields *body, *rows;
	const char *done;
};

static void add(void *context, const struct account_request *request)
{
	struct list *list = context;
	if (!list->rows)
		list->rows = view_request_list(list->body, list->done);
	view_request_add(list->rows, request);
}

bool page_requests(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	struct list list = { .done = request_value(req, "fait") };
	list.body = show_frame(app, page, &(struct frame){
		.title = "Demandes de compte",
		.file = "demandes.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
	if (!people_list_requests(app->people, add, &list, err))
		return false;
	if (!list.rows)
		view_request_none(list.body, list.done);
	return show_page(app, req, page, res, err);
}

static bool go_back(struct response *res, const char *done)
{
	OWNED_STRING page = link_to_requests();
	OWNED_STRING link = link_to_done(page, done);
	response_redirect(res, link);
	return true;
}

static bool show_link(struct app *app, const struct request *req, const char *secret,
	struct response *res, struct error *err)
{
	OWNED_STRING next = link_to_requests();
	const struct hand_over link = {
		.title = "Demande acceptée", .next = next, .next_text = "Voir les autres demandes",
	};
	return hand_over_show(app, req, &link, secret, res, err);
}

bool page_request_answer(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const char *act = form_value(form, "acte");
	bool is_accepted = text_equals(act, "accepter");
	if (!is_accepted && !text_equals(act, "refuser"))
		return error_set(err, ERROR_INVALID, "requests: no such act");

	char secret[SECRET_BYTES];
	struct error why = {0};
	int64_t row = request_row(request_parameter(req, "demande"));
	if (people_answer(app->people, &app->visitor, row, is_accepted, secret, &why))
		return is_accepted ? show_link(app, req, secret, res, err) : go_back(res, "refusee");
	if (why.kind == ERROR_INVALID)
		return go_back(res, "deja");
	if (why.kind == ERROR_NOT_FOUND)
		return go_back(res, "trop-tard");
	return error_set(err, why.kind, "%s", why.text);
}
