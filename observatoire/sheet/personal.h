#ifndef SHEET_PERSONAL_H
#define SHEET_PERSONAL_H

#include "sheet/remark.h"

/**
 * Advice on what looks like somebody's e-mail address or French telephone number in `text`,
 * lines counted from `first_line` (0: the text has none). The mailbox of a school,
 * ce.UAI@ac-….fr, is nobody's.
 */
void personal_check(const char *text, const char *field, unsigned first_line, struct remarks *remarks);

/**
 * Of a text that others will read, and that is not taken with any of these: a French sentence about the
 * first, saying what to do, for the caller to free(). NULL when there is none.
 */
char *personal_refusal(const char *text);

#endif
