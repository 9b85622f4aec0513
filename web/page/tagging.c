/* Tags put on sheets, one by one on the page of a sheet, or several from the list of those that wait. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/sheet.h"
#include "page/show.h"
#include "page/tagger.h"
#include "view/sheet_tags.h"
#include "view/tag_upkeep.h"

#include <string.h>

struct tagger tagger_of(const struct app *app, const struct request *req)
{
	return (struct tagger){
		.catalogue = proposals_catalogue(app->proposals),
		.vocabularies = app->vocabularies,
		.person = &app->visitor,
		.now = request_time(req),
	};
}

/* ---- On the page of a sheet ---- */

static bool go_back(const struct tagging *tagging, const struct tagging_result *result,
	struct response *res)
{
	OWNED_STRING sheet = link_to_sheet(tagging->sheet);
	OWNED_STRING link = link_to_done(sheet, view_tagging_word(tagging->act, result->outcome));
	response_redirect(res, link);
	return true;
}

bool page_tagging(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	struct tagging tagging = {
		.sheet = request_parameter(req, "id"),
		.tag = form_value(form, "etiquette"),
		.is_sure = *form_value(form, "sur"),
	};
	if (!standing_act_find(form_value(form, "acte"), &tagging.act))
		return error_set(err, ERROR_INVALID, "tagging: no such act");

	OWNED_TAGGING result = {0};
	const struct tagger tagger = tagger_of(app, req);
	if (!tagging_do(&tagger, &tagging, &result, err))
		return false;
	if (result.outcome == TAGGED || result.outcome == TAGGED_ALREADY)
		return go_back(&tagging, &result, res);
	return sheet_show_again(app, req, &result, tagging.tag, res, err);
}

/* ---- Those that wait ---- */

struct list {
	const struct app *app;
	struct fields *body, *waiting, *marked;
	size_t count;
	int64_t now;
};

static void add_waiting(void *context, const struct waiting_tag *tag)
{
	struct list *list = context;
	list->waiting = view_waiting_add(list->body, list->waiting, tag, ++list->count, list->now);
}

static void add_marked(void *context, const struct stored_tag *tag)
{
	struct list *list = context;
	list->marked = view_marked_add(list->body, list->marked, tag, list->app->vocabularies);
}

bool page_waiting_tags(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(fields) page = fields_new();
	const struct tagger tagger = tagger_of(app, req);
	struct list list = { .app = app, .now = request_time(req) };
	list.body = show_frame(app, page, &(struct frame){
		.title = "Étiquettes à confirmer", .file = "etiquettes-attente.html", .place = FRAME_REVIEWS,
		.is_unlisted = true,
	});
	view_waiting_tags(list.body, app->token, request_value(req, "fait"));
	if (!tagging_list_waiting(&tagger, add_waiting, &list, err)
		|| !upkeep_list_marked(&tagger, add_marked, &list, err))
		return false;
	if (!list.waiting)
		view_waiting_none(list.body);
	return show_page(app, req, page, res, err);
}

/* « ID CLE », as the boxes say it. What went meanwhile, or is out of reach, changes nothing. */
static bool decide(const struct tagger *tagger, const char *choice, enum standing_act act, bool *changed,
	struct error *err)
{
	OWNED_WORDS parts = {0};
	words_split(&parts, choice, ' ');
	if (parts.count != 2)
		return true;
	struct error why = {0};
	OWNED_TAGGING result = {0};
	const struct tagging tagging = {
		.sheet = parts.items[0], .act = act, .tag = parts.items[1], .is_sure = true,
	};
	if (!tagging_do(tagger, &tagging, &result, &why))
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	*changed |= result.outcome == TAGGED;
	return true;
}

bool page_waiting_tags_decide(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	enum standing_act act;
	if (!form)
		return false;
	if (!standing_act_find(form_value(form, "acte"), &act) || act == TAGGING_WITHDRAW)
		return error_set(err, ERROR_INVALID, "waiting tags: no such act");

	bool changed = false;
	OWNED_WORDS choices = {0};
	form_values(form, "choix", &choices);
	const struct tagger tagger = tagger_of(app, req);
	for (size_t i = 0; i < choices.count && i < TAGGING_LISTED; i++)
		if (!decide(&tagger, choices.items[i], act, &changed, err))
			return false;
	OWNED_STRING list = link_to_waiting_tags();
	OWNED_STRING link = link_to_done(list, !changed ? "rien" : act == TAGGING_ADD ? "confirmees"
		: "ecartees");
	response_redirect(res, link);
	return true;
}
