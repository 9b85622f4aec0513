#ifndef VIEW_NOTICE_H
#define VIEW_NOTICE_H

#include <stddef.h>

struct fields;

/* What was just done, told above the page one comes back to. The address says it by a word, never by a
 * sentence: nobody can have the site say something else. */

struct notice {
	const char *word;      /* of the address: « ?fait=nom » */
	const char *sentence;
};

/** Fill the section FAIT with the sentence of a word; nothing when no row has it. */
void view_notice(struct fields *fields, const struct notice *notices, size_t count, const char *word);

#endif
