/* The queue of what waits to be looked at, and one of it. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "sheet/sheet.h"
#include "view/followed.h"
#include "view/queue.h"
#include "view/reviewing.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 3600 };

static struct fields *begin(struct app *app, struct fields *page, const char *title, const char *file)
{
	return show_frame(app, page, &(struct frame){
		.title = title, .file = file, .place = FRAME_REVIEWS, .is_unlisted = true,
	});
}

/* ---- Who they are ---- */

struct names {
	char *author, *holder;
};

static void names_done(struct names *names)
{
	free(names->author);
	free(names->holder);
}
#define OWNED_NAMES __attribute__((cleanup(names_done))) struct names

/* A name that cannot be told is none: the page is worth more. */
static void find_names(struct app *app, const struct stored_proposal *stored, struct names *names)
{
	names->author = stored->author ? people_name(app->people, stored->author, NULL) : NULL;
	names->holder = stored->holder ? people_name(app->people, stored->holder, NULL) : NULL;
}

static struct queue_people people_of(const struct app *app, const struct stored_proposal *stored,
	const struct names *names)
{
	return (struct queue_people){
		.author = names->author,
		.holder = names->holder,
		.is_mine = stored->holder == app->visitor.row,
	};
}

/* ---- The queue ---- */

struct list {
	struct app *app;
	struct fields *body;
	int64_t now;
	size_t count;
};

static void add(void *context, const struct proposal *proposal)
{
	struct list *list = context;
	OWNED_NAMES names = {0};
	find_names(list->app, proposal->stored, &names);
	const struct queue_people people = people_of(list->app, proposal->stored, &names);
	view_queue_add(list->body, proposal, &people, list->app->vocabularies, list->now);
	list->count++;
}

static struct queue_asked read_asked(const struct request *req)
{
	return (struct queue_asked){
		.state = request_value(req, "etat"),
		.age = request_value(req, "age"),
		.only_mine = *request_value(req, "miennes"),
		.whole = *request_value(req, "toutes"),
	};
}

static struct queue queue_of(const struct queue_asked *asked, int64_t now)
{
	int days = text_equals(asked->age, "7") ? 7 : text_equals(asked->age, "30") ? 30 : 0;
	return (struct queue){
		.states = text_equals(asked->state, "attente") ? "soumis"
			: text_equals(asked->state, "relecture") ? "en_relecture" : NULL,
		.before = days ? now - days * DAY : 0,
		.only_mine = asked->only_mine,
		.whole = asked->whole,
	};
}

bool page_reviews(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct proposals *proposals = proposed_open(app, req);
	if (!proposals)
		return refusal_show_read_only(app, req, res, err);
	const struct queue_asked asked = read_asked(req);
	const struct queue queue = queue_of(&asked, request_time(req));
	const struct actor actor = proposed_visitor(app);
	OWNED(fields) page = fields_new();
	struct list list = { .app = app, .now = request_time(req) };
	list.body = begin(app, page, "Relectures", "relectures.html");
	view_queue(list.body, &asked, request_value(req, "fait"));
	if (!proposal_list_queue(proposals, &actor, &queue, add, &list, err))
		return false;
	view_queue_count(list.body, list.count);
	return show_page(app, req, page, res, err);
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

static int64_t row_of(const char *text)
{
	size_t length = strspn(text, "0123456789");
	return length > 0 && length <= 12 && !text[length] ? strtoll(text, NULL, 10) : 0;
}

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
	int64_t row = row_of(request_parameter(reviewed->req, "proposition"));
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
	OWNED_THREAD thread = {0};
	OWNED_CARDS alike = {0};
	OWNED_NAMES names = {0};
	if (!proposal_events(app->proposals, reviewed->proposal, thread_add, &thread, err))
		return false;
	find_names(app, reviewed->proposal->stored, &names);
	const struct queue_people people = people_of(app, reviewed->proposal->stored, &names);
	/* Without the index the rest is worth showing all the same. */
	bool is_known = catalogue_alike(app->catalogue, reviewed->proposal->sheet, &alike, NULL);
	OWNED(fields) page = fields_new();
	view_reviewing(begin(app, page, "Relecture", "relecture.html"), &(struct reviewing_page){
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
	if (!show_page(app, reviewed->req, page, res, err))
		return false;
	if (said->status) {
		response_status(res, said->status);
		response_cache(res, "no-store");
	}
	return true;
}

bool page_review(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_REVIEWED reviewed = { .app = app, .req = req, .actor = proposed_visitor(app) };
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	return find(&reviewed, err) && show(&reviewed, &(struct said){0}, res, err);
}

/* ---- Acts ---- */

/* What the buttons say, in the field « acte ». Where they lead: the queue says what was done; without a
 * word, the page stays. */
static const struct button {
	const char *name;
	enum life_act act;
	const char *done;
} buttons[] = {
	{ "prendre",  ACT_CLAIM,   NULL },
	{ "relacher", ACT_RELEASE, "rendue" },
	{ "corriger", ACT_CORRECT, NULL },
	{ "renvoyer", ACT_RETURN,  "renvoyee" },
	{ "refuser",  ACT_REFUSE,  "refusee" },
	{ "accepter", ACT_ACCEPT,  "publiee" },
	{ "ecrire",   ACT_SAY,     NULL },
};

static const struct button *button_named(const char *name)
{
	for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++)
		if (strcmp(buttons[i].name, name) == 0)
			return &buttons[i];
	return NULL;
}

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
	case OUTCOME_TOO_LONG:
		return "C’est trop long\u00A0: un message a 4\u202F000 caractères au plus, une fiche 512 Ko.";
	case OUTCOME_DONE:
		break;
	}
	return NULL;
}

static bool go_on(const struct reviewed *reviewed, const struct button *button, struct response *res)
{
	OWNED_STRING queue = link_to_reviews();
	OWNED_STRING here = link_to_review(reviewed->proposal->stored->row);
	OWNED_STRING link = button->done ? link_to_done(queue, button->done) : mem_copy(here);
	response_redirect(res, link);
	return true;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

static bool act(struct reviewed *reviewed, const struct form *form, const struct button *button,
	struct response *res, struct error *err)
{
	const char *message = form_value(form, "message");
	enum outcome outcome;
	const struct deed deed = {
		.act = button->act,
		.edition = row_of(form_value(form, "edition")),
		.base = row_of(form_value(form, "base")),
		.reason = form_value(form, "motif"),
		.message = is_blank(message) ? NULL : message,
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
	if (outcome == OUTCOME_DONE)
		return go_on(reviewed, button, res);

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
	const struct button *button = button_named(form_value(form, "acte"));
	if (!button)
		return error_set(err, ERROR_INVALID, "review: no such act");
	return find(&reviewed, err) && act(&reviewed, form, button, res, err);
}
