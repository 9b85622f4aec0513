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

static const char door_purpose[] = "proposition";

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

static bool has_door(const struct actor *actor, const struct stored_proposal *stored)
{
	char mark[HASH_BYTES];
	if (!actor->door || !stored->door || !secret_is_one(actor->door))
		return false;
	secret_mark(door_purpose, actor->door, mark);
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
	if (person->role == ROLE_DAN)
		parts = PART_BIT(PART_REVIEWER) | PART_BIT(PART_DAN);
	else if (person->role == ROLE_REFERENT && !is_author
		&& reach_covers(&person->scopes, proposal->sheet, proposals->vocabularies))
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

void proposal_read(struct proposals *proposals, struct proposal *proposal)
{
	const char *markdown = proposal->stored->markdown;
	remarks_done(&proposal->remarks);
	sheet_free(proposal->sheet);
	proposal->remarks = (struct remarks){0};
	proposal->sheet = sheet_parse(proposals->vocabularies, markdown, strlen(markdown),
		&proposal->remarks);
	if (!proposal->sheet)
		proposal->sheet = sheet_new();
	else
		sheet_check(proposals->vocabularies, proposal->sheet, proposals->now, &proposal->remarks);
	remarks_sort(&proposal->remarks);
}

/* `stored` now belongs to the proposal. */
static struct proposal *proposal_of(struct proposals *proposals, struct stored_proposal *stored,
	const struct actor *actor)
{
	struct proposal *proposal = mem_new(1, sizeof *proposal);
	proposal->stored = stored;
	if (!life_state_find(stored->state, &proposal->state))
		proposal->state = LIFE_WITHDRAWN;
	proposal_read(proposals, proposal);
	proposal->parts = parts_of(proposals, actor, proposal);
	return proposal;
}

struct proposal *proposal_find(struct proposals *proposals, int64_t row, const struct actor *actor,
	struct error *err)
{
	struct stored_proposal *stored = proposals_find(proposals->db, row, err);
	if (!stored)
		return NULL;
	OWNED(proposal) proposal = proposal_of(proposals, stored, actor);
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
	secret_mark(door_purpose, secret, mark);
	struct stored_proposal *stored = proposals_find_door(proposals->db, mark, err);
	const struct actor actor = { .door = secret };
	return stored ? proposal_of(proposals, stored, &actor) : NULL;
}

/* ---- Beginning ---- */

static bool count_open(void *context, const struct stored_proposal *stored)
{
	(void)stored;
	return ++*(size_t *)context < PROPOSALS_OPEN;
}

static const char open_states[] = "brouillon soumis en_relecture a_reprendre";

static bool has_room(struct proposals *proposals, const struct actor *actor, struct error *err)
{
	size_t count = 0;
	const struct proposal_filter filter = {
		.author = actor_account(actor), .states = open_states, .limit = PROPOSALS_OPEN,
	};
	if (filter.author == 0)
		return true;
	if (!proposals_list(proposals->db, &filter, count_open, &count, err))
		return false;
	return count < PROPOSALS_OPEN
		|| error_set(err, ERROR_TOO_LARGE, "%d proposals on the way already", PROPOSALS_OPEN);
}

/* The text of a sheet online, to write on from. */
static bool begin_from(struct proposals *proposals, const char *id, struct stored_proposal *fresh,
	struct error *err)
{
	fresh->markdown = catalogue_markdown(proposals->catalogue, id, err);
	return fresh->markdown && catalogue_revision(proposals->catalogue, id, &fresh->base, err);
}

static void forget(char **field)
{
	free(*field);
	*field = NULL;
}

/* Made from another sheet: signed by somebody else, never published, and it says where it comes from. */
static void make_variant(struct sheet *sheet, const char *source)
{
	forget(&sheet->id);
	forget(&sheet->status);
	forget(&sheet->validator);
	forget(&sheet->validated_on);
	forget(&sheet->review_on);
	forget(&sheet->created_on);
	forget(&sheet->published_on);
	forget(&sheet->modified_on);
	sheet->version = 0;
	sheet->is_example = false;
	for (size_t i = 0; i < sheet->author_count; i++) {
		free(sheet->authors[i].signature);
		free(sheet->authors[i].uai);
	}
	sheet->author_count = 0;
	words_done(&sheet->schools);
	sheet->schools = (struct words){0};

	sheet->relations = mem_resize(sheet->relations, sheet->relation_count + 1,
		sizeof *sheet->relations);
	sheet->relations[sheet->relation_count++] = (struct relation){
		mem_copy("est-base-sur"), mem_copy(source),
	};
}

static bool begin_variant(struct proposals *proposals, const char *source,
	struct stored_proposal *fresh, struct error *err)
{
	OWNED_STRING markdown = catalogue_markdown(proposals->catalogue, source, err);
	if (!markdown)
		return false;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(proposals->vocabularies, markdown, strlen(markdown), &remarks);
	if (!sheet)
		return error_set(err, ERROR_FAILED, "sheet %s: its stored text cannot be read", source);
	make_variant(sheet, source);
	fresh->markdown = sheet_write(sheet);
	return true;
}

static bool begin_text(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, struct stored_proposal *fresh, struct error *err)
{
	if (beginning->sheet) {
		if (!actor->person)
			return error_set(err, ERROR_INVALID, "a new version wants an account");
		fresh->sheet = mem_copy(beginning->sheet);
		return begin_from(proposals, beginning->sheet, fresh, err);
	}
	if (beginning->source)
		return begin_variant(proposals, beginning->source, fresh, err);
	if (beginning->markdown && strlen(beginning->markdown) > SHEET_MAX_BYTES)
		return error_set(err, ERROR_TOO_LARGE, "a text past %d bytes", SHEET_MAX_BYTES);
	OWNED(sheet) nothing = sheet_new();
	fresh->markdown = beginning->markdown ? mem_copy(beginning->markdown) : sheet_write(nothing);
	return true;
}

/* A private link for who has no account. */
static void give_door(const struct actor *actor, struct stored_proposal *fresh,
	char secret[static SECRET_BYTES])
{
	char mark[HASH_BYTES];
	secret[0] = '\0';
	if (actor->person)
		return;
	secret_make(secret);
	secret_mark(door_purpose, secret, mark);
	fresh->door = mem_copy(mark);
}

bool proposal_begin(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, int64_t *row, char secret[static SECRET_BYTES],
	struct error *err)
{
	OWNED(stored_proposal) fresh = mem_new(1, sizeof *fresh);
	fresh->author = actor_account(actor);
	fresh->state = mem_copy(life_state_key(LIFE_DRAFT));
	fresh->made_at = fresh->changed_at = proposals->now;
	if (!has_room(proposals, actor, err)
		|| !begin_text(proposals, actor, beginning, fresh, err))
		return false;

	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(proposals->vocabularies, fresh->markdown,
		strlen(fresh->markdown), &remarks);
	fresh->title = sheet ? proposal_title(sheet) : mem_copy("");
	give_door(actor, fresh, secret);

	if (!db_begin(proposals->db, err))
		return false;
	bool done = proposals_add(proposals->db, fresh, &fresh->row, err)
		&& proposal_note(proposals, actor, fresh, "proposition", beginning->sheet ? beginning->sheet : "",
			err);
	if (!proposals_settle(proposals, done, err))
		return false;
	*row = fresh->row;
	return true;
}

bool proposal_close_door(struct proposals *proposals, const struct actor *actor, int64_t row,
	struct error *err)
{
	OWNED(proposal) proposal = proposal_find(proposals, row, actor, err);
	if (!proposal)
		return false;
	if (!(proposal->parts & PART_BIT(PART_AUTHOR)))
		return error_set(err, ERROR_NOT_FOUND, "not its author");
	return proposals_set_door(proposals->db, row, NULL, err);
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

/* A queue being listed: rows first, for the texts are read one by one. */
struct listing {
	int64_t rows[PROPOSALS_LISTED];
	size_t count;
};

static bool note_row(void *context, const struct stored_proposal *stored)
{
	struct listing *listing = context;
	listing->rows[listing->count++] = stored->row;
	return listing->count < PROPOSALS_LISTED;
}

bool proposal_list_queue(struct proposals *proposals, const struct actor *actor,
	const struct queue *queue, proposal_each_waiting *each, void *context, struct error *err)
{
	struct listing listing = {0};
	const struct proposal_filter filter = {
		.holder = queue->only_mine ? actor_account(actor) : 0,
		.states = queue->states ? queue->states : "soumis en_relecture",
		.before = queue->before,
		.limit = PROPOSALS_LISTED,
	};
	if (!proposals_list(proposals->db, &filter, note_row, &listing, err))
		return false;
	for (size_t i = 0; i < listing.count; i++) {
		struct stored_proposal *stored = proposals_find(proposals->db, listing.rows[i], err);
		if (!stored)
			return false;
		OWNED(proposal) proposal = proposal_of(proposals, stored, actor);
		bool is_reviewer = proposal->parts & PART_BIT(PART_REVIEWER);
		bool may_see = actor->person && (actor->person->role == ROLE_REFERENT
			|| actor->person->role == ROLE_DAN);
		if (is_reviewer || (queue->whole && may_see && proposal->state != LIFE_DRAFT))
			each(context, proposal);
	}
	return true;
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
