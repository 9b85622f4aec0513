/* The indicators as a table and for other programs. */

#include "page/pages.h"

#include "app.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/response.h"
#include "page/looked.h"
#include "view/figures_file.h"

#include <stdint.h>

static bool write_parts(struct app *app, const struct looked *looked, const struct look *look,
	struct csv *csv, struct error *err)
{
	OWNED_STRING whom = looked_whom(looked, app);
	struct figure_parts parts[BREAKDOWN_COUNT] = {0};
	const struct looked_measure wanted = { look->measure, SIZE_MAX };
	bool done = !look->has_measure || looked_break_down(app, looked, &wanted, parts, err);
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		if (done)
			view_parts_csv(csv, &(struct shown_parts){ look, &breakdowns[i], &parts[i], whom },
				app->vocabularies);
		figure_parts_done(&parts[i]);
	}
	return done;
}

static bool write_table(struct app *app, const struct looked *looked, struct look *looks,
	struct csv *csv, struct error *err)
{
	OWNED_STRING whom = looked_whom(looked, app);
	csv_begin(csv);
	view_figures_csv_head(csv);
	if (!look_at_all(looked_store(app), &looked->shown.outlook, looks, err))
		return false;
	for (size_t i = 0; i < indicator_count; i++) {
		view_figures_csv(csv, &looks[i], whom);
		if (!write_parts(app, looked, &looks[i], csv, err))
			return false;
	}
	return true;
}

bool page_indicators_csv(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_LOOKED looked = {0};
	OWNED_TEXT table = {0};
	struct csv csv = { .out = &table };
	if (!looked_read(&looked, app, req, &(struct link_figure){ .form = LINK_FIGURES_TABLE }, err))
		return false;
	if (looked_is_misread(&looked))
		return looked_refuse(&looked, app, req, res, err);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	bool done = write_table(app, &looked, looks, &csv, err);
	free(looks);
	if (!done)
		return false;
	OWNED_STRING name = looked_file_name(&looked, "csv");
	response_table(res, &table, name);
	return true;
}

bool page_indicators_json(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_LOOKED looked = {0};
	if (!looked_read(&looked, app, req, &(struct link_figure){ .form = LINK_FIGURES_JSON }, err))
		return false;
	if (looked_is_misread(&looked))
		return looked_refuse(&looked, app, req, res, err);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	bool done = look_at_all(looked_store(app), &looked.shown.outlook, looks, err);
	if (done) {
		OWNED(json) answer = json_new();
		OWNED_STRING whom = looked_whom(&looked, app);
		view_figures_json(answer, &(struct shown_figures){ looks, whom, &looked.shown.outlook });
		response_json(res, json_write(answer));
	}
	free(looks);
	return done;
}
