#ifndef HTTP_LINK_INNER_H
#define HTTP_LINK_INNER_H

struct text;

/* What the files that make links share; nobody else includes it. */

/** Add a parameter to a link, encoded: "?name=value" or "&name=value". */
void link_add(struct text *link, const char *name, const char *value);
void link_add_number(struct text *link, const char *name, unsigned number);

#endif
