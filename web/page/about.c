#include "page/pages.h"

#include "http/link.h"
#include "page/show.h"

bool page_about(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_about();
	show_frame(app, page, &(struct frame){
		.title = "À propos",
		.file = "a-propos.html",
		.place = FRAME_ABOUT,
		.link = link,
	});
	return show_page(app, req, page, res, err);
}
