#ifndef PAGE_TOKEN_H
#define PAGE_TOKEN_H

#include "base/secret.h"

#include <stdbool.h>

/* What every form of somebody signed in carries in its field « jeton »: it is made from the secret of
 * the session, which no other site can read, so that a form with it was on a page of that session.
 * No two pages have the same one, or a page that is compressed could betray it a letter at a time. */

enum { TOKEN_BYTES = SECRET_BYTES + HASH_BYTES };

/** A token of the session whose secret this is. */
void token_make(const char *session, char token[static TOKEN_BYTES]);

/** Whether it is one; NULL is none. In a time that does not tell how much of it is right. */
bool token_fits(const char *session, const char *token);

#endif
