#ifndef VIEW_MEMBERS_H
#define VIEW_MEMBERS_H

#include <stddef.h>

struct fields;
struct member;
struct person;
struct vocabularies;

enum { MEMBERS_PER_PAGE = 50 };

/** The page of accounts; its rows are added one by one. Borrowed. */
struct members {
	const struct person *visitor;  /* who looks: the DAN may act */
	const struct vocabularies *vocabularies;
	const char *question;
	const char *done;              /* a word of the address */
	unsigned page;                 /* from 1 */
	struct fields *fields;         /* comptes.html */
	struct fields *list;           /* NULL until a row was added */
};

/** Add an account. */
void view_members_add(struct members *members, const struct member *member);

/** Fill what surrounds them, once it is known how many there are. */
void view_members(const struct members *members, size_t total);

#endif
