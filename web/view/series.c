#include "view/series.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link_register.h"
#include "view/figure_text.h"
#include "view/template.h"

/* The drawing, in its units. */
enum { LEFT = 50, RIGHT = 550, TOP = 30, BOTTOM = 170, LABEL_GAP = 10, YEAR_GAP = 22 };

/* What stands at the bottom and at the top: nought is always between. */
struct scale {
	int first, last;
	int64_t low, high;
};

static struct scale scale_of(const struct series *series)
{
	struct scale scale = {
		.first = series->points[0].year, .last = series->points[series->count - 1].year,
	};
	for (size_t i = 0; i < series->count; i++) {
		int64_t value = series->points[i].value;
		scale.low = value < scale.low ? value : scale.low;
		scale.high = value > scale.high ? value : scale.high;
	}
	if (scale.high == scale.low)
		scale.high = scale.low + 1;
	return scale;
}

static int place_x(const struct scale *scale, int year)
{
	int span = scale->last > scale->first ? scale->last - scale->first : 1;
	return LEFT + (year - scale->first) * (RIGHT - LEFT) / span;
}

static int place_y(const struct scale *scale, int64_t value)
{
	return BOTTOM - (int)((value - scale->low) * (BOTTOM - TOP) / (scale->high - scale->low));
}

static void set_integer(struct fields *fields, const char *marker, int value)
{
	OWNED_STRING digits = text_make("%d", value);
	fields_text(fields, marker, digits);
}

/* One line up to the year the questions changed, another from there. */
static void add_lines(struct fields *fields, const struct series *series, const struct scale *scale)
{
	OWNED_TEXT before = {0}, after = {0};
	for (size_t i = 0; i < series->count; i++) {
		const struct series_point *point = &series->points[i];
		struct text *line = point->year < SERIES_BREAK ? &before : &after;
		text_format(line, "%s%d,%d", line->length ? " " : "", place_x(scale, point->year),
			place_y(scale, point->value));
	}
	fields_optional(fields, "TRACE", "POINTS", text_string(&before));
	fields_optional(fields, "TRACE", "POINTS", text_string(&after));
}

static void add_point(struct fields *fields, const struct series_point *point, const struct scale *scale)
{
	struct fields *out = fields_repeat(fields, "POINT");
	OWNED_STRING year = figure_year_label(point->year);
	int x = place_x(scale, point->year), y = place_y(scale, point->value);
	set_integer(out, "POINT_X", x);
	set_integer(out, "POINT_Y", y);
	set_integer(out, "NOMBRE_Y", y - LABEL_GAP);
	set_integer(out, "ANNEE_Y", BOTTOM + YEAR_GAP);
	fields_text(out, "NOMBRE", point->label);
	fields_text(out, "ANNEE", year);
}

static void add_row(struct fields *fields, const struct series_point *point, const char *code)
{
	struct fields *row = fields_repeat(fields, "LIGNE_SERIE");
	OWNED_STRING year = figure_year_label(point->year);
	OWNED_STRING link = link_to_register(&(struct link_register){ .code = code, .line = point->line });
	fields_text(row, "ANNEE", year);
	fields_text(row, "NOMBRE", point->label);
	fields_text(row, "LIEN", link);
}

void view_series(struct fields *fields, const struct series_list *list, const char *code)
{
	struct fields *all = list->count > 0 ? fields_repeat(fields, "SERIES") : NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct series *series = &list->items[i];
		const struct scale scale = scale_of(series);
		struct fields *out = fields_repeat(all, "SERIE");
		OWNED_STRING rank = text_make("%zu", i + 1);
		fields_text(out, "RANG", rank);
		fields_text(out, "NOM", series->name);
		fields_optional(out, "EN_UNITE", "UNITE", series->unit);
		add_lines(out, series, &scale);
		for (size_t j = 0; j < series->count; j++) {
			add_point(out, &series->points[j], &scale);
			add_row(out, &series->points[j], code);
		}
	}
}
