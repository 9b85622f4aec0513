/* The journal of acts, as a page and as a table. */

#include "page/pages.h"

#include "app.h"
#include "base/csv.h"
#include "base/text.h"
#include "http/response.h"
#include "page/show.h"
#include "store/acts.h"
#include "view/journal.h"

/* The store tells acts in their order; the page shows the latest first. */
struct rows {
	struct act items[JOURNAL_PER_PAGE];
	struct words texts;  /* role, kind, object, detail of each */
	size_t count;
};

static void keep(void *context, const struct act *act)
{
	struct rows *rows = context;
	rows->items[rows->count++] = *act;
	words_add(&rows->texts, act->role);
	words_add(&rows->texts, act->kind);
	words_add(&rows->texts, act->object);
	words_add(&rows->texts, act->detail);
}

static bool add_rows(struct app *app, struct rows *rows, struct fields *body, struct error *err)
{
	struct fields *list = rows->count > 0 ? view_journal_list(body) : NULL;
	for (size_t i = rows->count; i-- > 0;) {
		struct error why = {0};
		struct act *act = &rows->items[i];
		char **texts = &rows->texts.items[4 * i];
		OWNED_STRING name = act->account ? people_name(app->people, act->account, &why) : NULL;
		if (why.kind != ERROR_NONE && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		act->role = texts[0];
		act->kind = texts[1];
		act->object = texts[2];
		act->detail = texts[3];
		view_journal_add(list, act, name ? name : "");
	}
	return true;
}

/* "1200": acts before that one; anything else: the last ones. */
static int64_t number_in(const struct request *req, const char *name)
{
	return (int64_t)request_number(req, name, 1, 999999999, 0);
}

bool page_journal(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct rows rows = {0};
	struct journal_page shown = {0};
	if (!people_last_act(app->people, &shown.total, err))
		return false;
	int64_t before = number_in(req, "avant");
	shown.last = before > 0 && before <= shown.total ? before - 1 : shown.total;
	int64_t after = shown.last > JOURNAL_PER_PAGE ? shown.last - JOURNAL_PER_PAGE : 0;
	shown.first = after + 1;

	OWNED(fields) page = fields_new();
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = "Journal des actes",
		.file = "journal.html",
		.place = FRAME_ACCOUNT,
		.is_unlisted = true,
	});
	bool is_done = people_list_acts(app->people, after, (size_t)(shown.last - after), keep, &rows, err)
		&& add_rows(app, &rows, body, err);
	words_done(&rows.texts);
	if (!is_done)
		return false;
	view_journal(body, &shown);
	return show_page(app, req, page, res, err);
}

static void write(void *context, const struct act *act)
{
	view_journal_csv(context, act);
}

bool page_journal_csv(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_TEXT table = {0};
	struct csv csv = { .out = &table };
	csv_begin(&csv);
	view_journal_csv_head(&csv);
	if (!people_list_acts(app->people, number_in(req, "apres"), JOURNAL_PER_TABLE, write, &csv, err))
		return false;
	response_table(res, &table, "journal.csv");
	return true;
}
