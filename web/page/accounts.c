/* The list of accounts, and what the DAN does with one. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/hand_over.h"
#include "page/show.h"
#include "view/members.h"

#include <string.h>

enum { LAST_PAGE = 1000 };

static void add(void *context, const struct member *member)
{
	view_members_add(context, member);
}

bool page_accounts(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	struct members members = {
		.visitor = &app->visitor,
		.vocabularies = app->vocabularies,
		.question = request_value(req, "q"),
		.done = request_value(req, "fait"),
		.page = request_number(req, "page", 1, LAST_PAGE, 1),
	};
	members.fields = show_frame(app, page, &(struct frame){
		.title = "Comptes",
		.file = "comptes.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});

	/* A référent sees those whom a référent invites. */
	size_t total = 0;
	const struct accounts_wanted wanted = {
		.words = members.question,
		.roles = role_may_invite(app->visitor.role),
		.skipped = (members.page - 1) * (size_t)MEMBERS_PER_PAGE,
		.limit = MEMBERS_PER_PAGE,
	};
	if (!people_list_accounts(app->people, &wanted, add, &members, &total, err))
		return false;
	view_members(&members, total);
	return show_page(app, req, page, res, err);
}

static bool make_key(struct app *app, const struct request *req, int64_t account,
	struct response *res, struct error *err)
{
	char key[SECRET_BYTES];
	OWNED_STRING next = link_to_accounts("", 1);
	const struct hand_over link = {
		.title = "Clé faite", .next = next, .next_text = "Revenir aux comptes",
	};
	return people_make_key(app->people, &app->visitor, account, key, err)
		&& hand_over_show(app, req, &link, key, res, err);
}

static bool set_closed(struct app *app, int64_t account, bool is_closed, struct response *res,
	struct error *err)
{
	if (!people_close(app->people, &app->visitor, account, is_closed, err))
		return false;
	OWNED_STRING link = link_to_done("/comptes", is_closed ? "ferme" : "rouvert");
	response_redirect(res, link);
	return true;
}

bool page_accounts_act(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	int64_t account = request_row(request_parameter(req, "compte"));
	const char *act = form_value(form, "acte");
	if (text_equals(act, "cle"))
		return make_key(app, req, account, res, err);
	if (text_equals(act, "fermer") || text_equals(act, "rouvrir"))
		return set_closed(app, account, text_equals(act, "fermer"), res, err);
	return error_set(err, ERROR_INVALID, "accounts: no such act");
}
