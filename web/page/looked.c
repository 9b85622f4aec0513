#include "page/looked.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "page/refusal.h"
#include "page/visitor.h"
#include "sheet/vocabulary.h"
#include "view/figure_text.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_BYTES = 64 };  /* keys and UAI are shorter */

void looked_done(struct looked *looked)
{
	free(looked->value);
	free(looked->also_value);
	free(looked->name);
	free(looked->also_name);
	free(looked->fault);
	*looked = (struct looked){0};
}

struct db *looked_store(const struct app *app)
{
	return catalogue_store(app->catalogue);
}

static void read_day(struct looked *looked, const struct request *req)
{
	const char *asked = request_value(req, "au");
	char today[DATE_BYTES];
	struct date date;
	date_write(date_of(request_time(req)), today);
	bool is_day = date_parse(asked, &date) && strcmp(asked, today) <= 0;
	memcpy(looked->day, is_day ? asked : today, DATE_BYTES);
	looked->shown.is_today = !is_day || strcmp(asked, today) == 0;
	looked->shown.is_misread = *asked && !is_day;
	looked->shown.outlook.day = looked->day;
}

/* What the register calls a part by school or by ZAP; NULL when it does not know it. */
static char *place_name(const struct app *app, const struct breakdown *breakdown, const char *value)
{
	struct filter place = { FACET_SCHOOL, value };
	if (text_equals(breakdown->key, "zap"))
		place.facet = FACET_ZONE;
	else if (!text_equals(breakdown->key, "etablissement"))
		return NULL;
	return catalogue_place_name(app->catalogue, &place, NULL);
}

/* « 23 » is understood as well as « 023 »; what a facet of an event could not be is not asked for. */
static char *read_value(const struct app *app, const struct breakdown *breakdown, const char *asked)
{
	const struct term *term = breakdown->has_vocabulary
		? vocabulary_guess(app->vocabularies, breakdown->vocabulary, asked) : NULL;
	if (term)
		return mem_copy(term->key);
	bool is_plain = strlen(asked) < VALUE_BYTES && !strpbrk(asked, " :");
	return is_plain ? mem_copy(asked) : NULL;
}

/* One of a list, of ours when it is a département, one the register has; or what sheets said that day. */
static bool is_known(const struct looked *looked, const struct app *app, const struct breakdown *breakdown,
	const char *value)
{
	const struct figure_wanted wanted = {
		.measure = MEASURE_USAGES, .day = looked->day, .with_examples = true,
		.key = breakdown->key, .value = value,
	};
	const struct term *term = breakdown->has_vocabulary
		? vocabulary_find(app->vocabularies, breakdown->vocabulary, value) : NULL;
	OWNED_STRING name = term ? NULL : place_name(app, breakdown, value);
	size_t count = 0;
	if (term && (breakdown->vocabulary != VOCABULARY_DEPARTMENTS || term_is_ours(term)))
		return true;
	return name || strcmp(value, "-") == 0
		|| (figures_value(looked_store(app), &wanted, &count, NULL) && count > 0);
}

static char *tell_unknown(const struct breakdown *breakdown, const char *asked)
{
	static const struct { const char *key, *what; } rows[] = {
		{ "departement",   "le numéro d’un département de l’académie (19, 23 ou 87)" },
		{ "zap",           "le code d’une ZAP de l’annuaire, comme 023001" },
		{ "etablissement", "le code UAI d’un établissement de l’annuaire" },
	};
	const char *what = "une valeur de cette répartition";
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (text_equals(rows[i].key, breakdown->key))
			what = rows[i].what;
	return refusal_of_value(breakdown->key, asked, what);
}

/* A list hides what is too small by itself; a page of figures tells many of one school, which together
 * would tell of people: they are the DAN's. */
static bool may_look_at(const struct looked *looked, const struct breakdown *breakdown)
{
	return !breakdown->is_narrow || looked->is_dan || looked->shown.page.form == LINK_FIGURE_SHEETS;
}

/* Two parts are of a list alone: a page is of one place, or of one part of all. */
static bool has_room(const struct looked *looked)
{
	return !looked->value || (!looked->also_value && looked->shown.page.form == LINK_FIGURE_SHEETS);
}

static void look_at_part(struct looked *looked, const struct app *app, const struct breakdown *breakdown,
	char *value)
{
	struct outlook *outlook = &looked->shown.outlook;
	if (!looked->value) {
		looked->value = value;
		looked->name = place_name(app, breakdown, value);
		looked->shown.part_name = looked->name;
		outlook->key = breakdown->key;
		outlook->value = value;
		return;
	}
	looked->also_value = value;
	looked->also_name = place_name(app, breakdown, value);
	looked->shown.also_name = looked->also_name;
	outlook->also_key = breakdown->key;
	outlook->also_value = value;
}

static void read_part(struct looked *looked, const struct app *app, const struct breakdown *breakdown,
	const char *asked)
{
	OWNED_STRING value = read_value(app, breakdown, asked);
	if (!value || !is_known(looked, app, breakdown, value))
		looked->fault = tell_unknown(breakdown, asked);
	else if (!may_look_at(looked, breakdown))
		looked->fault = text_make("Le paramètre «\u00A0%s\u00A0»\u00A0: mois par mois, les nombres d’un"
			" établissement ou d’une ZAP ne se montrent qu’à la DAN, connectée.", breakdown->key);
	else if (!has_room(looked))
		looked->fault = text_make("Le paramètre «\u00A0%s\u00A0» est de trop\u00A0: cette page se lit pour"
			" l’ensemble ou pour une seule partie.", breakdown->key);
	else
		look_at_part(looked, app, breakdown, TAKE(value));
}

static void read_parts(struct looked *looked, const struct app *app, const struct request *req)
{
	for (size_t i = 0; i < BREAKDOWN_COUNT && !looked->fault; i++) {
		const char *asked = request_value(req, breakdowns[i].key);
		if (*asked)
			read_part(looked, app, &breakdowns[i], asked);
	}
	looked->shown.fault = looked->fault;
}

void looked_keep_department(struct looked *looked, const struct app *app)
{
	struct outlook *outlook = &looked->shown.outlook;
	const struct term *department = text_equals(outlook->key, "departement")
		? vocabulary_find(app->vocabularies, VOCABULARY_DEPARTMENTS, outlook->value) : NULL;
	if (!outlook->key || (department && term_is_ours(department)))
		return;
	free(looked->fault);
	looked->fault = text_make("Le paramètre «\u00A0%s\u00A0»\u00A0: cette page se lit pour l’académie"
		" ou pour un de ses départements.", outlook->key);
	looked->shown.fault = looked->fault;
	outlook->key = outlook->value = NULL;
}

bool looked_is_misread(const struct looked *looked)
{
	return looked->fault || looked->shown.is_misread;
}

bool looked_refuse(const struct looked *looked, struct app *app, const struct request *req,
	struct response *res, struct error *err)
{
	OWNED_STRING why = looked->fault ? mem_copy(looked->fault)
		: refusal_of_value("au", request_value(req, "au"), "un jour passé, écrit comme 2017-08-31");
	return refusal_show_parameter(app, req, why, res, err);
}

char *looked_whom(const struct looked *looked, const struct app *app)
{
	const struct outlook *outlook = &looked->shown.outlook;
	OWNED_STRING part = outlook->key ? figure_part_label(app->vocabularies, breakdown_find(outlook->key),
		outlook->value, looked->name) : mem_copy("Académie de Limoges");
	return text_make("%s%s", part, outlook->with_examples ? ", fiches d’exemple comprises" : "");
}

/* Values are keys, codes and "-"; whatever else somebody wrote in a sheet is no part of a name of a file. */
char *looked_file_name(const struct looked *looked, const char *extension)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
	const char *value = looked->shown.outlook.key ? looked->value : NULL;
	bool is_plain = value && value[strspn(value, plain)] == '\0';
	return text_make("indicateurs-%s%s%s.%s", is_plain ? value : "", is_plain ? "-" : "",
		looked->day, extension);
}

bool looked_may_break_down(const struct looked *looked, const struct breakdown *breakdown)
{
	return looked->sees_small || !breakdown->is_of_today;
}

bool looked_break_down(const struct app *app, const struct looked *looked,
	const struct looked_measure *wanted, struct figure_parts *parts, struct error *err)
{
	const struct outlook *outlook = &looked->shown.outlook;
	const struct figure_wanted figure = {
		.measure = wanted->measure, .day = looked->day, .with_examples = outlook->with_examples,
		.key = outlook->key, .value = outlook->value,
	};
	if (!figures_break_down(looked_store(app), &figure, parts, err))
		return false;
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		if (!looked_may_break_down(looked, &breakdowns[i]))
			figure_parts_done(&parts[i]);
		if (breakdowns[i].is_narrow && !looked->sees_small)
			figure_parts_hide(&parts[i]);
		for (size_t j = 0; j < parts[i].count && j < wanted->named; j++)
			parts[i].items[j].name = place_name(app, &breakdowns[i], parts[i].items[j].value);
	}
	return true;
}

bool looked_read(struct looked *looked, const struct app *app, const struct request *req,
	const struct link_figure *page, struct error *err)
{
	looked->shown.page = *page;
	looked->shown.outlook.with_examples = text_equals(request_value(req, "exemples"), "oui");
	looked->shown.outlook.sees_few = visitor_is_dan(app);
	looked->is_dan = visitor_is_dan(app);
	read_day(looked, req);
	looked->sees_small = looked->is_dan || looked->shown.is_today;
	read_parts(looked, app, req);
	return look_examples(looked_store(app), &looked->shown.outlook, &looked->shown.examples, err);
}
