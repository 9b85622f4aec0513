/* What référents do to one tag wherever it stands. */

#include "page/pages.h"

#include "app.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "page/proposed.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/tagger.h"
#include "view/tag_upkeep.h"

/* What is offered to merge into, at most. */
enum { KNOWN_MOST = 500 };

static bool show(struct app *app, const struct request *req, const struct upkeep_result *result,
	struct response *res, struct error *err)
{
	OWNED(catalogue_tag) tag = catalogue_find_tag(app->catalogue, request_parameter(req, "etiquette"), err);
	if (!tag)
		return false;
	/* Without the index the rest is worth showing all the same. */
	OWNED_COUNTED_TAGS known = {0};
	catalogue_count_tags(app->catalogue, &known, NULL);
	counted_tags_keep(&known, KNOWN_MOST);
	OWNED(fields) page = fields_new();
	OWNED_STRING title = text_make("Gérer l’étiquette « %s »", tag->name);
	view_upkeep(show_frame(app, page, &(struct frame){
		.title = title, .file = "etiquette-gerer.html", .place = FRAME_REVIEWS, .is_unlisted = true,
	}), &(struct upkeep_page){
		.tag = tag,
		.known = &known,
		.token = app->token,
		.done = result ? "" : request_value(req, "fait"),
		.result = result,
	}, app->vocabularies);
	return result ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_tag_upkeep(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	return show(app, req, NULL, res, err);
}

/* A forbidden tag has no page to go to but this one. */
static bool go_on(enum upkeep_act act, const struct upkeep_result *result, struct response *res)
{
	OWNED_STRING page = act == UPKEEP_FORBID ? link_to_tag_upkeep(result->key)
		: link_to_tag(result->key, 1);
	OWNED_STRING link = link_to_done(page, view_upkeep_word(act));
	response_redirect(res, link);
	return true;
}

bool page_tag_upkeep_do(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!proposed_open(app, req))
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	struct upkeep upkeep = {
		.tag = request_parameter(req, "etiquette"), .value = form_value(form, "valeur"),
	};
	if (!upkeep_act_find(form_value(form, "acte"), &upkeep.act))
		return error_set(err, ERROR_INVALID, "upkeep: no such act");

	OWNED_UPKEEP result = {0};
	const struct tagger tagger = tagger_of(app, req);
	if (!upkeep_do(&tagger, &upkeep, &result, err))
		return false;
	return result.outcome == UPKEEP_DONE ? go_on(upkeep.act, &result, res)
		: show(app, req, &result, res, err);
}
