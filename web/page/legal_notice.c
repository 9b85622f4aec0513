#include "page/pages.h"

#include "http/link.h"
#include "page/show.h"

bool page_legal_notice(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_legal_notice();
	show_frame(app, page, &(struct frame){
		.title = "Mentions légales",
		.file = "mentions-legales.html",
		.place = FRAME_ELSEWHERE,
		.link = link,
	});
	return show_page(app, req, page, res, err);
}
