#ifndef SHEET_BODY_H
#define SHEET_BODY_H

#include "base/error.h"
#include "base/owned.h"
#include "sheet/remark.h"

#include <stddef.h>

/** One heading of a body, for the table of contents. */
struct heading {
	unsigned level;  /* level on the page: 2 to 6 */
	char *anchor;    /* its id in the HTML: ASCII, unique in the body, stable */
	char *title;     /* plain text */
};

/** A body made ready to be shown and searched. */
struct body {
	char *html;      /* safe by construction; headings from h2 down */
	char *text;      /* plain text: one line a block, no markup; for the index and snippets */
	struct heading *headings;
	size_t heading_count;
};

/**
 * Render CommonMark plus pipe tables. No raw HTML; links lead to http, https, mailto, a page of
 * the site (« /… ») or a heading of the body (« #… »), the others are their words only; bare
 * addresses become links; an image becomes a link to it, or its alternative when it has no whole
 * address.
 * NULL with
 *   ERROR_TOO_LARGE  more than SHEET_BODY_BYTES
 *   ERROR_INVALID    nested or bracketed past what can be rendered quickly (body_check() names the line)
 */
struct body *body_render(const char *markdown, struct error *err);
void body_free(struct body *body);
OWNABLE(body)

/**
 * Remarks on a body, field "corps", lines counted from `first_line`: what
 * body_render() would refuse, images without an alternative (a refusal), links and images that
 * will not be shown as such, footnotes, raw HTML, headings that skip a level, links whose words say nothing
 * (« cliquez ici »), tables without header.
 */
void body_check(const char *markdown, unsigned first_line, struct remarks *remarks);

#endif
