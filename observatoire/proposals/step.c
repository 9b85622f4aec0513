#include "proposals/step.h"

#include <string.h>

static const char *const keys[STEP_COUNT] = {
	[STEP_WHAT] = "quoi",
	[STEP_WHOM] = "pour-qui",
	[STEP_WITH] = "avec-quoi",
	[STEP_HOW]  = "comment",
	[STEP_SIGN] = "signature",
};

const char *step_key(enum step step)
{
	return keys[step];
}

bool step_find(const char *key, enum step *step)
{
	for (enum step each = 0; each < STEP_COUNT; each++)
		if (strcmp(keys[each], key) == 0) {
			*step = each;
			return true;
		}
	return false;
}
