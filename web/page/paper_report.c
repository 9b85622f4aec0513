#include "page/pages.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/link.h"
#include "page/looked.h"
#include "page/show.h"
#include "view/paper_report.h"

static bool show(struct app *app, const struct request *req, const struct looked *looked,
	const struct look *looks, struct response *res, struct error *err)
{
	const struct outlook *outlook = &looked->shown.outlook;
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURES_REPORT, .key = outlook->key, .value = outlook->value,
		.day = looked->shown.is_today ? NULL : outlook->day, .with_examples = outlook->with_examples,
	});
	OWNED_STRING whom = looked_whom(looked, app);
	OWNED_STRING title = text_make("Rapport des indicateurs, %s", whom);
	view_paper_report(show_frame(app, page, &(struct frame){
		.title = title,
		.file = "rapport.html",
		.place = FRAME_FIGURES,
		.link = link,
		.is_unlisted = true,
	}), &looked->shown, looks, app->base_url, app->vocabularies);
	return show_page(app, req, page, res, err);
}

bool page_paper_report(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_LOOKED looked = {0};
	if (!looked_read(&looked, app, req, &(struct link_figure){ .form = LINK_FIGURES_REPORT }, err))
		return false;
	looked_keep_department(&looked, app);
	struct look *looks = mem_new(indicator_count, sizeof *looks);
	bool done = look_at_all(looked_store(app), &looked.shown.outlook, looks, err)
		&& show(app, req, &looked, looks, res, err);
	free(looks);
	return done;
}
