#ifndef VIEW_COMMUNE_MAP_H
#define VIEW_COMMUNE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct fields;
struct school_record;

/* The communes of some schools where they stand, drawn by the server: coordinates in, SVG out
 * (carte-communes.html). */

/** What a point says of the schools of its commune. Shapes tell them apart, not colours alone. */
enum commune_state {
	COMMUNE_TOLD,      /* a sheet names one of them */
	COMMUNE_EQUIPPED,  /* none does, and one is equipped */
	COMMUNE_SILENT,    /* none does, and nobody says that one is equipped */
	COMMUNE_STATES,
};

/** Points of one map, names on it. */
enum { COMMUNE_MAP_POINTS = 2000, COMMUNE_MAP_NAMES = 12 };

/** Whether the register tells of equipment of a school. */
bool school_is_equipped(const struct school_record *school);

/**
 * Draw them where {{>CARTE_COMMUNES}} stands; nothing when fewer than two communes have coordinates.
 * `schools` are in the order of communes. Tells how many of them have no coordinates.
 */
size_t view_commune_map(struct fields *fields, const struct school_record *const *schools, size_t count);

#endif
