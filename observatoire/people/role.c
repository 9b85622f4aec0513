#include "people/role.h"

#include <string.h>

static const struct {
	const char *key;
	unsigned may_invite;
} roles[ROLE_COUNT] = {
	[ROLE_READER]     = { "lecteur", 0 },
	[ROLE_TEACHER]    = { "enseignant", 0 },
	[ROLE_REFERENT]   = { "referent", ROLE_BIT(ROLE_TEACHER) },
	[ROLE_DAN]        = { "dan", ROLE_BIT(ROLE_TEACHER) | ROLE_BIT(ROLE_REFERENT)
		| ROLE_BIT(ROLE_DAN) | ROLE_BIT(ROLE_OPERATIONS) },
	[ROLE_OPERATIONS] = { "exploitation", 0 },
};

const char *role_key(enum role role)
{
	return roles[role].key;
}

bool role_find(const char *key, enum role *role)
{
	for (enum role each = ROLE_TEACHER; each < ROLE_COUNT; each++)
		if (strcmp(roles[each].key, key) == 0) {
			*role = each;
			return true;
		}
	return false;
}

unsigned role_may_invite(enum role role)
{
	return roles[role].may_invite;
}
