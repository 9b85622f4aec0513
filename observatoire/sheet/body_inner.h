#ifndef SHEET_BODY_INNER_H
#define SHEET_BODY_INNER_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Shared by the body_*.c files only. */

enum {
	BODY_MAX_MARKERS = 32,      /* « > », « - », « 1. » that open one line */
	BODY_MAX_INDENT = 100,      /* columns before the text of a line that opens a list or a quote */
	BODY_MAX_BRACKETS = 5000,   /* « [ » in the whole body */
	BODY_MAX_TAG_OPENERS = 1000,/* « <! » and « <? » in the whole body */
	BODY_MAX_MARKS = 20000,     /* lines, markers and signs of markup in all: each costs cmark about 2 µs */
	BODY_MAX_BLANK_LINES = 20,  /* in a row; more are dropped */
	BODY_MAX_HEADINGS = 200,    /* with an anchor; those that follow are shown without */
	BODY_MAX_COLUMNS = 32,      /* of a table */
	BODY_MAX_CELLS = 4000,      /* in all the tables of a body; the tables that follow stay text */
};

/** Where a body passes a limit. */
struct body_excess {
	unsigned line;         /* of the body, counted from 1 */
	const char *sentence;  /* French, says what to do; static */
};

/** Whether cmark can render `markdown` quickly (engine facts: docs/limits.md). */
bool body_fits(const char *markdown, struct body_excess *excess);

/** The lines of a body without their line ends; borrowed from the text they were cut from. */
struct body_lines {
	const char **starts;
	size_t *lengths;
	size_t count;
};

void body_lines_cut(struct body_lines *lines, const char *markdown);
void body_lines_done(struct body_lines *lines);

enum table_alignment { TABLE_LEFT, TABLE_CENTRE, TABLE_RIGHT };

/** A pipe table found in the lines of a paragraph (GFM 0.29, 4.10). */
struct body_table {
	size_t header;   /* index of the header line among the lines given; those above are text */
	size_t columns;
	enum table_alignment alignments[BODY_MAX_COLUMNS];
};

/** Look for a header line and its delimiter line in `lines[first…last]`. */
bool body_table_find(const struct body_lines *lines, size_t first, size_t last, struct body_table *table);

/**
 * Cut a row into at most `columns` cells, trimmed, « \| » made plain, each for the caller to
 * free(); missing cells are empty.
 */
void body_table_cut(const char *line, size_t length, size_t columns, char **cells);

enum body_link {
	BODY_LINK_AWAY,      /* http, https: another site */
	BODY_LINK_MAIL,      /* mailto */
	BODY_LINK_SITE,      /* « /usages/2017-0001 »: a page of this one */
	BODY_LINK_HERE,      /* « #horaire »: a heading of the body, if there is such a one */
	BODY_LINK_RELATIVE,  /* « plan.png »: no file stands beside a sheet, it leads nowhere */
	BODY_LINK_REFUSED,   /* empty, another scheme, or a trick */
};

enum body_link body_link_kind(const char *url);

/** Append `text` with the five characters of HTML escaped. */
void body_escape(struct text *html, const char *text, size_t length);

/**
 * Append running text: escaped, French spaces made non-breaking, bare http(s)
 * addresses made links when `link_bare` is set.
 */
void body_write_text(struct text *html, const char *text, bool link_bare);

/** Of all raw HTML only the line break survives, which teachers put into their tables. */
bool body_tag_is_break(const char *raw);

/** A raw HTML block without its tags, scripts and styles; Markdown for the caller to free(). */
char *body_strip_tags(const char *html);

#endif
