#ifndef HTTP_URL_H
#define HTTP_URL_H

#include "base/error.h"

#include <stddef.h>

/* Pages never call this: every address of the site is made by http/link.h. */

/** Where a piece of a URL stands: "+" is a space in a query and itself in a path. A form is a query whose
 *  values may have lines. */
enum url_part {
	URL_PATH,
	URL_QUERY,
	URL_FORM,
};

/**
 * Percent-encode one piece of a URL: everything but ASCII letters, digits
 * and "-._~" becomes %XX, so the result is safe both in a path and in a query.
 * For the caller to free().
 */
char *url_encode(const char *text);

/**
 * Undo the encoding of `length` bytes, for the caller to free(). What comes out is UTF-8
 * without control characters: in a query they become spaces (people paste them), in a form as well
 * but for tabs and line ends, in a path they are refused. NULL with
 *   ERROR_INVALID  %00, a % without two hexadecimal digits, a byte that has no place
 *                  in a URL (space, control), text that is not UTF-8; in a path, %2F
 */
char *url_decode(const char *bytes, size_t length, enum url_part part, struct error *err);

/** The byte an escape stands for, "%XY" at `bytes`, of which `left` can be read; -1 when it is none. */
int url_escaped_byte(const char *bytes, size_t left);

#endif
