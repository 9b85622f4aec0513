/* « Signaler un problème » on a sheet, by anybody: neither account nor address is kept. */

#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/stranger.h"
#include "proposals/dossier.h"
#include "sheet/sheet.h"
#include "view/faults.h"
#include "view/report.h"

/* A class that looks at one sheet shares one address. */
static const struct stranger_limits limits = {
	{ "signalement-adresse", 30, 3600 },
	{ "signalement-tous", 1000, 24 * 3600 },
	"Beaucoup de signalements arrivent en ce moment. Attendez une heure, ou écrivez à l’éditeur du "
		"site.",
};

/* What came of a request for one of these pages. */
struct reporting {
	struct app *app;
	const struct request *req;
	struct catalogue_sheet *found;
};

static void reporting_done(struct reporting *reporting)
{
	catalogue_sheet_free(reporting->found);
}
#define OWNED_REPORTING __attribute__((cleanup(reporting_done))) struct reporting

static bool find(struct reporting *reporting, struct error *err)
{
	reporting->found = catalogue_find(reporting->app->catalogue, request_parameter(reporting->req, "id"),
		err);
	return reporting->found;
}

static struct fields *begin(const struct reporting *reporting, struct fields *page, const char *title)
{
	return show_frame(reporting->app, page, &(struct frame){
		.title = title, .file = "signaler.html", .is_unlisted = true,
	});
}

static bool show_form(const struct reporting *reporting, const struct report_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	bool is_again = form->notice || faults->count > 0;
	view_report_form(begin(reporting, page, is_again ? "Erreur – Signaler un problème"
		: "Signaler un problème"), reporting->found->sheet, form, faults, reporting->app->vocabularies);
	return is_again ? show_again(reporting->app, reporting->req, page, res, err)
		: show_page(reporting->app, reporting->req, page, res, err);
}

bool page_report(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_REPORTING reporting = { .app = app, .req = req };
	if (!find(&reporting, err))
		return false;
	if (reporting.found->is_withdrawn)
		return page_error(app, req, 410, res, err);
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	return show_form(&reporting, &(struct report_form){ .reason = request_value(req, "motif") },
		&(struct faults){0}, res, err);
}

bool page_reported(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_REPORTING reporting = { .app = app, .req = req };
	if (!find(&reporting, err))
		return false;
	OWNED(fields) page = fields_new();
	view_reported(begin(&reporting, page, "Votre signalement est arrivé"), reporting.found->sheet);
	return show_page(app, req, page, res, err);
}

static const char *too_many(void)
{
	return "Cette fiche a déjà reçu beaucoup de signalements\u00A0: les référents le savent. Revenez "
		"quand ils les auront lus.";
}

/* Beside which field, and what. */
static void add_fault(struct faults *faults, enum report_outcome outcome)
{
	switch (outcome) {
	case REPORT_NO_REASON:
		faults_add(faults, "motif", "Choisissez ce qui ne va pas.");
		break;
	case REPORT_NO_MESSAGE:
		faults_add(faults, "message", "Dites en une phrase ce qui ne va pas.");
		break;
	case REPORT_TOO_LONG:
		faults_add(faults, "message", "Ce texte est trop long\u00A0: 1\u202F000 caractères au plus.");
		break;
	case REPORT_TOO_MANY:
	case REPORT_DONE:
		break;
	}
}

static bool send(const struct reporting *reporting, struct report_form *typed, struct response *res,
	struct error *err)
{
	struct faults faults = {0};
	enum report_outcome outcome;
	const char *id = reporting->found->sheet->id;
	if (!dossier_report(reporting->app->proposals, id, typed->reason, typed->message, &outcome, err))
		return false;
	if (outcome == REPORT_DONE) {
		OWNED_STRING link = link_to_reported(id);
		response_redirect(res, link);
		return true;
	}
	typed->notice = outcome == REPORT_TOO_MANY ? too_many() : NULL;
	add_fault(&faults, outcome);
	return show_form(reporting, typed, &faults, res, err);
}

bool page_report_send(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_REPORTING reporting = { .app = app, .req = req };
	OWNED(form) form = form_read(req, err);
	if (!form || !find(&reporting, err))
		return false;
	if (reporting.found->is_withdrawn)
		return page_error(app, req, 410, res, err);
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	struct report_form typed = {
		.reason = form_value(form, "motif"),
		.message = form_value(form, "message"),
		.notice = stranger_stop(app, req, form, &limits),
	};
	bool is_stopped = typed.notice;
	bool is_done = is_stopped ? show_form(&reporting, &typed, &(struct faults){0}, res, err)
		: send(&reporting, &typed, res, err);
	/* Too much of it, not a mistake in it. */
	if (is_done && typed.notice)
		response_status(res, 429);
	return is_done;
}
