#ifndef PROPOSALS_DOSSIER_H
#define PROPOSALS_DOSSIER_H

#include "base/words.h"
#include "proposals/proposals.h"
#include "store/dossiers.h"

/* What readers say is wrong with sheets online. The reports of one sheet are a dossier, which waits in
 * the queue, is claimed, and closed with a word by who holds it. Who reports stays unknown: no account,
 * no address. Calls fail as those of proposals.h. */

enum {
	REPORT_MESSAGE_MAX = 1000,   /* characters */
	REPORTS_MAX = 100,           /* that wait on one sheet */
	DOSSIER_ANSWER_MAX = 2000,   /* characters */
	DOSSIER_SECONDS = 180 * 24 * 3600,  /* one that is closed is forgotten, after its last change */
};

/* ---- Reporting ---- */

enum report_outcome {
	REPORT_DONE,
	REPORT_NO_REASON,   /* not one of VOCABULARY_REPORTS */
	REPORT_NO_MESSAGE,  /* REPORT_OTHER says nothing without one */
	REPORT_TOO_LONG,    /* REPORT_MESSAGE_MAX */
	REPORT_TOO_MANY,    /* REPORTS_MAX wait already: référents know */
};

/** The reason that wants words. */
#define REPORT_OTHER "autre"

/**
 * Say what is wrong with a sheet online: `message` may be "". Forgets dossiers past DOSSIER_SECONDS.
 * ERROR_NOT_FOUND: no public sheet has this id.
 */
bool dossier_report(struct proposals *proposals, const char *sheet, const char *reason,
	const char *message, enum report_outcome *outcome, struct error *err);

/* ---- Looking after ---- */

enum dossier_state {
	DOSSIER_OPEN,       /* « ouvert »: waits in the queue */
	DOSSIER_HELD,       /* « en_charge »: somebody looks after it */
	DOSSIER_SETTLED,    /* « traite »: the end */
	DOSSIER_DISMISSED,  /* « sans_suite »: the end */
	DOSSIER_STATES,
};

enum dossier_act {
	DOSSIER_CLAIM,    /* « prendre » */
	DOSSIER_RELEASE,  /* « relacher » */
	DOSSIER_SETTLE,   /* « traiter », with an answer */
	DOSSIER_DISMISS,  /* « classer », with an answer */
	DOSSIER_WITHDRAW, /* « retirer »: the sheet leaves the site, with an answer that says why */
	DOSSIER_ACTS,
};

struct dossier {
	struct stored_dossier *stored;
	enum dossier_state state;
	unsigned parts;        /* of who asks: PART_REVIEWER, PART_HOLDER, PART_DAN, as PART_BIT() */
	struct sheet *sheet;   /* as it is online; one without anything when it is no longer; never NULL */
	bool is_online;
	struct words reasons;  /* of its reports, each once */
};
void dossier_free(struct dossier *dossier);
OWNABLE(dossier)

/**
 * One dossier, for who may look after it: a référent in reach of its sheet who did not write it, or the
 * DAN. NULL with ERROR_NOT_FOUND otherwise: there is none, or it is none of theirs.
 */
struct dossier *dossier_find(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err);

/** Whether `act` may be done in `state` by one who has these parts; tells the state after it. */
bool dossier_may(enum dossier_state state, enum dossier_act act, unsigned parts,
	enum dossier_state *next);

/** What is done. Borrowed. */
struct dossier_deed {
	enum dossier_act act;
	int64_t edition;     /* of the dossier as it was seen: a report that came since makes it stale */
	const char *answer;  /* of what closes it */
};

/**
 * Do it with its line in the journal, or nothing: OUTCOME_FORBIDDEN, _STALE, _TOO_LONG, or _NO_REASON for
 * one who closes it without a word. ERROR_NOT_FOUND as dossier_find().
 */
bool dossier_act(struct proposals *proposals, const struct actor *actor, int64_t row,
	const struct dossier_deed *deed, enum outcome *outcome, struct error *err);

/** Its reports, in the order they came; only after dossier_find() gave it. */
bool dossier_reports(struct proposals *proposals, const struct dossier *dossier,
	dossiers_each_report *each, void *context, struct error *err);

#endif
