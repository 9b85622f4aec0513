#ifndef SHEET_TIDY_H
#define SHEET_TIDY_H

#include <stdbool.h>

/* How the texts of a sheet are kept: composed (NFC), without white space at either end nor
 * twice in a row, without characters that show nothing and mean nothing (controls, marks that
 * turn the direction of writing). Non-breaking spaces stay. For the caller to free(). */

/** On one line. `*has_dropped` becomes true when such a character was dropped. */
char *tidy_line(const char *text, bool *has_dropped);

/** Line ends stay; never more than one empty line in a row. */
char *tidy_paragraphs(const char *text, bool *has_dropped);

/** A body: LF line ends, no empty line at the start, one line end at the end; "" when blank. */
char *tidy_body(const char *text, unsigned *skipped_lines);

/** The start of a text, to quote it in a remark: on one line, 60 characters at most. */
char *tidy_excerpt(const char *text);

#endif
