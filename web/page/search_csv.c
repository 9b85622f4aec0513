#include "page/pages.h"

#include "app.h"
#include "base/csv.h"
#include "base/text.h"
#include "http/response.h"
#include "page/wanted.h"
#include "sheet/sheet.h"
#include "view/results_csv.h"

#include <string.h>

enum {
	AT_ONCE = 100,         /* sheets asked of the catalogue in one go */
	MOST_SHEETS = 10000,   /* of one table: docs/limits.md */
};

struct sheets {
	struct sheet *items[AT_ONCE];
	size_t count;
};

static void sheets_done(struct sheets *sheets)
{
	for (size_t i = 0; i < sheets->count; i++)
		sheet_free(sheets->items[i]);
}
#define OWNED_SHEETS __attribute__((cleanup(sheets_done))) struct sheets

/* NULL for one that was withdrawn since the search. */
static bool read_sheets(struct app *app, const struct cards *cards, struct sheets *sheets,
	struct error *err)
{
	for (size_t i = 0; i < cards->count; i++) {
		struct error why = {0};
		OWNED_REMARKS remarks = {0};
		OWNED_STRING markdown = catalogue_markdown(app->catalogue, cards->items[i].id, &why);
		if (!markdown && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		sheets->items[sheets->count++] = markdown
			? sheet_parse(app->vocabularies, markdown, strlen(markdown), &remarks) : NULL;
	}
	return true;
}

/* All the sheets of one state of the index, page by page: what comes in meanwhile moves none. */
static bool write_sheets(struct app *app, struct catalogue_request *request, struct csv *csv,
	size_t *total, struct error *err)
{
	for (request->page = 1; (request->page - 1) * AT_ONCE < MOST_SHEETS; request->page++) {
		OWNED(found) found = catalogue_search(app->catalogue, request, err);
		OWNED_SHEETS sheets = {0};
		if (!found || !read_sheets(app, &found->cards, &sheets, err))
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
