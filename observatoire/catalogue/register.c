#include "catalogue/register.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "index/engine.h"
#include "index/search.h"
#include "index/sort_key.h"
#include "index/summary.h"
#include "store/db.h"
#include "store/lists.h"
#include "store/schools.h"

#include <stdlib.h>
#include <string.h>

void school_record_done(struct school_record *school)
{
	free(school->name);
	free(school->kind);
	free(school->sector);
	free(school->commune);
	free(school->zap);
	free(school->zap_name);
	free(school->opened_on);
	free(school->equipment);
	free(school->sorted);
	free(school->last_on);
	words_done(&school->names);
	*school = (struct school_record){0};
}

void school_list_done(struct school_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		school_record_done(&list->items[i]);
	free(list->items);
	*list = (struct school_list){0};
}

bool equipment_has(uint64_t set, size_t rank)
{
	return rank < 64 && set >> rank & 1;
}

/* ---- One ---- */

static void fill_record(void *context, const struct school *school)
{
	struct school_record *record = context;
	*record = (struct school_record){
		.name = mem_copy(school->name),
		.kind = mem_copy(school->kind),
		.sector = mem_copy(school->sector),
		.commune = mem_copy(school->commune),
		.zap = mem_copy(school->zap),
		.zap_name = mem_copy(school->zap_name),
		.opened_on = mem_copy(school->opened_on),
		.equipment = mem_copy(school->equipment),
		.is_closed = school->is_closed,
		.has_place = school->has_place,
		.latitude = school->latitude,
		.longitude = school->longitude,
	};
	memcpy(record->uai, school->uai, sizeof record->uai - 1);  /* the schema wants eight letters */
}

/* The last one is the name it has. */
static void add_name(void *context, const char *name, const char *since)
{
	struct school_record *record = context;
	if (!text_equals(name, record->name))
		words_give(&record->names, text_make("%s\t%s", name, since));
}

bool catalogue_school_record(struct catalogue *catalogue, const char *uai, struct school_record *school,
	struct error *err)
{
	return schools_find(catalogue->db, uai, fill_record, school, err)
		&& schools_names(catalogue->db, uai, add_name, school, err);
}

/* ---- Many ---- */

static void add_record(void *context, const struct school *school)
{
	struct school_list *list = context;
	if ((list->count & (list->count - 1)) == 0)
		list->items = mem_resize(list->items, list->count ? 2 * list->count : 1, sizeof *list->items);
	struct school_record *record = &list->items[list->count++];
	fill_record(record, school);
	record->sorted = sort_key(record->commune ? record->commune : "");
}

/* As French dictionaries do: « Bénévent » before « Bonnat ». */
static int by_commune(const void *a, const void *b)
{
	const struct school_record *left = a, *right = b;
	int order = strcmp(left->sorted, right->sorted);
	return order ? order : strcmp(left->uai, right->uai);
}

static bool look(void *context, struct search *search, struct error *err)
{
	struct summaries *summaries = context;
	summaries_done(summaries);
	return summaries_read(summaries, search_columns(search), FACET_SCHOOL, err);
}

static bool fill_list(struct catalogue *catalogue, enum schools_by by, const char *value,
	struct school_list *list, struct error *err)
{
	OWNED_SUMMARIES summaries = {0};
	if (!schools_list(catalogue->db, by, value, add_record, list, err)
		|| !catalogue_look_up(catalogue, look, &summaries, err))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		struct school_record *record = &list->items[i];
		const struct summary *summary = summaries_find(&summaries, record->uai);
		if (!summary)
			continue;
		record->sheets = summary->sheets;
		record->declared = summary->equipment;
		record->newest = summary->newest;
	}
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_commune);
	return true;
}

bool catalogue_schools(struct catalogue *catalogue, struct school_list *list, struct error *err)
{
	return fill_list(catalogue, SCHOOLS_ALL, NULL, list, err);
}

bool catalogue_schools_of_department(struct catalogue *catalogue, const char *department,
	struct school_list *list, struct error *err)
{
	return fill_list(catalogue, SCHOOLS_BY_DEPARTMENT, department, list, err);
}

bool catalogue_schools_of_zap(struct catalogue *catalogue, const char *zap, struct school_list *list,
	struct error *err)
{
	return fill_list(catalogue, SCHOOLS_BY_ZAP, zap, list, err);
}

bool catalogue_date_schools(struct catalogue *catalogue, struct school_record *schools, size_t count,
	struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (schools[i].newest == 0 || schools[i].last_on)
			continue;
		if (!lists_published_on(catalogue->db, schools[i].newest, &schools[i].last_on, err))
			return false;
	}
	return true;
}

/* ---- Places of sheets ---- */

struct telling {
	const char *prefix;
	size_t most;
	struct words *keys;
};

static bool add_key(void *context, const char *term, size_t frequency)
{
	struct telling *telling = context;
	(void)frequency;
	words_add(telling->keys, term + strlen(telling->prefix));
	return telling->keys->count < telling->most;
}

static bool tell(void *context, struct search *search, struct error *err)
{
	struct telling *telling = context;
	words_done(telling->keys);
	return engine_terms(search_engine(search), telling->prefix, add_key, telling, err);
}

bool catalogue_places_told(struct catalogue *catalogue, enum facet facet, size_t most, struct words *keys,
	struct error *err)
{
	struct telling telling = { facets[facet].prefix, most, keys };
	return catalogue_look_up(catalogue, tell, &telling, err);
}
