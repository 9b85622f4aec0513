/* The registers: all of them, the lines of one, the same as a table. */

#include "page/pages.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "http/request.h"
#include "http/response.h"
#include "indicators/definition.h"
#include "page/looked.h"
#include "page/register_asked.h"
#include "page/show.h"
#include "registers/import.h"
#include "sheet/vocabulary.h"
#include "store/registers.h"

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
	const struct indicator *indicator;  /* whose lines these are; NULL: all those of the register */
	char day[DATE_BYTES];               /* at the end of which it counts them */
	struct registers_wanted wanted;
	struct link_register page;
	char from[DATE_BYTES], to[DATE_BYTES], before[DATE_BYTES];
};

static void read_year(struct asked *asked, const struct request *req)
{
	int first = date_parse_school_year(request_value(req, "annee"));
	if (first < 1980 || first > 2100)
		return;
	date_school_year_first(first, asked->from);
	date_school_year_last(first, asked->to);
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
	int64_t line = request_row(place + DATE_BYTES);
	if (!date_parse(day, &date) || line == 0)
		return;
	memcpy(asked->before, day, DATE_BYTES);
	asked->wanted.before_day = asked->before;
	asked->wanted.before_line = line;
}

/* « indicateur=11&au=2017-08-31 »; one that is not counted in this register is left out. */
static void read_indicator(struct asked *asked, const struct request *req)
{
	const struct indicator *indicator = indicator_find(request_value(req, "indicateur"));
	struct date date;
	if (!indicator || !indicator->counting || !text_equals(indicator->counting->code, asked->spec->code))
		return;
	const char *day = request_value(req, "au");
	date_write(date_of(request_time(req)), asked->day);
	if (date_parse(day, &date) && strcmp(day, asked->day) <= 0)
		memcpy(asked->day, day, DATE_BYTES);
	asked->indicator = indicator;
	asked->page = (struct link_register){
		.code = asked->spec->code, .department = asked->page.department, .indicator = indicator->code,
		.day = asked->day, .with_examples = text_equals(request_value(req, "exemples"), "oui"),
	};
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
	read_indicator(asked, req);
	return true;
}

/* ---- Its lines ---- */

struct listing {
	struct app *app;
	struct fields *body;
	size_t count;
	const struct counted_line *counted;
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

static void add_counted_line(void *context, const struct register_version *version)
{
	struct listing *listing = context;
	OWNED_REGISTER_LINE shown = {0};
	register_show(listing->app, version, &shown);
	shown.is_counted = listing->counted->part > 0 && listing->counted->whole > 0;
	view_register_line_of(listing->body, &shown);
	listing->last_line = version->line;
	memcpy(listing->last_day, version->day, DATE_BYTES);
}

static bool count_lines(struct app *app, const struct asked *asked, struct counted_lines *lines,
	struct error *err)
{
	return counting_lines(looked_store(app), asked->indicator->counting, &(struct counting_wanted){
		.day = asked->day, .department = asked->page.department, .with_examples = asked->page.with_examples,
	}, lines, err);
}

/* The lines of an indicator, the last that was added first. */
static bool list_counted(struct app *app, const struct asked *asked, const struct counted_lines *lines,
	struct fields *body, struct error *err)
{
	struct listing listing = { .app = app, .body = body };
	for (size_t i = lines->count; i-- > 0;) {
		const struct counted_line *line = &lines->items[i];
		if (asked->wanted.before_line > 0 && line->line >= asked->wanted.before_line)
			continue;
		if (listing.count++ == LINES_PER_PAGE) {
			struct link_register next = asked->page;
			next.before_day = listing.last_day;
			next.before_line = listing.last_line;
			view_register_more(body, &next);
			return true;
		}
		listing.counted = line;
		if (!registers_find(looked_store(app), asked->spec->code, line->line, add_counted_line,
			&listing, err))
			return false;
	}
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
		.is_unlisted = asked->indicator || asked->page.year || asked->page.department
			|| asked->page.with_withdrawn,
	});
}

static struct register_list list_of(const struct app *app, const struct request *req,
	const struct asked *asked, const struct years *years)
{
	return (struct register_list){
		.spec = asked->spec,
		.page = asked->page,
		.years = years->items,
		.year_count = years->count,
		.may_add = register_may_add(app, asked->spec),
		.may_import = register_may_import(app),
		.indicator_title = asked->indicator ? asked->indicator->title : NULL,
		.done = request_value(req, "fait"),
	};
}

bool page_register(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	struct asked asked = {0};
	struct years years = {0};
	OWNED_COUNTED_LINES counted = {0};
	if (!read_asked(&asked, app, req, err) || !find_years(app, asked.spec, &years, err))
		return false;
	struct register_list list = list_of(app, req, &asked, &years);
	if (asked.indicator ? !count_lines(app, &asked, &counted, err)
		: !registers_count(looked_store(app), &asked.wanted, &list.total, err))
		return false;
	list.total = asked.indicator ? counted.count : list.total;
	OWNED(fields) page = fields_new();
	struct fields *body = begin(app, page, &asked);
	view_register(body, &list, app->vocabularies);
	bool done = asked.indicator ? list_counted(app, &asked, &counted, body, err)
		: list_lines(app, &asked, body, err);
	return done && show_page(app, req, page, res, err);
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
	if (!register_export(looked_store(app), &(struct register_exported){
		asked.spec, &asked.wanted, !register_sees_few(app, 0),
	}, &out, err))
		return false;
	OWNED_STRING name = text_make("registre-%s.csv", asked.spec->code);
	response_table(res, &out, name);
	return true;
}
