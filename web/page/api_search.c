#include "page/pages.h"

#include "app.h"
#include "base/json.h"
#include "base/mem.h"
#include "http/response.h"
#include "page/wanted.h"
#include "view/results_json.h"

/* Whole sheets, one for each card. */
struct sheets {
	struct catalogue_sheet **items;
	size_t count;
};

static void sheets_done(struct sheets *sheets)
{
	for (size_t i = 0; i < sheets->count; i++)
		catalogue_sheet_free(sheets->items[i]);
	free(sheets->items);
}
#define OWNED_SHEETS __attribute__((cleanup(sheets_done))) struct sheets

/* One that was withdrawn since the search is left out. */
static bool find_sheets(struct app *app, const struct cards *cards, struct sheets *sheets,
	struct error *err)
{
	sheets->items = mem_new(cards->count + 1, sizeof *sheets->items);
	for (sheets->count = 0; sheets->count < cards->count; sheets->count++) {
		struct error why = {0};
		OWNED(catalogue_sheet) sheet = catalogue_find(app->catalogue,
			cards->items[sheets->count].id, &why);
		if (!sheet && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		if (sheet && !sheet->is_withdrawn)
			sheets->items[sheets->count] = TAKE(sheet);
	}
	return true;
}

bool page_api_search(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_WANTED wanted = {0};
	wanted_read(&wanted, app, req);
	const struct catalogue_request request = wanted_request(&wanted);
	OWNED(found) found = catalogue_search(app->catalogue, &request, err);
	OWNED_SHEETS sheets = {0};
	if (!found || !find_sheets(app, &found->cards, &sheets, err))
		return false;

	OWNED(json) answer = json_new();
	const struct search_terms terms = wanted_terms(&wanted);
	view_results_json(answer, &(struct results_json){
		.terms = &terms,
		.found = found,
		.page = wanted.page,
		.base_url = app->base_url,
		.sheets = sheets.items,
		.unread_names = &wanted.unread_names,
		.unread_values = &wanted.unread_values,
	}, app->vocabularies);
	response_json(res, json_write(answer));
	return true;
}
