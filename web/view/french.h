#ifndef VIEW_FRENCH_H
#define VIEW_FRENCH_H

#include "base/words.h"
#include "index/facet.h"
#include "sheet/vocabulary.h"

#include <stdint.h>

/* Values as a person reads them. All results go to free(). */

/** « 14 mars 2017 » for "2017-03-14"; a text that is no date stays as it is. NULL gives "". */
char *french_date(const char *iso);

/** « 340 octets », « 12 ko », « 1,4 Mo »; for the caller to free(). */
char *french_bytes(unsigned long long bytes);

/** « 1 h 30 min » for "PT1H30M"; a text that is no duration stays as it is. NULL gives "". */
char *french_duration(const char *iso);

/** « 14 mars 2017 », in Paris. */
char *french_day(int64_t moment);

/** « 14 mars 2017 à 9 h 05 », in Paris. */
char *french_moment(int64_t moment);

/** « à l’instant », « il y a 5 minutes », « il y a 3 heures », « il y a 2 jours ». */
char *french_ago(int64_t seconds);

/** The text with its first letter in upper case. */
char *french_capital(const char *text);

/** The label of a key; the key itself when the vocabulary has it no more. Borrowed, not to free. */
const char *french_label(const struct vocabularies *vocabularies, enum vocabulary_name name,
	const char *key);

/** Disciplines, whatever the cycle, each once: « mathématiques, sciences et technologie ». */
char *french_disciplines(const struct vocabularies *vocabularies, const struct words *subjects);

/**
 * One choice as it stands alone: « CM2 », « Mathématiques », « 0230506A (Creuse) »; or `name`, which
 * is NULL but for a school the register knows.
 */
char *french_choice(const struct vocabularies *vocabularies, const struct filter *filter,
	const char *name);

/** The labels of some keys, with commas: « CM1, CM2, 6e ». */
char *french_labels(const struct vocabularies *vocabularies, enum vocabulary_name name,
	const struct words *keys);

/** Words for a place between « and », each then between its own: `CM1 », « CM2`, spaces unbroken. */
char *french_between_quotes(const struct words *words);

/** What a school is: « Collège » for "college", « public » for "public"; NULL for another key. */
const char *french_kind(const char *key);

#endif
