#ifndef SHEET_BODY_NEST_H
#define SHEET_BODY_NEST_H

/* A body as part of something larger: several sheets in one file or on one page. Both results are
 * for the caller to free(). */

/**
 * The same Markdown, its highest heading at level `top` (1 to 6) and the others below it as they were;
 * none goes past 6. Headings underlined with = or - become headings with #. Nothing else changes, unless
 * the text reaches beyond itself (raw HTML, refused addresses, code left open, links by name): it is then
 * written anew, as its page shows it.
 */
char *body_nest_markdown(const char *markdown, unsigned top);

/**
 * The HTML of a struct body, its headings one level deeper and its anchors, with the links to them,
 * after `prefix`: two bodies can then stand on one page.
 */
char *body_nest_html(const char *html, const char *prefix);

#endif
