/* The indicators of the roadmap: all of them, one of them, the sheets one counts. */

#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/request.h"
#include "indicators/freeze.h"
#include "page/looked.h"
#include "page/refusal.h"
#include "page/show.h"
#include "view/french.h"
#include "view/indicator.h"
#include "view/series.h"
#include "view/snapshots.h"

enum { SHEETS_PER_PAGE = 50, SNAPSHOTS_SHOWN = 5 };

/* The address of a page as it was asked for; search engines list the one of today. */
static char *address_of(const struct looked *looked)
{
	struct link_figure figure = looked->shown.page;
	figure.key = looked->shown.outlook.key;
	figure.value = looked->shown.outlook.value;
	figure.also_key = looked->shown.outlook.also_key;
	figure.also_value = looked->shown.outlook.also_value;
	figure.day = looked->shown.is_today ? NULL : looked->day;
	figure.with_examples = looked->shown.outlook.with_examples;
	return link_to_figure(&figure);
}

/* Windows of two départements are told apart. */
static char *title_of(const struct app *app, const struct looked *looked, const char *title)
{
	OWNED_STRING whom = looked_whom(looked, app);
	return looked->shown.outlook.key ? text_make("%s, %s", title, whom) : mem_copy(title);
}

static bool is_unlisted(const struct looked *looked)
{
	return !looked->shown.is_today || looked->shown.outlook.with_examples || looked->value;
}

bool page_indicators(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_LOOKED looked = {0};
	if (!looked_read(&looked, app, req, &(struct link_figure){0}, err))
		return false;
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	bool done = look_at_all(looked_store(app), &looked.shown.outlook, looks, err);
	if (done) {
		OWNED(fields) page = fields_new();
		OWNED_STRING link = address_of(&looked);
		OWNED_STRING title = title_of(app, &looked, "Indicateurs de la feuille de route");
		view_indicators(show_frame(app, page, &(struct frame){
			.title = title,
			.file = "indicateurs.html",
			.place = FRAME_FIGURES,
			.link = link,
			.is_unlisted = is_unlisted(&looked),
			.description = "Les dix-huit indicateurs de la feuille de route du numérique pour l’éducation"
				" de l’académie de Limoges : leur valeur, leur évolution, comment chacun est compté.",
		}), &looked.shown, looks, app->vocabularies);
		done = show_page(app, req, page, res, err);
	}
	free(looks);
	return done;
}

/* NULL with ERROR_NOT_FOUND. */
static const struct indicator *find(const struct request *req, struct error *err)
{
	const struct indicator *indicator = indicator_find(request_parameter(req, "code"));
	if (!indicator)
		error_set(err, ERROR_NOT_FOUND, "no such indicator");
	return indicator;
}

/* ---- One indicator ---- */

static bool break_down(struct app *app, const struct looked *looked, struct shown_indicator *shown,
	struct error *err)
{
	const struct look *look = &shown->look;
	const struct looked_measure wanted = { look->measure, PARTS_SHOWN };
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		shown->is_reserved[i] = !looked_may_break_down(looked, &breakdowns[i]);
	return !look->has_measure || looked_break_down(app, looked, &wanted, shown->parts, err);
}

struct frozen {
	struct fields *body, *list;
};

static void add_snapshot(void *context, const struct snapshot *snapshot)
{
	struct frozen *frozen = context;
	if (!frozen->list)
		frozen->list = view_snapshot_list(frozen->body);
	view_snapshot_add(frozen->list, snapshot);
}

/* The last figures of this indicator that were frozen. */
static bool add_snapshots(struct app *app, const struct indicator *indicator, struct fields *body,
	struct error *err)
{
	struct frozen frozen = { .body = body };
	const struct snapshots_wanted wanted = { .code = indicator->code, .limit = SNAPSHOTS_SHOWN };
	return snapshots_list(looked_store(app), &wanted, add_snapshot, &frozen, err);
}

/* What its register measured year after year, when it did. */
static bool add_series(struct app *app, const struct looked *looked, const struct look *look,
	struct fields *body, struct error *err)
{
	const struct counting *counting = look->indicator->counting;
	OWNED_SERIES list = {0};
	if (!counting || !series_are_in(counting))
		return true;
	if (!series_read(looked_store(app), counting, &(struct counting_wanted){
		.day = looked->day, .with_examples = looked->shown.outlook.with_examples,
	}, &list, err))
		return false;
	view_series(body, &list, counting->code);
	return true;
}

static bool show_indicator(struct app *app, const struct request *req, const struct looked *looked,
	const struct shown_indicator *shown, struct response *res, struct error *err)
{
	const struct look *look = &shown->look;
	OWNED(fields) page = fields_new();
	OWNED_STRING link = address_of(looked);
	OWNED_STRING title = title_of(app, looked, look->indicator->title);
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = title,
		.file = "indicateur.html",
		.place = FRAME_FIGURES,
		.link = link,
		.is_unlisted = is_unlisted(looked),
		.description = look->indicator->title,
	});
	view_indicator(body, &looked->shown, shown, app->vocabularies);
	if (!add_series(app, looked, look, body, err) || !add_snapshots(app, look->indicator, body, err))
		return false;
	const struct outlook *outlook = &looked->shown.outlook;
	bool may_be_frozen = !outlook->with_examples
		&& (!outlook->key || text_equals(outlook->key, "departement"));
	if (looked->is_dan && look_has_year(look) && may_be_frozen)
		view_indicator_freezing(body, look, &looked->shown.outlook);
	return show_page(app, req, page, res, err);
}

bool page_indicator(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	const struct indicator *indicator = find(req, err);
	OWNED_LOOKED looked = {0};
	struct shown_indicator shown = {0};
	if (!indicator || !looked_read(&looked, app, req, &(struct link_figure){ .code = indicator->code }, err))
		return false;
	if (!look_at(looked_store(app), indicator, &looked.shown.outlook, &shown.look, err))
		return false;

	bool done = break_down(app, &looked, &shown, err)
		&& show_indicator(app, req, &looked, &shown, res, err);
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		figure_parts_done(&shown.parts[i]);
	return done;
}

/* ---- The sheets it counts ---- */

/* Which measure; false when the indicator counts no such thing. */
static bool find_measure(const struct indicator *indicator, const struct request *req,
	enum measure *measure)
{
	const char *asked = request_value(req, "mesure");
	if (!*asked)
		return indicator_measure(indicator, measure);
	return measure_find(asked, measure) && indicator_counts(indicator, *measure);
}

/* What the public does not see counted, it does not see listed. */
static bool is_hidden(struct app *app, const struct looked *looked, const struct figure_wanted *wanted,
	bool *hidden, struct error *err)
{
	*hidden = false;
	return looked->sees_small || figures_hide(looked_store(app), wanted, hidden, err);
}

/* Titles of the sheets that are still online; the others have none. Borrowed from `cards`. */
static bool find_titles(struct app *app, const struct figure_records *records, struct cards *cards,
	char **titles, struct error *err)
{
	OWNED_WORDS ids = {0}, missing = {0};
	for (size_t i = 0; i < records->count; i++)
		words_add(&ids, records->items[i].id);
	if (!catalogue_pick(app->catalogue, &ids, cards, &missing, err))
		return false;
	size_t next = 0;
	for (size_t i = 0; i < records->count; i++)
		if (next < cards->count && text_equals(cards->items[next].id, records->items[i].id))
			titles[i] = cards->items[next++].title;
	return true;
}

static bool show_sheets(struct app *app, const struct request *req, const struct looked *looked,
	const struct shown_records *list, struct response *res, struct error *err)
{
	struct shown_records shown = *list;
	char *titles[SHEETS_PER_PAGE] = {0};
	OWNED_CARDS cards = {0};
	if (!find_titles(app, list->records, &cards, titles, err))
		return false;
	shown.titles = titles;

	OWNED(fields) page = fields_new();
	OWNED_STRING label = french_capital(indicator_label(list->indicator, list->measure));
	OWNED_STRING title = text_make("%s : les fiches", label);
	OWNED_STRING link = address_of(looked);
	view_records(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "fiches-comptees.html",
		.place = FRAME_FIGURES,
		.link = link,
		.is_unlisted = true,
	}), &looked->shown, &shown, app->vocabularies);
	return show_page(app, req, page, res, err);
}

/* One more than is shown tells whether there are more. */
static void cut(struct figure_records *records, bool *has_more)
{
	*has_more = records->count > SHEETS_PER_PAGE;
	while (records->count > SHEETS_PER_PAGE) {
		struct figure_record *last = &records->items[--records->count];
		free(last->id);
		free(last->hash);
	}
}

bool page_indicator_sheets(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	const struct indicator *indicator = find(req, err);
	OWNED_LOOKED looked = {0};
	struct shown_records list = { .indicator = indicator };
	if (!indicator)
		return false;
	if (!find_measure(indicator, req, &list.measure))
		return error_set(err, ERROR_NOT_FOUND, "indicator %s counts no such thing", indicator->code);
	if (!looked_read(&looked, app, req, &(struct link_figure){
		.form = LINK_FIGURE_SHEETS, .code = indicator->code, .measure = measure_key(list.measure),
	}, err))
		return false;

	const struct outlook *outlook = &looked.shown.outlook;
	const struct figure_wanted wanted = {
		list.measure, outlook->day, outlook->with_examples, outlook->key, outlook->value,
		outlook->also_key, outlook->also_value,
	};
	bool hidden = false;
	if (!is_hidden(app, &looked, &wanted, &hidden, err))
		return false;
	if (hidden)
		return refusal_show(app, req, &(struct refusal){ .reason = REFUSAL_SMALL }, res, err);

	OWNED_RECORDS records = {0};
	int64_t before = (int64_t)request_number(req, "avant", 1, 999999999, 0);
	if (!figures_value(looked_store(app), &wanted, &list.total, err)
		|| !figures_records(looked_store(app), &wanted, before, SHEETS_PER_PAGE + 1, &records, err))
		return false;
	cut(&records, &list.has_more);
	list.records = &records;
	return show_sheets(app, req, &looked, &list, res, err);
}
