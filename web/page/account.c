/* « Mon compte » and what its buttons do. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/newcomer.h"
#include "page/show.h"
#include "page/visitor.h"
#include "view/account.h"

/* The sessions of the visitor, put into the page as they are told. */
struct session_list {
	const struct app *app;
	struct fields *fields;
	int64_t now;
	size_t count;
};

static void add_session(void *context, const struct session *session)
{
	struct session_list *list = context;
	view_account_session(list->fields, session, &list->app->visitor, list->now);
	list->count++;
}

static bool show(struct app *app, const struct request *req, const char *name,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	struct account_page shown = {
		.person = &app->visitor,
		.name = name,
		.done = request_value(req, "fait"),
	};
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = faults->count > 0 ? "Erreur – Mon compte" : "Mon compte",
		.file = "compte.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
	struct session_list list = { app, body, request_time(req), 0 };
	if (!people_count_requests(app->people, &shown.waiting, err)
		|| !people_list_sessions(app->people, &app->visitor, add_session, &list, err))
		return false;
	view_account(body, &shown, faults, app->vocabularies);
	if (list.count > 1)
		view_account_others(body);
	return faults->count > 0 ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_account(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	return show(app, req, NULL, &(struct faults){0}, res, err);
}

static bool go_back(struct response *res, const char *done)
{
	OWNED_STRING link = link_to_done("/compte", done);
	response_redirect(res, link);
	return true;
}

bool page_account_name(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	struct faults faults = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	OWNED_STRING name = newcomer_name(form, &faults);
	if (faults.count > 0)
		return show(app, req, name, &faults, res, err);
	return people_rename(app->people, &app->visitor, name, err) && go_back(res, "nom");
}

bool page_account_passphrase(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	struct faults faults = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const struct passphrase_change change = {
		form_value(form, "presente"), newcomer_passphrase(form, app->visitor.email, &faults),
	};
	if (faults.count > 0)
		return show(app, req, NULL, &faults, res, err);

	char secret[SECRET_BYTES];
	enum signing outcome;
	if (!people_change_passphrase(app->people, &app->visitor, &change, &outcome, secret, err))
		return false;
	if (outcome != SIGNED_IN) {
		faults_add(&faults, "presente", outcome == SIGNING_TOO_MANY
			? "Trop de tentatives. Attendez un quart d’heure avant de recommencer."
			: "Ce n’est pas votre phrase de passe actuelle.");
		return show(app, req, NULL, &faults, res, err);
	}
	visitor_welcome(app, res, secret);
	return go_back(res, "phrase");
}

bool page_account_sessions(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	if (text_equals(form_value(form, "acte"), "autres"))
		return people_end_other_sessions(app->people, &app->visitor, err) && go_back(res, "autres");
	if (!text_equals(form_value(form, "acte"), "terminer"))
		return error_set(err, ERROR_INVALID, "account: no such act");
	return people_end_session(app->people, &app->visitor, form_value(form, "session"), err)
		&& go_back(res, "session");
}
