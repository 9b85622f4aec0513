#ifndef VIEW_REVIEW_H
#define VIEW_REVIEW_H

struct cards;
struct fields;
struct link_proposal;
struct proposal;
struct vocabularies;

/** A sheet before it is sent, as its author sees it. Borrowed. */
struct review_page {
	const struct proposal *proposal;
	const struct link_proposal *link;
	const struct cards *alike;   /* NULL: not known */
	const char *token;           /* of the session; "" without one */
};

/** Fill verifier.html. */
void view_review(struct fields *fields, const struct review_page *page,
	const struct vocabularies *vocabularies);

#endif
