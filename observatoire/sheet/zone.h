#ifndef SHEET_ZONE_H
#define SHEET_ZONE_H

#include <stdbool.h>

enum { ZONE_BYTES = 7 };  /* six digits and a zero */

/** Whether `text` is the code of a zone d'animation pédagogique (ZAP) as the national directory has them:
 * six digits, the first three those of its département. It stands in addresses and in events as it is. */
bool zone_is_code(const char *text);

/** The code that `text` means: itself, or what a spreadsheet made of « 023001 », which is « 23001 ». */
bool zone_read(const char *text, char code[static ZONE_BYTES]);

#endif
