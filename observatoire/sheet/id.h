#ifndef SHEET_ID_H
#define SHEET_ID_H

#include <stdbool.h>

/** Whether a text has the form of the id of a sheet: « 2017-0042 », four digits of a year, then four
 *  to nine. It says nothing of whether there is such a sheet. */
bool id_is_valid(const char *text);

#endif
