#ifndef INDICATORS_LOOK_H
#define INDICATORS_LOOK_H

#include "indicators/definition.h"
#include "indicators/figures.h"

/* An indicator as it is shown: its value, what is told beside it, its school year. */

/** From where one looks. Borrowed. */
struct outlook {
	const char *day;          /* AAAA-MM-JJ */
	bool with_examples;
	const char *key, *value;  /* one part of a breakdown; NULL: the whole */
	const char *also_key, *also_value;  /* of a list: of another as well; NULL: all of the first */
	bool sees_few;            /* is told numbers of few people that registers count: the DAN */
};

/** What a look at an indicator gives. */
struct look {
	const struct indicator *indicator;
	const char *day;          /* borrowed from the outlook */
	bool is_counted;          /* its value is counted in a register: `counted` */
	bool is_whole_only;       /* it is, but that register knows nothing of the part looked at */
	struct counted_year counted;
	bool has_measure;         /* something of it is counted from the sheets */
	enum measure measure;     /* its own, or that of its first companion */
	size_t value;             /* of that measure */
	size_t companions[COMPANIONS_MAX];
	struct figure_year year;  /* of its value in a register, else of that measure */
};

/** Whether a value is known: a share of nothing, or of a register without a line, is not. */
bool look_has_value(const struct look *look);

/** Whether there is a school year to tell: of that value, or of the measure of one counted from sheets. */
bool look_has_year(const struct look *look);

/** Whether its school year may be drawn: nothing in it is hidden from who looks. */
bool look_has_curve(const struct look *look);

/** Why no value is known, in French: « aucune ligne au registre »; NULL when there is one. Static. */
const char *look_absence(const struct look *look);

/** Errors as store/db.h tells. */
bool look_at(struct db *db, const struct indicator *indicator, const struct outlook *outlook,
	struct look *look, struct error *err);

/** All of them, in their order: `looks` has indicator_count places. */
bool look_at_all(struct db *db, const struct outlook *outlook, struct look *looks, struct error *err);

/** How many sheets made to show the product would count as usages there, if they did. */
bool look_examples(struct db *db, const struct outlook *outlook, size_t *count, struct error *err);

#endif
