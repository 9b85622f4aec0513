#ifndef CATALOGUE_REGISTER_H
#define CATALOGUE_REGISTER_H

#include "base/error.h"
#include "base/words.h"
#include "index/facet.h"
#include "store/schools.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;

/* What the register of schools (directory/directory.h) tells the pages of places. Failures as
 * store/db.h tells. */

/** A school as its page shows it; what nobody said is NULL. */
struct school_record {
	char uai[9];
	char *name, *kind, *sector, *commune, *zap, *zap_name, *opened_on;
	char *equipment;      /* that the register tells: keys joined by a space; "": none at all */
	bool is_closed;
	bool has_place;
	int64_t latitude, longitude;  /* in millionths of a degree */

	/* In a list only. */
	char *sorted;         /* its commune, as a French dictionary sorts it */
	size_t sheets;        /* that name it and count as usages (indicators/rules.h) on the day asked for */
	uint64_t declared;    /* the set of equipment they use, by rank in the vocabulary */
	uint32_t newest;      /* number of the last one published; 0: none */
	char *last_on;        /* when that was: an ISO date, once catalogue_date_schools() told it */

	struct words names;   /* it had before, each with the day since which it was known; in a record only */
};
void school_record_done(struct school_record *school);
#define OWNED_SCHOOL __attribute__((cleanup(school_record_done))) struct school_record

/** What the register knows of a school, into `school`, which is {0}. ERROR_NOT_FOUND when nothing. */
bool catalogue_school_record(struct catalogue *catalogue, const char *uai, struct school_record *school,
	struct error *err);

/** Schools of the register, by commune as a French dictionary has them. Starts as {0}. */
struct school_list {
	struct school_record *items;
	size_t count;
};
void school_list_done(struct school_list *list);
#define OWNED_SCHOOL_LIST __attribute__((cleanup(school_list_done))) struct school_list

/** Which schools, and what is told of them. Borrowed. */
struct schools_wanted {
	enum schools_by by;
	const char *value;    /* a département, by its three digits, or a ZAP, by its code; NULL for all */
	const char *day;      /* AAAA-MM-JJ: their sheets are counted at the end of it */
	bool with_examples;   /* sheets made to show the product count, and what they declare */
};

/** Fill `list`; no school is no failure. What their sheets declare is that of the index: it fails as
 * catalogue_search() does. */
bool catalogue_schools(struct catalogue *catalogue, const struct schools_wanted *wanted,
	struct school_list *list, struct error *err);

/** Look up when the last sheet of each of `count` schools of a list was published. */
bool catalogue_date_schools(struct catalogue *catalogue, struct school_record *schools, size_t count,
	struct error *err);

/** Whether a set of equipment has the entry of this rank. */
bool equipment_has(uint64_t set, size_t rank);

/** How many of the public sheets of a place are made to show the product. */
bool catalogue_count_examples(struct catalogue *catalogue, const struct filter *place, size_t *count,
	struct error *err);

/** The values of a facet of places that public sheets have, at most `most` of them, by bytes. */
bool catalogue_places_told(struct catalogue *catalogue, enum facet facet, size_t most, struct words *keys,
	struct error *err);

#endif
