#ifndef PROPOSALS_LIFE_H
#define PROPOSALS_LIFE_H

#include <stdbool.h>

/* The life of a proposal: a new sheet, or a new version of one, on its way to the public. One table
 * (life.c) says all that may happen; what is not in it may not. The version online is not touched
 * before the last step. */

enum life_state {
	LIFE_DRAFT,      /* « brouillon »: its author writes */
	LIFE_SENT,       /* « soumis »: waits in the queue */
	LIFE_CLAIMED,    /* « en_relecture »: somebody looks after it */
	LIFE_RETURNED,   /* « a_reprendre »: its author mends it */
	LIFE_PUBLISHED,  /* « publie »: it became the version online; the end */
	LIFE_REFUSED,    /* « refuse »: the end */
	LIFE_WITHDRAWN,  /* « retire »: by its author; the end */
	LIFE_STATES,
};

enum life_act {
	ACT_SAVE,      /* « enregistrer »: write on */
	ACT_SEND,      /* « envoyer » */
	ACT_WITHDRAW,  /* « retirer » */
	ACT_CLAIM,     /* « prendre » */
	ACT_RELEASE,   /* « relacher » */
	ACT_CORRECT,   /* « corriger »: small corrections by who looks after it */
	ACT_RETURN,    /* « renvoyer », with a reason */
	ACT_REFUSE,    /* « refuser », with a reason */
	ACT_ACCEPT,    /* « accepter »: it is published */
	ACT_SAY,       /* « ecrire »: a message in the thread */
	LIFE_ACTS,
};

/* As what somebody acts on one proposal. One person may be several: the DAN who wrote it is both. */
enum life_part {
	PART_AUTHOR,     /* who wrote it, with an account or with its private link */
	PART_REVIEWER,   /* a référent in reach of it who did not write it, or the DAN */
	PART_HOLDER,     /* the reviewer who claimed it */
	PART_DAN,        /* the DAN, who may publish alone and take over */
	LIFE_PARTS,
};

#define PART_BIT(part) (1u << (part))

/** Whether `act` may be done in `state` by one who has these parts (a set); tells the state after it. */
bool life_may(enum life_state state, enum life_act act, unsigned parts, enum life_state *next);

/** As the store writes them. */
const char *life_state_key(enum life_state state);
bool life_state_find(const char *key, enum life_state *state);
const char *life_act_key(enum life_act act);
bool life_act_find(const char *key, enum life_act *act);

/** Whether an act must say why: a reason code. */
bool life_needs_reason(enum life_act act);

#endif
