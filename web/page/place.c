/* Schools, départements and ZAP: their sheets, their figures. */

#include "page/place.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "http/request.h"
#include "page/looked.h"
#include "page/pages.h"
#include "page/show.h"
#include "page/visitor.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"
#include "sheet/zone.h"
#include "view/examples.h"
#include "view/place.h"

#include <stdlib.h>
#include <string.h>

enum { CARDS_OF_SCHOOL = 20, CARDS_OF_TERRITORY = 6 };

void place_done(struct place *place)
{
	free(place->key);
	free(place->name);
	free(place->link);
	school_record_done(&place->school);
	*place = (struct place){0};
}

/* ---- Which one ---- */

/* One the register does not know has a page when some sheet names it: place_check(). */
bool place_find_school(struct app *app, const struct request *req, struct place *place, struct error *err)
{
	const char *uai = request_parameter(req, "uai");
	struct school_record *school = &place->school;
	struct error why = {0};
	if (!uai_is_valid(uai))
		return error_set(err, ERROR_NOT_FOUND, "no such school");
	if (!catalogue_school_record(app->catalogue, uai, school, &why) && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	memcpy(school->uai, uai, UAI_BYTES);
	place->key = mem_copy(uai);
	place->filter = (struct filter){ FACET_SCHOOL, place->key };
	place->link = link_to_school(uai);
	place->name = school->name && school->commune ? text_make("%s, %s", school->name, school->commune)
		: mem_copy(school->name ? school->name : uai);
	return true;
}

/* « /departements/23 » is what people type. */
bool place_find_department(struct app *app, const struct request *req, struct place *place,
	struct error *err)
{
	const struct term *department = vocabulary_guess(app->vocabularies, VOCABULARY_DEPARTMENTS,
		request_parameter(req, "code"));
	if (!department)
		return error_set(err, ERROR_NOT_FOUND, "no such department");
	place->key = mem_copy(department->key);
	place->filter = (struct filter){ FACET_DEPARTMENT, place->key };
	place->link = link_to_department(place->key);
	place->name = mem_copy(department->label);
	place->is_ours = term_is_ours(department);
	return true;
}

bool place_find_zone(struct app *app, const struct request *req, struct place *place, struct error *err)
{
	const char *code = request_parameter(req, "code");
	const struct filter filter = { FACET_ZONE, code };
	OWNED_STRING name = zone_is_code(code) ? catalogue_place_name(app->catalogue, &filter, err) : NULL;
	if (!name)
		return zone_is_code(code) ? false : error_set(err, ERROR_NOT_FOUND, "no such zone");
	place->key = mem_copy(code);
	place->filter = (struct filter){ FACET_ZONE, place->key };
	place->link = link_to_zap(code);
	place->name = TAKE(name);
	return true;
}

struct found *place_sheets(struct app *app, const struct place *place, const struct place_search *search,
	struct error *err)
{
	return catalogue_search(app->catalogue, &(struct catalogue_request){
		.question = "", .filters = &place->filter, .filter_count = 1, .page = search->page,
		.per_page = search->per_page, .order = ORDER_NEWEST, .is_list = search->is_list,
	}, err);
}

bool place_check(const struct place *place, const struct found *found, struct error *err)
{
	if (place->filter.facet == FACET_SCHOOL && !place->school.name && found->total == 0)
		return error_set(err, ERROR_NOT_FOUND, "no such school");
	return true;
}

/* ---- What its page shows ---- */

/* What is told of one place. Its `shown` borrows from the others. */
struct telling {
	struct found *found;
	struct look looks[PLACE_FIGURES];
	char day[DATE_BYTES];
	char *feed, *other;
	struct examples_shown examples;
	struct place_shown shown;
};

static void telling_done(struct telling *telling)
{
	found_free(telling->found);
	free(telling->feed);
	free(telling->other);
}
#define OWNED_TELLING __attribute__((cleanup(telling_done))) struct telling

static const char *breakdown_of(const struct place *place)
{
	return facets[place->filter.facet].parameter;  /* events and addresses call them the same */
}

static bool look(struct app *app, const struct place *place, struct telling *telling, struct error *err)
{
	const struct outlook outlook = {
		.day = telling->day, .with_examples = telling->examples.are_counted,
		.key = breakdown_of(place), .value = place->key,
	};
	for (size_t i = 0; i < PLACE_FIGURES; i++)
		if (!look_at(looked_store(app), indicator_find(place_figures[i]), &outlook, &telling->looks[i], err))
			return false;
	return look_examples(looked_store(app), &outlook, &telling->examples.count, err);
}

static bool with_examples(const struct request *req)
{
	return text_equals(request_value(req, "exemples"), "oui");
}

static bool tell(struct app *app, const struct request *req, const struct place *place, unsigned cards,
	struct telling *telling, struct error *err)
{
	const struct place_search search = { .page = 1, .per_page = cards };
	date_write(date_of(request_time(req)), telling->day);
	telling->examples.are_counted = with_examples(req);
	telling->found = place_sheets(app, place, &search, err);
	size_t example_cards = 0;
	if (!telling->found || !place_check(place, telling->found, err) || !look(app, place, telling, err)
		|| !catalogue_count_examples(app->catalogue, &place->filter, &example_cards, err))
		return false;
	telling->other = telling->examples.are_counted ? mem_copy(place->link) : link_with_examples(place->link);
	telling->examples.other = telling->other;
	telling->feed = link_to_feed(place->link, 1);
	telling->shown = (struct place_shown){
		.filter = &place->filter,
		.found = telling->found,
		.key = breakdown_of(place),
		.looks = telling->looks,
		.is_open = place->is_ours || (visitor_is_dan(app) && place->filter.facet != FACET_DEPARTMENT),
		.feed_link = telling->feed,
		.examples = &telling->examples,
		.example_cards = example_cards,
	};
	return true;
}

static struct fields *begin(struct app *app, struct fields *page, const struct place *place,
	const struct telling *telling, const char *file)
{
	return show_frame(app, page, &(struct frame){
		.title = place->name,
		.file = file,
		.link = place->link,
		.feed_link = telling->feed,
		.is_unlisted = telling->found->total == 0 || telling->examples.are_counted,
	});
}

bool page_school(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_PLACE place = {0};
	OWNED_TELLING telling = {0};
	if (!place_find_school(app, req, &place, err)
		|| !tell(app, req, &place, CARDS_OF_SCHOOL, &telling, err))
		return false;
	OWNED(fields) page = fields_new();
	view_school(begin(app, page, &place, &telling, "etablissement.html"),
		&(struct school_page){ &place.school, &telling.shown }, app->vocabularies);
	return show_page(app, req, page, res, err);
}

/* ---- A territory ---- */

static bool show_territory(struct app *app, const struct request *req, const struct place *place,
	const struct school_list *schools, struct response *res, struct error *err)
{
	bool is_zone = place->filter.facet == FACET_ZONE;
	OWNED_TELLING telling = {0};
	if (!tell(app, req, place, CARDS_OF_TERRITORY, &telling, err))
		return false;
	OWNED_STRING department = mem_copy_bytes(is_zone ? schools->items[0].uai : place->key, 3);
	OWNED_STRING map = link_to_map(&(struct link_map){
		.department = department, .with_examples = telling.examples.are_counted,
	});
	OWNED(fields) page = fields_new();
	view_territory(begin(app, page, place, &telling, "territoire.html"), &(struct territory_page){
		.name = place->name,
		.kind = is_zone ? "Zone d’animation pédagogique" : "Département",
		.schools = schools,
		.map_link = map,
		.place = &telling.shown,
	}, app->vocabularies);
	return show_page(app, req, page, res, err);
}

static bool find_schools(struct app *app, const struct request *req, const struct place *place,
	struct school_list *schools, struct error *err)
{
	char day[DATE_BYTES];
	date_write(date_of(request_time(req)), day);
	return catalogue_schools(app->catalogue, &(struct schools_wanted){
		.by = place->filter.facet == FACET_ZONE ? SCHOOLS_BY_ZONE : SCHOOLS_BY_DEPARTMENT,
		.value = place->key, .day = day, .with_examples = with_examples(req),
	}, schools, err);
}

bool page_department(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_PLACE place = {0};
	OWNED_SCHOOL_LIST schools = {0};
	return place_find_department(app, req, &place, err)
		&& find_schools(app, req, &place, &schools, err)
		&& show_territory(app, req, &place, &schools, res, err);
}

bool page_zap(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED_PLACE place = {0};
	OWNED_SCHOOL_LIST schools = {0};
	return place_find_zone(app, req, &place, err)
		&& find_schools(app, req, &place, &schools, err)
		&& (schools.count > 0 || error_set(err, ERROR_NOT_FOUND, "no such zone"))
		&& show_territory(app, req, &place, &schools, res, err);
}
