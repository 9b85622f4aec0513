#ifndef VIEW_INDICATOR_H
#define VIEW_INDICATOR_H

#include "view/indicators.h"

struct figure_records;

/** Parts of one breakdown that are shown. */
enum { PARTS_SHOWN = 60 };

/** One indicator, and the parts of each of breakdowns[]. */
struct shown_indicator {
	struct look look;
	struct figure_parts parts[BREAKDOWN_COUNT];
	bool is_reserved[BREAKDOWN_COUNT];  /* the DAN alone is told its parts, that day */
};

/** indicateur.html: one indicator, its year and its breakdowns, if any was made: of a part there is none. */
void view_indicator(struct fields *fields, const struct shown_outlook *shown,
	const struct shown_indicator *one, const struct vocabularies *vocabularies);

/** The arrêtés of the indicator: a link to make one, for whoever may. */
void view_indicator_freezing(struct fields *fields, const struct look *look, const struct outlook *outlook);

/** One page of the sheets a figure counts. */
struct shown_records {
	const struct indicator *indicator;
	enum measure measure;
	const struct figure_records *records;
	char *const *titles;      /* of each record; NULL: the public does not see it any more */
	size_t total;
	bool has_more;
};

/** fiches-comptees.html */
void view_records(struct fields *fields, const struct shown_outlook *shown,
	const struct shown_records *list, const struct vocabularies *vocabularies);

#endif
