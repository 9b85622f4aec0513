/* A sheet on its way, looked at by a référent. */

#include "page/pages.h"

#include "app.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/button.h"
#include "page/holder.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "sheet/sheet.h"
#include "view/followed.h"
#include "view/reviewing.h"

#include <stdlib.h>
#include <string.h>

static struct fields *begin(struct app *app, struct fields *page)
{
	return show_frame(app, page, &(struct frame){
		.title = "Relecture", .file = "relecture.html", .place = FRAME_REVIEWS, .is_unlisted = true,
	});
}

/* ---- One of it ---- */

/* One proposal being looked at. */
struct reviewed {
	struct app *app;
	const struct request *req;
	struct actor actor;
	struct proposal *proposal;
	char *online;   /* the text it is compared with; NULL: a new sheet */
	int64_t base;   /* and its revision */
};

static void reviewed_done(struct reviewed *reviewed)
{
	proposal_free(reviewed->proposal);
	free(reviewed->online);
}
#define OWNED_REVIEWED __attribute__((cleanup(reviewed_done))) struct reviewed

/* What is online is read with its revision first: an acceptance over a later one is refused. */
static bool find_online(struct reviewed *reviewed, struct error *err)
{
	const struct stored_proposal *stored = reviewed->proposal->stored;
	if (!stored->sheet || reviewed->proposal->state == LIFE_PUBLISHED)
		return true;
	struct catalogue *catalogue = proposals_catalogue(reviewed->app->proposals);
	if (!catalogue_revision(catalogue, stored->sheet, &reviewed->base, err))
		return false;
	reviewed->online = catalogue_markdown(catalogue, stored->sheet, NULL);
	return true;
}

static bool find(struct reviewed *reviewed, struct error *err)
{
	int64_t row = request_row(request_parameter(reviewed->req, "proposition"));
	struct proposal *found = proposal_find(reviewed->app->proposals, row, &reviewed->actor, err);
	if (!found)
		return false;
	proposal_free(reviewed->proposal);
	free(reviewed->online);
	reviewed->proposal = found;
	reviewed->online = NULL;
	reviewed->base = 0;
	if (!(found->parts & PART_BIT(PART_REVIEWER)))
		return error_set(err, ERROR_NOT_FOUND, "not in reach of this person");
	return find_online(reviewed, err);
}

/* What the page says beside what is stored. */
struct said {
	const char *notice, *reason, *message, *markdown;
	unsigned status;
};

static bool show(struct reviewed *reviewed, const struct said *said, struct response *res,
	struct error *err)
{
	struct app *app = reviewed->app;
	const struct stored_proposal *stored = reviewed->proposal->stored;
	OWNED_THREAD thread = {0};
	OWNED_CARDS alike = {0};
	OWNED_HOLDER names = {0};
	if (!proposal_events(app->proposals, reviewed->proposal, thread_add, &thread, err))
		return false;
	holder_find(app, stored->author, stored->holder, &names);
	const struct queue_people people = holder_people(app, stored->holder, &names);
	/* Without the index the rest is worth showing all the same. */
	bool is_known = catalogue_alike(app->catalogue, reviewed->proposal->sheet, &alike, NULL);
	OWNED(fields) page = fields_new();
	view_reviewing(begin(app, page), &(struct reviewing_page){
		.proposal = reviewed->proposal,
		.people = &people,
		.thread = &thread,
		.alike = is_known ? &alike : NULL,
		.online = reviewed->online,
		.base = reviewed->base,
		.token = app->token,
		.notice = said->notice,
		.reason = said->reason,
		.message = said->message,
		.markdown = said->markdown,
		.now = request_time(reviewed->req),
	}, app->vocabularies);
	return show_page_as(app, reviewed->req, page, said->status, res, err);
}

bool page_review(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_REVIEWED reviewed = { .app = app, .req = req, .actor = proposed_visitor(app) };
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	return find(&reviewed, err) && show(&reviewed, &(struct said){0}, res, err);
}

/* ---- Acts ---- */

static const struct button buttons[] = {
	{ "prendre",  ACT_CLAIM,   NULL },
	{ "relacher", ACT_RELEASE, "rendue" },
	{ "corriger", ACT_CORRECT, NULL },
	{ "renvoyer", ACT_RETURN,  "renvoyee" },
	{ "refuser",  ACT_REFUSE,  "refusee" },
	{ "accepter", ACT_ACCEPT,  "publiee" },
	{ "ecrire",   ACT_SAY,     NULL },
};

static const char *why_not(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_FORBIDDEN:
		return "Cela ne peut plus se faire\u00A0: la fiche a changé d’état, ou quelqu’un"
			" d’autre s’en occupe.";
	case OUTCOME_STALE:
		return "La fiche proposée ou la fiche en ligne a changé entre-temps. Voici ce qu’il en est"
			" maintenant\u00A0: relisez, puis décidez.";
	case OUTCOME_NOT_READY:
		return "Ce texte a encore des points à corriger\u00A0: voyez les remarques.";
	case OUTCOME_NO_REASON:
		return "Choisissez un motif\u00A0: l’auteur doit savoir pourquoi.";
	case OUTCOME_NO_MESSAGE:
		return "Dites à l’auteur ce qu’il faut changer, ou pourquoi la fiche est refusée.";
	case OUTCOME_TOO_LONG:
		return "C’est trop long\u00A0: un message a 4\u202F000 caractères au plus, une fiche 512 Ko.";
	case OUTCOME_DONE:
		break;
	}
	return NULL;
}

static bool act(struct reviewed *reviewed, const struct form *form, const struct button *button,
	struct response *res, struct error *err)
{
	const char *message = form_value(form, "message");
	enum outcome outcome;
	const struct deed deed = {
		.act = (enum life_act)button->act,
		.edition = request_row(form_value(form, "edition")),
		.base = request_row(form_value(form, "base")),
		.reason = form_value(form, "motif"),
		.message = utf8_is_blank(message) ? NULL : message,
		.markdown = button->act == ACT_CORRECT ? form_value(form, "texte") : NULL,
	};
	struct said said = {
		.reason = deed.reason, .message = message, .markdown = deed.markdown, .status = 422,
	};
	if (button->act == ACT_SAY && !deed.message) {
		said.notice = "Écrivez votre message avant de l’envoyer.";
		return show(reviewed, &said, res, err);
	}
	if (!proposal_act(reviewed->app->proposals, &reviewed->actor, reviewed->proposal->stored->row, &deed,
			&outcome, err))
		return false;
	if (outcome == OUTCOME_DONE) {
		OWNED_STRING here = link_to_review(reviewed->proposal->stored->row);
		button_lead(button, here, res);
		return true;
	}

	said.notice = why_not(outcome);
	if (outcome == OUTCOME_FORBIDDEN || outcome == OUTCOME_STALE)
		said.status = 409;
	return find(reviewed, err) && show(reviewed, &said, res, err);
}

bool page_review_act(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_REVIEWED reviewed = { .app = app, .req = req, .actor = proposed_visitor(app) };
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	const struct button *button = button_pressed(buttons, sizeof buttons / sizeof buttons[0], form);
	if (!button)
		return error_set(err, ERROR_INVALID, "review: no such act");
	return find(&reviewed, err) && act(&reviewed, form, button, res, err);
}
