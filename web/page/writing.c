/* A sheet is written: one step, or all of them, shown and saved; then what there is to say of it. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/request.h"
#include "http/response.h"
#include "page/proposed.h"
#include "page/show.h"
#include "proposals/entry.h"
#include "sheet/sheet.h"
#include "view/review.h"
#include "view/writing.h"

#include <string.h>

/* ---- Showing ---- */

static struct fields *begin(struct app *app, struct fields *page, const char *title, const char *file)
{
	return show_frame(app, page, &(struct frame){
		.title = title, .file = file, .place = FRAME_PROPOSE, .is_unlisted = true, .is_written = true,
	});
}

/* What is not right, or not this any more, is told with a status of its own. */
static unsigned status_of(const struct writing_page *shown)
{
	if (shown->faults)
		return 422;
	return shown->is_stale || shown->notice ? 409 : 200;
}

static bool show_step(struct app *app, const struct request *req, const struct proposed *proposed,
	struct writing_page *shown, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	unsigned status = status_of(shown);
	shown->proposal = proposed->proposal;
	shown->link = &proposed->link;
	shown->token = proposed->token;
	shown->now = request_time(req);
	view_writing(begin(app, page, writing_step(shown->step), "ecrire.html"), shown, app->vocabularies);
	if (!show_page_as(app, req, page, status, res, err))
		return false;
	proposed_hide(proposed, res);
	return true;
}

static bool show_review(struct app *app, const struct request *req, const struct proposed *proposed,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_CARDS alike = {0};
	/* Without the index a sheet is judged all the same: what is like it is then not told. */
	bool is_known = catalogue_alike(app->catalogue, proposed->proposal->sheet, &alike, NULL);
	view_review(begin(app, page, "Vérifier et envoyer", "verifier.html"), &(struct review_page){
		.proposal = proposed->proposal,
		.link = &proposed->link,
		.alike = is_known ? &alike : NULL,
		.token = proposed->token,
	}, app->vocabularies);
	if (!show_page(app, req, page, res, err))
		return false;
	proposed_hide(proposed, res);
	return true;
}

/* « tout », or a step. */
static bool find_step(const struct request *req, enum step *step)
{
	const char *name = request_parameter(req, "etape");
	if (text_equals(name, "tout")) {
		*step = STEP_ALL;
		return true;
	}
	return step_find(name, step);
}

bool page_proposal_step(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_PROPOSED proposed = {0};
	OWNED_ENTRY entry = {0};
	enum step step;
	bool is_review = text_equals(request_parameter(req, "etape"), "verifier");
	if (!is_review && !find_step(req, &step))
		return error_set(err, ERROR_NOT_FOUND, "no such step");
	enum proposed_found found = proposed_find(app, req, &proposed, res, err);
	if (found != PROPOSED_THERE)
		return found == PROPOSED_ANSWERED;
	if (is_review)
		return show_review(app, req, &proposed, res, err);
	entry_of_sheet(&entry, proposed.proposal->sheet);
	return show_step(app, req, &proposed, &(struct writing_page){ .step = step, .entry = &entry }, res,
		err);
}

/* ---- Saving ---- */

/* One form that was sent, on its way into the sheet. */
struct saving {
	struct app *app;
	const struct request *req;
	struct proposed proposed;
	enum step step;
	struct entry entry;        /* as typed */
	struct remarks remarks;    /* what cannot be kept, then what the rules say: refusals are told */
	bool had_levels;           /* the subjects of some classes were there to be ticked */
};

static void saving_done(struct saving *saving)
{
	proposed_done(&saving->proposed);
	entry_done(&saving->entry);
	remarks_done(&saving->remarks);
}

static void read_entry(struct saving *saving, const struct form *form)
{
	for (size_t i = 0; i < CONTROL_COUNT; i++)
		if (control_is_asked(&controls[i], saving->step))
			form_values(form, controls[i].name, &saving->entry.values[i]);
}

/* The text with what was typed in it; NULL, with a refusal, when it could not be read again. */
static char *new_text(struct saving *saving)
{
	OWNED_REMARKS unread = {0};
	const struct vocabularies *vocabularies = saving->app->vocabularies;
	struct sheet *sheet = saving->proposed.proposal->sheet;
	entry_write(&saving->entry, saving->step, vocabularies, sheet, &saving->remarks);
	OWNED_STRING markdown = sheet_write(sheet);
	OWNED(sheet) again = sheet_parse(vocabularies, markdown, strlen(markdown), &unread);
	if (again && strlen(markdown) <= SHEET_MAX_BYTES)
		return TAKE(markdown);
	remarks_add(&saving->remarks, SEVERITY_REFUSAL, saving->step == STEP_HOW ? "corps" : "titre", 0,
		"Cette fiche est trop longue pour être enregistrée : raccourcissez-la.");
	return NULL;
}

/* What was typed, with what is wrong with it. */
static bool show_faults(struct saving *saving, struct response *res, struct error *err)
{
	return show_step(saving->app, saving->req, &saving->proposed, &(struct writing_page){
		.step = saving->step, .entry = &saving->entry, .faults = &saving->remarks,
	}, res, err);
}

/* What was typed, and why it is not saved: somebody else wrote (`notice` NULL), or the sentence says. */
static bool show_unsaved(struct saving *saving, const char *notice, struct response *res,
	struct error *err)
{
	return show_step(saving->app, saving->req, &saving->proposed, &(struct writing_page){
		.step = saving->step, .entry = &saving->entry, .notice = notice, .is_stale = !notice,
	}, res, err);
}

static bool redirect(const struct saving *saving, char *link, const char *anchor, struct response *res)
{
	OWNED_STRING own = link;
	/* A browser keeps the fragment of a form on its way, unless it is given another. */
	OWNED_STRING whole = link_to_part(own, anchor ? anchor : "contenu");
	response_redirect(res, whole);
	proposed_hide(&saving->proposed, res);
	return true;
}

static char *link_to_step(const struct saving *saving, enum step step)
{
	return link_to_writing(&saving->proposed.link, step < STEP_COUNT ? step_key(step) : "verifier");
}

static bool is_of_step(const struct saving *saving, const struct remark *remark)
{
	const struct control *control = control_about(remark->field);
	return remark->severity == SEVERITY_REFUSAL && control && control_is_asked(control, saving->step);
}

static bool has_remark(const struct remarks *remarks, const char *field)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (remarks->items[i].severity == SEVERITY_REFUSAL && text_equals(remarks->items[i].field, field))
			return true;
	return false;
}

/* What the rules say of the text as it is now, where nothing was said of what was typed. */
static void add_rules(struct saving *saving)
{
	const struct remarks *rules = &saving->proposed.proposal->remarks;
	struct remarks told = {0};
	for (size_t i = 0; i < rules->count; i++)
		if (is_of_step(saving, &rules->items[i]) && !has_remark(&saving->remarks, rules->items[i].field))
			remarks_repeat(&told, &rules->items[i]);
	for (size_t i = 0; i < told.count; i++)
		remarks_repeat(&saving->remarks, &told.items[i]);
	remarks_done(&told);
}

/* Classes were ticked and their subjects were not there yet: the same page shows them now. */
static bool wants_subjects(const struct saving *saving)
{
	const struct sheet *sheet = saving->proposed.proposal->sheet;
	return saving->step == STEP_WHOM && !saving->had_levels && sheet->levels.count
		&& sheet->subjects.count == 0;
}

static bool go_on(struct saving *saving, const char *next, struct response *res, struct error *err)
{
	bool is_kept = !remarks_refuse(&saving->remarks);
	bool is_last = saving->step == STEP_ALL || saving->step == STEP_SIGN;
	if (is_kept && text_equals(next, "plus-tard"))
		return redirect(saving, link_to_proposal(&saving->proposed.link, NULL), NULL, res);
	if (is_kept && text_equals(next, "apercu"))
		return redirect(saving, link_to_step(saving, STEP_COUNT), "titre-apercu", res);
	if (is_kept && wants_subjects(saving))
		return redirect(saving, link_to_step(saving, STEP_WHOM), "enseignements", res);
	add_rules(saving);
	if (remarks_refuse(&saving->remarks))
		return show_faults(saving, res, err);
	return redirect(saving, link_to_step(saving, is_last ? STEP_COUNT : saving->step + 1), NULL, res);
}

static bool save(struct saving *saving, const struct form *form, struct response *res, struct error *err)
{
	struct app *app = saving->app;
	struct proposed *proposed = &saving->proposed;
	enum outcome outcome;
	OWNED_STRING markdown = new_text(saving);
	if (!markdown)
		return show_faults(saving, res, err);
	const struct deed deed = {
		.act = ACT_SAVE,
		.edition = request_row(form_value(form, "edition")),
		.markdown = markdown,
	};
	if (!proposal_act(app->proposals, &proposed->actor, proposed->proposal->stored->row, &deed,
		&outcome, err)
		|| !proposed_renew(app, proposed, err))
		return false;
	if (outcome == OUTCOME_STALE)
		return show_unsaved(saving, NULL, res, err);
	if (outcome != OUTCOME_DONE)
		return show_unsaved(saving,
			"Cette fiche ne se modifie plus\u00A0: elle a été envoyée ou retirée. "
			"Ce que vous venez d’écrire n’est pas enregistré\u00A0; vous pouvez le copier.",
			res, err);
	return go_on(saving, form_value(form, "suite"), res, err);
}

bool page_proposal_save(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	__attribute__((cleanup(saving_done))) struct saving saving = { .app = app, .req = req };
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	if (!find_step(req, &saving.step))
		return error_set(err, ERROR_NOT_FOUND, "no such step");
	enum proposed_found found = proposed_find(app, req, &saving.proposed, res, err);
	if (found != PROPOSED_THERE)
		return found == PROPOSED_ANSWERED;
	saving.had_levels = saving.proposed.proposal->sheet->levels.count > 0;
	read_entry(&saving, form);
	return save(&saving, form, res, err);
}
