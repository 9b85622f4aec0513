#ifndef VIEW_PAPER_REPORT_H
#define VIEW_PAPER_REPORT_H

#include "view/indicators.h"

struct vocabularies;

/** rapport.html: all the indicators on paper, of the académie or of one département. `looks` has
 * indicator_count of them; `base_url` is that of the site, which paper does not know. */
void view_paper_report(struct fields *fields, const struct shown_outlook *shown, const struct look *looks,
	const char *base_url, const struct vocabularies *vocabularies);

#endif
