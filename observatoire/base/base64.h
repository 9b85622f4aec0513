#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>

/* Bytes as letters that need no escape in a form nor in an address: base64url (RFC 4648, section 5), not
 * padded. */

/** For the caller to free(). */
char *base64_write(const char *bytes, size_t length);

/** Back, with a zero behind, for the caller to free(); NULL when the text is not what was written. */
char *base64_read(const char *text, size_t *length);

#endif
