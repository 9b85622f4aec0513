#include "page/pages.h"

#include "app.h"
#include "page/booklet.h"
#include "page/show.h"

bool page_selection_print(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_BOOKLET booklet = {0};
	if (!booklet_bind(app, req, &booklet, res, err))
		return false;
	if (booklet.count == 0)
		return true;

	OWNED(fields) page = fields_new();
	view_booklet(show_frame(app, page, &(struct frame){
		.title = "Sélection à imprimer",
		.file = "livret.html",
		.place = FRAME_ELSEWHERE,
		.is_unlisted = true,
	}), &booklet, app->vocabularies);
	return show_page(app, req, page, res, err);
}
