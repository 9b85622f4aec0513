/* A line of a register is typed: a new one, or one that says something wrong. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
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
#include "view/register_line.h"

#include <stdlib.h>
#include <string.h>

/* What is asked, and what was typed. */
struct typing {
	struct app *app;
	const struct request *req;
	const struct register_spec *spec;
	struct shown_register_line shown;      /* the line that is corrected */
	struct words typed;                    /* by the places of the fields */
	const char *values[REGISTER_FIELDS_MAX];
	char *reason, *reason_fault;
};

static void typing_done(struct typing *typing)
{
	shown_register_line_done(&typing->shown);
	words_done(&typing->typed);
	free(typing->reason);
	free(typing->reason_fault);
}
#define OWNED_TYPING __attribute__((cleanup(typing_done))) struct typing

static bool show(struct typing *typing, const struct register_form *said, struct response *res,
	struct error *err)
{
	struct register_form form = *said;
	form.spec = typing->spec;
	form.values = typing->values;
	form.line = typing->shown.line;
	form.version = typing->shown.version;
	form.reason = typing->reason;
	form.reason_fault = typing->reason_fault;
	bool is_again = form.notice || form.faults->count > 0 || form.reason_fault;
	OWNED(fields) page = fields_new();
	OWNED_STRING title = text_make("%s%s", is_again ? "Erreur – " : "",
		form.line ? "Corriger une ligne" : typing->spec->new_line);
	view_register_form(show_frame(typing->app, page, &(struct frame){
		.title = title, .file = "registre-saisir.html", .place = FRAME_FIGURES, .is_unlisted = true,
	}), &form, typing->app->vocabularies);
	return is_again ? show_again(typing->app, typing->req, page, res, err)
		: show_page(typing->app, typing->req, page, res, err);
}

/* ---- What stands in the form at first ---- */

static void keep(void *context, const struct register_version *version)
{
	struct typing *typing = context;
	shown_register_line_done(&typing->shown);
	register_show(typing->app, version, &typing->shown);
}

static bool find(struct typing *typing, struct error *err)
{
	typing->spec = register_asked(typing->req, err);
	const char *line = request_parameter(typing->req, "ligne");
	return typing->spec && (!*line || registers_find(looked_store(typing->app), typing->spec->code,
		request_row(line), keep, typing, err));
}

static bool may(const struct typing *typing)
{
	return typing->shown.line ? register_may_change(typing->app, typing->spec, typing->shown.added_by)
		: register_may_add(typing->app, typing->spec);
}

static bool forbid(const struct typing *typing, struct response *res, struct error *err)
{
	return register_forbid(typing->app, typing->req,
		typing->spec->is_for_referents && !typing->shown.line ? ROLES_MODERATING : ROLES_DAN, res, err);
}

/* Of a new line, the dates are today’s; of one that is corrected, what it says. */
static void fill(struct typing *typing)
{
	char today[DATE_BYTES];
	date_write(date_of(request_time(typing->req)), today);
	for (size_t i = 0; typing->spec->fields[i].key; i++) {
		bool is_date = typing->spec->fields[i].kind == REGISTER_DATE && typing->spec->fields[i].is_required;
		const char *value = typing->shown.line ? typing->shown.entry.values[i] : is_date ? today : "";
		words_add(&typing->typed, value ? value : "");
		typing->values[i] = typing->typed.items[i];
	}
}

bool page_register_form(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_TYPING typing = { .app = app, .req = req };
	const struct register_faults none = {0};
	if (!find(&typing, err))
		return false;
	if (!may(&typing))
		return forbid(&typing, res, err);
	fill(&typing);
	return show(&typing, &(struct register_form){ .faults = &none }, res, err);
}

/* ---- What was sent ---- */

static void read_form(struct typing *typing, const struct form *form)
{
	for (size_t i = 0; typing->spec->fields[i].key; i++) {
		OWNED_WORDS values = {0};
		form_values(form, typing->spec->fields[i].key, &values);
		bool is_many = typing->spec->fields[i].kind == REGISTER_CHOICES;
		words_give(&typing->typed, is_many ? words_join(&values, " ")
			: mem_copy(form_value(form, typing->spec->fields[i].key)));
		typing->values[i] = typing->typed.items[i];
	}
	if (!typing->shown.line)
		return;
	const char *reason = form_value(form, "motif");
	typing->reason = register_reason_read(reason, &typing->reason_fault);
	if (!typing->reason)
		typing->reason = mem_copy(reason);
}

static const char *why_not(enum register_outcome outcome, bool is_new)
{
	switch (outcome) {
	case REGISTER_SAME:
		return is_new ? "Cette ligne est déjà au registre\u00A0: rien n’a été ajouté."
			: "Rien ne change\u00A0: la ligne dit déjà cela.";
	case REGISTER_TAKEN:
		return "Une autre ligne parle déjà de la même chose\u00A0: corrigez-la plutôt, ou retirez-la.";
	case REGISTER_STALE:
		return "Quelqu’un a corrigé cette ligne entre-temps. Voici ce que vous aviez écrit\u00A0:"
			" comparez, puis enregistrez de nouveau.";
	case REGISTER_WITHDRAWN:
		return "Cette ligne a été retirée\u00A0: elle ne peut plus être corrigée.";
	case REGISTER_KEPT:
		break;
	}
	return NULL;
}

static bool go_on(const struct typing *typing, int64_t line, struct response *res)
{
	OWNED_STRING link = link_to_register(&(struct link_register){
		.code = typing->spec->code, .line = line,
	});
	OWNED_STRING done = link_to_done(link, typing->shown.line ? "correction" : "ajout");
	response_redirect(res, done);
	return true;
}

static bool write(struct typing *typing, const struct register_hand *hand,
	const struct register_entry *entry, int64_t version, struct register_result *result,
	struct error *err)
{
	if (!typing->shown.line)
		return register_add(hand, entry, result, err);
	return register_correct(hand, &(struct register_change){
		typing->shown.line, version, typing->reason,
	}, entry, result, err);
}

static bool keep_line(struct typing *typing, const struct register_hand *hand, const struct form *form,
	struct response *res, struct error *err)
{
	OWNED_ENTRY entry = {0};
	OWNED_REGISTER_FAULTS faults = {0};
	char today[DATE_BYTES];
	struct register_typed typed;
	struct register_result result;
	date_write(date_of(hand->now), today);
	memcpy(typed.values, typing->values, sizeof typed.values);
	typed.today = today;
	register_entry_read(typing->spec, typing->app->vocabularies, &typed, &entry, &faults);
	if (faults.count > 0 || typing->reason_fault)
		return show(typing, &(struct register_form){ .faults = &faults }, res, err);
	if (!write(typing, hand, &entry, request_row(form_value(form, "version")), &result, err))
		return false;
	if (result.outcome == REGISTER_KEPT)
		return go_on(typing, result.line, res);
	return show(typing, &(struct register_form){
		.faults = &faults,
		.notice = why_not(result.outcome, !typing->shown.line),
		.other = result.line,
	}, res, err);
}

bool page_register_keep(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_TYPING typing = { .app = app, .req = req };
	if (!find(&typing, err))
		return false;
	if (!may(&typing))
		return forbid(&typing, res, err);
	const struct register_hand hand = register_hand(app, req, typing.spec);
	if (!hand.db)
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	read_form(&typing, form);
	return keep_line(&typing, &hand, form, res, err);
}
