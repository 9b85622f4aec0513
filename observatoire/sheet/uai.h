#ifndef SHEET_UAI_H
#define SHEET_UAI_H

#include <stdbool.h>

enum { UAI_BYTES = 9 };  /* "0870015U" and a zero */

/** The check letter that seven digits call for, or '\0' when `digits` does not start with seven digits. */
char uai_letter(const char *digits);

/** Whether `text` is exactly a UAI: seven digits and their check letter. */
bool uai_is_valid(const char *text);

/**
 * The UAI people mean: « 087 0015 u » and « ce.0870015u@ac-limoges.fr » are 0870015U.
 * The letter is not checked. False when there are no seven digits and a letter to see.
 */
bool uai_extract(const char *text, char uai[static UAI_BYTES]);

#endif
