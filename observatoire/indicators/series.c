#include "indicators/series.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "registers/entry.h"
#include "store/registers.h"

#include <stdlib.h>
#include <string.h>

enum { DECIMALS = 4 };

/* A value as it is read; its name is that of its series. */
struct reading {
	char *name, *unit;
	struct series_point point;
};

struct readings {
	const struct register_spec *spec;
	struct reading *items;
	size_t count;
};

void series_list_done(struct series_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		for (size_t j = 0; j < list->items[i].count; j++)
			free(list->items[i].points[j].label);
		free(list->items[i].points);
		free(list->items[i].name);
		free(list->items[i].unit);
	}
	free(list->items);
	*list = (struct series_list){0};
}

bool series_are_in(const struct counting *counting)
{
	const struct register_spec *spec = register_spec_find(counting->code);
	return spec->fields[register_field_rank(spec, "valeur")].kind == REGISTER_DECIMAL
		&& spec->fields[register_field_rank(spec, "valeur")].key;
}

/* « -12,5 » is -125000. */
static int64_t ten_thousandths(const char *text)
{
	bool is_negative = *text == '-';
	int64_t value = 0;
	int decimals = -1;
	for (const char *c = text + is_negative; *c && decimals < DECIMALS; c++) {
		if (*c == ',')
			decimals = 0;
		else
			value = value * 10 + (*c - '0');
		decimals += *c != ',' && decimals >= 0;
	}
	for (int i = decimals > 0 ? decimals : 0; i < DECIMALS; i++)
		value *= 10;
	return is_negative ? -value : value;
}

static void add_reading(void *context, const struct register_version *version)
{
	struct readings *readings = context;
	const struct register_spec *spec = readings->spec;
	OWNED_ENTRY entry = {0};
	register_entry_parse(spec, version->content, &entry);
	size_t degree = register_field_rank(spec, "degre");
	const char *value = register_entry_value(spec, &entry, "valeur");
	if ((readings->count & (readings->count - 1)) == 0)
		readings->items = mem_resize(readings->items, readings->count ? 2 * readings->count : 1,
			sizeof *readings->items);
	readings->items[readings->count++] = (struct reading){
		.name = text_make("%s, %s", register_entry_value(spec, &entry, "indicateur"),
			register_choice_label(&spec->fields[degree], register_entry_value(spec, &entry, "degre"))),
		.unit = mem_copy(register_entry_value(spec, &entry, "unite")),
		.point = {
			.year = (int)strtol(register_entry_value(spec, &entry, "annee"), NULL, 10),
			.label = mem_copy(value), .value = ten_thousandths(value), .line = version->line,
		},
	};
}

static int in_order(const void *a, const void *b)
{
	const struct reading *left = a, *right = b;
	int order = strcmp(left->name, right->name);
	return order ? order : left->point.year - right->point.year;
}

/* Give each reading, whose parts now belong to the list, to its series; they come in order. */
static void gather(struct readings *readings, struct series_list *list)
{
	list->items = mem_new(readings->count + 1, sizeof *list->items);
	for (size_t i = 0; i < readings->count; i++) {
		struct reading *reading = &readings->items[i];
		struct series *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
		if (!last || strcmp(last->name, reading->name) != 0) {
			last = &list->items[list->count++];
			last->name = mem_copy(reading->name);
			last->unit = mem_copy(reading->unit);
			last->points = mem_new(readings->count - i, sizeof *last->points);
		}
		last->points[last->count++] = reading->point;
		free(reading->name);
		free(reading->unit);
	}
	free(readings->items);
}

bool series_read(struct db *db, const struct counting *counting, const struct counting_wanted *wanted,
	struct series_list *list, struct error *err)
{
	struct readings readings = { .spec = register_spec_find(counting->code) };
	*list = (struct series_list){0};
	bool done = registers_list(db, &(struct registers_wanted){
		.code = counting->code, .to = wanted->day, .department = wanted->department,
		.with_examples = wanted->with_examples,
	}, add_reading, &readings, err);
	if (readings.count > 0)
		qsort(readings.items, readings.count, sizeof *readings.items, in_order);
	gather(&readings, list);
	return done;
}
