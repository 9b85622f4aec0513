#include "page/pages.h"

#include "http/response.h"
#include "page/show.h"
#include "view/error.h"

bool page_error(struct app *app, const struct request *req, unsigned status, struct response *res,
	struct error *err)
{
	(void)req;
	OWNED(fields) page = fields_new();
	view_error(show_frame(app, page, &(struct frame){
		.title = error_title(status),
		.file = "erreur.html",
		.is_unlisted = true,
	}), status);
	response_status(res, status);
	return show_page(app, page, res, err);
}
