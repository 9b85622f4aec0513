/* « Arrêtés »: figures frozen with their lists. Everybody may read them; the DAN makes them. One of
 * them is in snapshot.c. */

#include "page/pages.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/form.h"
#include "http/link.h"
#include "http/response.h"
#include "indicators/freeze.h"
#include "page/looked.h"
#include "page/newcomer.h"
#include "page/refusal.h"
#include "page/show.h"
#include "page/visitor.h"
#include "proposals/proposals.h"
#include "sheet/personal.h"
#include "sheet/vocabulary.h"
#include "view/faults.h"
#include "view/snapshots.h"

#include <string.h>

enum { LAST_NUMBER = 999999999 };

/* ---- The list, and the form below it ---- */

struct list {
	struct fields *body, *rows;
	size_t count;
	int64_t last;
};

static void add(void *context, const struct snapshot *snapshot)
{
	struct list *list = context;
	if (list->count++ >= SNAPSHOTS_PER_PAGE)
		return;
	if (!list->rows)
		list->rows = view_snapshot_list(list->body);
	view_snapshot_add(list->rows, snapshot);
	list->last = snapshot->number;
}

static bool may_freeze(const struct app *app)
{
	return app->proposals && visitor_is_dan(app);
}

/* One more than is shown tells whether there are others. */
static bool fill(struct app *app, const struct request *req, struct fields *body, struct error *err)
{
	struct list list = { .body = body };
	const struct snapshots_wanted wanted = {
		.before = (int64_t)request_number(req, "avant", 1, LAST_NUMBER, 0), .limit = SNAPSHOTS_PER_PAGE + 1,
	};
	if (!snapshots_list(looked_store(app), &wanted, add, &list, err))
		return false;
	view_snapshot_end(body, list.count == 0, list.count > SNAPSHOTS_PER_PAGE ? list.last : 0);
	return true;
}

static bool show_list(struct app *app, const struct request *req, const struct freeze_form *form,
	const struct faults *faults, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_snapshots(0);
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = faults->count > 0 ? "Erreur – Indicateurs arrêtés" : "Indicateurs arrêtés",
		.file = "arretes.html",
		.place = FRAME_FIGURES,
		.link = link,
	});
	if (may_freeze(app))
		view_freeze_form(body, form, faults, app->vocabularies);
	if (!fill(app, req, body, err))
		return false;
	return faults->count > 0 ? show_again(app, req, page, res, err) : show_page(app, req, page, res, err);
}

bool page_snapshots(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	char yesterday[DATE_BYTES];
	date_write(date_previous(date_of(request_time(req))), yesterday);
	const char *day = request_value(req, "au");
	bool is_over = *day && strcmp(day, yesterday) <= 0;
	const struct freeze_form form = {
		request_value(req, "mesure"), request_value(req, "departement"), is_over ? day : yesterday, "",
	};
	return show_list(app, req, &form, &(struct faults){0}, res, err);
}

/* ---- Making one ---- */

/* The indicator that counts this: « indicateur-11 » in a register, « codage » of sheets. */
static const struct indicator *find_indicator(const char *key, enum measure *measure, bool *is_counted)
{
	static const char mark[] = FREEZE_COUNTED;
	*is_counted = strncmp(key, mark, strlen(mark)) == 0;
	if (*is_counted) {
		const struct indicator *indicator = indicator_find(key + strlen(mark));
		return indicator && indicator->counting ? indicator : NULL;
	}
	if (!measure_find(key, measure))
		return NULL;
	for (size_t i = 0; i < indicator_count; i++)
		if (indicator_counts(&indicators[i], *measure))
			return &indicators[i];
	return NULL;
}

/* A day that is not over may still bring a sheet: its figure would be said to have changed since. What is
 * wrong with a day, for the caller to free(); or NULL. */
static char *fault_of_day(const char *day, int64_t now)
{
	char today[DATE_BYTES];
	struct date date;
	date_write(date_of(now), today);
	if (!date_parse(day, &date))
		return mem_copy("Donnez un jour qui existe, comme 2017-08-31.");
	if (strcmp(day, today) < 0)
		return NULL;
	OWNED_STRING from = date_in_french(date_next(date));
	return text_make("Ce jour n’est pas fini\u00A0: il pourra être arrêté à partir du %s.", from);
}

static bool freeze(struct app *app, const struct request *req, const struct freeze_form *typed,
	const struct freezing *freezing, struct response *res, struct error *err)
{
	struct freeze_result frozen = {0};
	struct error why = {0};
	struct faults faults = {0};
	struct db *db = catalogue_store(proposals_catalogue(app->proposals));
	if (!freeze_figure(db, freezing, &frozen, &why)) {
		if (why.kind != ERROR_NOT_FOUND && why.kind != ERROR_INVALID)
			return error_set(err, why.kind, "%s", why.text);
		if (why.kind == ERROR_NOT_FOUND)
			faults_add(&faults, "mesure", "Ce registre n’a aucune ligne à compter ce jour-là\u00A0:"
				" rien à arrêter.");
		else
			faults_add(&faults, "departement", "Ce registre ne se compte pas par département\u00A0:"
				" choisissez toute l’académie.");
		return show_list(app, req, typed, &faults, res, err);
	}
	OWNED_STRING page = link_to_snapshot(frozen.number);
	OWNED_STRING link = link_to_done(page, frozen.is_new ? "arrete" : "deja");
	response_redirect(res, link);
	return true;
}

bool page_snapshot_make(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	if (!app->proposals)
		return refusal_show_read_only(app, req, res, err);
	OWNED(form) form = form_read(req, err);
	if (!form)
		return false;
	struct faults faults = {0};
	enum measure measure = MEASURE_USAGES;
	bool is_counted = false;
	OWNED_STRING note = newcomer_text(form, "note", SNAPSHOT_NOTE_MAX, &faults);
	OWNED_STRING personal = personal_refusal(note);
	faults_add(&faults, "note", personal);
	const struct freeze_form typed = {
		form_value(form, "mesure"), form_value(form, "departement"), form_value(form, "au"), note,
	};
	const struct term *department = vocabulary_find(app->vocabularies, VOCABULARY_DEPARTMENTS,
		typed.department);
	if (*typed.department && !department)
		faults_add(&faults, "departement", "Choisissez un département de la liste, ou toute l’académie.");
	const struct indicator *indicator = find_indicator(typed.measure, &measure, &is_counted);
	if (!indicator)
		faults_add(&faults, "mesure", "Choisissez ce que vous arrêtez.");
	OWNED_STRING day_fault = fault_of_day(typed.day, request_time(req));
	faults_add(&faults, "au", day_fault);
	if (faults.count > 0)
		return show_list(app, req, &typed, &faults, res, err);
	return freeze(app, req, &typed, &(struct freezing){
		.indicator = indicator,
		.is_counted = is_counted,
		.measure = measure,
		.key = department ? "departement" : NULL,
		.value = department ? department->key : NULL,
		.part = department ? department->label : NULL,
		.day = typed.day,
		.note = note,
		.role = role_key(app->visitor.role),
		.account = app->visitor.row,
		.now = request_time(req),
	}, res, err);
}
