/* Links good for one use: an account is made, or has another passphrase. */

#include "page/pages.h"

#include "app.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/newcomer.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/visitor.h"
#include "view/door.h"
#include "view/member.h"

static struct fields *begin(struct app *app, struct fields *page, const char *title)
{
	return show_frame(app, page, &(struct frame){
		.title = title,
		.file = "porte.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
}

static bool show_closed(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	view_door_closed(begin(app, page, "Ce lien n’est plus bon"));
	if (!show_page_as(app, req, page, 404, res, err))
		return false;
	show_hidden(res);
	return true;
}

static bool show_open(struct app *app, const struct request *req, const struct door_page *shown,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	bool is_wrong = faults->count > 0;
	const char *title = shown->door->is_key ? "Choisir une phrase de passe" : "Ouvrir votre compte";
	view_door(begin(app, page, title), shown, faults, app->vocabularies);
	if (!(is_wrong ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err)))
		return false;
	show_hidden(res);
	return true;
}

/* False without an answer, with the error, or with the page that says that the link is not good. */
static bool open_door(struct app *app, const struct request *req, struct door *door, bool *is_open,
	struct error *err)
{
	struct error why = {0};
	*is_open = people_open_door(app->people, request_parameter(req, "secret"), door, &why);
	return *is_open || why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
}

bool page_door(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	OWNED_DOOR door = {0};
	bool is_open;
	if (!open_door(app, req, &door, &is_open, err))
		return false;
	if (!is_open)
		return show_closed(app, req, res, err);
	return show_open(app, req, &(struct door_page){
		.door = &door,
		.secret = request_parameter(req, "secret"),
	}, &(struct faults){0}, res, err);
}

/* Through the door, unless somebody was faster, or the address has an account. */
static bool enter(struct app *app, const struct request *req, const struct door_page *shown,
	const char *passphrase, struct response *res, struct error *err)
{
	char session[SECRET_BYTES];
	struct error why = {0};
	OWNED_STRING browser = member_browser(request_header(req, "User-Agent"));
	const struct newcomer newcomer = { shown->email, shown->name, passphrase, browser };
	if (people_enter(app->people, shown->secret, &newcomer, session, &why)) {
		if (app->visitor.row
			&& !people_end_session(app->people, &app->visitor, app->visitor.session, err))
			return false;
		visitor_welcome(app, res, session);
		OWNED_STRING link = link_to_done("/compte", "bienvenue");
		response_redirect(res, link);
		show_hidden(res);
		return true;
	}
	if (why.kind == ERROR_NOT_FOUND)
		return show_closed(app, req, res, err);
	if (why.kind != ERROR_INVALID)
		return error_set(err, why.kind, "%s", why.text);
	struct faults faults = {0};
	faults_add(&faults, shown->door->email ? "nom" : "courriel",
		"Cette adresse a déjà un compte\u00A0: connectez-vous plutôt.");
	return show_open(app, req, shown, &faults, res, err);
}

bool page_door_enter(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	OWNED_DOOR door = {0};
	struct faults faults = {0};
	bool is_open;
	OWNED(form) form = form_read(req, err);
	if (!form || !open_door(app, req, &door, &is_open, err))
		return false;
	if (!is_open)
		return show_closed(app, req, res, err);

	OWNED_STRING name = door.is_key ? NULL : newcomer_name(form, &faults);
	OWNED_STRING typed = door.email ? NULL : newcomer_email(form, &faults);
	const char *email = door.email ? door.email : typed;
	const char *passphrase = newcomer_passphrase(form, email, &faults);
	const struct door_page shown = {
		.door = &door,
		.secret = request_parameter(req, "secret"),
		.name = name,
		.email = email,
	};
	return faults.count > 0 ? show_open(app, req, &shown, &faults, res, err)
		: enter(app, req, &shown, passphrase, res, err);
}
