#include "proposals/dossier.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "catalogue/versions.h"
#include "people/people.h"
#include "proposals/handle.h"
#include "proposals/reach.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/acts.h"
#include "store/db.h"

#include <string.h>

static const char *const states[DOSSIER_STATES] = {
	[DOSSIER_OPEN]      = "ouvert",
	[DOSSIER_HELD]      = "en_charge",
	[DOSSIER_SETTLED]   = "traite",
	[DOSSIER_DISMISSED] = "sans_suite",
};

enum {
	REVIEWER = PART_BIT(PART_REVIEWER),
	HOLDER   = PART_BIT(PART_HOLDER),
	DAN      = PART_BIT(PART_DAN),
};

/* All that may happen to a dossier; what is not here may not. */
static const struct {
	enum dossier_state state;
	enum dossier_act act;
	unsigned parts;         /* one of them is enough */
	enum dossier_state next;
} rows[] = {
	{ DOSSIER_OPEN, DOSSIER_CLAIM,   REVIEWER | DAN, DOSSIER_HELD },
	{ DOSSIER_HELD, DOSSIER_CLAIM,   DAN,            DOSSIER_HELD },
	{ DOSSIER_HELD, DOSSIER_RELEASE, HOLDER | DAN,   DOSSIER_OPEN },
	{ DOSSIER_HELD, DOSSIER_SETTLE,  HOLDER,         DOSSIER_SETTLED },
	{ DOSSIER_HELD, DOSSIER_DISMISS, HOLDER,         DOSSIER_DISMISSED },
	{ DOSSIER_HELD, DOSSIER_WITHDRAW, DAN,           DOSSIER_SETTLED },
};

/* As the journal calls them. */
static const char *const act_kinds[DOSSIER_ACTS] = {
	[DOSSIER_CLAIM]   = "signalement-pris",
	[DOSSIER_RELEASE] = "signalement-rendu",
	[DOSSIER_SETTLE]  = "signalement-traite",
	[DOSSIER_DISMISS] = "signalement-sans-suite",
	[DOSSIER_WITHDRAW] = "fiche-retiree",
};

bool dossier_may(enum dossier_state state, enum dossier_act act, unsigned parts,
	enum dossier_state *next)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].state == state && rows[i].act == act && rows[i].parts & parts) {
			*next = rows[i].next;
			return true;
		}
	return false;
}

static bool note(struct proposals *proposals, const struct actor *actor,
	const struct stored_dossier *stored, const char *kind, struct error *err)
{
	OWNED_STRING object = text_make("signalement:%lld", (long long)stored->row);
	const struct act act = {
		.made_at = proposals->now,
		.account = actor_account(actor),
		.role = role_key(actor->person ? actor->person->role : ROLE_READER),
		.kind = kind,
		.object = object,
		.detail = stored->sheet,
	};
	return acts_add(proposals->db, &act, err);
}

/* What readers wrote is not kept for nothing. */
static bool sweep(struct proposals *proposals, struct error *err)
{
	int64_t before = proposals->now - DOSSIER_SECONDS;
	return dossiers_forget(proposals->db, states[DOSSIER_SETTLED], before, err)
		&& dossiers_forget(proposals->db, states[DOSSIER_DISMISSED], before, err);
}

/* ---- Reporting ---- */

static enum report_outcome judge_report(struct proposals *proposals, const char *reason,
	const char *message)
{
	if (!vocabulary_find(proposals->vocabularies, VOCABULARY_REPORTS, reason))
		return REPORT_NO_REASON;
	if (utf8_length(message) > REPORT_MESSAGE_MAX)
		return REPORT_TOO_LONG;
	return text_equals(reason, REPORT_OTHER) && utf8_is_blank(message) ? REPORT_NO_MESSAGE : REPORT_DONE;
}

/* The one of this sheet that waits, made when there is none. */
static struct stored_dossier *open_dossier(struct proposals *proposals, const char *sheet,
	struct error *err)
{
	struct error why = {0};
	struct stored_dossier *found = dossiers_find_open(proposals->db, sheet, &why);
	if (found)
		return found;
	if (why.kind != ERROR_NOT_FOUND) {
		error_set(err, why.kind, "%s", why.text);
		return NULL;
	}
	OWNED(stored_dossier) fresh = mem_new(1, sizeof *fresh);
	fresh->sheet = mem_copy(sheet);
	fresh->state = mem_copy(states[DOSSIER_OPEN]);
	fresh->answer = mem_copy("");
	fresh->made_at = fresh->changed_at = proposals->now;
	fresh->edition = 1;
	return dossiers_add(proposals->db, fresh, &fresh->row, err) ? TAKE(fresh) : NULL;
}

static bool add_report(struct proposals *proposals, struct report *report, const char *sheet,
	enum report_outcome *outcome, struct error *err)
{
	const struct actor nobody = {0};
	bool is_last;
	OWNED_STRING online = catalogue_markdown(proposals->catalogue, sheet, err);
	OWNED(stored_dossier) dossier = online && sweep(proposals, err)
		? open_dossier(proposals, sheet, err) : NULL;
	if (!dossier)
		return false;
	if (dossier->reports >= REPORTS_MAX) {
		*outcome = REPORT_TOO_MANY;
		return true;
	}
	report->dossier = dossier->row;
	dossier->changed_at = proposals->now;
	return dossiers_add_report(proposals->db, report, err)
		&& dossiers_update(proposals->db, dossier, &is_last, err)
		&& note(proposals, &nobody, dossier, "signaler", err);
}

bool dossier_report(struct proposals *proposals, const char *sheet, const char *reason,
	const char *message, enum report_outcome *outcome, struct error *err)
{
	enum report_outcome found = judge_report(proposals, reason, message);
	struct report report = {
		.reason = reason, .message = utf8_is_blank(message) ? "" : message, .made_at = proposals->now,
	};
	if (found == REPORT_DONE) {
		if (!db_begin(proposals->db, err))
			return false;
		bool done = add_report(proposals, &report, sheet, &found, err);
		if (!proposals_settle(proposals, done, err))
			return false;
	}
	*outcome = found;
	return true;
}

/* ---- Reading ---- */

void dossier_free(struct dossier *dossier)
{
	if (!dossier)
		return;
	stored_dossier_free(dossier->stored);
	sheet_free(dossier->sheet);
	words_done(&dossier->reasons);
	free(dossier);
}

static bool state_find(const char *key, enum dossier_state *state)
{
	for (enum dossier_state each = 0; each < DOSSIER_STATES; each++)
		if (strcmp(states[each], key) == 0) {
			*state = each;
			return true;
		}
	return false;
}

/* A sheet that is withdrawn, or was one, has no text to be read here. */
static bool read_sheet(struct proposals *proposals, struct dossier *dossier, struct error *err)
{
	struct error why = {0};
	OWNED_REMARKS remarks = {0};
	OWNED_STRING markdown = catalogue_markdown(proposals->catalogue, dossier->stored->sheet, &why);
	if (!markdown && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	dossier->is_online = markdown;
	dossier->sheet = markdown ? sheet_parse(proposals->vocabularies, markdown, strlen(markdown),
		&remarks) : NULL;
	if (!dossier->sheet)
		dossier->sheet = sheet_new();
	return true;
}

static bool note_one(void *context, const struct stored_proposal *stored)
{
	(void)stored;
	*(bool *)context = true;
	return false;
}

/* Nobody closes what is said of one's own sheet, but the DAN. */
static bool wrote(struct proposals *proposals, const struct person *person, const char *sheet,
	bool *is_author, struct error *err)
{
	const struct proposal_filter filter = {
		.author = person->row, .states = life_state_key(LIFE_PUBLISHED), .sheet = sheet, .limit = 1,
	};
	*is_author = false;
	return proposals_list(proposals->db, &filter, note_one, is_author, err);
}

static bool find_parts(struct proposals *proposals, const struct actor *actor,
	struct dossier *dossier, struct error *err)
{
	const struct person *person = actor->person;
	bool is_author = false;
	const struct reach reach = {
		person ? &person->scopes : NULL, proposals->vocabularies, proposals->db,
	};
	if (person && person->role == ROLE_DAN)
		dossier->parts = PART_BIT(PART_REVIEWER) | PART_BIT(PART_DAN);
	else if (person && person->role == ROLE_REFERENT
		&& reach_covers(&reach, dossier->sheet)) {
		if (!wrote(proposals, person, dossier->stored->sheet, &is_author, err))
			return false;
		dossier->parts = is_author ? 0 : PART_BIT(PART_REVIEWER);
	}
	if (dossier->parts && dossier->stored->holder == person->row)
		dossier->parts |= PART_BIT(PART_HOLDER);
	return true;
}

static void add_reason(void *context, const char *reason)
{
	words_add(context, reason);
}

struct dossier *dossier_glance(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err)
{
	OWNED(dossier) dossier = mem_new(1, sizeof *dossier);
	dossier->stored = dossiers_find(proposals->db, row, err);
	if (!dossier->stored)
		return NULL;
	if (!state_find(dossier->stored->state, &dossier->state))
		dossier->state = DOSSIER_DISMISSED;
	return read_sheet(proposals, dossier, err) && find_parts(proposals, actor, dossier, err)
		&& dossiers_reasons(proposals->db, row, add_reason, &dossier->reasons, err) ? TAKE(dossier) : NULL;
}

struct dossier *dossier_find(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err)
{
	OWNED(dossier) dossier = dossier_glance(proposals, row, actor, err);
	if (!dossier || dossier->parts)
		return TAKE(dossier);
	error_set(err, ERROR_NOT_FOUND, "no dossier of this person");
	return NULL;
}

bool dossier_reports(struct proposals *proposals, const struct dossier *dossier,
	dossiers_each_report *each, void *context, struct error *err)
{
	return dossiers_reports(proposals->db, dossier->stored->row, each, context, err);
}

/* ---- Acts ---- */

static bool closes(enum dossier_act act)
{
	return act == DOSSIER_SETTLE || act == DOSSIER_DISMISS || act == DOSSIER_WITHDRAW;
}

static enum outcome judge(const struct dossier *dossier, const struct dossier_deed *deed,
	enum dossier_state *next)
{
	if (!dossier_may(dossier->state, deed->act, dossier->parts, next))
		return OUTCOME_FORBIDDEN;
	if (deed->edition != dossier->stored->edition)
		return OUTCOME_STALE;
	if (closes(deed->act) && utf8_is_blank(deed->answer))
		return OUTCOME_NO_REASON;
	return closes(deed->act) && utf8_length(deed->answer) > DOSSIER_ANSWER_MAX ? OUTCOME_TOO_LONG
		: OUTCOME_DONE;
}

static void set(char **field, const char *value)
{
	free(*field);
	*field = mem_copy(value);
}

/* Old versions say again what was corrected for the sake of somebody, or of who has the rights. */
static bool close_versions(struct proposals *proposals, const struct actor *actor,
	const struct dossier *dossier, struct error *err)
{
	bool is_for_cause = words_has(&dossier->reasons, "donnees_personnelles")
		|| words_has(&dossier->reasons, "droits");
	return !is_for_cause || catalogue_close_versions(proposals->catalogue, &(struct version_closing){
		.id = dossier->stored->sheet,
		.since = dossier->stored->made_at,
		.account = actor_account(actor),
		.role = role_key(actor->person->role),
		.now = proposals->now,
	}, err);
}

static bool keep(struct proposals *proposals, const struct actor *actor, struct dossier *dossier,
	const struct dossier_deed *deed, struct error *err)
{
	struct stored_dossier *stored = dossier->stored;
	bool is_held = deed->act == DOSSIER_CLAIM, is_last = false;
	set(&stored->state, states[dossier->state]);
	stored->changed_at = proposals->now;
	stored->holder = is_held ? actor_account(actor) : 0;
	stored->held_at = is_held ? proposals->now : 0;
	if (closes(deed->act))
		set(&stored->answer, deed->answer);
	if (deed->act == DOSSIER_WITHDRAW
		&& !catalogue_take_down(proposals->catalogue, stored->sheet, proposals->now, err))
		return false;
	if (dossier->state == DOSSIER_SETTLED && !close_versions(proposals, actor, dossier, err))
		return false;
	/* In a transaction that has the lock, nobody else writes. */
	return sweep(proposals, err) && dossiers_update(proposals->db, stored, &is_last, err)
		&& note(proposals, actor, stored, act_kinds[deed->act], err);
}

bool dossier_act(struct proposals *proposals, const struct actor *actor, int64_t row,
	const struct dossier_deed *deed, enum outcome *outcome, struct error *err)
{
	if (!db_begin(proposals->db, err))
		return false;
	OWNED(dossier) dossier = dossier_find(proposals, row, actor, err);
	enum dossier_state next = DOSSIER_OPEN;
	enum outcome found = dossier ? judge(dossier, deed, &next) : OUTCOME_DONE;
	if (dossier && found == OUTCOME_DONE)
		dossier->state = next;
	bool done = dossier && (found != OUTCOME_DONE || keep(proposals, actor, dossier, deed, err));
	if (!proposals_settle(proposals, done, err))
		return false;
	*outcome = found;
	return true;
}
