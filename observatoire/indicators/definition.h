#ifndef INDICATORS_DEFINITION_H
#define INDICATORS_DEFINITION_H

#include "indicators/counting.h"
#include "indicators/rules.h"

#include <stdbool.h>
#include <stddef.h>

/* The indicators of the roadmap (« Feuille de route académique du numérique pour l'éducation
 * 2016-2017 »), as data: its wording, what is counted and how. */

/** The axes of the roadmap, in its order. */
enum axis {
	AXIS_REGION, AXIS_ACADEMY, AXIS_GOVERNANCE, AXIS_EQUIPMENT_PLAN, AXIS_TRAINING, AXIS_INFRASTRUCTURE,
	AXIS_INNOVATION,
	AXIS_COUNT,
};

/** « Au sein de l’académie ». */
const char *axis_title(enum axis axis);

/** Where the value of an indicator comes from. */
enum indicator_class {
	CLASS_COMPUTED,  /* from the sheets */
	CLASS_REGISTER,  /* from lines with a dated proof */
	CLASS_IMPORTED,  /* from a source file */
	CLASS_TYPED,     /* a total typed with its method, never nominative */
	CLASS_COUNT,
};

/** « calculé », « registre »… */
const char *indicator_class_label(enum indicator_class class);

/** A count that stands below the value of an indicator, or, where there is no value yet, beside it. */
struct companion {
	enum measure measure;
	const char *label;  /* « dont codage propre au cycle 3 »; NULL ends the list */
	bool is_share;      /* a part of the value, told in percent of it as well */
};

enum { COMPANIONS_MAX = 3 };

struct indicator {
	const char *code;        /* "18": its place in the roadmap, and its address */
	enum axis axis;
	enum indicator_class class;
	const char *title;       /* the wording of the roadmap */
	const char *counted;     /* « comment c'est compté », in plain words */
	unsigned version;        /* of this definition */
	const char *since;       /* AAAA-MM-JJ: since when that version is used */
	bool has_value;          /* its value is counted from the sheets: `measure` */
	enum measure measure;
	const struct counting *counting;  /* its value is counted in a register; NULL: it is not */
	struct companion companions[COMPANIONS_MAX + 1];
	size_t target;           /* 0: the roadmap has none */
	const char *target_date; /* AAAA-MM-JJ; NULL without a target */
};

/** All of them, by axis. */
extern const struct indicator indicators[];
extern const size_t indicator_count;

/** NULL when there is none with this code. */
const struct indicator *indicator_find(const char *code);

/** What an indicator is looked at by: its value, or the first of its companions; false when nothing of
 * it is counted from the sheets. */
bool indicator_measure(const struct indicator *indicator, enum measure *measure);

/** Whether it counts this, as its value or beside it. */
bool indicator_counts(const struct indicator *indicator, enum measure measure);

/** Whether a measure beside its value is told in percent of it. */
bool indicator_is_share(const struct indicator *indicator, enum measure measure);

/** What is told of a measure of it: its own title, or the label of a companion. */
const char *indicator_label(const struct indicator *indicator, enum measure measure);

#endif
