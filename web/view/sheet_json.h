#ifndef VIEW_SHEET_JSON_H
#define VIEW_SHEET_JSON_H

struct catalogue_sheet;
struct json;

/* A sheet for machines (docs/api.md): the names and keys of its front matter, so that whoever
 * knows the file knows the answer. A list is always there, be it empty; a field without a value is
 * left out. */

/**
 * Every field, what follows from them (cycles, degrés, départements, codage, inter_degres), and its
 * addresses, absolute from `base_url`.
 */
void view_sheet_json(struct json *out, const struct catalogue_sheet *found, const char *base_url);

/** Its text beside them: Markdown, safe HTML, headings. */
void view_sheet_json_body(struct json *out, const struct catalogue_sheet *found);

#endif
