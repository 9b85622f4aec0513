#include "page/pages.h"

#include "app.h"
#include "base/csv.h"
#include "base/text.h"
#include "http/response.h"
#include "page/wanted.h"
#include "page/whole.h"
#include "view/results_csv.h"

enum {
	AT_ONCE = 100,         /* sheets asked of the catalogue in one go */
	MOST_SHEETS = 10000,   /* of one table: docs/limits.md */
};

/* All the sheets of one state of the index, page by page: what comes in meanwhile moves none. */
static bool write_sheets(struct app *app, struct catalogue_request *request, struct csv *csv,
	size_t *total, struct error *err)
{
	for (request->page = 1; (request->page - 1) * AT_ONCE < MOST_SHEETS; request->page++) {
		OWNED(found) found = catalogue_search(app->catalogue, request, err);
		OWNED_WHOLE sheets = {0};
		if (!found || !whole_read(&sheets, app, &found->cards, err))
			return false;
		view_results_csv(csv, &found->cards, sheets.items, app->base_url, app->vocabularies);
		request->state = found->state;
		*total = found->total;
		if (request->page * AT_ONCE >= found->total)
			break;
	}
	return true;
}

/* A table that was cut says so where people read: below its last row. */
static void tell_cut(struct csv *csv, size_t total)
{
	if (total <= MOST_SHEETS)
		return;
	OWNED_STRING note = text_make("Les %d premières fiches sur %zu : affinez la recherche pour avoir"
		" les autres.", MOST_SHEETS, total);
	csv_cell(csv, note);
	csv_end_row(csv);
}

bool page_search_csv(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_WANTED wanted = {0};
	wanted_read(&wanted, app, req);
	struct catalogue_request request = wanted_request(&wanted);
	request.per_page = AT_ONCE;
	request.state = 0;
	request.is_list = true;

	OWNED_TEXT table = {0};
	struct csv csv = { .out = &table };
	size_t total = 0;
	csv_begin(&csv);
	view_results_csv_head(&csv);
	if (!write_sheets(app, &request, &csv, &total, err))
		return false;
	tell_cut(&csv, total);

	response_table(res, &table, "usages.csv");
	return true;
}
