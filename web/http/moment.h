#ifndef HTTP_MOMENT_H
#define HTTP_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

enum { MOMENT_BYTES = 30 };  /* "Tue, 14 Mar 2017 08:30:00 GMT" and a zero */

/** Write a Unix time from 1970 to 9999 as HTTP dates are written (RFC 9110, IMF-fixdate). */
void moment_write(int64_t at, char text[static MOMENT_BYTES]);

/** Read one; the two forms that are obsolete since 1999 are not read. */
bool moment_parse(const char *text, int64_t *at);

#endif
