#ifndef INDICATORS_RULES_H
#define INDICATORS_RULES_H

#include <stdbool.h>

struct sheet;
struct sheet_facts;
struct vocabularies;

/* What a sheet counts for. These rules are those that definition.c tells people in plain words: change one
 * with the other, and RULES_VERSION with both; events keep the version that made them. */

enum { RULES_VERSION = 1 };

/** What is counted; an event holds a set of them. Numbers are stored: add, never move. */
enum measure {
	MEASURE_USAGES,         /* indicator 2 */
	MEASURE_CODING,         /* indicator 18 */
	MEASURE_CODING_CYCLE_3, /* of which for cycle 3 */
	MEASURE_TO_QUALIFY,     /* looks like coding, does not meet its rule */
	MEASURE_SHARED,         /* schools of two académies at least: candidates for indicator 1 */
	MEASURE_ASSESSED,       /* tells what came of it: indicator 9 */
	MEASURE_ENT,            /* uses an ENT: beside indicator 16 */
	MEASURE_VARIANTS,       /* made from another sheet, which it cites */
	MEASURE_COUNT,
};
#define MEASURE_BIT(measure) (1u << (measure))

/** As an address and a file write it: "usages", "codage-cycle-3". */
const char *measure_key(enum measure measure);
bool measure_find(const char *key, enum measure *measure);

/** How a sheet stands: whether it counts, or why not. The first that fits. */
enum count_standing {
	COUNT_STANDING_COUNTED,
	COUNT_STANDING_OFFLINE,    /* not seen by the public */
	COUNT_STANDING_EXTERNAL,   /* harvested from elsewhere */
	COUNT_STANDING_DUPLICATE,  /* says that it is a duplicate of another */
	COUNT_STANDING_ELSEWHERE,  /* names schools, none of them of this académie */
	COUNT_STANDING_PURGED,     /* erased */
};

/** As the journal of events writes it: "compte", "hors-ligne"… */
const char *count_standing_key(enum count_standing standing);

/** What a version of a sheet counts for. */
struct reckoning {
	enum count_standing standing;
	unsigned measures;  /* 0 when it does not count */
	char *facets;       /* " type:scenario departement:023 ", owned */
};

/** `sheet` has its status, `facts` are its own. */
void reckoning_make(struct reckoning *reckoning, const struct vocabularies *vocabularies,
	const struct sheet *sheet, const struct sheet_facts *facts);
void reckoning_done(struct reckoning *reckoning);
#define OWNED_RECKONING __attribute__((cleanup(reckoning_done))) struct reckoning

#endif
