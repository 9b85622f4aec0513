/* Inviting somebody, and what became of it. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/hand_over.h"
#include "page/show.h"
#include "people/email.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"
#include "sheet/zone.h"
#include "store/passes.h"
#include "store/schools.h"
#include "view/faults.h"
#include "view/invite.h"

#include <string.h>

enum { SCOPES_MAX = 100 };

/* What was typed, and what it is worth. */
struct typed {
	struct words subjects, themes;
	struct words scopes;
	char *email;  /* NULL: whoever has the link */
	enum role role;
	struct faults faults;
};

static void typed_done(struct typed *typed)
{
	words_done(&typed->subjects);
	words_done(&typed->themes);
	words_done(&typed->scopes);
	free(typed->email);
}

#define OWNED_TYPED __attribute__((cleanup(typed_done))) struct typed

/* ---- The page ---- */

struct list {
	struct app *app;
	struct fields *body, *rows;
	int64_t now;
	struct error *err;
	bool failed;
};

static void add(void *context, const struct pass *pass)
{
	struct list *list = context;
	struct error why = {0};
	bool is_own = pass->made_by == list->app->visitor.row;
	OWNED_STRING maker = is_own ? NULL : people_name(list->app->people, pass->made_by, &why);
	if (why.kind != ERROR_NONE && why.kind != ERROR_NOT_FOUND) {
		list->failed = true;
		error_set(list->err, why.kind, "%s", why.text);
	}
	if (!list->rows)
		list->rows = view_invite_list(list->body);
	view_invite_add(list->rows, pass, maker, list->now, list->app->vocabularies);
}

static bool show(struct app *app, const struct request *req, const struct invite_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = faults->count > 0 ? "Erreur – Inviter quelqu’un" : "Inviter quelqu’un",
		.file = "inviter.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
	struct list list = { .app = app, .body = body, .now = request_time(req), .err = err };
	view_invite(body, form, &app->visitor, faults, app->vocabularies);
	if (!people_list_invitations(app->people, &app->visitor, add, &list, err) || list.failed)
		return false;
	if (!list.rows)
		view_invite_none(body);
	return faults->count > 0 ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_invite(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	const struct invite_form form = { .done = request_value(req, "fait") };
	return show(app, req, &form, &(struct faults){0}, res, err);
}

/* ---- Inviting ---- */

static void add_scope(struct typed *typed, const char *kind, const char *value)
{
	OWNED_STRING scope = text_make("%s:%s", kind, value);
	words_add_once(&typed->scopes, scope);
}

/* Codes parted by spaces or signs that people put between them. */
static void split(struct words *codes, const char *text)
{
	OWNED_STRING copy = mem_copy(text);
	for (char *c = copy; *c; c++)
		if (strchr(",;\t\n", *c))
			*c = ' ';
	words_split(codes, copy, ' ');
}

/* One of ours, that the register has, or could have before it tells any of that département. */
static bool is_zap(const struct app *app, const char *code)
{
	OWNED_STRING key = mem_copy_bytes(code, 3);
	const struct term *department = vocabulary_find(app->vocabularies, VOCABULARY_DEPARTMENTS, key);
	bool may = false;
	return department && term_is_ours(department)
		&& schools_may_have_zone(catalogue_store(app->catalogue), code, &may, NULL) && may;
}

static void read_zaps(struct typed *typed, const struct app *app, const char *text)
{
	OWNED_WORDS codes = {0};
	bool is_fine = true;
	split(&codes, text);
	for (size_t i = 0; i < codes.count && is_fine; i++) {
		char code[ZONE_BYTES];
		is_fine = zone_read(codes.items[i], code) && is_zap(app, code);
		add_scope(typed, "zap", is_fine ? code : codes.items[i]);
	}
	if (!is_fine)
		faults_add(&typed->faults, "zap", "Un code de ZAP a six chiffres, dont les trois du département,"
			" comme 023001\u00A0; quand l’annuaire connaît les ZAP d’un département,"
			" c’est l’une d’elles.");
}

static void read_schools(struct typed *typed, const char *text)
{
	OWNED_WORDS codes = {0};
	bool is_fine = true;
	split(&codes, text);
	for (size_t i = 0; i < codes.count && is_fine; i++) {
		char uai[UAI_BYTES];
		is_fine = strlen(codes.items[i]) == UAI_BYTES - 1 && uai_extract(codes.items[i], uai)
			&& uai_is_valid(uai);
		if (is_fine)
			add_scope(typed, "etablissement", uai);
	}
	if (!is_fine)
		faults_add(&typed->faults, "etablissements", "Un code UAI a sept chiffres et une lettre de contrôle,"
			" comme 0870015U\u00A0: vérifiez chacun.");
}

/* What no box of the form sends. */
static void read_keys(struct typed *typed, const struct vocabularies *vocabularies,
	enum vocabulary_name name, const struct words *keys)
{
	bool is_subject = name == VOCABULARY_SUBJECTS;
	const char *kind = is_subject ? "enseignement" : "thematique";
	bool is_fine = true;
	for (size_t i = 0; i < keys->count && is_fine; i++) {
		is_fine = invite_offers(vocabularies, name, keys->items[i]);
		add_scope(typed, kind, keys->items[i]);
	}
	if (!is_fine)
		faults_add(&typed->faults, kind, "L’un de ces choix n’est pas dans la liste.");
}

static void read_reach(struct typed *typed, const struct form *form, const struct app *app)
{
	read_zaps(typed, app, form_value(form, "zap"));
	read_schools(typed, form_value(form, "etablissements"));
	read_keys(typed, app->vocabularies, VOCABULARY_SUBJECTS, &typed->subjects);
	read_keys(typed, app->vocabularies, VOCABULARY_THEMES, &typed->themes);
	if (typed->scopes.count > SCOPES_MAX)
		faults_add(&typed->faults, "zap", "C’est trop de choses pour une personne\u00A0: cent au plus.");
}

static void read_typed(struct typed *typed, const struct form *form, const struct app *app)
{
	bool is_role = role_find(form_value(form, "role"), &typed->role);
	if (!is_role || !(role_may_invite(app->visitor.role) & ROLE_BIT(typed->role)))
		faults_add(&typed->faults, "role", "Choisissez un rôle de la liste.");
	const char *email = form_value(form, "courriel");
	typed->email = email_fold(email);
	if (*email && !typed->email)
		faults_add(&typed->faults, "courriel", "Écrivez une adresse électronique entière, ou aucune.");
	form_values(form, "enseignement", &typed->subjects);
	form_values(form, "thematique", &typed->themes);
	if (is_role && typed->role == ROLE_REFERENT)
		read_reach(typed, form, app);
}

bool page_invite_make(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_TYPED typed = {0};
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	read_typed(&typed, form, app);
	if (typed.faults.count > 0)
		return show(app, req, &(struct invite_form){
			.role = form_value(form, "role"),
			.email = form_value(form, "courriel"),
			.zaps = form_value(form, "zap"),
			.schools = form_value(form, "etablissements"),
			.subjects = &typed.subjects,
			.themes = &typed.themes,
		}, &typed.faults, res, err);

	char secret[SECRET_BYTES];
	const struct invitation invitation = { typed.role, typed.email, &typed.scopes };
	OWNED_STRING next = link_to_invitations();
	const struct hand_over link = {
		.title = "Invitation faite", .next = next, .next_text = "Voir les invitations",
	};
	return people_invite(app->people, &app->visitor, &invitation, secret, err)
		&& hand_over_show(app, req, &link, secret, res, err);
}

bool page_invitation_revoke(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	if (!text_equals(form_value(form, "acte"), "annuler"))
		return error_set(err, ERROR_INVALID, "invitations: no such act");
	if (!people_revoke_invitation(app->people, &app->visitor, form_value(form, "invitation"), err))
		return false;
	OWNED_STRING page = link_to_invitations();
	OWNED_STRING link = link_to_done(page, "annulee");
	response_redirect(res, link);
	return true;
}
