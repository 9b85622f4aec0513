/* The indicators as a spreadsheet. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/response.h"
#include "page/looked.h"
#include "view/figures_ods.h"
#include "view/spreadsheet.h"

#include <stdint.h>

/* The breakdowns of each indicator: read indicator by indicator, written breakdown by breakdown. */
struct all_parts {
	size_t count;
	struct figure_parts (*items)[BREAKDOWN_COUNT];
};

static void all_parts_done(struct all_parts *all)
{
	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < BREAKDOWN_COUNT; j++)
			figure_parts_done(&all->items[i][j]);
	free(all->items);
}
#define OWNED_ALL_PARTS __attribute__((cleanup(all_parts_done))) struct all_parts

static bool write_breakdowns(struct app *app, const struct looked *looked, const struct look *looks,
	struct spreadsheet *book, struct error *err)
{
	OWNED_ALL_PARTS all = { indicator_count, mem_new(indicator_count, sizeof *all.items) };
	OWNED_STRING whom = looked_whom(looked, app);
	for (size_t i = 0; i < indicator_count; i++) {
		const struct looked_measure wanted = { looks[i].measure, SIZE_MAX };
		if (looks[i].has_measure && !looked_break_down(app, looked, &wanted, all.items[i], err))
			return false;
	}
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		if (!looked_may_break_down(looked, &breakdowns[i])
			|| text_equals(breakdowns[i].key, looked->shown.outlook.key))
			continue;
		view_breakdown_ods(book, &breakdowns[i]);
		for (size_t j = 0; j < indicator_count; j++)
			view_parts_ods(book, &(struct shown_parts){ &looks[j], &breakdowns[i], &all.items[j][i], whom },
				app->vocabularies);
	}
	return true;
}

static bool fill(struct app *app, const struct looked *looked, struct look *looks,
	struct spreadsheet *book, struct error *err)
{
	OWNED_STRING whom = looked_whom(looked, app);
	if (!look_at_all(looked_store(app), &looked->shown.outlook, looks, err))
		return false;
	view_figures_ods(book, &(struct shown_figures){ looks, whom, &looked->shown.outlook });
	if (!write_breakdowns(app, looked, looks, book, err))
		return false;
	view_definitions_ods(book);
	return true;
}

bool page_indicators_ods(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_LOOKED looked = {0};
	if (!looked_read(&looked, app, req, &(struct link_figure){ .form = LINK_FIGURES_ODS }, err))
		return false;
	if (looked_is_misread(&looked))
		return looked_refuse(&looked, app, req, res, err);
	OWNED_STRING whom = looked_whom(&looked, app);
	OWNED_STRING title = text_make("Indicateurs de la feuille de route, %s, au %s", whom, looked.day);
	OWNED(spreadsheet) book = spreadsheet_new(title);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	bool done = fill(app, &looked, looks, book, err);
	free(looks);
	size_t length = 0;
	OWNED_STRING bytes = done ? spreadsheet_write(book, app->templates, &length, err) : NULL;
	if (!bytes)
		return false;
	OWNED_STRING name = looked_file_name(&looked, "ods");
	response_bytes(res, SPREADSHEET_TYPE, TAKE(bytes), length);
	response_keep_as(res, name);
	return true;
}
