#ifndef PROPOSALS_PROPOSALS_H
#define PROPOSALS_PROPOSALS_H

#include "base/error.h"
#include "base/owned.h"
#include "base/secret.h"
#include "proposals/life.h"
#include "sheet/remark.h"
#include "store/proposals.h"
#include "store/queue.h"

#include <stdbool.h>
#include <stdint.h>

struct catalogue;
struct dossier;
struct person;
struct sheet;
struct vocabularies;

/* Sheets on their way to the public: written by teachers, with an account or a private link, looked after
 * by référents, published by one who did not write them. What may happen, life.h says.
 *
 * Whatever changes is on the disk when a call returns true, with its line in the journal. Every call
 * may fail with ERROR_BUSY (another program writes; retry) or ERROR_FAILED; what else is told beside it. */

/** The proposals of one data folder, for one thread at a time. */
struct proposals;

/** Open those of `dir`; `vocabularies` is borrowed. Fails as catalogue_open() to write. */
struct proposals *proposals_open(const char *dir, const struct vocabularies *vocabularies,
	struct error *err);
void proposals_free(struct proposals *proposals);
OWNABLE(proposals)

/** Say what time it is, Unix time, for all calls that follow. */
void proposals_set_time(struct proposals *proposals, int64_t now);

/** Its catalogue, to read from; borrowed. */
struct catalogue *proposals_catalogue(struct proposals *proposals);

/** Who acts. Borrowed. */
struct actor {
	const struct person *person;  /* signed in; NULL: nobody is */
	const char *door;             /* the secret of a private link; NULL: none */
};

enum {
	PROPOSALS_OPEN = 50,        /* drafts and proposals one author has on the way at once */
	PROPOSAL_MESSAGE_MAX = 4000,  /* characters of a message */
	PROPOSALS_LISTED = 200,     /* of one's own */
	QUEUE_PAGE = 50,            /* of the queue, at once */
	DRAFT_SECONDS = 180 * 24 * 3600,  /* one that nobody's account has is forgotten, after its last change */
};

/* ---- One proposal ---- */

struct proposal {
	struct stored_proposal *stored;
	enum life_state state;
	unsigned parts;          /* of who asked, a set of PART_BIT() */
	struct sheet *sheet;     /* its text read, as far as it goes; never NULL */
	struct remarks remarks;  /* what is to be said of it: sheet_parse() and sheet_check() */
};
void proposal_free(struct proposal *proposal);
OWNABLE(proposal)

/**
 * One proposal, as who asks may see it. NULL with ERROR_NOT_FOUND: there is none, or it is none of the
 * asker's business, which is not told apart.
 */
struct proposal *proposal_find(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err);

/** The one a private link leads to; otherwise as proposal_find(). */
struct proposal *proposal_find_door(struct proposals *proposals, const char *secret,
	struct error *err);

/** What a proposal begins from. Borrowed. */
struct beginning {
	const char *sheet;     /* id: a new version of this sheet, from its present text; or NULL */
	/* id: a sheet of one's own made from this one, which it cites, without what came of it in somebody
	 * else's class; or NULL */
	const char *source;
	const char *markdown;  /* a text with front matter, brought along; or NULL */
	/* Of nothing else: a notion of coding that it is to work on, a key of VOCABULARY_PROGRAMME, and the class
	 * or cycle it is for, a key of VOCABULARY_LEVELS; or NULL. */
	const char *notion, *level;
};

/** Whether the licence of a sheet lets others adapt it. */
bool proposal_may_vary(const struct vocabularies *vocabularies, const struct sheet *sheet);

/**
 * Begin a draft. Of nothing, it has what the last one of this person says of classes, subjects, school,
 * signature and licence. Somebody without an account gets the secret of a private link, the only way
 * back to it; "" otherwise. ERROR_NOT_FOUND: no such public sheet; ERROR_TOO_LARGE: PROPOSALS_OPEN on
 * the way already, or the text is past SHEET_MAX_BYTES; ERROR_INVALID: without an account, no new
 * version of a sheet; a source that its licence lets nobody adapt.
 */
bool proposal_begin(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, int64_t *row, char secret[static SECRET_BYTES],
	struct error *err);

/* ---- Acts ---- */

enum outcome {
	OUTCOME_DONE,
	OUTCOME_FORBIDDEN,   /* not in this state, or not by this person */
	OUTCOME_STALE,       /* somebody wrote meanwhile, or the sheet online has moved: look again */
	OUTCOME_NOT_READY,   /* the text has remarks that refuse it, or is no text of a sheet */
	OUTCOME_NO_REASON,   /* a return or a refusal wants one of VOCABULARY_REASONS */
	OUTCOME_NO_MESSAGE,  /* and words, that say what is to be done or why nothing is */
	OUTCOME_TOO_LONG,    /* PROPOSAL_MESSAGE_MAX, SHEET_MAX_BYTES */
};

/** What is done. Borrowed; "" and NULL are the same. */
struct deed {
	enum life_act act;
	int64_t edition;       /* of the proposal as it was seen */
	const char *markdown;  /* ACT_SAVE, ACT_CORRECT: the text */
	const char *reason;    /* ACT_RETURN, ACT_REFUSE */
	const char *message;   /* ACT_SAY, ACT_RETURN, ACT_REFUSE; may go with any act on what was sent */
	int64_t base;          /* ACT_ACCEPT of a new version: the revision online it was compared with */
};

/**
 * Do it, wholly or not at all: an act, its event in the thread and its line in the journal are one. After
 * ACT_ACCEPT the proposal has the id of the sheet. ERROR_NOT_FOUND as proposal_find().
 */
bool proposal_act(struct proposals *proposals, const struct actor *actor, int64_t row,
	const struct deed *deed, enum outcome *outcome, struct error *err);

/** Let the private link of a proposal lead nowhere any more. ERROR_NOT_FOUND: not its author's. */
bool proposal_close_door(struct proposals *proposals, const struct actor *actor, int64_t row,
	struct error *err);

/* ---- Lists ---- */

/** Those of an author, the one changed last first; without their texts. Borrowed for the call. */
typedef bool proposal_each(void *context, const struct stored_proposal *proposal);
bool proposal_list_mine(struct proposals *proposals, const struct actor *actor, proposal_each *each,
	void *context, struct error *err);

/** What a reviewer wants to see of the queue. */
struct queue {
	bool only_proposals, only_dossiers;
	bool only_waiting, only_held;  /* what nobody looks after; what somebody does */
	int64_t before;                /* waits since before this time; 0: whenever */
	bool only_mine;                /* what the reviewer holds */
	bool whole;                    /* past one's reach as well */
	struct queue_place after;      /* behind this one; {0}: from the first */
};

typedef void proposal_each_waiting(void *context, const struct proposal *proposal);
typedef void dossier_each_waiting(void *context, const struct dossier *dossier);

/** One page of the queue: who is told what is on it, and where the next one begins. */
struct queue_page {
	proposal_each_waiting *proposal;
	dossier_each_waiting *dossier;
	void *context;
	struct queue_place next;  /* told: behind this one; {0}: there is no other page */
};

/**
 * Tell QUEUE_PAGE at most of the queue, what waits longest first: proposals with their texts read, not
 * checked, and dossiers (dossier.h), each with the parts of who asks.
 */
bool proposal_list_queue(struct proposals *proposals, const struct actor *actor,
	const struct queue *queue, struct queue_page *page, struct error *err);

/** Its thread and the texts that were sent; only after proposal_find() gave it. */
bool proposal_events(struct proposals *proposals, const struct proposal *proposal,
	proposals_each_event *each, void *context, struct error *err);
bool proposal_versions(struct proposals *proposals, const struct proposal *proposal,
	proposals_each_version *each, void *context, struct error *err);

#endif
