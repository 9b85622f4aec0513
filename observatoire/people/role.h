#ifndef PEOPLE_ROLE_H
#define PEOPLE_ROLE_H

#include <stdbool.h>

/* As what somebody uses the site. Who may do what, each route says (web/routes.c), and the life of a
 * sheet (life.h). */

enum role {
	ROLE_READER,      /* no account */
	ROLE_TEACHER,     /* « enseignant »: proposes, tags */
	ROLE_REFERENT,    /* « référent »: moderates what is in reach of the account's scopes */
	ROLE_DAN,         /* counts, moderates everything, invites anybody */
	ROLE_OPERATIONS,  /* « exploitation »: sees that the site works; no sheets */
	ROLE_COUNT,
};

/** A set of roles: ROLE_BIT(ROLE_DAN) | … */
#define ROLE_BIT(role) (1u << (role))

/** Sets of them, for the table of pages. */
enum {
	ROLES_DAN = ROLE_BIT(ROLE_DAN),
	ROLES_MODERATING = ROLES_DAN | ROLE_BIT(ROLE_REFERENT),
	ROLES_SIGNED_IN = ROLES_MODERATING | ROLE_BIT(ROLE_TEACHER) | ROLE_BIT(ROLE_OPERATIONS),
	ROLES_EVERYONE = ROLES_SIGNED_IN | ROLE_BIT(ROLE_READER),
};

/** As the store writes it: "enseignant"; "lecteur" of a reader. */
const char *role_key(enum role role);

/** The role of an account; false for what is none, "lecteur" included. */
bool role_find(const char *key, enum role *role);

/** The roles that one who has `role` may invite: a set. */
unsigned role_may_invite(enum role role);

#endif
