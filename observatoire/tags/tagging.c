#include "tags/tagging.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "proposals/reach.h"
#include "sheet/likeness.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/tags.h"

#include <limits.h>

void tagging_result_done(struct tagging_result *result)
{
	free(result->name);
	*result = (struct tagging_result){0};
}

bool tagging_is_keeper(const struct tagger *tagger, const struct sheet *sheet)
{
	const struct person *person = tagger->person;
	const struct reach reach = {
		&person->scopes, tagger->vocabularies, catalogue_store(tagger->catalogue),
	};
	return person->role == ROLE_DAN
		|| (person->role == ROLE_REFERENT && reach_covers(&reach, sheet));
}

/* One act on one tag of one sheet, inside a transaction. */
struct doing {
	const struct tagger *tagger;
	const struct tagging *tagging;
	struct db *db;
	struct catalogue_sheet *sheet;
	struct stored_tag *tag;   /* NULL: nobody has it yet */

	enum standing standing;   /* what it is on this sheet, and who says so */
	size_t voices;
	bool has_voice;
	size_t tags;              /* that the sheet has in all, the dismissed ones aside */

	enum standing next;
	struct tagging_result *result;
};

static void doing_done(struct doing *doing)
{
	catalogue_sheet_free(doing->sheet);
	stored_tag_free(doing->tag);
}
#define OWNED_DOING __attribute__((cleanup(doing_done))) struct doing

static bool end_with(struct doing *doing, enum tagging_outcome outcome)
{
	doing->result->outcome = outcome;
	return true;
}

/* ---- What there is ---- */

static bool find_sheet(struct doing *doing, struct error *err)
{
	doing->sheet = catalogue_find(doing->tagger->catalogue, doing->tagging->sheet, err);
	if (!doing->sheet)
		return false;
	return !doing->sheet->is_withdrawn
		|| error_set(err, ERROR_NOT_FOUND, "sheet %s was withdrawn", doing->tagging->sheet);
}

static bool find_tag(struct doing *doing, struct error *err)
{
	struct error why = {0};
	OWNED_STRING form = tag_form(doing->tagging->tag);
	doing->tag = tags_find(doing->db, form, &why);
	bool may_be_new = why.kind == ERROR_NOT_FOUND && doing->tagging->act == TAGGING_ADD;
	return doing->tag || may_be_new || error_set(err, why.kind, "%s", why.text);
}

static void note_standing(void *context, const struct sheet_tag *tag)
{
	struct doing *doing = context;
	enum standing standing = standing_of(tag->state, tag->is_authors);
	doing->tags += standing != STANDING_DISMISSED && !tag->is_forbidden;
	if (!doing->tag || tag->tag != doing->tag->row)
		return;
	doing->standing = standing;
	doing->voices = tag->voices;
	doing->has_voice = tag->has_voice;
}

static bool find(struct doing *doing, struct error *err)
{
	return find_sheet(doing, err) && find_tag(doing, err)
		&& sheet_tags_list(doing->db, doing->sheet->row, doing->tagger->person->row, note_standing,
			doing, err);
}

/* ---- Whether it may be done ---- */

static unsigned parts_of(const struct doing *doing)
{
	unsigned parts = tagging_is_keeper(doing->tagger, doing->sheet->sheet)
		? STANDING_BIT(PART_KEEPER) : 0;
	if (doing->has_voice)
		return parts | STANDING_BIT(doing->voices > 1 ? PART_VOICE : PART_ONLY);
	return parts | STANDING_BIT(PART_MEMBER)
		| (doing->voices + 1 >= STANDING_VOICES ? STANDING_BIT(PART_DECIDING) : 0);
}

static enum tagging_outcome why_not(const struct doing *doing)
{
	if (doing->tagging->act != TAGGING_ADD)
		return TAGGING_REFUSED;
	return doing->standing == STANDING_DISMISSED ? TAGGING_DISMISSED : TAGGED_ALREADY;
}

/* The nearest of the names there are, when one is a slip away. */
struct search_near {
	char *form;
	unsigned best;
	char *name;
};

static void compare_name(void *context, const struct stored_tag *tag)
{
	struct search_near *near = context;
	OWNED_STRING form = likeness_form(tag->name);
	if (!likeness_is_closer(near->form, form, &near->best))
		return;
	free(near->name);
	near->name = mem_copy(tag->name);
}

static bool find_near(struct doing *doing, struct error *err)
{
	struct search_near near = { likeness_form(doing->tagging->tag), UINT_MAX, NULL };
	bool done = tags_list_used(doing->db, compare_name, &near, err);
	free(near.form);
	if (near.name)
		doing->result->outcome = TAGGING_NEAR;
	free(doing->result->name);
	doing->result->name = near.name;
	return done;
}

static bool judge_name(struct doing *doing, struct error *err)
{
	if (doing->tag)
		return doing->tag->is_forbidden ? end_with(doing, TAGGING_FORBIDDEN) : true;
	doing->result->fault = tag_check(doing->tagging->tag);
	if (doing->result->fault != TAG_GOOD)
		return end_with(doing, TAGGING_FAULTY);
	return doing->tagging->is_sure || find_near(doing, err);
}

static bool judge_count(struct doing *doing, struct error *err)
{
	size_t today;
	int64_t since = doing->tagger->now - 24 * 3600;
	if (doing->standing == STANDING_NONE && doing->tags >= TAGGING_PER_SHEET)
		return end_with(doing, TAGGING_TOO_MANY);
	if (!acts_count(doing->db, doing->tagger->person->row, "etiquette-ajouter", since, &today, err))
		return false;
	return today < TAGGING_PER_DAY || end_with(doing, TAGGING_TOO_OFTEN);
}

/* The outcome is TAGGED unless something speaks against it. */
static bool judge(struct doing *doing, struct error *err)
{
	bool adds = doing->tagging->act == TAGGING_ADD;
	if (doing->tag)
		doing->result->name = mem_copy(doing->tag->name);
	if (adds && !judge_name(doing, err))
		return false;
	if (doing->result->outcome != TAGGED)
		return true;
	if (!standing_may(doing->standing, doing->tagging->act, parts_of(doing), &doing->next))
		return end_with(doing, why_not(doing));
	return !adds || judge_count(doing, err);
}

/* ---- Doing it ---- */

static bool make_tag(struct doing *doing, struct error *err)
{
	if (doing->tag)
		return true;
	OWNED_STRING form = tag_form(doing->tagging->tag);
	OWNED_STRING name = utf8_squeeze(doing->tagging->tag);
	int64_t row;
	if (!tags_add(doing->db, form, name, doing->tagger->now, &row, err))
		return false;
	doing->tag = tags_find(doing->db, form, err);
	free(doing->result->name);
	doing->result->name = TAKE(name);
	return doing->tag;
}

static bool hear(struct doing *doing, struct error *err)
{
	const struct tagger *tagger = doing->tagger;
	int64_t sheet = doing->sheet->row, tag = doing->tag->row, account = tagger->person->row;
	switch (doing->tagging->act) {
	case TAGGING_ADD:
		return sheet_tags_add_voice(doing->db, sheet, tag, account, tagger->now, err);
	case TAGGING_WITHDRAW:
		return sheet_tags_remove_voice(doing->db, sheet, tag, account, err);
	case TAGGING_DISMISS:
	case TAGGING_ACTS:
		break;
	}
	return true;
}

static bool note(struct doing *doing, struct error *err)
{
	const struct tagger *tagger = doing->tagger;
	OWNED_STRING kind = text_make("etiquette-%s", standing_act_key(doing->tagging->act));
	const struct act act = {
		.made_at = tagger->now,
		.account = tagger->person->row,
		.role = role_key(tagger->person->role),
		.kind = kind,
		.object = doing->sheet->sheet->id,
		.detail = doing->tag->name,
	};
	return acts_add(doing->db, &act, err);
}

/* The state first: a voice is about a tag that the sheet has. */
static bool change(struct doing *doing, struct error *err)
{
	int64_t now = doing->tagger->now;
	if (!make_tag(doing, err))
		return false;
	bool is_same = doing->next == doing->standing;
	return (is_same || sheet_tags_set(doing->db, doing->sheet->row, doing->tag->row,
			standing_key(doing->next), now, err))
		&& (doing->next == STANDING_NONE || hear(doing, err))
		&& (is_same || tags_touch_sheet(doing->db, doing->sheet->row, now, err))
		&& note(doing, err);
}

bool tagging_do(const struct tagger *tagger, const struct tagging *tagging,
	struct tagging_result *result, struct error *err)
{
	OWNED_DOING doing = {
		.tagger = tagger, .tagging = tagging, .result = result,
		.db = catalogue_store(tagger->catalogue),
	};
	if (!db_begin(doing.db, err))
		return false;
	bool done = find(&doing, err) && judge(&doing, err);
	if (done && result->outcome == TAGGED && change(&doing, err))
		return db_commit(doing.db, err);
	done = done && result->outcome != TAGGED;
	db_rollback(doing.db);
	return done;
}

/* ---- Those that wait ---- */

struct listing {
	const struct tagger *tagger;
	waiting_tags_each *each;
	void *context;
	size_t told;
};

/* A référent of everything needs no sheet to be read. */
static bool is_in_reach(const struct tagger *tagger, const char *id)
{
	if (tagger->person->role == ROLE_DAN || tagger->person->scopes.count == 0)
		return true;
	OWNED(catalogue_sheet) sheet = catalogue_find(tagger->catalogue, id, NULL);
	return sheet && tagging_is_keeper(tagger, sheet->sheet);
}

static void tell(void *context, const struct waiting_tag *waiting)
{
	struct listing *listing = context;
	if (listing->told == TAGGING_LISTED || !is_in_reach(listing->tagger, waiting->sheet))
		return;
	listing->each(listing->context, waiting);
	listing->told++;
}

bool tagging_list_waiting(const struct tagger *tagger, waiting_tags_each *each, void *context,
	struct error *err)
{
	struct listing listing = { tagger, each, context, 0 };
	struct db *db = catalogue_store(tagger->catalogue);
	/* Sheets are read while they are listed: at one moment. */
	if (!db_begin_reading(db, err))
		return false;
	bool done = tags_list_waiting(db, TAGGING_READ, tell, &listing, err);
	db_rollback(db);
	return done;
}
