#ifndef VIEW_MARKDOWN_H
#define VIEW_MARKDOWN_H

/** Plain text as Markdown that reads as it was: one line, what would be markup escaped; for the caller
 *  to free(). NULL gives "". */
char *markdown_text(const char *text);

#endif
