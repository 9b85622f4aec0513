#include "tags/standing.h"

#include "base/text.h"

#include <stddef.h>

enum {
	MEMBER   = STANDING_BIT(PART_MEMBER),
	DECIDING = STANDING_BIT(PART_DECIDING),
	VOICE    = STANDING_BIT(PART_VOICE),
	ONLY     = STANDING_BIT(PART_ONLY),
	KEEPER   = STANDING_BIT(PART_KEEPER),
};

/* The first row that fits counts: a référent says more than a member. */
static const struct {
	enum standing standing;
	enum standing_act act;
	unsigned parts;  /* one of them is enough */
	enum standing next;
} rows[] = {
	{ STANDING_NONE,      TAGGING_ADD,      KEEPER,            STANDING_CONFIRMED },
	{ STANDING_NONE,      TAGGING_ADD,      MEMBER,            STANDING_PROPOSED },

	{ STANDING_PROPOSED,  TAGGING_ADD,      KEEPER | DECIDING, STANDING_CONFIRMED },
	{ STANDING_PROPOSED,  TAGGING_ADD,      MEMBER,            STANDING_PROPOSED },
	{ STANDING_PROPOSED,  TAGGING_WITHDRAW, ONLY,              STANDING_NONE },
	{ STANDING_PROPOSED,  TAGGING_WITHDRAW, VOICE,             STANDING_PROPOSED },
	{ STANDING_PROPOSED,  TAGGING_DISMISS,  KEEPER,            STANDING_DISMISSED },

	{ STANDING_CONFIRMED, TAGGING_DISMISS,  KEEPER,            STANDING_DISMISSED },

	{ STANDING_DISMISSED, TAGGING_ADD,      KEEPER,            STANDING_CONFIRMED },
};

bool standing_may(enum standing standing, enum standing_act act, unsigned parts, enum standing *next)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].standing == standing && rows[i].act == act && rows[i].parts & parts) {
			*next = rows[i].next;
			return true;
		}
	return false;
}

static const char *const keys[STANDINGS] = {
	[STANDING_PROPOSED]  = "proposee",
	[STANDING_CONFIRMED] = "confirmee",
	[STANDING_DISMISSED] = "ecartee",
};

static const char *const act_keys[TAGGING_ACTS] = {
	[TAGGING_ADD]      = "ajouter",
	[TAGGING_WITHDRAW] = "retirer",
	[TAGGING_DISMISS]  = "ecarter",
};

const char *standing_key(enum standing standing)
{
	return keys[standing];
}

enum standing standing_of(const char *key, bool is_written)
{
	for (enum standing each = STANDING_NONE; key && !is_written && each < STANDINGS; each++)
		if (text_equals(keys[each], key))
			return each;
	return is_written ? STANDING_WRITTEN : STANDING_NONE;
}

const char *standing_act_key(enum standing_act act)
{
	return act_keys[act];
}

bool standing_act_find(const char *key, enum standing_act *act)
{
	for (enum standing_act each = 0; each < TAGGING_ACTS; each++)
		if (text_equals(act_keys[each], key)) {
			*act = each;
			return true;
		}
	return false;
}
