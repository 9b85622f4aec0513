#ifndef PAGE_VISITOR_H
#define PAGE_VISITOR_H

#include "http/route.h"

/* Who asks, and what they may have: the only place where this is decided. routes.c says of each row
 * which roles may have it (ROLE_BIT, people/role.h); whoever holds the cookie of a session has that
 * person's role, everybody else is a reader.
 *
 *     a reader, the page is not for readers     GET: 303 to « /connexion », which leads back; POST: 403
 *     somebody signed in, not for their role    403, a page that says for whom it is
 *     a POST of somebody signed in, no token    403, a page that says to load the form again
 *
 * Where people write (GIVES_BACK), the page that refuses a POST gives back what they typed, to be sent again.
 *
 * A reader without that cookie costs no query. What somebody signed in is shown is kept by no cache
 * (request_set_private()). */

/** For struct site: sets app->visitor and app->token; forgets them. */
admit_fn visitor_admit;
release_fn visitor_release;

/** Give the browser the cookie of a session; the session it came with, if any, was ended. */
void visitor_welcome(const struct app *app, struct response *res, const char *session);

/** Have the browser forget it. */
void visitor_dismiss(const struct app *app, struct response *res);

/** Whether the DAN asks. */
bool visitor_is_dan(const struct app *app);

#endif
