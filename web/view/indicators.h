#ifndef VIEW_INDICATORS_H
#define VIEW_INDICATORS_H

#include "http/link.h"
#include "indicators/look.h"

#include <stdbool.h>
#include <stddef.h>

struct fields;
struct vocabularies;

/** From where the page looks, as its links and its notices say it. Borrowed. */
struct shown_outlook {
	struct outlook outlook;
	struct link_figure page; /* the address of the page, without what stands in `outlook` */
	const char *part_name;   /* of the school looked at, when the register knows it; or NULL */
	const char *also_name;   /* of that of the second part */
	bool is_today;           /* no date was asked for: links carry none */
	bool is_misread;         /* a date was asked for that is none, or to come */
	const char *fault;       /* a part was asked for that is not shown: which and why; or NULL */
	size_t examples;         /* sheets that would count if they were not examples */
};

/** indicateurs.html: `looks` has indicator_count of them. */
void view_indicators(struct fields *fields, const struct shown_outlook *shown, const struct look *looks,
	const struct vocabularies *vocabularies);

/** The date of the page, how to choose another, and what is said of examples: in every page of figures. */
void view_outlook(struct fields *fields, const struct shown_outlook *shown,
	const struct vocabularies *vocabularies);

/** The page of all indicators, from the same place and the same day: {{LIEN_INDICATEURS}}. */
void view_all_link(struct fields *fields, const struct shown_outlook *shown);

/** What was asked for and is not what is looked at, if anything: incompris.html. */
void view_misread(struct fields *fields, const struct shown_outlook *shown);

/** The départements of the académie, to choose one from; `chosen` is a key, or NULL. */
void view_departments(struct fields *fields, const char *chosen, const struct vocabularies *vocabularies);

/** One indicator: its value or why there is none, and what is told beside. */
void view_indicator_value(struct fields *fields, const struct shown_outlook *shown,
	const struct look *look);

/** A link to the lines that a register counts for it at the end of a day. */
void view_counted_link(struct fields *fields, const char *marker, const struct shown_outlook *shown,
	const struct look *look, const char *day);

/** How it is counted: words, class, version, target. */
void view_indicator_definition(struct fields *fields, const struct indicator *indicator);

#endif
