#ifndef VIEW_ACCOUNT_H
#define VIEW_ACCOUNT_H

#include <stddef.h>
#include <stdint.h>

struct faults;
struct fields;
struct person;
struct session;
struct vocabularies;

/** « Mon compte »: whose it is, and what was just done there. Borrowed. */
struct account_page {
	const struct person *person;
	const char *name;         /* as typed, when it is not right; NULL: as it is */
	const char *done;         /* a word of the address: "nom"; another says nothing */
	size_t waiting;           /* requests that wait for an answer */
};

/** Fill compte.html, but for the sessions. */
void view_account(struct fields *fields, const struct account_page *page, const struct faults *faults,
	const struct vocabularies *vocabularies);

/** One session: the one the person came by, or another. */
void view_account_session(struct fields *fields, const struct session *session,
	const struct person *person, int64_t now);

/** There are others than the one the person came by. */
void view_account_others(struct fields *fields);

#endif
