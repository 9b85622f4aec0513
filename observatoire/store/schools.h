#ifndef STORE_SCHOOLS_H
#define STORE_SCHOOLS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct words;

/* The register of schools. Failures as db.h tells. */

/** Borrowed, whether given or told. A text is NULL when nobody said. */
struct school {
	const char *uai, *name;
	const char *kind;    /* ecole, college, lycee, erea or autre */
	const char *sector;  /* public or prive */
	const char *postcode, *commune, *commune_code;
	const char *zap, *zap_name, *bassin, *bassin_name, *circonscription, *circonscription_name;
	const char *equipment;  /* keys of equipements.tsv joined by a space; "": it has nothing */
	const char *opened_on;  /* ISO date */
	bool has_place;
	int64_t latitude, longitude;  /* in millionths of a degree */
	bool is_closed;
	bool says_state;     /* given: `is_closed` was said */
};

enum school_change {
	SCHOOL_ADDED,
	SCHOOL_CHANGED,
	SCHOOL_SAME,
};

/**
 * Learn what is said of a school; what is not said stays as it was. Its name is kept among those it had,
 * since `day`, an ISO date. ERROR_NOT_FOUND: it is not known and has no name.
 */
bool schools_learn(struct db *db, const struct school *school, const char *day, int64_t now,
	enum school_change *change, struct error *err);

/** Tell one; ERROR_NOT_FOUND when it is not known. */
typedef void schools_tell(void *context, const struct school *school);
bool schools_find(struct db *db, const char *uai, schools_tell *tell, void *context, struct error *err);

/** The names it had, the oldest first, each with the day since which the register has it. */
typedef void schools_name(void *context, const char *name, const char *since);
bool schools_names(struct db *db, const char *uai, schools_name *tell, void *context, struct error *err);

/** How schools are gathered. */
enum schools_by {
	SCHOOLS_ALL,
	SCHOOLS_BY_DEPARTMENT,  /* three digits: "023" */
	SCHOOLS_BY_ZONE,
};

/** Those of a département or a ZAP, by UAI; `value` is NULL for all. */
bool schools_list(struct db *db, enum schools_by by, const char *value, schools_tell *each, void *context,
	struct error *err);

/** Whether any school is known to be in this ZAP. */
bool schools_know_zone(struct db *db, const char *zone, bool *is_known, struct error *err);

/** Whether there may be such a ZAP: a school is known to be in it, or none to be in any of its
 * département. */
bool schools_may_have_zone(struct db *db, const char *zone, bool *may, struct error *err);

/** Add to `zones` the codes of the ZAP that some schools are of, each once, in the order of these. */
bool schools_zones(struct db *db, const struct words *uais, struct words *zones, struct error *err);

/** What a ZAP is called, for the caller to free(); its code when nobody named it. NULL with
 * ERROR_NOT_FOUND when no school is of it. */
char *schools_zone_name(struct db *db, const char *zone, struct error *err);

/** Ask the index to look again at the sheets that name a school (changes.h). */
bool schools_reindex(struct db *db, const char *uai, int64_t now, struct error *err);

/** How many are known. */
bool schools_count(struct db *db, size_t *count, struct error *err);

#endif
