#include "view/commune_map.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "catalogue/register.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

bool school_is_equipped(const struct school_record *school)
{
	return school->equipment && *school->equipment;
}

/* ---- Communes ---- */

/* The schools of one commune together. */
struct commune {
	const char *name;
	double latitude, longitude;  /* sums, then means, in degrees */
	size_t schools, told, equipped;
	double x, y;
};

struct communes {
	struct commune *items;
	size_t count, unplaced;
};

/* Two communes of two départements may have one name. */
static bool is_same_commune(const struct school_record *a, const struct school_record *b)
{
	return text_equals(a->commune, b->commune) && strncmp(a->uai, b->uai, 3) == 0;
}

static void add_school(struct commune *commune, const struct school_record *school)
{
	commune->latitude += (double)school->latitude / 1e6;
	commune->longitude += (double)school->longitude / 1e6;
	commune->schools++;
	commune->told += school->sheets > 0;
	commune->equipped += school_is_equipped(school);
}

static void gather(struct communes *communes, const struct school_record *const *schools, size_t count)
{
	const struct school_record *last = NULL;
	communes->items = mem_new(count + 1, sizeof *communes->items);
	for (size_t i = 0; i < count; i++) {
		if (!schools[i]->has_place || !schools[i]->commune) {
			communes->unplaced++;
			continue;
		}
		if (!last || !is_same_commune(last, schools[i])) {
			if (communes->count == COMMUNE_MAP_POINTS)
				break;
			communes->items[communes->count++].name = schools[i]->commune;
		}
		last = schools[i];
		add_school(&communes->items[communes->count - 1], last);
	}
	for (size_t i = 0; i < communes->count; i++) {
		communes->items[i].latitude /= (double)communes->items[i].schools;
		communes->items[i].longitude /= (double)communes->items[i].schools;
	}
}

static enum commune_state state_of(const struct commune *commune)
{
	return commune->told ? COMMUNE_TOLD : commune->equipped ? COMMUNE_EQUIPPED : COMMUNE_SILENT;
}

/* ---- Where they stand ---- */

enum { WIDTH = 480, HEIGHT_MOST = 640, MARGIN = 24 };

/* A degree of longitude at 46° North is that part of one of latitude: enough for a région. */
static const double NARROWING = 0.695;

struct extent {
	double west, east, south, north;
};

static struct extent extent_of(const struct communes *communes)
{
	struct extent extent = { 1e9, -1e9, 1e9, -1e9 };
	for (size_t i = 0; i < communes->count; i++) {
		double x = communes->items[i].longitude * NARROWING, y = communes->items[i].latitude;
		extent.west = x < extent.west ? x : extent.west;
		extent.east = x > extent.east ? x : extent.east;
		extent.south = y < extent.south ? y : extent.south;
		extent.north = y > extent.north ? y : extent.north;
	}
	return extent;
}

/* Give each its place; tells how high the map is. */
static int project(struct communes *communes)
{
	struct extent extent = extent_of(communes);
	double width = extent.east - extent.west, height = extent.north - extent.south;
	double by_width = width > 0 ? (WIDTH - 2 * MARGIN) / width : 1e9;
	double by_height = height > 0 ? (HEIGHT_MOST - 2 * MARGIN) / height : 1e9;
	double scale = by_width < by_height ? by_width : by_height;
	double left = (WIDTH - width * scale) / 2;
	for (size_t i = 0; i < communes->count; i++) {
		struct commune *commune = &communes->items[i];
		commune->x = left + (commune->longitude * NARROWING - extent.west) * scale;
		commune->y = MARGIN + (extent.north - commune->latitude) * scale;
	}
	return (int)(2 * MARGIN + height * scale + 0.5);
}

/* ---- Names ---- */

enum { LETTER = 9, LINE = 20, NAME_MOST = 24 };

struct box {
	double left, right, top, bottom;
};

/* A name stands over its point, and inside the map. */
static bool name_box(const struct commune *commune, struct box *box)
{
	double half = (double)strlen(commune->name) * LETTER / 2;
	*box = (struct box){ commune->x - half, commune->x + half, commune->y - LINE - 6, commune->y - 4 };
	return strlen(commune->name) <= NAME_MOST && box->left >= 0 && box->right <= WIDTH && box->top >= 0;
}

static bool overlaps(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static int by_schools(const void *a, const void *b)
{
	const struct commune *left = *(const struct commune *const *)a;
	const struct commune *right = *(const struct commune *const *)b;
	if (left->schools != right->schools)
		return left->schools < right->schools ? 1 : -1;
	return left < right ? -1 : 1;
}

static void set_place(struct fields *fields, const char *marker, double value)
{
	OWNED_STRING digits = text_make("%.1f", value);
	fields_text(fields, marker, digits);
}

/* To find one's way: the communes with most schools first, while there is room. */
static void add_names(struct fields *fields, const struct communes *communes)
{
	struct box taken[COMMUNE_MAP_NAMES];
	size_t count = 0;
	const struct commune **order = mem_new(communes->count + 1, sizeof *order);
	for (size_t i = 0; i < communes->count; i++)
		order[i] = &communes->items[i];
	qsort(order, communes->count, sizeof *order, by_schools);
	for (size_t i = 0; i < communes->count && count < COMMUNE_MAP_NAMES; i++) {
		bool is_free = name_box(order[i], &taken[count]);
		for (size_t k = 0; k < count && is_free; k++)
			is_free = !overlaps(&taken[k], &taken[count]);
		if (!is_free)
			continue;
		struct fields *name = fields_repeat(fields, "NOM_COMMUNE");
		set_place(name, "POINT_X", order[i]->x);
		set_place(name, "POINT_Y", order[i]->y - 10);
		fields_text(name, "NOM", order[i]->name);
		count++;
	}
	free(order);
}

/* ---- Points ---- */

static const char *const sections[COMMUNE_STATES] = {
	[COMMUNE_TOLD] = "PARLE", [COMMUNE_EQUIPPED] = "EQUIPEE", [COMMUNE_SILENT] = "SANS",
};

static void add_points(struct fields *fields, const struct communes *communes)
{
	for (size_t i = 0; i < communes->count; i++) {
		const struct commune *commune = &communes->items[i];
		struct fields *point = fields_repeat(fields_repeat(fields, "POINT"), sections[state_of(commune)]);
		set_place(point, "POINT_X", commune->x);
		set_place(point, "POINT_Y", commune->y);
		set_place(point, "GAUCHE", commune->x - 5);
		set_place(point, "HAUT", commune->y - 5);
		fields_text(point, "NOM", commune->name);
		fields_count(point, "ECOLES", "ECOLES_PLURIEL", commune->schools);
	}
}

size_t view_commune_map(struct fields *fields, const struct school_record *const *schools, size_t count)
{
	struct communes communes = {0};
	gather(&communes, schools, count);
	if (communes.count > 1) {
		struct fields *map = fields_include(fields, "CARTE_COMMUNES", "carte-communes.html");
		OWNED_STRING height = text_make("%d", project(&communes));
		fields_text(map, "HAUTEUR", height);
		add_points(map, &communes);
		add_names(map, &communes);
	}
	free(communes.items);
	return communes.unplaced;
}
