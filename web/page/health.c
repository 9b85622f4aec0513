#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "catalogue/catalogue.h"
#include "http/response.h"

/* A question nobody asks: it goes through store and index as a real one does. */
static bool answers(struct catalogue *catalogue, struct catalogue_figures *figures)
{
	const struct catalogue_request request = { .question = "sante", .page = 1, .per_page = 1 };
	if (!catalogue_figures(catalogue, figures, NULL) || figures->indexed < 0)
		return false;
	OWNED(found) found = catalogue_search(catalogue, &request, NULL);
	return found != NULL;
}

bool page_health(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	(void)req;
	(void)err;
	struct catalogue_figures figures = {0};
	bool is_well = answers(app->catalogue, &figures);

	OWNED(json) health = json_new();
	json_set_text(health, "etat", is_well ? "ok" : "panne");
	if (is_well) {
		json_set_integer(health, "usages", (int64_t)figures.sheets);
		json_set_integer(health, "changement", figures.last_change);
		json_set_integer(health, "indexe", figures.indexed);
	}
	response_json(res, json_write(health));
	response_status(res, is_well ? 200 : 503);
	response_cache(res, "no-store");
	return true;
}
