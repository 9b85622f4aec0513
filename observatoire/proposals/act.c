#include "proposals/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/db.h"

#include <string.h>

/* One act on one proposal, inside a transaction. */
struct doing {
	struct proposals *proposals;
	const struct actor *actor;
	const struct deed *deed;
	struct proposal *proposal;
	enum life_state next;
	enum outcome outcome;  /* other than DONE: nothing is kept */
};

static bool says(const char *text)
{
	return text && *text;
}

/* ---- Whether it may be done ---- */

static bool is_reason(const struct doing *doing)
{
	return says(doing->deed->reason)
		&& vocabulary_find(doing->proposals->vocabularies, VOCABULARY_REASONS, doing->deed->reason);
}

static bool is_too_long(const struct deed *deed)
{
	return (says(deed->message) && utf8_length(deed->message) > PROPOSAL_MESSAGE_MAX)
		|| (deed->markdown && strlen(deed->markdown) > SHEET_MAX_BYTES);
}

static enum outcome judge(struct doing *doing)
{
	const struct deed *deed = doing->deed;
	const struct proposal *proposal = doing->proposal;
	if (!life_may(proposal->state, deed->act, proposal->parts, &doing->next))
		return OUTCOME_FORBIDDEN;
	/* What is said in the thread is about no edition. */
	if (deed->act != ACT_SAY && deed->edition != proposal->stored->edition)
		return OUTCOME_STALE;
	if (is_too_long(deed))
		return OUTCOME_TOO_LONG;
	if (life_needs_reason(deed->act) && !is_reason(doing))
		return OUTCOME_NO_REASON;
	if (life_needs_reason(deed->act) && !says(deed->message))
		return OUTCOME_NO_MESSAGE;
	bool is_text_wanted = deed->act == ACT_SEND || deed->act == ACT_ACCEPT;
	return is_text_wanted && remarks_refuse(&proposal->remarks) ? OUTCOME_NOT_READY : OUTCOME_DONE;
}

/* ---- What changes ---- */

static void set(char **field, const char *value)
{
	char *copy = mem_copy(value);
	free(*field);
	*field = copy;
}

static void take_text(struct doing *doing)
{
	struct stored_proposal *stored = doing->proposal->stored;
	set(&stored->markdown, doing->deed->markdown);
	proposal_read(doing->proposals, doing->proposal);
	free(stored->title);
	stored->title = proposal_title(doing->proposal->sheet);
}

/* Corrections must leave a sheet that could be published. */
static bool correct(struct doing *doing)
{
	take_text(doing);
	if (remarks_refuse(&doing->proposal->remarks))
		doing->outcome = OUTCOME_NOT_READY;
	return true;
}

static void hold(struct doing *doing, bool is_held)
{
	struct stored_proposal *stored = doing->proposal->stored;
	stored->holder = is_held ? actor_account(doing->actor) : 0;
	stored->held_at = is_held ? doing->proposals->now : 0;
}

static bool publish(struct doing *doing, struct error *err)
{
	struct stored_proposal *stored = doing->proposal->stored;
	const struct catalogue_publication publication = {
		.id = stored->sheet,
		.base = doing->deed->base,
		.markdown = stored->markdown,
		.validator = role_key(doing->actor->person->role),
	};
	struct error why = {0};
	OWNED_RECEIPT receipt = {0};
	if (!catalogue_publish(doing->proposals->catalogue, &publication, doing->proposals->now, &receipt,
			&why)) {
		if (why.kind != ERROR_INVALID)
			return error_set(err, why.kind, "%s", why.text);
		doing->outcome = OUTCOME_STALE;
		return true;
	}
	if (receipt.outcome != CATALOGUE_TAKEN) {
		doing->outcome = OUTCOME_NOT_READY;
		return true;
	}
	set(&stored->sheet, receipt.id);
	return true;
}

static bool change(struct doing *doing, struct error *err)
{
	struct stored_proposal *stored = doing->proposal->stored;
	switch (doing->deed->act) {
	case ACT_SAVE:
		take_text(doing);
		return true;
	case ACT_CORRECT:
		return correct(doing);
	case ACT_SEND:
		stored->sent_at = doing->proposals->now;
		return true;
	case ACT_CLAIM:
		hold(doing, true);
		return true;
	case ACT_ACCEPT:
		hold(doing, false);
		return publish(doing, err);
	case ACT_WITHDRAW:
	case ACT_RELEASE:
	case ACT_RETURN:
	case ACT_REFUSE:
		hold(doing, false);
		return true;
	case ACT_SAY:
	case LIFE_ACTS:
		return true;
	}
	return true;
}

/* ---- What is kept of it ---- */

/* Each text that somebody else will read. */
static bool keep_text(struct doing *doing, struct error *err)
{
	enum life_act act = doing->deed->act;
	return (act != ACT_SEND && act != ACT_CORRECT)
		|| proposals_keep(doing->proposals->db, doing->proposal->stored, actor_account(doing->actor),
			doing->proposals->now, err);
}

static bool keep_event(struct doing *doing, struct error *err)
{
	const struct deed *deed = doing->deed;
	bool is_author = actor_is_author(doing->actor, doing->proposal->stored);
	bool is_authors = deed->act == ACT_SAVE || deed->act == ACT_SEND || deed->act == ACT_WITHDRAW;
	const struct proposal_event event = {
		.proposal = doing->proposal->stored->row,
		.act = life_act_key(deed->act),
		.part = is_authors || (deed->act == ACT_SAY && is_author) ? "auteur" : "relecture",
		.account = actor_account(doing->actor),
		.reason = deed->reason,
		.message = deed->message,
		.made_at = doing->proposals->now,
	};
	/* Drafts are saved all the time: nobody wants to read that. */
	return deed->act == ACT_SAVE || (proposals_note(doing->proposals->db, &event, err)
		&& proposal_note(doing->proposals, doing->actor, doing->proposal->stored, event.act,
			deed->reason, err));
}

static bool keep(struct doing *doing, struct error *err)
{
	struct stored_proposal *stored = doing->proposal->stored;
	bool is_last;
	set(&stored->state, life_state_key(doing->next));
	stored->changed_at = doing->proposals->now;
	if (!proposals_update(doing->proposals->db, stored, &is_last, err))
		return false;
	if (!is_last) {
		doing->outcome = OUTCOME_STALE;
		return true;
	}
	return keep_text(doing, err) && keep_event(doing, err);
}

static bool run(struct doing *doing, struct error *err)
{
	doing->outcome = judge(doing);
	if (doing->outcome != OUTCOME_DONE)
		return true;
	return change(doing, err) && (doing->outcome != OUTCOME_DONE || keep(doing, err));
}

bool proposal_act(struct proposals *proposals, const struct actor *actor, int64_t row,
	const struct deed *deed, enum outcome *outcome, struct error *err)
{
	if (!db_begin(proposals->db, err))
		return false;
	OWNED(proposal) proposal = proposal_find(proposals, row, actor, err);
	struct doing doing = {
		.proposals = proposals, .actor = actor, .deed = deed, .proposal = proposal,
	};
	bool done = proposal && run(&doing, err);
	if (done && doing.outcome == OUTCOME_DONE)
		done = db_commit(proposals->db, err);
	else
		db_rollback(proposals->db);
	if (done)
		*outcome = doing.outcome;
	return done;
}
