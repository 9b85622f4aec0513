/* Where a sheet is begun: from nothing, from a file, from a sheet online. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/response.h"
#include "page/bring.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "proposals/step.h"
#include "sheet/id.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/propose.h"

#include <string.h>

static bool show(struct app *app, const struct request *req, const struct propose_page *shown,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING here = link_to_propose();
	OWNED_STRING sign_in = link_to_sign_in(here);
	struct propose_page filled = *shown;
	filled.token = app->token;
	filled.sign_in = app->visitor.row ? NULL : sign_in;
	view_propose(show_frame(app, page, &(struct frame){
		.title = "Proposer une fiche",
		.file = "proposer.html",
		.place = FRAME_PROPOSE,
		.link = here,
	}), &filled);
	bool is_wrong = shown->notice || shown->remarks;
	return is_wrong ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

static const struct term *find_notion(const struct app *app, const char *key)
{
	return vocabulary_find(app->vocabularies, VOCABULARY_PROGRAMME, key);
}

bool page_propose(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	if (!app->proposals)
		return refusal_show_read_only(app, req, res, err);
	return show(app, req, &(struct propose_page){
		.notion = find_notion(app, request_value(req, "notion")),
		.level = vocabulary_find(app->vocabularies, VOCABULARY_LEVELS, request_value(req, "niveau")),
	}, res, err);
}

/* ---- Beginning ---- */

/* What the form asks for. */
struct wish {
	struct beginning beginning;
	const char *page;        /* of the draft, to go on to */
	bool takes_less;         /* a text without what was not understood in it */
	struct brought brought;
};

static void wish_done(struct wish *wish)
{
	brought_done(&wish->brought);
}

static const char *why_not(const struct error *why, const struct beginning *beginning)
{
	if (why->kind == ERROR_TOO_LARGE)
		return "Vous avez déjà cinquante fiches en cours. Envoyez-en ou retirez-en dans «\u00A0Mes "
			"fiches\u00A0», puis recommencez.";
	if (beginning->source)
		return "La licence de cette fiche ne permet pas de l’adapter.";
	return "Pour proposer une nouvelle version d’une fiche en ligne, connectez-vous. Sans compte, vous "
		"pouvez partir de cette fiche pour en écrire une autre, qui la citera.";
}

static bool begin(struct app *app, const struct request *req, const struct wish *wish,
	struct response *res, struct error *err)
{
	char secret[SECRET_BYTES];
	const struct actor actor = proposed_visitor(app);
	struct proposed begun = {0};
	struct error why = {0};
	if (!proposal_begin(app->proposals, &actor, &wish->beginning, &begun.link.row, secret, &why)) {
		if (why.kind != ERROR_TOO_LARGE && why.kind != ERROR_INVALID)
			return error_set(err, why.kind, "%s", why.text);
		return show(app, req, &(struct propose_page){ .notice = why_not(&why, &wish->beginning) }, res, err);
	}
	begun.link.secret = *secret ? secret : NULL;
	OWNED_STRING page = link_to_writing(&begun.link, wish->page);
	OWNED_STRING link = link_to_part(page, "contenu");
	response_redirect(res, link);
	proposed_hide(&begun, res);
	secret_wipe(secret);
	return true;
}

/* A file, or a text pasted; false when there is none. */
static bool read_text(const struct app *app, const struct form *form, struct brought *brought)
{
	size_t length = 0;
	const char *bytes = form_file(form, "fichier", &length);
	if (!bytes || length == 0) {
		bytes = form_value(form, "texte");
		length = strlen(bytes);
	}
	if (length == 0)
		return false;
	bring_read(app->vocabularies, bytes, length, brought);
	return true;
}

static bool bring(struct app *app, const struct request *req, const struct form *form,
	struct wish *wish, struct response *res, struct error *err)
{
	struct brought *brought = &wish->brought;
	if (!read_text(app, form, brought))
		return show(app, req, &(struct propose_page){
			.notice = "Choisissez un fichier, ou collez un texte.",
		}, res, err);
	bool is_right = brought->markdown && (wish->takes_less || !remarks_refuse(&brought->remarks));
	if (!is_right)
		return show(app, req, &(struct propose_page){
			.text = brought->shown,
			.remarks = &brought->remarks,
			.is_readable = brought->markdown,
		}, res, err);
	wish->beginning.markdown = brought->markdown;
	wish->page = "verifier";
	return begin(app, req, wish, res, err);
}

/* A notion somebody means to write on; one that is none, or a class that is none, is no wish. */
static void aim(const struct app *app, const struct form *form, struct beginning *beginning)
{
	const struct term *notion = find_notion(app, form_value(form, "notion"));
	const struct term *level = vocabulary_find(app->vocabularies, VOCABULARY_LEVELS,
		form_value(form, "niveau"));
	beginning->notion = notion ? notion->key : NULL;
	beginning->level = notion && level ? level->key : NULL;
}

bool page_propose_begin(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	__attribute__((cleanup(wish_done))) struct wish wish = { .page = step_key(STEP_WHAT) };
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	const char *act = form_value(form, "acte"), *id = form_value(form, "fiche");
	const char *stop = proposed_stop(app, req, form);
	if (stop)
		return show(app, req, &(struct propose_page){ .notice = stop, .text = form_value(form, "texte") },
			res, err);
	wish.takes_less = text_equals(act, "fichier-tel-quel");
	if (wish.takes_less || text_equals(act, "fichier"))
		return bring(app, req, form, &wish, res, err);
	if (text_equals(act, "variante") && id_is_valid(id))
		wish.beginning.source = id;
	else if (text_equals(act, "version") && id_is_valid(id))
		wish.beginning.sheet = id;
	else if (text_equals(act, "commencer"))
		aim(app, form, &wish.beginning);
	else
		return error_set(err, ERROR_INVALID, "propose: no such act");
	return begin(app, req, &wish, res, err);
}
