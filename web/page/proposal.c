/* A sheet on its way: where it is, what was said, what its author does with it. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "page/button.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "view/followed.h"
#include "view/history.h"
#include "view/my_sheets.h"

#include <string.h>

static struct fields *begin(struct app *app, struct fields *page, const char *title, const char *file)
{
	return show_frame(app, page, &(struct frame){
		.title = title, .file = file, .place = FRAME_MY_SHEETS, .is_unlisted = true, .is_written = true,
	});
}

/* ---- Showing ---- */

/* What the page says beside what is stored. */
struct said {
	const char *notice, *typed;
	unsigned status;
	bool is_receipt;
};

static bool show(struct app *app, const struct request *req, const struct proposed *proposed,
	const struct said *said, struct response *res, struct error *err)
{
	OWNED_THREAD thread = {0};
	OWNED_STRING link = link_to_proposal(&proposed->link, NULL);
	OWNED_STRING address = proposed->link.secret ? link_absolute(app->base_url, link) : NULL;
	if (!proposal_events(app->proposals, proposed->proposal, thread_add, &thread, err))
		return false;
	OWNED(fields) page = fields_new();
	view_followed(begin(app, page, "Ma fiche", "suivi.html"), &(struct followed_page){
		.proposal = proposed->proposal,
		.link = &proposed->link,
		.thread = &thread,
		.token = proposed->token,
		.notice = said->notice,
		.typed = said->typed,
		.address = address,
		.is_receipt = said->is_receipt,
	}, app->vocabularies);
	if (!show_page_as(app, req, page, said->status, res, err))
		return false;
	proposed_hide(proposed, res);
	return true;
}

bool page_proposal(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_PROPOSED proposed = {0};
	enum proposed_found found = proposed_find(app, req, &proposed, res, err);
	if (found != PROPOSED_THERE)
		return found == PROPOSED_ANSWERED;
	return show(app, req, &proposed, &(struct said){
		.is_receipt = text_equals(request_value(req, "fait"), "envoyee")
			&& proposed.proposal->state == LIFE_SENT,
		.notice = text_equals(request_value(req, "fait"), "retiree") ? "Cette fiche est retirée." : NULL,
	}, res, err);
}

/* ---- Acting ---- */

static const char *why_not(enum outcome outcome)
{
	static const char *const sentences[] = {
		[OUTCOME_FORBIDDEN] = "Cela ne peut plus se faire\u00A0: la fiche a changé d’état entre-temps.",
		[OUTCOME_STALE] = "La fiche a été modifiée entre-temps\u00A0: relisez-la, puis recommencez.",
		[OUTCOME_NOT_READY] = "Il reste des points à corriger avant de l’envoyer.",
		[OUTCOME_NO_REASON] = "",
		[OUTCOME_NO_MESSAGE] = "",
		[OUTCOME_TOO_LONG] = "Ce message est trop long\u00A0: 4\u202F000 caractères au plus.",
	};
	return sentences[outcome];
}

/* What is done is told on the page of the sheet. */
static const struct button buttons[] = {
	{ "envoyer", ACT_SEND,     "envoyee" },
	{ "retirer", ACT_WITHDRAW, "retiree" },
	{ "ecrire",  ACT_SAY,      "ecrite" },
};

static bool redirect(const struct proposed *proposed, const struct button *button, struct response *res)
{
	OWNED_STRING page = link_to_proposal(&proposed->link, NULL);
	OWNED_STRING link = text_equals(button->done, "envoyee") ? text_make("%s?fait=envoyee#recu", page)
		: text_make("%s?fait=%s", page, button->done);
	response_redirect(res, link);
	proposed_hide(proposed, res);
	return true;
}

static bool close_door(struct app *app, const struct proposed *proposed, struct response *res,
	struct error *err)
{
	if (!proposed->link.secret)
		return error_set(err, ERROR_INVALID, "no private link to close");
	if (!proposal_close_door(app->proposals, &proposed->actor, proposed->proposal->stored->row, err))
		return false;
	OWNED_STRING link = link_to_propose();
	response_redirect(res, link);
	proposed_hide(proposed, res);
	return true;
}

/* A form that was sent about one. */
struct acting {
	struct app *app;
	const struct request *req;
	const struct form *form;
	const struct button *button;
};

static bool act(const struct acting *acting, struct proposed *proposed, struct response *res,
	struct error *err)
{
	struct app *app = acting->app;
	const struct form *form = acting->form;
	const struct button *button = acting->button;
	const char *message = form_value(form, "message");
	enum outcome outcome;
	const struct deed deed = {
		.act = (enum life_act)button->act,
		.edition = request_row(form_value(form, "edition")),
		.message = utf8_is_blank(message) ? NULL : message,
	};
	const char *stop = button->act == ACT_WITHDRAW ? NULL : proposed_stop(app, acting->req, form);
	if (!stop && button->act == ACT_SAY && !deed.message)
		stop = "Écrivez votre message avant de l’envoyer.";
	if (stop)
		return show(app, acting->req, proposed, &(struct said){ stop, message, 422, false }, res, err);
	if (!proposal_act(app->proposals, &proposed->actor, proposed->proposal->stored->row, &deed,
		&outcome, err))
		return false;
	if (outcome == OUTCOME_DONE)
		return redirect(proposed, button, res);
	if (!proposed_renew(app, proposed, err))
		return false;
	unsigned status = outcome == OUTCOME_FORBIDDEN || outcome == OUTCOME_STALE ? 409 : 422;
	return show(app, acting->req, proposed, &(struct said){ why_not(outcome), message, status, false },
		res, err);
}

bool page_proposal_act(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_PROPOSED proposed = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const struct button *button = button_pressed(buttons, sizeof buttons / sizeof buttons[0], form);
	bool is_closing = text_equals(form_value(form, "acte"), "annuler-lien");
	if (!button && !is_closing)
		return error_set(err, ERROR_INVALID, "proposal: no such act");
	enum proposed_found found = proposed_find(app, req, &proposed, res, err);
	if (found != PROPOSED_THERE)
		return found == PROPOSED_ANSWERED;
	return is_closing ? close_door(app, &proposed, res, err)
		: act(&(struct acting){ app, req, form, button }, &proposed, res, err);
}

/* ---- Lists ---- */

bool page_proposal_history(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_PROPOSED proposed = {0};
	OWNED_VERSIONS versions = {0};
	enum proposed_found found = proposed_find(app, req, &proposed, res, err);
	if (found != PROPOSED_THERE)
		return found == PROPOSED_ANSWERED;
	const struct stored_proposal *stored = proposed.proposal->stored;
	bool is_version = stored->base > 0;
	/* The sheet online may be withdrawn by now: its text is then not told. */
	OWNED_STRING online = is_version ? catalogue_markdown(app->catalogue, stored->sheet, NULL) : NULL;
	if (!proposal_versions(app->proposals, proposed.proposal, versions_add, &versions, err))
		return false;
	OWNED(fields) page = fields_new();
	view_history(begin(app, page, "Versions et changements", "historique.html"), &(struct history_page){
		.proposal = proposed.proposal,
		.link = &proposed.link,
		.versions = &versions,
		.online = proposed.proposal->state == LIFE_PUBLISHED ? NULL : online,
	});
	if (!show_page(app, req, page, res, err))
		return false;
	proposed_hide(&proposed, res);
	return true;
}

bool page_my_sheets(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_MY_SHEETS sheets = {0};
	const struct actor actor = proposed_visitor(app);
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	if (!proposal_list_mine(app->proposals, &actor, my_sheets_add, &sheets, err))
		return false;
	OWNED(fields) page = fields_new();
	view_my_sheets(begin(app, page, "Mes fiches", "mes-fiches.html"), &sheets, app->token);
	return show_page(app, req, page, res, err);
}
