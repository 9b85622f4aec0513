#ifndef VIEW_TEMPLATE_H
#define VIEW_TEMPLATE_H

#include "base/error.h"
#include "base/owned.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The templates of the site and the values that go into their markers. docs/templates.md
 * tells a designer what may be written in one. */

struct templates;  /* every file of a folder, parsed once, then read-only */
struct fields;     /* the values one page puts into its markers */

/**
 * Parse all the *.html and *.xml files of `dir`; the first bad one stops everything, and
 * the server must not start. The result may be shared between threads. NULL with
 *   ERROR_NOT_FOUND  there is no such folder, or no template in it
 *   ERROR_INVALID    a file is malformed, has a marker where no escaping can make it safe,
 *                    says :none on a marker not named …_HTML, another modifier than
 *                    :pre_escape, or changes the delimiters
 *   ERROR_FAILED     a file cannot be read
 */
struct templates *templates_load(const char *dir, struct error *err);
void templates_free(struct templates *templates);

/** A hash of every file: changes when one does. Borrowed. */
const char *templates_fingerprint(const struct templates *templates);

/** The values of one page; used by one thread. */
struct fields *fields_new(void);
void fields_free(struct fields *fields);

/** Fill {{MARKER}}; `text` is plain text, copied, escaped where it lands. NULL counts as "". Line ends become
 *  spaces, but where the template says {{MARKER:pre_escape}}. */
void fields_text(struct fields *fields, const char *marker, const char *text);

/** Fill {{MARKER}} as people write numbers: « 12 345 », with narrow non-breaking spaces. */
void fields_number(struct fields *fields, const char *marker, size_t number);

/** Show {{#SECTION}}…{{/SECTION}} once more; the result belongs to `fields`. A section sees the
 *  values around it. */
struct fields *fields_repeat(struct fields *fields, const char *section);

/** Show {{#SECTION}} with `text` in its {{MARKER}}; nothing at all when `text` is NULL or "". */
void fields_optional(struct fields *fields, const char *section, const char *marker,
	const char *text);

/** Fill {{MARKER}} with a number, and show {{#PLURAL}} when French wants it: from 2 on. */
void fields_count(struct fields *fields, const char *marker, const char *plural, size_t number);

/** Give `file` its own values where {{>MARKER}} stands, once more; the result belongs to
 *  `fields`. An included file sees nothing but its own values. */
struct fields *fields_include(struct fields *fields, const char *marker, const char *file);

/** The page as UTF-8, for the caller to free(); NULL with ERROR_FAILED when `file`, or one it
 *  includes, was not there at start. Safe to call from several threads. */
char *templates_render(const struct templates *templates, const char *file,
	const struct fields *fields, struct error *err);

#ifdef __cplusplus
}
#endif

OWNABLE(templates)
OWNABLE(fields)

#endif
