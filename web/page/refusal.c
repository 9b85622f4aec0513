#include "page/refusal.h"

#include "app.h"
#include "http/response.h"
#include "page/show.h"

bool refusal_show(struct app *app, const struct request *req, const struct refusal *refusal,
	struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	unsigned status = refusal->reason == REFUSAL_READ_ONLY ? 503 : 403;
	view_refusal(show_frame(app, page, &(struct frame){
		.title = refusal_title(refusal),
		.file = "erreur.html",
		.is_unlisted = true,
	}), refusal, status);
	if (!show_page(app, req, page, res, err))
		return false;
	response_status(res, status);
	response_cache(res, "no-store");
	return true;
}

bool refusal_show_read_only(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	return refusal_show(app, req, &(struct refusal){ .reason = REFUSAL_READ_ONLY }, res, err);
}
