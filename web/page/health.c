#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "http/response.h"

/* A question nobody asks: it goes through the index as a real one does, but looks for no correction
 * and counts no filter, which whoever asks next would wait for. */
static bool search_answers(struct catalogue *catalogue, const struct catalogue_figures *figures)
{
	const struct catalogue_request request = {
		.question = "sante", .page = 1, .per_page = 1, .is_exact = true, .is_list = true,
	};
	OWNED(found) found = figures->indexed >= 0 ? catalogue_search(catalogue, &request, NULL) : NULL;
	return found != NULL;
}

static const char *state(bool is_well)
{
	return is_well ? "ok" : "panne";
}

bool page_health(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	(void)err;
	struct catalogue_figures figures = {0};
	bool has_sheets = catalogue_figures(app->catalogue, &figures, NULL)
		&& catalogue_probe(app->catalogue, (uint64_t)request_time(req), NULL);
	bool has_search = has_sheets && search_answers(app->catalogue, &figures);

	OWNED(json) health = json_new();
	json_set_text(health, "etat", state(has_sheets && has_search));
	json_set_text(health, "fiches", state(has_sheets));
	json_set_text(health, "recherche", state(has_search));
	if (has_search) {
		json_set_integer(health, "usages", (int64_t)figures.sheets);
		json_set_integer(health, "changement", figures.last_change);
		json_set_integer(health, "indexe", figures.indexed);
	}
	response_json(res, json_write(health));
	response_status(res, has_search ? 200 : 503);
	if (!has_search)
		response_header(res, "Retry-After", "10");
	response_cache(res, "no-store");
	return true;
}
