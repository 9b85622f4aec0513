/* What readers say of one sheet, looked at by a référent. */

#include "page/pages.h"

#include "app.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/button.h"
#include "page/holder.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "proposals/dossier.h"
#include "view/dossier.h"

#include <string.h>

/* One being looked at. */
struct looking {
	struct app *app;
	const struct request *req;
	struct actor actor;
	struct dossier *dossier;
};

static void looking_done(struct looking *looking)
{
	dossier_free(looking->dossier);
}
#define OWNED_LOOKING __attribute__((cleanup(looking_done))) struct looking

static bool find(struct looking *looking, struct error *err)
{
	int64_t row = request_row(request_parameter(looking->req, "dossier"));
	struct dossier *found = dossier_find(looking->app->proposals, row, &looking->actor, err);
	if (!found)
		return false;
	dossier_free(looking->dossier);
	looking->dossier = found;
	return true;
}

struct reports {
	struct fields *fields;
	const struct vocabularies *vocabularies;
};

static void add_report(void *context, const struct report *report)
{
	const struct reports *reports = context;
	view_dossier_report(reports->fields, report, reports->vocabularies);
}

/* What the page says beside what is stored. */
struct said {
	const char *notice, *answer;
	unsigned status;
};

static bool show(const struct looking *looking, const struct said *said, struct response *res,
	struct error *err)
{
	struct app *app = looking->app;
	int64_t holder = looking->dossier->stored->holder;
	OWNED_HOLDER names = {0};
	holder_find(app, 0, holder, &names);
	const struct queue_people people = holder_people(app, holder, &names);
	OWNED(fields) page = fields_new();
	struct reports reports = { .vocabularies = app->vocabularies };
	reports.fields = show_frame(app, page, &(struct frame){
		.title = "Signalement", .file = "signalement.html", .place = FRAME_REVIEWS, .is_unlisted = true,
	});
	view_dossier(reports.fields, &(struct dossier_page){
		.dossier = looking->dossier,
		.people = &people,
		.token = app->token,
		.notice = said->notice,
		.answer = said->answer,
		.now = request_time(looking->req),
	});
	return dossier_reports(app->proposals, looking->dossier, add_report, &reports, err)
		&& show_page_as(app, looking->req, page, said->status, res, err);
}

bool page_dossier(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_LOOKING looking = { .app = app, .req = req, .actor = proposed_visitor(app) };
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	return find(&looking, err) && show(&looking, &(struct said){0}, res, err);
}

/* ---- Acts ---- */

static const struct button buttons[] = {
	{ "prendre",  DOSSIER_CLAIM,   NULL },
	{ "relacher", DOSSIER_RELEASE, "signalement-rendu" },
	{ "traiter",  DOSSIER_SETTLE,  "signalement-traite" },
	{ "classer",  DOSSIER_DISMISS, "signalement-classe" },
	{ "retirer",  DOSSIER_WITHDRAW, "fiche-retiree" },
};

static const char *why_not(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_FORBIDDEN:
		return "Cela ne peut plus se faire\u00A0: ce signalement est clos, ou quelqu’un d’autre s’en"
			" occupe.";
	case OUTCOME_STALE:
		return "Un autre signalement est arrivé, ou quelqu’un a agi entre-temps. Voici ce qu’il en est"
			" maintenant\u00A0: relisez, puis décidez.";
	case OUTCOME_NO_REASON:
		return "Dites ce qui a été fait, ou pourquoi rien ne l’a été.";
	case OUTCOME_TOO_LONG:
		return "C’est trop long\u00A0: 2\u202F000 caractères au plus.";
	case OUTCOME_NO_MESSAGE:
	case OUTCOME_NOT_READY:
	case OUTCOME_DONE:
		break;
	}
	return NULL;
}

static bool act(struct looking *looking, const struct form *form, const struct button *button,
	struct response *res, struct error *err)
{
	enum outcome outcome;
	int64_t row = looking->dossier->stored->row;
	const struct dossier_deed deed = {
		.act = (enum dossier_act)button->act,
		.edition = request_row(form_value(form, "edition")),
		.answer = form_value(form, "reponse"),
	};
	if (!dossier_act(looking->app->proposals, &looking->actor, row, &deed, &outcome, err))
		return false;
	if (outcome == OUTCOME_DONE) {
		OWNED_STRING here = link_to_dossier(row);
		button_lead(button, here, res);
		return true;
	}
	bool is_late = outcome == OUTCOME_FORBIDDEN || outcome == OUTCOME_STALE;
	const struct said said = { why_not(outcome), deed.answer, is_late ? 409 : 422 };
	return find(looking, err) && show(looking, &said, res, err);
}

bool page_dossier_act(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_LOOKING looking = { .app = app, .req = req, .actor = proposed_visitor(app) };
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const struct button *button = button_pressed(buttons, sizeof buttons / sizeof buttons[0], form);
	if (!button)
		return error_set(err, ERROR_INVALID, "dossier: no such act");
	return find(&looking, err) && act(&looking, form, button, res, err);
}
