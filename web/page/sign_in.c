/* Coming and going. */

#include "page/pages.h"

#include "app.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/visitor.h"
#include "view/faults.h"
#include "view/member.h"
#include "view/sign_in.h"

static bool show(struct app *app, const struct request *req, const struct sign_in_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_sign_in(show_frame(app, page, &(struct frame){
		.title = faults->count > 0 ? "Erreur – Se connecter" : "Se connecter",
		.file = "connexion.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	}), form, faults);
	return faults->count > 0 ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_sign_in(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	const struct sign_in_form form = { .email = "", .back = request_value(req, "retour") };
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	if (!app->visitor.row)
		return show(app, req, &form, &(struct faults){0}, res, err);
	OWNED_STRING link = link_to_account();
	response_redirect(res, link);
	return true;
}

/* One sentence for an unknown address, a closed account and another passphrase. */
static bool show_failure(struct app *app, const struct request *req, const struct sign_in_form *form,
	enum signing outcome, struct response *res, struct error *err)
{
	struct faults faults = {0};
	bool is_too_often = outcome == SIGNING_TOO_MANY;
	faults_add(&faults, "courriel", is_too_often
		? "Trop de tentatives. Attendez un quart d’heure avant de recommencer."
		: "Cette adresse et cette phrase de passe ne vont pas ensemble. Vérifiez l’une et l’autre.");
	if (!show(app, req, form, &faults, res, err))
		return false;
	if (is_too_often)
		response_status(res, 429);
	return true;
}

bool page_sign_in_try(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;

	char secret[SECRET_BYTES];
	enum signing outcome;
	OWNED_STRING browser = member_browser(request_header(req, "User-Agent"));
	const struct sign_in_form typed = { form_value(form, "courriel"), form_value(form, "retour") };
	if (!people_sign_in(app->people, &(struct signing_request){
			.email = typed.email,
			.passphrase = form_value(form, "phrase"),
			.address = request_address(req),
			.browser = browser,
		}, &outcome, secret, err))
		return false;
	if (outcome != SIGNED_IN)
		return show_failure(app, req, &typed, outcome, res, err);

	/* The session this browser had, if any, is left behind. */
	if (app->visitor.row
		&& !people_end_session(app->people, &app->visitor, app->visitor.session, err))
		return false;
	visitor_welcome(app, res, secret);
	/* The browser would keep the anchor of the form that was sent. */
	OWNED_STRING page = link_after_sign_in(typed.back);
	OWNED_STRING link = link_to_part(page, "contenu");
	response_redirect(res, link);
	return true;
}

bool page_sign_out(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	(void)req;
	if (app->visitor.row
		&& !people_end_session(app->people, &app->visitor, app->visitor.session, err))
		return false;
	visitor_dismiss(app, res);
	OWNED_STRING link = link_to_home();
	response_redirect(res, link);
	return true;
}
