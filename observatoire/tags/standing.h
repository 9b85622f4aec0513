#ifndef TAGS_STANDING_H
#define TAGS_STANDING_H

#include <stdbool.h>

/* What a tag is on one sheet, and what may be done about it. One table (standing.c) says all that may
 * happen; what is not in it may not. */

enum standing {
	STANDING_NONE,       /* the sheet does not have it */
	STANDING_PROPOSED,   /* « proposee »: shown as such */
	STANDING_CONFIRMED,  /* « confirmee »: by a référent or by STANDING_VOICES people */
	STANDING_DISMISSED,  /* « ecartee »: by a référent; nobody sees it */
	STANDING_WRITTEN,    /* by the author, in the sheet itself: confirmed, and nobody else's to change */
	STANDINGS,
};

enum { STANDING_VOICES = 3 };

enum standing_act {
	TAGGING_ADD,       /* « ajouter »: say that it fits; for the first time or after others */
	TAGGING_WITHDRAW,  /* « retirer »: say so no more */
	TAGGING_DISMISS,   /* « ecarter » */
	TAGGING_ACTS,
};

/* As what somebody acts. One person may be several. */
enum standing_part {
	PART_MEMBER,    /* signed in, and did not say yet that it fits */
	PART_DECIDING,  /* such a one, with whom STANDING_VOICES people say so */
	PART_VOICE,     /* said so, with others */
	PART_ONLY,      /* said so, and nobody else did */
	PART_KEEPER,    /* a référent in reach of the sheet, or the DAN */
	STANDING_PARTS,
};

#define STANDING_BIT(part) (1u << (part))

/** Whether `act` may be done by one who has these parts (a set); tells what the tag is after it. */
bool standing_may(enum standing standing, enum standing_act act, unsigned parts,
	enum standing *next);

/** As the store writes it; NULL: nothing, as of what its author wrote and nobody else. */
const char *standing_key(enum standing standing);

/** `key` as the store has it, or NULL. */
enum standing standing_of(const char *key, bool is_written);

const char *standing_act_key(enum standing_act act);
bool standing_act_find(const char *key, enum standing_act *act);

#endif
