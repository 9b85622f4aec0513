/* « Carte d'équité »: equipped and silent places, to support them and not to rank them. */

#include "page/pages.h"

#include "app.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/register.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "indicators/look.h"
#include "page/refusal.h"
#include "page/show.h"
#include "sheet/vocabulary.h"
#include "view/commune_map.h"
#include "view/equity.h"

#include <stdlib.h>
#include <string.h>

enum { SCHOOLS_PER_PAGE = 100, LAST_PAGE = 1000 };

/* ---- What is asked for ---- */

/* One of a form's values; NULL for the first, which is everything, and for what is none. */
static const char *choice(const struct equity_choice *choices, const char *asked)
{
	for (size_t i = 1; choices[i].value; i++)
		if (strcmp(choices[i].value, asked) == 0)
			return choices[i].value;
	return NULL;
}

/* « 23 » is understood as well as « 023 ». */
static const char *read_department(const struct app *app, const char *asked)
{
	const struct term *term = vocabulary_guess(app->vocabularies, VOCABULARY_DEPARTMENTS, asked);
	return term ? term->key : NULL;
}

static struct link_map read_asked(const struct app *app, const struct request *req)
{
	return (struct link_map){
		.department = read_department(app, request_value(req, "departement")),
		.stage = choice(equity_stages, request_value(req, "degre")),
		.show = choice(equity_shows, request_value(req, "montrer")),
		.with_examples = text_equals(request_value(req, "exemples"), "oui"),
		.page = request_number(req, "page", 1, LAST_PAGE, 1),
	};
}

/* The first of what was asked for that is none, in French; or NULL. */
static char *find_fault(const struct request *req, const struct link_map *asked)
{
	const struct { const char *name, *read, *what; } rows[] = {
		{ "departement", asked->department, "le numéro d’un département (19, 23 ou 87)" },
		{ "degre",       asked->stage,      "un degré (1 ou 2)" },
		{ "montrer",     asked->show,
			"«\u00A0sans-fiche\u00A0» ou «\u00A0equipes-sans-fiche\u00A0»" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *value = request_value(req, rows[i].name);
		if (*value && !rows[i].read)
			return refusal_of_value(rows[i].name, value, rows[i].what);
	}
	return NULL;
}

/* ---- Which schools ---- */

/* A collège, a lycée, an EREA; whatever is none of these and no école is of no degree. */
static bool is_of_stage(const struct school_record *school, const char *stage)
{
	bool is_first = text_equals(school->kind, "ecole");
	bool is_second = school->kind && !is_first && strcmp(school->kind, "autre") != 0;
	return !stage || (strcmp(stage, "1") == 0 ? is_first : is_second);
}

static bool is_shown(const struct school_record *school, const char *show)
{
	return !show || (school->sheets == 0
		&& (strcmp(show, "sans-fiche") == 0 || school_is_equipped(school)));
}

static void count(struct equity_counts *counts, const struct school_record *school)
{
	counts->all++;
	if (school->sheets > 0) {
		counts->told++;
		return;
	}
	counts->silent++;
	counts->equipped_silent += school_is_equipped(school);
}

/* The schools asked for: `shown` borrows from `list`. */
struct chosen {
	struct link_map asked;
	struct school_list list;
	const struct school_record **shown;
	struct equity_page page;
};

static void chosen_done(struct chosen *chosen)
{
	free(chosen->shown);
	school_list_done(&chosen->list);
}
#define OWNED_CHOSEN __attribute__((cleanup(chosen_done))) struct chosen

static void choose(struct chosen *chosen)
{
	struct equity_page *page = &chosen->page;
	chosen->shown = mem_new(chosen->list.count + 1, sizeof *chosen->shown);
	for (size_t i = 0; i < chosen->list.count; i++) {
		const struct school_record *school = &chosen->list.items[i];
		if (school->is_closed || !is_of_stage(school, chosen->asked.stage))
			continue;
		count(&page->counts, school);
		if (is_shown(school, chosen->asked.show))
			chosen->shown[page->shown_count++] = school;
	}
	page->asked = &chosen->asked;
	page->shown = chosen->shown;
}

static bool read_chosen(struct chosen *chosen, struct app *app, const struct request *req,
	struct error *err)
{
	chosen->asked = read_asked(app, req);
	const char *department = chosen->asked.department;
	char day[DATE_BYTES];
	date_write(date_of(request_time(req)), day);
	const struct outlook outlook = {
		.day = day, .key = department ? "departement" : NULL, .value = department,
	};
	if (!catalogue_schools(app->catalogue, &(struct schools_wanted){
		.by = department ? SCHOOLS_BY_DEPARTMENT : SCHOOLS_ALL, .value = department, .day = day,
		.with_examples = chosen->asked.with_examples,
	}, &chosen->list, err)
		|| !look_examples(catalogue_store(app->catalogue), &outlook, &chosen->page.examples, err))
		return false;
	choose(chosen);
	return true;
}

/* ---- The page and the table ---- */

/* Past the end the first page answers. Dates are looked up for the schools of one page only. */
static bool turn_to_page(struct app *app, struct chosen *chosen, struct error *err)
{
	struct equity_page *page = &chosen->page;
	page->per_page = SCHOOLS_PER_PAGE;
	page->first = (size_t)(chosen->asked.page - 1) * SCHOOLS_PER_PAGE;
	if (page->first >= page->shown_count)
		page->first = 0;
	for (size_t i = page->first; i < page->shown_count && i < page->first + page->per_page; i++) {
		struct school_record *school = &chosen->list.items[page->shown[i] - chosen->list.items];
		if (!catalogue_date_schools(app->catalogue, school, 1, err))
			return false;
	}
	return true;
}

bool page_equity(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_CHOSEN chosen = {0};
	if (!read_chosen(&chosen, app, req, err) || !turn_to_page(app, &chosen, err))
		return false;
	OWNED_STRING fault = find_fault(req, &chosen.asked);
	chosen.page.fault = fault;
	OWNED(fields) page = fields_new();
	OWNED_STRING link = link_to_map(&chosen.asked);
	view_equity(show_frame(app, page, &(struct frame){
		.title = "Carte d’équité",
		.file = "carte-equite.html",
		.place = FRAME_MAP,
		.link = link,
		.is_unlisted = chosen.asked.stage || chosen.asked.show || chosen.asked.page > 1
			|| chosen.asked.with_examples,
		.description = "Les établissements de l’académie de Limoges, leur équipement et les fiches"
			" d’usage qu’on y lit, pour savoir où proposer de l’aide.",
	}), &chosen.page, app->vocabularies);
	return show_page(app, req, page, res, err);
}

bool page_equity_csv(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED_CHOSEN chosen = {0};
	if (!read_chosen(&chosen, app, req, err))
		return false;
	OWNED_STRING fault = find_fault(req, &chosen.asked);
	if (fault)
		return refusal_show_parameter(app, req, fault, res, err);
	if (!catalogue_date_schools(app->catalogue, chosen.list.items, chosen.list.count, err))
		return false;
	OWNED_TEXT table = {0};
	struct csv csv = { .out = &table };
	csv_begin(&csv);
	view_equity_csv(&csv, &chosen.page, app->base_url, app->vocabularies);
	response_table(res, &table, "carte-equite.csv");
	return true;
}
