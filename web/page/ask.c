/* « Demander un compte ». */

#include "page/pages.h"

#include "app.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/newcomer.h"
#include "page/refusal.h"
#include "page/show.h"
#include "store/account_requests.h"
#include "view/request.h"

enum { SCHOOL_MAX = 120, MESSAGE_MAX = 1000 };  /* characters */

static struct fields *begin(struct app *app, struct fields *page, const char *title)
{
	return show_frame(app, page, &(struct frame){
		.title = title,
		.file = "demander.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
}

bool page_ask(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	OWNED(fields) page = fields_new();
	view_request_form(begin(app, page, "Demander un compte"), &(struct request_form){0},
		&(struct faults){0});
	return show_page(app, req, page, res, err);
}

bool page_ask_sent(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_request_sent(begin(app, page, "Votre demande est arrivée"));
	return show_page(app, req, page, res, err);
}

static bool show_faults(struct app *app, const struct request *req, const struct request_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	view_request_form(begin(app, page, "Erreur – Demander un compte"), form, faults);
	return show_again(app, req, page, res, err);
}

static bool show_too_many(struct app *app, const struct request *req, const struct request_form *form,
	struct response *res, struct error *err)
{
	struct faults faults = {0};
	faults_add(&faults, "courriel", "Trop de demandes sont arrivées. Réessayez dans une heure, ou"
		" écrivez à un référent.");
	if (!show_faults(app, req, form, &faults, res, err))
		return false;
	response_status(res, 429);
	return true;
}

/* A robot that fills every field is told what a person would be. */
static bool keep(struct app *app, const struct form *form, const struct request_form *typed,
	bool *is_kept, struct error *err)
{
	struct error why = {0};
	const struct account_request request = {
		.email = typed->email, .name = typed->name, .school = typed->school, .message = typed->message,
	};
	*is_kept = *form_value(form, "site-web") || people_ask(app->people, &request, &why);
	return *is_kept || why.kind == ERROR_TOO_LARGE || error_set(err, why.kind, "%s", why.text);
}

bool page_ask_send(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	if (!app->people)
		return refusal_show_read_only(app, req, res, err);
	struct faults faults = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	OWNED_STRING name = newcomer_name(form, &faults);
	OWNED_STRING email = newcomer_email(form, &faults);
	OWNED_STRING school = newcomer_text(form, "etablissement", SCHOOL_MAX, &faults);
	OWNED_STRING message = newcomer_text(form, "message", MESSAGE_MAX, &faults);
	if (!*school)
		faults_add(&faults, "etablissement", "Écrivez le nom de votre école ou établissement.");
	const struct request_form typed = { name, email, school, message };
	if (faults.count > 0)
		return show_faults(app, req, &typed, &faults, res, err);

	bool is_kept = false;
	if (people_may_ask(app->people, request_address(req)) && !keep(app, form, &typed, &is_kept, err))
		return false;
	if (!is_kept)
		return show_too_many(app, req, &typed, res, err);
	OWNED_STRING link = link_to_request_sent();
	response_redirect(res, link);
	return true;
}
