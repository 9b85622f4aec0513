#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "http/response.h"
#include "view/vocabulary_json.h"

bool page_api_vocabularies(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	(void)req;
	(void)err;
	OWNED(json) lists = json_new();
	view_vocabulary_json(lists, app->vocabularies);
	response_json(res, json_write(lists));
	response_cache(res, "public, max-age=3600");
	return true;
}
