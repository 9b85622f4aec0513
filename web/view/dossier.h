#ifndef VIEW_DOSSIER_H
#define VIEW_DOSSIER_H

#include "store/dossiers.h"
#include "view/queue.h"

#include <stdint.h>

struct dossier;
struct fields;
struct vocabularies;

/** What readers say of one sheet, as who looks after it sees it. Borrowed. */
struct dossier_page {
	const struct dossier *dossier;
	const struct queue_people *people;
	const char *token;
	const char *notice;  /* a sentence above; NULL */
	const char *answer;  /* what was typed and not taken; NULL: nothing */
	int64_t now;
};

/** Fill signalement.html, but the reports. */
void view_dossier(struct fields *fields, const struct dossier_page *page);

/** Add one report. */
void view_dossier_report(struct fields *fields, const struct report *report,
	const struct vocabularies *vocabularies);

#endif
