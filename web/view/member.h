#ifndef VIEW_MEMBER_H
#define VIEW_MEMBER_H

#include "people/role.h"
#include "sheet/vocabulary.h"

struct words;

/* People who have an account, in words. Results go to free() but where they are static. */

/** « référent ». Static. */
const char *member_role(enum role role);

/** The same of a key of the store; the key itself when it is none. */
const char *member_role_named(const char *key);

/** « enseignant, référent, délégation au numérique (DAN) » */
char *member_roles(unsigned roles);

/** What a référent looks after: « ZAP 23-1 »; « toute l’académie » when it is nothing special. */
char *member_reach(const struct vocabularies *vocabularies, const struct words *scopes);

/** « Firefox, Linux » of what a browser says of itself (User-Agent); what is not known is said so. */
char *member_browser(const char *user_agent);

#endif
