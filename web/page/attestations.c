/* « Attestations de contribution »: a person asks for one, shows it to whom they like, may revoke it. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/looked.h"
#include "page/newcomer.h"
#include "page/refusal.h"
#include "page/show.h"
#include "proposals/attest.h"
#include "proposals/proposals.h"
#include "sheet/personal.h"
#include "view/attestation.h"

#include <string.h>

enum { LISTED = 200 };

_Static_assert((int)ATTEST_NAME_MAX == (int)PERSON_NAME_MAX, "newcomer_name() checks its length");

/* ---- One's own ---- */

struct list {
	struct fields *body, *rows;
};

static void add(void *context, const struct attestation *attestation)
{
	struct list *list = context;
	if (!list->rows)
		list->rows = fields_repeat(list->body, "LISTE");
	view_attestation_add(list->rows, attestation);
}

static bool show_mine(struct app *app, const struct request *req, struct attestation_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(attestation) candidates = attest_candidates(app->proposals, &app->visitor, err);
	if (!candidates)
		return false;
	form->candidates = candidates;
	OWNED(fields) page = fields_new();
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = faults->count > 0 ? "Erreur – Mes attestations" : "Mes attestations",
		.file = "attestations.html",
		.place = FRAME_MY_SHEETS,
		.is_unlisted = true,
	});
	struct list list = { .body = body };
	view_attestations(body, form, faults);
	if (!attestations_list(looked_store(app), app->visitor.row, LISTED, add, &list, err))
		return false;
	return faults->count > 0 ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_attestations(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!app->proposals)
		return refusal_show_read_only(app, req, res, err);
	struct attestation_form form = { app->visitor.name, request_value(req, "fiche"), NULL };
	return show_mine(app, req, &form, &(struct faults){0}, res, err);
}

static void tell_why(const struct error *why, struct faults *faults)
{
	if (why->kind == ERROR_TOO_LARGE)
		faults_add(faults, "fiche", "Dix attestations par jour et cinquante en cours au plus :"
			" révoquez-en, ou revenez demain.");
	else
		faults_add(faults, "fiche", "Choisissez une de vos fiches qui est en ligne.");
}

bool page_attestation_make(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!app->proposals)
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	struct faults faults = {0};
	struct error why = {0};
	const char *sheet = form_value(form, "fiche");
	OWNED_STRING name = newcomer_name(form, &faults);
	OWNED_STRING personal = personal_refusal(name);
	faults_add(&faults, "nom", personal);
	OWNED(attestation) made = faults.count > 0 ? NULL
		: attest_make(app->proposals, &(struct attest_wish){
			.person = &app->visitor, .name = name, .sheet = *sheet ? sheet : NULL, .now = request_time(req),
		}, &why);
	if (made) {
		OWNED_STRING page = link_to_attestation(made->code);
		OWNED_STRING link = link_to_done(page, "etablie");
		response_redirect(res, link);
		show_hidden(res);
		return true;
	}
	if (why.kind == ERROR_TOO_LARGE || why.kind == ERROR_NOT_FOUND)
		tell_why(&why, &faults);
	else if (faults.count == 0)
		return error_set(err, why.kind, "%s", why.text);
	return show_mine(app, req, &(struct attestation_form){ name, sheet, NULL }, &faults, res, err);
}

/* ---- One, for whoever has its address ---- */

static struct attestation *find(struct app *app, const struct request *req, struct error *err)
{
	const char *code = request_parameter(req, "code");
	if (attest_is_code(code))
		return attestations_find(looked_store(app), code, err);
	error_set(err, ERROR_NOT_FOUND, "no code of an attestation");
	return NULL;
}

bool page_attestation(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(attestation) attestation = find(app, req, err);
	if (!attestation)
		return false;
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_attestation(attestation->code);
	OWNED_STRING address = link_absolute(app->base_url, link);
	view_attestation(show_frame(app, page, &(struct frame){
		.title = "Attestation de contribution",
		.file = "attestation.html",
		.is_unlisted = true,
	}), &(struct shown_attestation){
		.attestation = attestation,
		.address = address,
		.is_sound = attestation->hash && attest_is_sound(attestation),
		.is_mine = app->visitor.row > 0 && app->visitor.row == attestation->account,
		.done = request_value(req, "fait"),
	});
	if (!show_page(app, req, page, res, err))
		return false;
	show_hidden(res);
	return true;
}

bool page_attestation_text(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(attestation) attestation = find(app, req, err);
	if (!attestation)
		return false;
	if (attestation->revoked_at > 0)
		return error_set(err, ERROR_NOT_FOUND, "it was revoked");
	response_text(res, attest_text(attestation));
	response_keep_as(res, "attestation.txt");
	response_header(res, "X-Robots-Tag", "noindex");
	show_hidden(res);
	return true;
}

bool page_attestation_revoke(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const char *code = request_parameter(req, "code");
	if (!app->proposals)
		return refusal_show_read_only(app, req, res, err);
	if (!attest_is_code(code))
		return error_set(err, ERROR_NOT_FOUND, "no code of an attestation");
	if (!attest_revoke(app->proposals, &app->visitor, code, request_time(req), err))
		return false;
	OWNED_STRING page = link_to_attestation(code);
	OWNED_STRING link = link_to_done(page, "revoquee");
	response_redirect(res, link);
	show_hidden(res);
	return true;
}
