#ifndef SHEET_ZONE_H
#define SHEET_ZONE_H

#include <stdbool.h>

enum { ZONE_MAX_BYTES = 32 };

/** Whether `text` can be the code of a zone d'animation pédagogique: 1 to ZONE_MAX_BYTES unaccented letters,
 * digits, dashes, dots or low lines. It stands in addresses and in events as it is. */
bool zone_is_plain(const char *text);

#endif
