#include "proposals/life.h"

#include <stddef.h>
#include <string.h>

enum {
	AUTHOR   = PART_BIT(PART_AUTHOR),
	REVIEWER = PART_BIT(PART_REVIEWER),
	HOLDER   = PART_BIT(PART_HOLDER),
	DAN      = PART_BIT(PART_DAN),
};

static const struct {
	enum life_state state;
	enum life_act act;
	unsigned parts;         /* one of them is enough */
	enum life_state next;
} rows[] = {
	{ LIFE_DRAFT,    ACT_SAVE,     AUTHOR,            LIFE_DRAFT },
	{ LIFE_DRAFT,    ACT_SEND,     AUTHOR,            LIFE_SENT },
	{ LIFE_DRAFT,    ACT_WITHDRAW, AUTHOR,            LIFE_WITHDRAWN },

	{ LIFE_SENT,     ACT_WITHDRAW, AUTHOR,            LIFE_WITHDRAWN },
	{ LIFE_SENT,     ACT_CLAIM,    REVIEWER | DAN,    LIFE_CLAIMED },
	{ LIFE_SENT,     ACT_SAY,      AUTHOR | REVIEWER | DAN, LIFE_SENT },

	{ LIFE_CLAIMED,  ACT_WITHDRAW, AUTHOR,            LIFE_WITHDRAWN },
	{ LIFE_CLAIMED,  ACT_CLAIM,    DAN,               LIFE_CLAIMED },
	{ LIFE_CLAIMED,  ACT_RELEASE,  HOLDER | DAN,      LIFE_SENT },
	{ LIFE_CLAIMED,  ACT_CORRECT,  HOLDER,            LIFE_CLAIMED },
	{ LIFE_CLAIMED,  ACT_RETURN,   HOLDER,            LIFE_RETURNED },
	{ LIFE_CLAIMED,  ACT_REFUSE,   HOLDER,            LIFE_REFUSED },
	{ LIFE_CLAIMED,  ACT_ACCEPT,   HOLDER,            LIFE_PUBLISHED },
	{ LIFE_CLAIMED,  ACT_SAY,      AUTHOR | REVIEWER | DAN, LIFE_CLAIMED },

	{ LIFE_RETURNED, ACT_SAVE,     AUTHOR,            LIFE_RETURNED },
	{ LIFE_RETURNED, ACT_SEND,     AUTHOR,            LIFE_SENT },
	{ LIFE_RETURNED, ACT_WITHDRAW, AUTHOR,            LIFE_WITHDRAWN },
	{ LIFE_RETURNED, ACT_SAY,      AUTHOR | REVIEWER | DAN, LIFE_RETURNED },
};

bool life_may(enum life_state state, enum life_act act, unsigned parts, enum life_state *next)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].state == state && rows[i].act == act && rows[i].parts & parts) {
			*next = rows[i].next;
			return true;
		}
	return false;
}

static const char *const state_keys[LIFE_STATES] = {
	[LIFE_DRAFT]     = "brouillon",
	[LIFE_SENT]      = "soumis",
	[LIFE_CLAIMED]   = "en_relecture",
	[LIFE_RETURNED]  = "a_reprendre",
	[LIFE_PUBLISHED] = "publie",
	[LIFE_REFUSED]   = "refuse",
	[LIFE_WITHDRAWN] = "retire",
};

static const char *const act_keys[LIFE_ACTS] = {
	[ACT_SAVE]     = "enregistrer",
	[ACT_SEND]     = "envoyer",
	[ACT_WITHDRAW] = "retirer",
	[ACT_CLAIM]    = "prendre",
	[ACT_RELEASE]  = "relacher",
	[ACT_CORRECT]  = "corriger",
	[ACT_RETURN]   = "renvoyer",
	[ACT_REFUSE]   = "refuser",
	[ACT_ACCEPT]   = "accepter",
	[ACT_SAY]      = "ecrire",
};

const char *life_state_key(enum life_state state)
{
	return state_keys[state];
}

bool life_state_find(const char *key, enum life_state *state)
{
	for (enum life_state each = 0; each < LIFE_STATES; each++)
		if (strcmp(state_keys[each], key) == 0) {
			*state = each;
			return true;
		}
	return false;
}

const char *life_act_key(enum life_act act)
{
	return act_keys[act];
}

bool life_act_find(const char *key, enum life_act *act)
{
	for (enum life_act each = 0; each < LIFE_ACTS; each++)
		if (strcmp(act_keys[each], key) == 0) {
			*act = each;
			return true;
		}
	return false;
}

bool life_needs_reason(enum life_act act)
{
	return act == ACT_RETURN || act == ACT_REFUSE;
}
