#include "catalogue/register.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "index/columns.h"
#include "index/engine.h"
#include "index/schema.h"
#include "index/search.h"
#include "index/sort_key.h"
#include "index/summary.h"
#include "indicators/figures.h"
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

/* What the index says of the sheets of each school. */
struct declarations {
	bool with_examples;
	struct summaries summaries;
};

static void declarations_done(struct declarations *declarations)
{
	summaries_done(&declarations->summaries);
}
#define OWNED_DECLARATIONS __attribute__((cleanup(declarations_done))) struct declarations

static bool look(void *context, struct search *search, struct error *err)
{
	struct declarations *declarations = context;
	struct columns *columns = search_columns(search);
	OWNED_BITS left_out = {0};
	summaries_done(&declarations->summaries);
	return (declarations->with_examples || columns_add_marked(columns, SCHEMA_EXAMPLE, &left_out, err))
		&& summaries_read(&declarations->summaries, columns, FACET_SCHOOL, &left_out, err);
}

static int by_value(const void *a, const void *b)
{
	const struct figure_part *left = a, *right = b;
	return strcmp(left->value, right->value);
}

/* As the indicators count them: what a page says of a school is what the others say. */
static bool count_sheets(struct catalogue *catalogue, const struct schools_wanted *wanted,
	struct school_list *list, struct error *err)
{
	const struct figure_wanted figure = {
		.measure = MEASURE_USAGES, .day = wanted->day, .with_examples = wanted->with_examples,
	};
	OWNED_PARTS parts = {0};
	if (!figures_parts(catalogue->db, &figure, "etablissement", &parts, err))
		return false;
	if (parts.count > 0)
		qsort(parts.items, parts.count, sizeof *parts.items, by_value);
	for (size_t i = 0; parts.count > 0 && i < list->count; i++) {
		const struct figure_part key = { .value = list->items[i].uai };
		const struct figure_part *part = bsearch(&key, parts.items, parts.count, sizeof *parts.items,
			by_value);
		list->items[i].sheets = part ? part->count : 0;
	}
	return true;
}

bool catalogue_schools(struct catalogue *catalogue, const struct schools_wanted *wanted,
	struct school_list *list, struct error *err)
{
	OWNED_DECLARATIONS declarations = { .with_examples = wanted->with_examples };
	if (!schools_list(catalogue->db, wanted->by, wanted->value, add_record, list, err)
		|| !count_sheets(catalogue, wanted, list, err)
		|| !catalogue_look_up(catalogue, look, &declarations, err))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		struct school_record *record = &list->items[i];
		const struct summary *summary = summaries_find(&declarations.summaries, record->uai);
		if (!summary)
			continue;
		record->declared = summary->equipment;
		record->newest = summary->newest;
	}
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_commune);
	return true;
}

bool catalogue_date_schools(struct catalogue *catalogue, struct school_record *schools, size_t count,
	struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (schools[i].newest == 0 || schools[i].last_on)
			continue;
		if (!lists_dated_on(catalogue->db, schools[i].newest, &schools[i].last_on, err))
			return false;
	}
	return true;
}

/* ---- Places of sheets ---- */

struct example_count {
	const struct filter *place;
	size_t *count;
};

static bool count_examples(void *context, struct search *search, struct error *err)
{
	const struct example_count *examples = context;
	struct columns *columns = search_columns(search);
	OWNED_BITS sheets = {0}, marked = {0};
	if (!columns_add(columns, examples->place, &sheets, err)
		|| !columns_add_marked(columns, SCHEMA_EXAMPLE, &marked, err))
		return false;
	*examples->count = bits_common(&sheets, &marked);
	return true;
}

bool catalogue_count_examples(struct catalogue *catalogue, const struct filter *place, size_t *count,
	struct error *err)
{
	struct example_count examples = { place, count };
	return catalogue_look_up(catalogue, count_examples, &examples, err);
}

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
