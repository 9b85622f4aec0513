#ifndef CATALOGUE_REGISTER_H
#define CATALOGUE_REGISTER_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

struct catalogue;

/* What the register of schools (directory/directory.h) tells the pages of places. Failures as
 * store/db.h tells. */

/** A school as its page shows it; what nobody said is NULL. */
struct school_record {
	char uai[9];
	char *name, *kind, *sector, *commune, *zap, *zap_name, *opened_on;
	bool is_closed;
	size_t sheets;        /* public ones that name it; in a list only */
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

/** Those of a département, by its three digits, or of a ZAP, by its code; none is no failure. */
bool catalogue_schools_of_department(struct catalogue *catalogue, const char *department,
	struct school_list *list, struct error *err);
bool catalogue_schools_of_zap(struct catalogue *catalogue, const char *zap, struct school_list *list,
	struct error *err);

#endif
