#ifndef VIEW_CHECKS_H
#define VIEW_CHECKS_H

struct cards;
struct checks;
struct fields;
struct link_proposal;
struct remarks;

/** What is shown of the checks of a sheet, to its author and to who looks after it. Borrowed. */
struct checks_shown {
	const struct checks *checks;
	const struct remarks *remarks;
	const struct cards *alike;          /* sheets online that say the same; NULL: not known */
	const struct link_proposal *link;   /* where what is told is mended; NULL: not by who looks */
};

/** Fill constats.html, included at {{>CONSTATS}}. */
void view_checks(struct fields *fields, const struct checks_shown *shown);

#endif
