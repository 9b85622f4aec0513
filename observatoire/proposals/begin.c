#include "proposals/handle.h"

#include "base/mem.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "store/db.h"

#include <string.h>

/* What a draft begins from. All of it is read inside the transaction that adds the draft: the text of a sheet
 * and the number of its revision are of one moment. */

/* ---- Whether there is room ---- */

static bool count_open(void *context, const struct stored_proposal *stored)
{
	(void)stored;
	return ++*(size_t *)context < PROPOSALS_OPEN;
}

static bool has_room(struct proposals *proposals, const struct actor *actor, struct error *err)
{
	size_t count = 0;
	const struct proposal_filter filter = {
		.author = actor_account(actor),
		.states = "brouillon soumis en_relecture a_reprendre",
		.limit = PROPOSALS_OPEN,
	};
	if (filter.author == 0)
		return true;
	if (!proposals_list(proposals->db, &filter, count_open, &count, err))
		return false;
	return count < PROPOSALS_OPEN
		|| error_set(err, ERROR_TOO_LARGE, "%d proposals on the way already", PROPOSALS_OPEN);
}

/* ---- From a sheet online ---- */

/* A new version is written on from the present text. */
static bool begin_version(struct proposals *proposals, const struct actor *actor, const char *id,
	struct stored_proposal *fresh, struct error *err)
{
	if (!actor->person)
		return error_set(err, ERROR_INVALID, "a new version wants an account");
	fresh->sheet = mem_copy(id);
	fresh->markdown = catalogue_markdown(proposals->catalogue, id, err);
	return fresh->markdown && catalogue_revision(proposals->catalogue, id, &fresh->base, err);
}

static void forget(char **field)
{
	free(*field);
	*field = NULL;
}

static void forget_words(struct words *words)
{
	words_done(words);
	*words = (struct words){0};
}

static void forget_authors(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->author_count; i++) {
		free(sheet->authors[i].signature);
		free(sheet->authors[i].uai);
	}
	sheet->author_count = 0;
	forget_words(&sheet->schools);
}

/* What the product says of a sheet, and what only those who did it can say. */
static void forget_past(struct sheet *sheet)
{
	char **const fields[] = {
		&sheet->id, &sheet->status, &sheet->validator, &sheet->validated_on, &sheet->review_on,
		&sheet->created_on, &sheet->published_on, &sheet->modified_on, &sheet->source,
		&sheet->tried, &sheet->outcome,
	};
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		forget(fields[i]);
	forget_words(&sheet->benefits);
	forget_words(&sheet->obstacles);
	sheet->version = 0;
	sheet->is_example = sheet->is_external = false;
}

static void cite(struct sheet *sheet, const char *source)
{
	sheet->relations = mem_resize(sheet->relations, sheet->relation_count + 1,
		sizeof *sheet->relations);
	sheet->relations[sheet->relation_count++] = (struct relation){
		mem_copy("est-base-sur"), mem_copy(source),
	};
}

bool proposal_may_vary(const struct vocabularies *vocabularies, const struct sheet *sheet)
{
	const struct term *licence = sheet->licence
		? vocabulary_find(vocabularies, VOCABULARY_LICENCES, sheet->licence) : NULL;
	return !licence || !strstr(licence->key, "-ND");
}

/* Made from another sheet: signed by somebody else, never published, and it says where it comes from. */
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
	if (!proposal_may_vary(proposals->vocabularies, sheet))
		return error_set(err, ERROR_INVALID, "sheet %s: its licence lets nobody adapt it", source);
	forget_past(sheet);
	forget_authors(sheet);
	cite(sheet, source);
	fresh->markdown = sheet_write(sheet);
	return true;
}

/* ---- From nothing, with what the person usually writes ---- */

/* The last proposal of a person, whatever became of it; NULL without an error when there is none. */
static bool note_last(void *context, const struct stored_proposal *stored)
{
	*(int64_t *)context = stored->row;
	return false;
}

static struct sheet *last_sheet(struct proposals *proposals, const struct actor *actor,
	struct error *err)
{
	int64_t row = 0;
	const struct proposal_filter filter = { .author = actor_account(actor), .limit = 1 };
	if (filter.author && !proposals_list(proposals->db, &filter, note_last, &row, err))
		return NULL;
	OWNED(stored_proposal) stored = row ? proposals_find(proposals->db, row, err) : NULL;
	if (row && !stored)
		return NULL;
	OWNED_REMARKS remarks = {0};
	struct sheet *sheet = stored ? sheet_parse(proposals->vocabularies, stored->markdown,
		strlen(stored->markdown), &remarks) : NULL;
	return sheet ? sheet : sheet_new();
}

/* A gap somebody means to fill: the notion is one of coding, whatever they usually write about. */
static void aim(struct sheet *sheet, const struct beginning *beginning)
{
	if (!beginning->notion)
		return;
	words_add(&sheet->programme, beginning->notion);
	words_add(&sheet->themes, "codage");
	if (!beginning->level)
		return;
	forget_words(&sheet->levels);
	forget_words(&sheet->subjects);
	words_add(&sheet->levels, beginning->level);
}

static bool begin_blank(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, struct stored_proposal *fresh, struct error *err)
{
	OWNED(sheet) last = last_sheet(proposals, actor, err);
	if (!last)
		return false;
	OWNED(sheet) sheet = sheet_new();
	sheet->licence = mem_copy(last->licence ? last->licence : "CC-BY-SA-4.0");
	words_copy(&sheet->levels, &last->levels);
	words_copy(&sheet->subjects, &last->subjects);
	words_copy(&sheet->schools, &last->schools);
	sheet->authors = TAKE(last->authors);
	sheet->author_count = last->author_count;
	last->author_count = 0;
	aim(sheet, beginning);
	fresh->markdown = sheet_write(sheet);
	return true;
}

/* ---- The whole ---- */

static bool begin_text(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, struct stored_proposal *fresh, struct error *err)
{
	if (beginning->sheet)
		return begin_version(proposals, actor, beginning->sheet, fresh, err);
	if (beginning->source)
		return begin_variant(proposals, beginning->source, fresh, err);
	if (!beginning->markdown)
		return begin_blank(proposals, actor, beginning, fresh, err);
	if (strlen(beginning->markdown) > SHEET_MAX_BYTES)
		return error_set(err, ERROR_TOO_LARGE, "a text past %d bytes", SHEET_MAX_BYTES);
	fresh->markdown = mem_copy(beginning->markdown);
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
	proposal_mark(secret, mark);
	fresh->door = mem_copy(mark);
}

/* Drafts that somebody without an account left behind are not kept for nothing. */
static bool sweep(struct proposals *proposals, struct error *err)
{
	return proposals_forget(proposals->db, life_state_key(LIFE_DRAFT), proposals->now - DRAFT_SECONDS, err);
}

static bool add(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, struct stored_proposal *fresh, struct error *err)
{
	if (!sweep(proposals, err) || !has_room(proposals, actor, err)
		|| !begin_text(proposals, actor, beginning, fresh, err))
		return false;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(proposals->vocabularies, fresh->markdown,
		strlen(fresh->markdown), &remarks);
	fresh->title = sheet ? proposal_title(sheet) : mem_copy("");
	return proposals_add(proposals->db, fresh, &fresh->row, err)
		&& proposal_note(proposals, actor, fresh, "proposition", beginning->sheet ? beginning->sheet : "",
			err);
}

bool proposal_begin(struct proposals *proposals, const struct actor *actor,
	const struct beginning *beginning, int64_t *row, char secret[static SECRET_BYTES],
	struct error *err)
{
	OWNED(stored_proposal) fresh = mem_new(1, sizeof *fresh);
	fresh->author = actor_account(actor);
	fresh->state = mem_copy(life_state_key(LIFE_DRAFT));
	fresh->made_at = fresh->changed_at = proposals->now;
	give_door(actor, fresh, secret);

	if (!db_begin(proposals->db, err))
		return false;
	bool done = add(proposals, actor, beginning, fresh, err);
	if (!proposals_settle(proposals, done, err))
		return false;
	*row = fresh->row;
	return true;
}
