#ifndef HTTP_ORIGIN_H
#define HTTP_ORIGIN_H

#include <stdbool.h>

struct request;

/* Who may have something changed. A page of another site can make a visitor's browser send any form
 * here, cookies and all; what it cannot do is write the fields by which the browser itself says
 * where a form stood. So every POST must come from a page of ours, and the rule is on by default:
 * answer_find() asks here before the body is read, for all routes but those marked FROM_ANYWHERE.
 * The answer is 403 otherwise.
 *
 * No token goes with a reader's forms. One needs something to be compared with, a cookie given to
 * whoever reads a page, and this site gives none for reading; and a token proves nothing that these
 * fields do not. SameSite=Lax on every cookie (http/cookie.h) is the second lock. A form that acts for
 * somebody signed in has one besides (page/token.h), for there it costs nothing; a route that is not
 * sent by a browser says FROM_ANYWHERE and must then never believe a cookie. */

/**
 * Whether a request was sent by a page of this site, in this order, the first field there decides:
 *   Sec-Fetch-Site  "same-origin", or "none" (the person typed or reloaded)
 *   Origin          one of ours; "null" is not
 *   Referer         begins with one of ours
 * Without any of them it is not: every browser since 2020 sends one of the first two.
 * Ours are the host asked (Host, with either scheme) and `base_url`; once that one is https, its
 * host is ours with https only. NULL: only the host asked.
 */
bool origin_is_ours(const struct request *req, const char *base_url);

#endif
