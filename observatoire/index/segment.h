#ifndef INDEX_SEGMENT_H
#define INDEX_SEGMENT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct engine;

/* Several words typed as one, « emploidutemps », « coursedorientation »: where split.h looks for two that
 * stand side by side in a sheet, here any words of sheets will do, little ones between them. It is a guess
 * for words that are like no other. */

enum { SEGMENT_MOST = 6 };  /* words of one */

/** Where each of the words ends. Starts as {0}. */
struct segments {
	size_t ends[SEGMENT_MOST];
	size_t count;
	bool is_sure;  /* « vitesse du son » is, « trousse eau » is not: short ones stand in many words */
};

/**
 * Cut `folded`, of a to z, into words of three letters at least that sheets have, and little words (« du »,
 * « d ») between them: the fewest and commonest. At least two are no little words; none when that cannot
 * be. False as engine_frequency().
 */
bool segment_find(struct engine *engine, const char *folded, struct segments *segments,
	struct error *err);

#endif
