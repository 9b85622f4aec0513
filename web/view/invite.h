#ifndef VIEW_INVITE_H
#define VIEW_INVITE_H

#include "sheet/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

struct faults;
struct fields;
struct pass;
struct person;
struct words;

/** Who is to be invited, as it was typed; {0} of a new form. Borrowed. */
struct invite_form {
	const char *role;              /* key; NULL: none chosen */
	const char *email, *zaps, *schools;
	const struct words *subjects, *themes;  /* keys; NULL: none */
	const char *done;              /* a word of the address */
};

/** Fill the form of inviter.html, with the roles that `visitor` may invite. */
void view_invite(struct fields *fields, const struct invite_form *form, const struct person *visitor,
	const struct faults *faults, const struct vocabularies *vocabularies);

/** Whether a discipline or a theme can be in the reach of a référent: it is in the form. */
bool invite_offers(const struct vocabularies *vocabularies, enum vocabulary_name name, const char *key);

/** Begin the list of invitations: rows go into it. */
struct fields *view_invite_list(struct fields *fields);

/** One of them; `maker` is a name, or NULL when it is the visitor's own. */
void view_invite_add(struct fields *list, const struct pass *pass, const char *maker, int64_t now,
	const struct vocabularies *vocabularies);

/** There is none. */
void view_invite_none(struct fields *fields);

#endif
