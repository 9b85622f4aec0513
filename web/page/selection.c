#include "page/pages.h"

#include "app.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "page/kept.h"
#include "page/picked.h"
#include "page/show.h"
#include "view/selection.h"

static bool show_selection(struct app *app, const struct request *req, const struct picked *picked,
	struct response *res, struct error *err)
{
	OWNED_CARDS cards = {0};
	OWNED_WORDS missing = {0};
	if (!catalogue_pick(app->catalogue, &picked->ids, &cards, &missing, err))
		return false;

	OWNED(fields) page = fields_new();
	view_selection(show_frame(app, page, &(struct frame){
		.title = picked->is_shared ? "Une sélection de fiches" : "Ma sélection",
		.file = "selection.html",
		.place = picked->is_shared ? FRAME_ELSEWHERE : FRAME_SELECTION,
		.is_unlisted = true,
	}), &(struct selection){
		.cards = &cards,
		.missing = &missing,
		.base_url = app->base_url,
		.is_shared = picked->is_shared,
		.is_damaged = picked->is_damaged,
		.is_too_long = picked->is_too_long,
		.is_full = picked->ids.count >= KEPT_MAX,
		.left = request_number(req, "laissees", 1, KEPT_MAX, 0),
	}, app->vocabularies);
	return show_page(app, req, page, res, err);
}

bool page_selection(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_PICKED picked = {0};
	picked_read(app, req, &picked);
	return show_selection(app, req, &picked, res, err);
}
