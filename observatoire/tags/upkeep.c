#include "tags/upkeep.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/catalogue.h"
#include "people/people.h"
#include "sheet/vocabulary.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/tags.h"
#include "tags/standing.h"

void upkeep_result_done(struct upkeep_result *result)
{
	free(result->key);
	*result = (struct upkeep_result){0};
}

static const char *const act_keys[UPKEEP_ACTS] = {
	[UPKEEP_RENAME]  = "renommer",
	[UPKEEP_MERGE]   = "fusionner",
	[UPKEEP_FORBID]  = "interdire",
	[UPKEEP_ALLOW]   = "autoriser",
	[UPKEEP_PROMOTE] = "promouvoir",
};

bool upkeep_act_find(const char *key, enum upkeep_act *act)
{
	for (enum upkeep_act each = 0; each < UPKEEP_ACTS; each++)
		if (text_equals(act_keys[each], key)) {
			*act = each;
			return true;
		}
	return false;
}

/* One act on one tag, inside a transaction. */
struct doing {
	const struct tagger *tagger;
	const struct upkeep *upkeep;
	struct db *db;
	struct stored_tag *tag;
	char *detail;  /* for the journal; NULL: what was given */
	struct upkeep_result *result;
};

static void doing_done(struct doing *doing)
{
	stored_tag_free(doing->tag);
	free(doing->detail);
}
#define OWNED_DOING __attribute__((cleanup(doing_done))) struct doing

static bool end_with(struct doing *doing, enum upkeep_outcome outcome)
{
	doing->result->outcome = outcome;
	return true;
}

static bool touch(struct doing *doing, struct error *err)
{
	return tags_touch(doing->db, doing->tag->row, doing->tagger->now, err);
}

/* ---- Each act ---- */

/* The tag that a name leads to; NULL when there is none, with `done` telling whether that is known. */
static struct stored_tag *find_other(struct doing *doing, const char *name, bool *done,
	struct error *err)
{
	struct error why = {0};
	OWNED_STRING form = tag_form(name);
	struct stored_tag *other = tags_find(doing->db, form, &why);
	*done = other || why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	return other;
}

static bool rename_tag(struct doing *doing, struct error *err)
{
	OWNED_STRING name = utf8_squeeze(doing->upkeep->value ? doing->upkeep->value : "");
	doing->result->fault = tag_check(name);
	if (doing->result->fault != TAG_GOOD)
		return end_with(doing, UPKEEP_FAULTY);
	if (text_equals(name, doing->tag->name))
		return end_with(doing, UPKEEP_SAME);

	bool done;
	OWNED(stored_tag) other = find_other(doing, name, &done, err);
	if (!done)
		return false;
	if (other && other->row != doing->tag->row)
		return end_with(doing, UPKEEP_TAKEN);
	OWNED_STRING form = tag_form(name);
	doing->detail = text_make("%s → %s", doing->tag->name, name);
	doing->result->key = mem_copy(form);
	return tags_rename(doing->db, doing->tag->row, form, name, err) && touch(doing, err);
}

static bool merge(struct doing *doing, struct error *err)
{
	bool done;
	const char *name = doing->upkeep->value ? doing->upkeep->value : "";
	OWNED(stored_tag) into = find_other(doing, name, &done, err);
	if (!into)
		return done && end_with(doing, UPKEEP_UNKNOWN);
	if (into->row == doing->tag->row)
		return end_with(doing, UPKEEP_SAME);
	if (into->is_forbidden)
		return end_with(doing, UPKEEP_BANNED);
	doing->detail = text_make("%s → %s", doing->tag->name, into->name);
	doing->result->key = mem_copy(into->key);
	return tags_merge(doing->db, doing->tag->row, into->row, STANDING_VOICES, doing->tagger->now, err);
}

static bool forbid(struct doing *doing, bool is_forbidden, struct error *err)
{
	if (doing->tag->is_forbidden == is_forbidden)
		return end_with(doing, UPKEEP_SAME);
	int64_t since = is_forbidden ? doing->tagger->now : 0;
	return tags_forbid(doing->db, doing->tag->row, since, err) && touch(doing, err);
}

static bool promote(struct doing *doing, struct error *err)
{
	const char *theme = doing->upkeep->value && *doing->upkeep->value ? doing->upkeep->value : NULL;
	if (theme && !vocabulary_find(doing->tagger->vocabularies, VOCABULARY_THEMES, theme))
		return end_with(doing, UPKEEP_UNKNOWN);
	if (text_equals(theme, doing->tag->theme))
		return end_with(doing, UPKEEP_SAME);
	doing->detail = text_make("%s → %s", doing->tag->name, theme ? theme : "aucune thématique");
	return tags_set_theme(doing->db, doing->tag->row, theme, err) && touch(doing, err);
}

static bool change(struct doing *doing, struct error *err)
{
	switch (doing->upkeep->act) {
	case UPKEEP_RENAME:
		return rename_tag(doing, err);
	case UPKEEP_MERGE:
		return merge(doing, err);
	case UPKEEP_FORBID:
		return forbid(doing, true, err);
	case UPKEEP_ALLOW:
		return forbid(doing, false, err);
	case UPKEEP_PROMOTE:
		return promote(doing, err);
	case UPKEEP_ACTS:
		break;
	}
	return true;
}

static bool note(struct doing *doing, struct error *err)
{
	const struct tagger *tagger = doing->tagger;
	OWNED_STRING kind = text_make("etiquette-%s", act_keys[doing->upkeep->act]);
	OWNED_STRING object = text_make("etiquette:%lld", (long long)doing->tag->row);
	const struct act act = {
		.made_at = tagger->now,
		.account = tagger->person->row,
		.role = role_key(tagger->person->role),
		.kind = kind,
		.object = object,
		.detail = doing->detail ? doing->detail : doing->tag->name,
	};
	return acts_add(doing->db, &act, err);
}

static bool run(struct doing *doing, struct error *err)
{
	OWNED_STRING form = tag_form(doing->upkeep->tag);
	doing->tag = tags_find(doing->db, form, err);
	if (!doing->tag || !change(doing, err))
		return false;
	if (doing->result->outcome != UPKEEP_DONE)
		return true;
	if (!doing->result->key)
		doing->result->key = mem_copy(doing->tag->key);
	return note(doing, err);
}

bool upkeep_do(const struct tagger *tagger, const struct upkeep *upkeep, struct upkeep_result *result,
	struct error *err)
{
	OWNED_DOING doing = {
		.tagger = tagger, .upkeep = upkeep, .result = result,
		.db = catalogue_store(tagger->catalogue),
	};
	if (!db_begin(doing.db, err))
		return false;
	bool done = run(&doing, err);
	if (done && result->outcome == UPKEEP_DONE)
		return db_commit(doing.db, err);
	db_rollback(doing.db);
	return done;
}

bool upkeep_list_marked(const struct tagger *tagger, tags_each *each, void *context, struct error *err)
{
	return tags_list_marked(catalogue_store(tagger->catalogue), each, context, err);
}
