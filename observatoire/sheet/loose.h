#ifndef SHEET_LOOSE_H
#define SHEET_LOOSE_H

/* What people type for a date or a duration, in the form a sheet keeps.
 * Each gives a string for the caller to free(), or NULL when it cannot tell. */

/** « 14/03/2017 », « 14 mars 2017 », « 2017-03-14 10:00 » → "2017-03-14". */
char *loose_date(const char *text);

/** « 3 h », « 1h30 », « 45 minutes », « 2 semaines », « pt3h » → "PT3H"… */
char *loose_duration(const char *text);

/** « 2016/2017 », « 2016–2017 », « 2016-17 » → "2016-2017"; « no », « Non » → "non". */
char *loose_school_year(const char *text);

/** « oui », « vrai », « yes », « 1 » → "true"; « non », « faux », « 0 » → "false". */
char *loose_flag(const char *text);

#endif
