#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/* Given to every C file by the build (-include). These functions write past
 * their buffer, cut silently, keep hidden state or read the locale: say what
 * you mean with base/text.h, base/date.h, or a sized snprintf(). */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* clang with _FORTIFY_SOURCE makes these macros, and will not poison a macro. */
#undef sprintf
#undef vsprintf

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atof
#pragma GCC poison gmtime localtime asctime ctime tmpnam mktemp

#endif
