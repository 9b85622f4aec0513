#include "indicators/figures.h"

#include "base/mem.h"
#include "base/text.h"
#include "store/events.h"
#include "store/tallies.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const struct breakdown breakdowns[BREAKDOWN_COUNT] = {
	{ "departement",   "Par département",   true,  VOCABULARY_DEPARTMENTS, false, false },
	{ "zap",           "Par ZAP",           false, VOCABULARY_COUNT,       true,  false },
	{ "degre",         "Par degré",         false, VOCABULARY_COUNT,       false, false },
	{ "cycle",         "Par cycle",         true,  VOCABULARY_LEVELS,      false, false },
	{ "enseignement",  "Par enseignement",  true,  VOCABULARY_SUBJECTS,    false, false },
	{ "equipement",    "Par équipement",    true,  VOCABULARY_EQUIPMENT,   false, false },
	{ "type",          "Par type de fiche", true,  VOCABULARY_TYPES,       false, false },
	{ "etablissement", "Par établissement", false, VOCABULARY_COUNT,       true,  true  },
};

const struct breakdown *breakdown_find(const char *key)
{
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		if (text_equals(breakdowns[i].key, key))
			return &breakdowns[i];
	return NULL;
}

static struct tally_wanted tally_of(const struct figure_wanted *wanted)
{
	return (struct tally_wanted){
		.measure       = MEASURE_BIT(wanted->measure),
		.with_examples = wanted->with_examples,
		.facet         = wanted->key ? wanted->key : "",
		.value         = wanted->key ? wanted->value : "",
	};
}

/* The sums never fall below zero, unless they were damaged: then nothing is counted. */
static size_t positive(int64_t count)
{
	return count > 0 ? (size_t)count : 0;
}

static char *facet_of(const char *key, const char *value)
{
	return key ? text_make(" %s:%s ", key, value) : NULL;
}

/* The two facets of it are borrowed from the caller. */
static struct events_wanted events_of(const struct figure_wanted *wanted, const char *facet, const char *also)
{
	return (struct events_wanted){
		.measure       = MEASURE_BIT(wanted->measure),
		.day           = wanted->day,
		.facet         = facet,
		.also          = also,
		.with_examples = wanted->with_examples,
	};
}

bool figures_value(struct db *db, const struct figure_wanted *wanted, size_t *value, struct error *err)
{
	const struct tally_wanted tally = tally_of(wanted);
	OWNED_STRING facet = facet_of(wanted->key, wanted->value);
	OWNED_STRING also = facet_of(wanted->also_key, wanted->also_value);
	const struct events_wanted events = events_of(wanted, facet, also);
	int64_t count = 0;
	if (!(also ? events_count(db, &events, &count, err)
		: tallies_until(db, &tally, wanted->day, &count, err)))
		return false;
	*value = positive(count);
	return true;
}

/* ---- A school year ---- */

enum { SEPTEMBER = 9 };

static void name_months(struct figure_year *year, const char *day)
{
	for (int i = 0; i < YEAR_MONTHS; i++) {
		struct figure_month *month = &year->months[i];
		struct date date = { year->first + (i >= 13 - SEPTEMBER), (SEPTEMBER - 1 + i) % 12 + 1, 1 };
		char text[DATE_BYTES];
		date_write(date, text);
		memcpy(month->name, text, sizeof month->name - 1);
		month->is_over = strcmp(text, day) <= 0;
		date.day = date_days_in(date.year, date.month);
		date_write(date, month->last);
		if (strcmp(month->last, day) > 0)
			memcpy(month->last, day, DATE_BYTES);
	}
}

static void add_change(void *context, const char *name, int64_t count)
{
	struct figure_year *year = context;
	for (size_t i = 0; i < YEAR_MONTHS; i++)
		if (text_equals(year->months[i].name, name))
			year->months[i].change = count;
}

static void add_up(struct figure_year *year)
{
	int64_t value = (int64_t)year->before;
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++) {
		value += year->months[i].change;
		year->months[i].value = positive(value);
	}
}

bool figures_name_year(const char *day, struct figure_year *year, struct error *err)
{
	struct date date;
	bool is_date = date_parse(day, &date);
	assert(is_date);
	if (!is_date)
		return error_set(err, ERROR_INVALID, "%s is no day", day);
	*year = (struct figure_year){ .first = date_school_year(date) };
	name_months(year, day);
	return true;
}

bool figures_year(struct db *db, const struct figure_wanted *wanted, struct figure_year *year,
	struct error *err)
{
	struct figure_year found = {0};
	if (!figures_name_year(wanted->day, &found, err))
		return false;
	char before[DATE_BYTES];
	date_school_year_last(found.first - 1, before);
	const struct tally_days days = { found.months[0].name, wanted->day };

	const struct tally_wanted tally = tally_of(wanted);
	int64_t count = 0;
	if (!tallies_until(db, &tally, before, &count, err)
		|| !tallies_months(db, &tally, days, add_change, &found, err))
		return false;
	found.before = positive(count);
	add_up(&found);
	*year = found;
	return true;
}

/* ---- Parts ---- */

void figure_parts_done(struct figure_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		free(parts->items[i].value);
		free(parts->items[i].name);
	}
	free(parts->items);
	*parts = (struct figure_parts){0};
}

/* Room for one more, doubled at each power of two. */
static void *grow(void *items, size_t count, size_t size)
{
	return (count & (count - 1)) == 0 ? mem_resize(items, count ? 2 * count : 1, size) : items;
}

static void add_part(void *context, const char *value, int64_t count)
{
	struct figure_parts *parts = context;
	parts->items = grow(parts->items, parts->count, sizeof *parts->items);
	parts->items[parts->count++] = (struct figure_part){
		.value = mem_copy(value), .count = positive(count),
	};
}

bool figures_parts(struct db *db, const struct figure_wanted *wanted, const char *key,
	struct figure_parts *parts, struct error *err)
{
	struct tally_wanted tally = tally_of(wanted);
	tally.facet = key;
	OWNED_PARTS found = {0};
	if (!tallies_values(db, &tally, wanted->day, add_part, &found, err))
		return false;
	*parts = found;
	found = (struct figure_parts){0};
	return true;
}

static bool is_no_value(const struct figure_part *part)
{
	return strcmp(part->value, "-") == 0;
}

/* The parts of one département: codes of ZAP, as UAI, begin with its three digits. */
struct neighbours {
	size_t hidden;
	struct figure_part *smallest;  /* of those that are not hidden; or NULL */
};

enum { DEPARTMENTS = 1000 };

static size_t department_of(const char *value)
{
	size_t number = 0;
	for (int i = 0; i < 3; i++) {
		if (value[i] < '0' || value[i] > '9')
			return DEPARTMENTS;
		number = number * 10 + (size_t)(value[i] - '0');
	}
	return number;
}

/* Those of 1 to SMALL_COUNT; how many in each département. */
static void hide_small(struct figure_parts *parts, struct neighbours *all)
{
	for (size_t i = 0; i < parts->count; i++) {
		struct figure_part *part = &parts->items[i];
		if (is_no_value(part))
			continue;
		struct neighbours *own = &all[department_of(part->value)];
		part->is_hidden = part->count > 0 && part->count <= SMALL_COUNT;
		own->hidden += part->is_hidden;
		if (!part->is_hidden && (!own->smallest || part->count < own->smallest->count))
			own->smallest = part;
	}
}

void figure_parts_hide(struct figure_parts *parts)
{
	struct neighbours all[DEPARTMENTS + 1] = {{0}};
	bool has_alone = false;
	hide_small(parts, all);
	for (size_t i = 0; i <= DEPARTMENTS; i++) {
		if (all[i].hidden != 1)
			continue;
		has_alone |= !all[i].smallest;
		if (all[i].smallest)
			all[i].smallest->is_hidden = true;
	}
	for (size_t i = 0; i < parts->count; i++)
		if (is_no_value(&parts->items[i]))
			parts->items[i].is_hidden = has_alone;
}

static bool is_hidden_in(const struct figure_parts *parts, const char *value)
{
	for (size_t i = 0; i < parts->count; i++)
		if (text_equals(parts->items[i].value, value))
			return parts->items[i].is_hidden;
	return false;
}

static bool hide_in_whole(struct db *db, const struct figure_wanted *wanted, bool *hidden, struct error *err)
{
	OWNED_PARTS parts = {0};
	if (!figures_parts(db, wanted, wanted->key, &parts, err))
		return false;
	figure_parts_hide(&parts);
	*hidden = is_hidden_in(&parts, wanted->value);
	return true;
}

/* As the page of the département shows them: a ZAP of another may have some of its sheets. */
static bool hide_in_department(struct db *db, const struct figure_wanted *wanted, bool *hidden,
	struct error *err)
{
	struct figure_parts parts[BREAKDOWN_COUNT] = {0};
	bool done = figures_break_down(db, wanted, parts, err);
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++) {
		if (done && text_equals(breakdowns[i].key, wanted->also_key)) {
			figure_parts_hide(&parts[i]);
			*hidden = is_hidden_in(&parts[i], wanted->also_value);
		}
		figure_parts_done(&parts[i]);
	}
	return done;
}

bool figures_hide(struct db *db, const struct figure_wanted *wanted, bool *hidden, struct error *err)
{
	const struct breakdown *one = wanted->key ? breakdown_find(wanted->key) : NULL;
	const struct breakdown *also = wanted->also_key ? breakdown_find(wanted->also_key) : NULL;
	bool is_of_department = also && text_equals(wanted->key, "departement");
	bool is_narrow = (one && one->is_narrow) || (also && also->is_narrow);
	*hidden = is_narrow && (is_of_department ? also->is_of_today : also || one->is_of_today);
	if (!is_narrow || *hidden)
		return true;
	return is_of_department ? hide_in_department(db, wanted, hidden, err)
		: hide_in_whole(db, wanted, hidden, err);
}

/* ---- Records ---- */

void figure_records_done(struct figure_records *records)
{
	for (size_t i = 0; i < records->count; i++) {
		free(records->items[i].id);
		free(records->items[i].hash);
	}
	free(records->items);
	*records = (struct figure_records){0};
}

static void add_record(void *context, const struct event *event)
{
	struct figure_records *records = context;
	records->items = grow(records->items, records->count, sizeof *records->items);
	struct figure_record *record = &records->items[records->count++];
	*record = (struct figure_record){
		.number = event->number,
		.row = event->sheet,
		.id = mem_copy(event->id),
		.hash = mem_copy(event->hash),
		.revision = event->revision,
		.is_example = event->is_example,
	};
	snprintf(record->day, sizeof record->day, "%s", event->day);
}

bool figures_records(struct db *db, const struct figure_wanted *wanted, int64_t before, size_t limit,
	struct figure_records *records, struct error *err)
{
	OWNED_STRING facet = facet_of(wanted->key, wanted->value);
	OWNED_STRING also = facet_of(wanted->also_key, wanted->also_value);
	OWNED_RECORDS found = {0};
	struct events_wanted events = events_of(wanted, facet, also);
	events.before = before;
	events.limit = limit;
	if (!events_standing(db, &events, add_record, &found, err))
		return false;
	*records = found;
	found = (struct figure_records){0};
	return true;
}
