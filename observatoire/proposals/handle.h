#ifndef PROPOSALS_HANDLE_H
#define PROPOSALS_HANDLE_H

#include "base/hash.h"
#include "proposals/dossier.h"
#include "proposals/proposals.h"

/* What the files of this folder share. */

struct db;

struct proposals {
	struct catalogue *catalogue;  /* to write */
	struct db *db;                /* the catalogue's, borrowed */
	const struct vocabularies *vocabularies;
	int64_t now;                  /* Unix time of what is being done */
};

/** Read the text of a proposal as far as it goes, and what is to be said of it. */
void proposal_read(struct proposals *proposals, struct proposal *proposal);

/** One proposal with its text read but not checked, and the parts of who acts, perhaps none. NULL as
 * proposals_find(). */
struct proposal *proposal_glance(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err);

/** One dossier with the parts of who acts, perhaps none. NULL as dossiers_find(). */
struct dossier *dossier_glance(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err);

/** The account of who acts; 0: somebody without one. */
int64_t actor_account(const struct actor *actor);

/** Whether who acts is, on this proposal, only what its author is. */
bool actor_is_author(const struct actor *actor, const struct stored_proposal *stored);

/** What the store keeps of the secret of a private link. */
void proposal_mark(const char *secret, char mark[static HASH_BYTES]);

/** Note an act in the journal of the house: `object` is « proposition:12 ». */
bool proposal_note(struct proposals *proposals, const struct actor *actor,
	const struct stored_proposal *stored, const char *kind, const char *detail, struct error *err);

/** End a transaction: commit when all went well, else undo; gives back whether all did. */
bool proposals_settle(struct proposals *proposals, bool done, struct error *err);

/** What a list shows of a text: its title, for the caller to free(); "" when it has none. */
char *proposal_title(const struct sheet *sheet);

#endif
