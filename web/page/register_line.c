/* One line of a register: what it says, what it said, having it count no more. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "page/looked.h"
#include "page/refusal.h"
#include "page/register_asked.h"
#include "page/show.h"
#include "registers/value.h"
#include "store/registers.h"
#include "view/member.h"
#include "view/register_line.h"

#include <stdlib.h>
#include <string.h>

/* What is looked for, and who looks. */
struct looking {
	struct app *app;
	struct shown_register_line *shown;
	struct fields *body;
};

static void keep(void *context, const struct register_version *version)
{
	struct looking *looking = context;
	register_show(looking->app, version, looking->shown);
}

static bool find(struct app *app, const struct request *req, struct shown_register_line *shown,
	struct error *err)
{
	const struct register_spec *spec = register_asked(req, err);
	struct looking looking = { .app = app, .shown = shown };
	return spec && registers_find(looked_store(app), spec->code,
		request_row(request_parameter(req, "ligne")), keep, &looking, err);
}

/* ---- What it said ---- */

static void add_version(void *context, const struct register_version *version)
{
	struct looking *looking = context;
	OWNED_REGISTER_LINE shown = {0};
	OWNED_STRING account = version->account ? text_make(" (compte %lld)", (long long)version->account)
		: mem_copy("");
	OWNED_STRING who = text_make("%s%s", text_equals(version->role, "commande") ? "ligne de commande"
		: member_role_named(version->role), account);
	register_show(looking->app, version, &shown);
	view_register_version(looking->body, &(struct shown_register_version){
		.shown = &shown, .made_at = version->made_at, .reason = version->reason,
		.who = register_may_import(looking->app) ? who : NULL,
		.is_reserved = register_entry_is_of_few(shown.spec, &shown.entry)
			&& !register_sees_few(looking->app, version->added_by),
	});
}

static void add_batch(void *context, const struct register_batch *batch)
{
	view_register_batch(context, &(struct shown_register_batch){
		.file = batch->file, .hash = batch->hash, .note = batch->note, .made_at = batch->made_at,
	});
}

static bool add_history(struct app *app, const struct shown_register_line *shown, struct fields *body,
	struct error *err)
{
	struct looking looking = { .app = app, .body = body };
	return registers_history(looked_store(app), shown->line, add_version, &looking, err)
		&& (shown->batch == 0
			|| registers_find_batch(looked_store(app), shown->batch, add_batch, body, err));
}

static bool show(struct app *app, const struct request *req, const struct register_line_page *line,
	struct response *res, struct error *err)
{
	const struct shown_register_line *shown = line->shown;
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_register(&(struct link_register){
		.code = shown->spec->code, .line = shown->line,
	});
	OWNED_STRING title = text_make("%s%s", line->notice ? "Erreur – " : "", shown_register_heading(shown));
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = title, .file = "registre-ligne.html", .place = FRAME_FIGURES, .link = link,
		.is_unlisted = shown->is_withdrawn || shown->is_example,
	});
	view_register_line(body, line);
	if (!add_history(app, shown, body, err))
		return false;
	return line->notice ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_register_line(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_REGISTER_LINE shown = {0};
	return find(app, req, &shown, err) && show(app, req, &(struct register_line_page){
		.shown = &shown,
		.may_change = register_may_change(app, shown.spec, shown.added_by),
		.done = request_value(req, "fait"),
	}, res, err);
}

/* ---- What its hash is of ---- */

struct text_of {
	int64_t version;
	char *content;
	bool is_of_few;
};

static void keep_content(void *context, const struct register_version *version)
{
	struct text_of *text = context;
	if (text->version != 0 && version->version != text->version)
		return;
	OWNED_ENTRY entry = {0};
	const struct register_spec *spec = register_spec_find(version->code);
	register_entry_parse(spec, version->content, &entry);
	free(text->content);
	text->content = mem_copy(version->content);
	text->is_of_few = register_entry_is_of_few(spec, &entry);
}

bool page_register_line_text(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_REGISTER_LINE shown = {0};
	struct text_of text = { .version = request_row(request_value(req, "version")) };
	if (!find(app, req, &shown, err)
		|| !registers_history(looked_store(app), shown.line, keep_content, &text, err))
		return false;
	if (!text.content)
		return error_set(err, ERROR_NOT_FOUND, "no such version");
	OWNED_STRING content = text.content;
	/* Its hash is of all of it: what the public may not read in it, it does not read at all. */
	if (text.is_of_few && !register_sees_few(app, shown.added_by))
		return register_forbid(app, req, ROLES_DAN, res, err);
	response_text(res, TAKE(content));
	return true;
}

/* ---- Having it count no more ---- */

static const char *why_not(enum register_outcome outcome)
{
	switch (outcome) {
	case REGISTER_STALE:
		return "Cette ligne a été corrigée entre-temps\u00A0: la voici. Relisez, puis décidez.";
	case REGISTER_WITHDRAWN:
		return "Cette ligne a déjà été retirée.";
	default:
		return NULL;
	}
}

static bool show_refused(struct app *app, const struct request *req, const char *notice,
	const char *reason, struct response *res, struct error *err)
{
	OWNED_REGISTER_LINE shown = {0};
	return find(app, req, &shown, err) && show(app, req, &(struct register_line_page){
		.shown = &shown, .may_change = true, .done = "", .notice = notice, .reason = reason,
	}, res, err);
}

bool page_register_withdraw(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_REGISTER_LINE shown = {0};
	if (!find(app, req, &shown, err))
		return false;
	if (!register_may_change(app, shown.spec, shown.added_by))
		return register_forbid(app, req, ROLES_DAN, res, err);
	const struct register_hand hand = register_hand(app, req, shown.spec);
	if (!hand.db)
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	char *why = NULL;
	OWNED_STRING reason = register_reason_read(form_value(form, "motif"), &why);
	OWNED_STRING notice = why;
	if (!reason)
		return show_refused(app, req, notice, form_value(form, "motif"), res, err);
	struct register_result result;
	if (!register_withdraw(&hand, &(struct register_change){
		shown.line, request_row(form_value(form, "version")), reason,
	}, &result, err))
		return false;
	if (result.outcome != REGISTER_KEPT)
		return show_refused(app, req, why_not(result.outcome), reason, res, err);
	OWNED_STRING link = link_to_register(&(struct link_register){
		.code = shown.spec->code, .line = shown.line,
	});
	OWNED_STRING done = link_to_done(link, "retrait");
	response_redirect(res, done);
	return true;
}
