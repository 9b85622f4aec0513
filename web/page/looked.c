#include "page/looked.h"
#include "page/visitor.h"

#include "app.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/request.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE_BYTES = 64 };  /* keys and UAI are shorter */

void looked_done(struct looked *looked)
{
	free(looked->value);
	free(looked->name);
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

/* A list hides what is too small by itself; a page of figures tells many of one school, which together
 * would tell of people: they are the DAN's. */
static bool may_look_at(const struct looked *looked, const struct breakdown *breakdown)
{
	return !breakdown->is_narrow || looked->is_dan || looked->shown.page.form == LINK_FIGURE_SHEETS;
}

static void read_part(struct looked *looked, const struct app *app, const struct request *req)
{
	for (size_t i = 0; i < BREAKDOWN_COUNT && !looked->value; i++) {
		const char *asked = request_value(req, breakdowns[i].key);
		if (!*asked || !may_look_at(looked, &breakdowns[i]))
			continue;
		looked->value = read_value(app, &breakdowns[i], asked);
		if (!looked->value)
			continue;
		looked->shown.outlook.key = breakdowns[i].key;
		looked->shown.outlook.value = looked->value;
		looked->name = place_name(app, &breakdowns[i], looked->value);
		looked->shown.part_name = looked->name;
	}
}

bool looked_may_break_down(const struct looked *looked, const struct breakdown *breakdown)
{
	return looked->sees_small || !breakdown->is_of_today;
}

bool looked_parts(const struct app *app, const struct looked *looked, const struct looked_breakdown *wanted,
	struct figure_parts *parts, struct error *err)
{
	const struct figure_wanted figure = {
		.measure = wanted->measure, .day = looked->day, .with_examples = looked->shown.outlook.with_examples,
	};
	if (!looked_may_break_down(looked, wanted->by))
		return true;
	if (!figures_parts(looked_store(app), &figure, wanted->by->key, parts, err))
		return false;
	if (wanted->by->is_narrow && !looked->sees_small)
		figure_parts_hide(parts);
	for (size_t i = 0; i < parts->count && i < wanted->named; i++)
		parts->items[i].name = place_name(app, wanted->by, parts->items[i].value);
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
	read_part(looked, app, req);
	return look_examples(looked_store(app), &looked->shown.outlook, &looked->shown.examples, err);
}
