#include "view/curve.h"

#include "base/owned.h"
#include "base/text.h"
#include "view/figure_text.h"
#include "view/template.h"

/* The place of the line in its drawing, in units of the drawing. */
struct plot {
	int left, right, top, bottom;
};

static const struct plot small = { 2, 118, 3, 29 };
static const struct plot large = { 56, 575, 14, 190 };

enum { LABEL_GAP = 18, NUMBER_GAP = 8, NUMBER_DROP = 5 };

size_t curve_top(size_t highest)
{
	static const size_t steps[] = { 5, 10, 20 };
	for (size_t unit = 1;; unit *= 10)
		for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
			if (highest <= steps[i] * unit)
				return steps[i] * unit;
}

static size_t highest_of(const struct figure_year *year)
{
	size_t highest = year->before;
	for (size_t i = 0; i < YEAR_MONTHS; i++)
		if (year->months[i].is_over && year->months[i].value > highest)
			highest = year->months[i].value;
	return highest;
}

/* The end of August before stands at the left, the end of August after at the right. */
static int place_x(const struct plot *plot, size_t rank)
{
	return plot->left + (int)rank * (plot->right - plot->left) / YEAR_MONTHS;
}

static int place_y(const struct plot *plot, size_t value, size_t top)
{
	return plot->bottom - (int)(value * (size_t)(plot->bottom - plot->top) / top);
}

static char *draw(const struct plot *plot, const struct figure_year *year)
{
	size_t top = curve_top(highest_of(year));
	OWNED_TEXT points = {0};
	text_format(&points, "%d,%d", plot->left, place_y(plot, year->before, top));
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++)
		text_format(&points, " %d,%d", place_x(plot, i + 1), place_y(plot, year->months[i].value, top));
	return text_take(&points);
}

char *curve_points(const struct figure_year *year)
{
	return draw(&small, year);
}

static void set_integer(struct fields *fields, const char *marker, int value)
{
	OWNED_STRING digits = text_make("%d", value);
	fields_text(fields, marker, digits);
}

static void add_scale(struct fields *fields, size_t value, size_t top)
{
	struct fields *line = fields_repeat(fields, "ECHELLE");
	int y = place_y(&large, value, top);
	set_integer(line, "GAUCHE", large.left);
	set_integer(line, "DROITE", large.right);
	set_integer(line, "HAUTEUR", y);
	set_integer(line, "NOMBRE_X", large.left - NUMBER_GAP);
	set_integer(line, "NOMBRE_Y", y + NUMBER_DROP);
	fields_number(line, "NOMBRE", value);
}

static void add_months(struct fields *fields, const struct figure_year *year, size_t top)
{
	for (size_t i = 0; i < YEAR_MONTHS; i++) {
		const struct figure_month *month = &year->months[i];
		struct fields *label = fields_repeat(fields, "MOIS");
		set_integer(label, "MOIS_X", place_x(&large, i + 1));
		set_integer(label, "MOIS_Y", large.bottom + LABEL_GAP);
		fields_text(label, "MOIS_NOM", figure_month_short(month->name));
		if (!month->is_over)
			continue;
		struct fields *dot = fields_repeat(fields, "POINT");
		set_integer(dot, "POINT_X", place_x(&large, i + 1));
		set_integer(dot, "POINT_Y", place_y(&large, month->value, top));
	}
}

void view_curve(struct fields *fields, const struct figure_year *year, const char *name)
{
	struct fields *curve = fields_include(fields, "COURBE", "courbe.html");
	size_t top = curve_top(highest_of(year));
	OWNED_STRING points = draw(&large, year);
	OWNED_STRING label = figure_year_label(year->first);
	fields_text(curve, "NOM", name);
	fields_text(curve, "ANNEE", label);
	fields_text(curve, "POINTS", points);
	add_scale(curve, 0, top);
	if (top % 2 == 0)
		add_scale(curve, top / 2, top);
	add_scale(curve, top, top);
	add_months(curve, year, top);
}

unsigned curve_bar(size_t count, size_t largest)
{
	if (count == 0 || largest == 0)
		return 0;
	size_t length = count * 100 / largest;
	return length > 0 ? (unsigned)length : 1;
}
