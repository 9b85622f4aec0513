#ifndef VIEW_DETAILS_H
#define VIEW_DETAILS_H

struct catalogue_sheet;
struct fields;
struct vocabularies;

/** {{#REPERE}}: for whom, with what, how long. What a teacher looks at first. */
void view_landmarks(struct fields *fields, const struct catalogue_sheet *found,
	const struct vocabularies *vocabularies);

/** {{#DETAIL}}: all the other fields, with the labels of the vocabularies. */
void view_details(struct fields *fields, const struct catalogue_sheet *found,
	const struct vocabularies *vocabularies);

#endif
