/* The registers: all of them, the lines of one, the same as a table. */

#include "page/pages.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/request.h"
#include "http/response.h"
#include "page/looked.h"
#include "page/register_asked.h"
#include "page/show.h"
#include "registers/import.h"
#include "sheet/vocabulary.h"
#include "store/registers.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_PER_PAGE = 50, YEARS_MAX = 40 };

/* ---- All of them ---- */

static bool add_register(struct app *app, struct fields *body, const struct register_spec *spec,
	struct error *err)
{
	size_t count = 0, all = 0;
	struct registers_wanted wanted = { .code = spec->code };
	if (!registers_count(looked_store(app), &wanted, &count, err))
		return false;
	wanted.with_examples = true;
	if (!registers_count(looked_store(app), &wanted, &all, err))
		return false;
	view_register_row(body, spec, count, all - count);
	return true;
}

bool page_registers(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_register(&(struct link_register){0});
	struct fields *body = show_frame(app, page, &(struct frame){
		.title = "Registres",
		.file = "registres.html",
		.place = FRAME_FIGURES,
		.link = link,
		.description = "Ce que les fiches ne peuvent pas dire, ligne à ligne, avec sa preuve\u00A0:"
			" formations, conseils du numérique, réunions, conventions, projets.",
	});
	for (size_t i = 0; i < register_spec_count; i++)
		if (!add_register(app, body, &register_specs[i], err))
			return false;
	return show_page(app, req, page, res, err);
}

/* ---- What is asked of one ---- */

/* The lines a page lists. Strings that are not the request’s are its own. */
struct asked {
	const struct register_spec *spec;
	struct registers_wanted wanted;
	struct link_register page;
	char from[DATE_BYTES], to[DATE_BYTES], before[DATE_BYTES];
};

static void read_year(struct asked *asked, const struct request *req)
{
	int first = date_parse_school_year(request_value(req, "annee"));
	if (first < 1980 || first > 2100)
		return;
	date_write((struct date){ first, 9, 1 }, asked->from);
	date_write((struct date){ first + 1, 8, 31 }, asked->to);
	asked->page.year = first;
	asked->wanted.from = asked->from;
	asked->wanted.to = asked->to;
}

/* « avant=2016-11-08.12 » */
static void read_place(struct asked *asked, const struct request *req)
{
	const char *place = request_value(req, "avant");
	struct date date;
	if (strlen(place) <= DATE_BYTES || place[DATE_BYTES - 1] != '.')
		return;
	OWNED_STRING day = mem_copy_bytes(place, DATE_BYTES - 1);
	int64_t line = register_number(place + DATE_BYTES);
	if (!date_parse(day, &date) || line == 0)
		return;
	memcpy(asked->before, day, DATE_BYTES);
	asked->wanted.before_day = asked->before;
	asked->wanted.before_line = line;
}

static bool read_asked(struct asked *asked, const struct app *app, const struct request *req,
	struct error *err)
{
	asked->spec = register_asked(req, err);
	if (!asked->spec)
		return false;
	const struct term *department = vocabulary_guess(app->vocabularies, VOCABULARY_DEPARTMENTS,
		request_value(req, "departement"));
	asked->page = (struct link_register){
		.code = asked->spec->code,
		.department = department ? department->key : NULL,
		.with_withdrawn = text_equals(request_value(req, "retirees"), "oui"),
	};
	asked->wanted = (struct registers_wanted){
		.code = asked->spec->code,
		.department = asked->page.department,
		.with_examples = true,
		.with_withdrawn = asked->page.with_withdrawn,
	};
	read_year(asked, req);
	read_place(asked, req);
	return true;
}

/* ---- Its lines ---- */

struct listing {
	struct app *app;
	struct fields *body;
	size_t count;
	char last_day[DATE_BYTES];
	int64_t last_line;
};

static void add_line(void *context, const struct register_version *version)
{
	struct listing *listing = context;
	if (listing->count++ >= LINES_PER_PAGE)
		return;
	OWNED_REGISTER_LINE shown = {0};
	register_show(listing->app, version, &shown);
	view_register_line_of(listing->body, &shown);
	memcpy(listing->last_day, version->day, DATE_BYTES);
	listing->last_line = version->line;
}

/* One more than is shown tells whether there are others. */
static bool list_lines(struct app *app, const struct asked *asked, struct fields *body, struct error *err)
{
	struct listing listing = { .app = app, .body = body };
	struct registers_wanted wanted = asked->wanted;
	wanted.limit = LINES_PER_PAGE + 1;
	if (!registers_list(looked_store(app), &wanted, add_line, &listing, err))
		return false;
	struct link_register next = asked->page;
	next.before_day = listing.last_day;
	next.before_line = listing.last_line;
	if (listing.count > LINES_PER_PAGE)
		view_register_more(body, &next);
	return true;
}

/* School years that have lines, the last first. */
struct years {
	int items[YEARS_MAX];
	size_t count;
};

static bool find_years(struct app *app, const struct register_spec *spec, struct years *years,
	struct error *err)
{
	char days[2][DATE_BYTES] = { "", "" };
	struct date first, last;
	if (!registers_span(looked_store(app), spec->code, days[0], days[1], err))
		return false;
	if (!date_parse(days[0], &first) || !date_parse(days[1], &last))
		return true;
	for (int year = date_school_year(last); year >= date_school_year(first)
		&& years->count < YEARS_MAX; year--)
		years->items[years->count++] = year;
	return true;
}

static struct fields *begin(struct app *app, struct fields *page, const struct asked *asked)
{
	OWNED_STRING link = link_to_register(&asked->page);
	OWNED_STRING title = text_make("Registre\u00A0: %s", asked->spec->title);
	return show_frame(app, page, &(struct frame){
		.title = title,
		.file = "registre.html",
		.place = FRAME_FIGURES,
		.link = link,
		.description = asked->spec->lead,
		.is_unlisted = asked->page.year || asked->page.department || asked->page.with_withdrawn,
	});
}

bool page_register(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct asked asked = {0};
	struct years years = {0};
	size_t total = 0;
	if (!read_asked(&asked, app, req, err) || !find_years(app, asked.spec, &years, err)
		|| !registers_count(looked_store(app), &asked.wanted, &total, err))
		return false;
	OWNED(fields) page = fields_new();
	struct fields *body = begin(app, page, &asked);
	view_register(body, &(struct register_list){
		.spec = asked.spec,
		.page = asked.page,
		.years = years.items,
		.year_count = years.count,
		.total = total,
		.may_add = register_may_add(app, asked.spec),
		.may_import = register_may_import(app),
		.done = request_value(req, "fait"),
	}, app->vocabularies);
	return list_lines(app, &asked, body, err) && show_page(app, req, page, res, err);
}

bool page_register_csv(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	struct asked asked = {0};
	OWNED_TEXT out = {0};
	if (!read_asked(&asked, app, req, err))
		return false;
	asked.wanted.before_day = NULL;
	asked.wanted.with_withdrawn = false;
	if (!register_export(looked_store(app), asked.spec, &asked.wanted, &out, err))
		return false;
	OWNED_STRING name = text_make("attachment; filename=\"registre-%s.csv\"", asked.spec->code);
	size_t length = out.length;
	response_header(res, "Content-Disposition", name);
	response_bytes(res, "text/csv; charset=utf-8", text_take(&out), length);
	return true;
}
