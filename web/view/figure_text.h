#ifndef VIEW_FIGURE_TEXT_H
#define VIEW_FIGURE_TEXT_H

#include "indicators/counting.h"
#include "indicators/figures.h"

#include <stddef.h>
#include <stdint.h>

/* Figures in words. All results but those said to be static go to free(). */

/** « 1 234 », with narrow non-breaking spaces. */
char *figure_number(size_t number);

/** « + 12 », « − 3 », « = ». */
char *figure_change(int64_t change);

/** A part of a whole that is not nothing, in tenths of a percent, rounded. */
size_t figure_tenths(size_t part, size_t whole);

/** « 37,5 % » of a whole; NULL when the whole is nothing. */
char *figure_percent(size_t part, size_t whole);

/** What stands in place of a part that is hidden: « < 5 », « masqué ». Static. */
const char *figure_hidden(const struct figure_part *part);

/** The value of a register as people read it: « 1 234 », « 37,5 % »; of few people « < 5 » or
 * « masqué »; NULL when nothing is known. */
char *figure_counted(const struct counting *counting, const struct counted *counted);

/** « 2016-2017 » for 2016. */
char *figure_year_label(int first);

/** « septembre 2016 » for "2016-09". */
char *figure_month_label(const char *name);

/** « sept. » for "2016-09". Static. */
const char *figure_month_short(const char *name);

/**
 * What a part of a breakdown is called: « Creuse », « 1er degré », « Non précisé ».
 * `name` is that of a school or of a ZAP the register knows, or NULL.
 */
char *figure_part_label(const struct vocabularies *vocabularies, const struct breakdown *breakdown,
	const char *value, const char *name);

#endif
