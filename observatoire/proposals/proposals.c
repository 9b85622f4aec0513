#include "proposals/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/reach.h"
#include "sheet/sheet.h"
#include "store/acts.h"
#include "store/db.h"

#include <string.h>

struct proposals *proposals_open(const char *dir, const struct vocabularies *vocabularies,
	struct error *err)
{
	OWNED(proposals) proposals = mem_new(1, sizeof *proposals);
	proposals->vocabularies = vocabularies;
	proposals->catalogue = catalogue_open(dir, vocabularies, CATALOGUE_WRITE, err);
	if (!proposals->catalogue)
		return NULL;
	proposals->db = catalogue_store(proposals->catalogue);
	return TAKE(proposals);
}

void proposals_free(struct proposals *proposals)
{
	if (!proposals)
		return;
	catalogue_free(proposals->catalogue);
	free(proposals);
}

void proposals_set_time(struct proposals *proposals, int64_t now)
{
	proposals->now = now;
}

struct catalogue *proposals_catalogue(struct proposals *proposals)
{
	return proposals->catalogue;
}

void proposal_free(struct proposal *proposal)
{
	if (!proposal)
		return;
	stored_proposal_free(proposal->stored);
	sheet_free(proposal->sheet);
	remarks_done(&proposal->remarks);
	free(proposal);
}

/* ---- Who acts ---- */

int64_t actor_account(const struct actor *actor)
{
	return actor->person ? actor->person->row : 0;
}

void proposal_mark(const char *secret, char mark[static HASH_BYTES])
{
	secret_mark("proposition", secret, mark);
}

static bool has_door(const struct actor *actor, const struct stored_proposal *stored)
{
	char mark[HASH_BYTES];
	if (!actor->door || !stored->door || !secret_is_one(actor->door))
		return false;
	proposal_mark(actor->door, mark);
	return secret_equals(mark, stored->door);
}

bool actor_is_author(const struct actor *actor, const struct stored_proposal *stored)
{
	int64_t account = actor_account(actor);
	return (account && stored->author == account) || has_door(actor, stored);
}

/* What is still a draft is its author's alone. */
static unsigned reviewing_parts(const struct proposals *proposals, const struct actor *actor,
	const struct proposal *proposal, bool is_author)
{
	const struct person *person = actor->person;
	if (!person || proposal->state == LIFE_DRAFT)
		return 0;

	unsigned parts = 0;
	const struct reach reach = { &person->scopes, proposals->vocabularies, proposals->db };
	if (person->role == ROLE_DAN)
		parts = PART_BIT(PART_REVIEWER) | PART_BIT(PART_DAN);
	else if (person->role == ROLE_REFERENT && !is_author
		&& reach_covers(&reach, proposal->sheet))
		parts = PART_BIT(PART_REVIEWER);
	if (parts && proposal->stored->holder == person->row)
		parts |= PART_BIT(PART_HOLDER);
	return parts;
}

static unsigned parts_of(const struct proposals *proposals, const struct actor *actor,
	const struct proposal *proposal)
{
	bool is_author = actor_is_author(actor, proposal->stored);
	return (is_author ? PART_BIT(PART_AUTHOR) : 0)
		| reviewing_parts(proposals, actor, proposal, is_author);
}

bool proposal_note(struct proposals *proposals, const struct actor *actor,
	const struct stored_proposal *stored, const char *kind, const char *detail, struct error *err)
{
	OWNED_STRING object = text_make("proposition:%lld", (long long)stored->row);
	const struct act act = {
		.made_at = proposals->now,
		.account = actor_account(actor),
		.role = role_key(actor->person ? actor->person->role : ROLE_READER),
		.kind = kind,
		.object = object,
		.detail = detail,
	};
	return acts_add(proposals->db, &act, err);
}

bool proposals_settle(struct proposals *proposals, bool done, struct error *err)
{
	if (done)
		return db_commit(proposals->db, err);
	db_rollback(proposals->db);
	return false;
}

/* ---- Reading ---- */

char *proposal_title(const struct sheet *sheet)
{
	return mem_copy(sheet->title ? sheet->title : "");
}

/* Whether it could be read at all. */
static bool parse(struct proposals *proposals, struct proposal *proposal)
{
	const char *markdown = proposal->stored->markdown;
	remarks_done(&proposal->remarks);
	sheet_free(proposal->sheet);
	proposal->remarks = (struct remarks){0};
	proposal->sheet = sheet_parse(proposals->vocabularies, markdown, strlen(markdown),
		&proposal->remarks);
	if (proposal->sheet)
		return true;
	proposal->sheet = sheet_new();
	return false;
}

void proposal_read(struct proposals *proposals, struct proposal *proposal)
{
	if (parse(proposals, proposal))
		sheet_check(proposals->vocabularies, proposal->sheet, proposals->now, &proposal->remarks);
	remarks_sort(&proposal->remarks);
}

typedef void read_fn(struct proposals *proposals, struct proposal *proposal);

/* `stored` now belongs to the proposal. */
static struct proposal *proposal_of(struct proposals *proposals, struct stored_proposal *stored,
	const struct actor *actor, read_fn *read)
{
	struct proposal *proposal = mem_new(1, sizeof *proposal);
	proposal->stored = stored;
	if (!life_state_find(stored->state, &proposal->state))
		proposal->state = LIFE_WITHDRAWN;
	read(proposals, proposal);
	proposal->parts = parts_of(proposals, actor, proposal);
	return proposal;
}

static void read_glance(struct proposals *proposals, struct proposal *proposal)
{
	parse(proposals, proposal);
}

struct proposal *proposal_glance(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err)
{
	struct stored_proposal *stored = proposals_find(proposals->db, row, err);
	return stored ? proposal_of(proposals, stored, actor, read_glance) : NULL;
}

struct proposal *proposal_find(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err)
{
	struct stored_proposal *stored = proposals_find(proposals->db, row, err);
	if (!stored)
		return NULL;
	OWNED(proposal) proposal = proposal_of(proposals, stored, actor, proposal_read);
	if (proposal->parts)
		return TAKE(proposal);
	error_set(err, ERROR_NOT_FOUND, "no proposal of this person");
	return NULL;
}

struct proposal *proposal_find_door(struct proposals *proposals, const char *secret,
	struct error *err)
{
	char mark[HASH_BYTES];
	if (!secret_is_one(secret)) {
		error_set(err, ERROR_NOT_FOUND, "not a secret of ours");
		return NULL;
	}
	proposal_mark(secret, mark);
	struct stored_proposal *stored = proposals_find_door(proposals->db, mark, err);
	const struct actor actor = { .door = secret };
	return stored ? proposal_of(proposals, stored, &actor, proposal_read) : NULL;
}

/* Its journal line and the end of the link are one. */
bool proposal_close_door(struct proposals *proposals, const struct actor *actor, int64_t row,
	struct error *err)
{
	if (!db_begin(proposals->db, err))
		return false;
	OWNED(proposal) proposal = proposal_find(proposals, row, actor, err);
	bool is_author = proposal && proposal->parts & PART_BIT(PART_AUTHOR);
	if (proposal && !is_author)
		error_set(err, ERROR_NOT_FOUND, "not its author");
	bool done = is_author && proposals_set_door(proposals->db, row, NULL, err)
		&& proposal_note(proposals, actor, proposal->stored, "lien-ferme", "", err);
	return proposals_settle(proposals, done, err);
}

/* ---- Lists ---- */

bool proposal_list_mine(struct proposals *proposals, const struct actor *actor, proposal_each *each,
	void *context, struct error *err)
{
	const struct proposal_filter filter = {
		.author = actor_account(actor), .limit = PROPOSALS_LISTED,
	};
	return filter.author == 0 || proposals_list(proposals->db, &filter, each, context, err);
}

bool proposal_events(struct proposals *proposals, const struct proposal *proposal,
	proposals_each_event *each, void *context, struct error *err)
{
	return proposals_events(proposals->db, proposal->stored->row, each, context, err);
}

bool proposal_versions(struct proposals *proposals, const struct proposal *proposal,
	proposals_each_version *each, void *context, struct error *err)
{
	return proposals_versions(proposals->db, proposal->stored->row, each, context, err);
}
