#include "registers/keep.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/registers.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- What stands already ---- */

/* A line as it stands, for what is to be done to it. */
struct standing {
	int64_t line, version;
	bool is_withdrawn, is_example;
	char *content;
};

static void standing_done(struct standing *standing)
{
	free(standing->content);
}
#define OWNED_STANDING __attribute__((cleanup(standing_done))) struct standing

static void note_standing(void *context, const struct register_version *version)
{
	struct standing *standing = context;
	free(standing->content);
	*standing = (struct standing){
		version->line, version->version, version->is_withdrawn, version->is_example,
		mem_copy(version->content),
	};
}

/* What is looked for among the lines that say the same. */
struct search {
	const char *content;
	int64_t but;      /* a line that is not looked at */
	bool is_example;  /* examples stand in the way of examples only */
	struct register_result *result;
};

/* A line that stands says more than one that was withdrawn; the same words, more than others. */
static void note_same(void *context, const struct register_version *version)
{
	struct search *search = context;
	bool is_equal = text_equals(version->content, search->content);
	enum register_outcome outcome = version->is_withdrawn ? is_equal ? REGISTER_WITHDRAWN : REGISTER_KEPT
		: is_equal ? REGISTER_SAME : REGISTER_TAKEN;
	bool is_free = search->result->outcome == REGISTER_KEPT
		|| search->result->outcome == REGISTER_WITHDRAWN;
	if (version->line == search->but || version->is_example != search->is_example
		|| outcome == REGISTER_KEPT || !is_free)
		return;
	*search->result = (struct register_result){ outcome, version->line };
}

/* ---- One version more ---- */

/* The parts of a version that follow from what its line says. */
struct made {
	char *content, *same, *department;
	char day[DATE_BYTES], hash[HASH_BYTES];
};

static void made_done(struct made *made)
{
	free(made->content);
	free(made->same);
	free(made->department);
}
#define OWNED_MADE __attribute__((cleanup(made_done))) struct made

static void make(const struct register_spec *spec, const struct register_entry *entry, struct made *made)
{
	made->content = register_entry_write(spec, entry);
	made->same = register_entry_same(spec, entry);
	made->department = register_entry_department(spec, entry);
	register_entry_day(spec, entry, made->day);
	hash_text(made->content, strlen(made->content), made->hash);
}

static struct register_version version_of(const struct register_hand *hand, const struct made *made,
	const char *until)
{
	return (struct register_version){
		.code       = hand->spec->code,
		.day        = made->day,
		.until      = until && *until ? until : NULL,
		.department = made->department,
		.same       = made->same,
		.content    = made->content,
		.hash       = made->hash,
		.made_at    = hand->now,
		.account    = hand->account,
		.role       = hand->role,
		.reason     = "",
	};
}

static const char *until_of(const struct register_spec *spec, const struct register_entry *entry)
{
	return spec->until ? register_entry_value(spec, entry, spec->until) : NULL;
}

static bool note_act(const struct register_hand *hand, const char *kind, int64_t line, const char *detail,
	struct error *err)
{
	OWNED_STRING object = text_make("registre:%s:%lld", hand->spec->code, (long long)line);
	return acts_add(hand->db, &(struct act){
		.made_at = hand->now,
		.account = hand->account,
		.role    = hand->role,
		.kind    = kind,
		.object  = object,
		.detail  = detail,
	}, err);
}

/* End a transaction: nothing stays of one that did not keep anything. */
static bool settle(const struct register_hand *hand, bool done, const struct register_result *result,
	struct error *err)
{
	if (done && result->outcome == REGISTER_KEPT)
		return db_commit(hand->db, err);
	db_rollback(hand->db);
	return done;
}

/* ---- Adding ---- */

bool register_put(const struct register_hand *hand, const struct register_entry *entry,
	const struct register_origin *origin, struct register_result *result, struct error *err)
{
	OWNED_MADE made = {0};
	make(hand->spec, entry, &made);
	*result = (struct register_result){ .outcome = REGISTER_KEPT };
	struct search search = {
		.content = made.content, .is_example = origin->is_example, .result = result,
	};
	if (!registers_same(hand->db, hand->spec->code, made.same, note_same, &search, err))
		return false;
	/* What somebody withdrew, a file does not bring back; a person may. */
	bool comes_back = result->outcome == REGISTER_WITHDRAWN && origin->batch == 0;
	if (result->outcome != REGISTER_KEPT && !comes_back)
		return true;
	result->outcome = REGISTER_KEPT;
	struct register_version version = version_of(hand, &made, until_of(hand->spec, entry));
	version.is_example = origin->is_example;
	version.batch = origin->batch;
	return registers_add(hand->db, &version, &result->line, err);
}

bool register_add(const struct register_hand *hand, const struct register_entry *entry,
	struct register_result *result, struct error *err)
{
	if (!db_begin(hand->db, err))
		return false;
	bool done = register_put(hand, entry, &(struct register_origin){0}, result, err)
		&& (result->outcome != REGISTER_KEPT
			|| note_act(hand, "registre-ajout", result->line, NULL, err));
	return settle(hand, done, result, err);
}

/* ---- Changing ---- */

/* The line to change, unless somebody was there before. */
static bool find(const struct register_hand *hand, const struct register_change *change,
	struct standing *standing, struct register_result *result, struct error *err)
{
	*result = (struct register_result){ REGISTER_KEPT, change->line };
	if (!registers_find(hand->db, hand->spec->code, change->line, note_standing, standing, err))
		return false;
	result->outcome = standing->is_withdrawn ? REGISTER_WITHDRAWN
		: standing->version != change->version ? REGISTER_STALE : REGISTER_KEPT;
	return true;
}

static bool write(const struct register_hand *hand, const struct register_change *change,
	const struct register_entry *entry, bool is_withdrawn, struct error *err)
{
	OWNED_MADE made = {0};
	int64_t line;
	assert(*change->reason);
	make(hand->spec, entry, &made);
	struct register_version version = version_of(hand, &made, until_of(hand->spec, entry));
	version.line = change->line;
	version.is_withdrawn = is_withdrawn;
	version.reason = change->reason;
	return registers_add(hand->db, &version, &line, err)
		&& note_act(hand, is_withdrawn ? "registre-retrait" : "registre-correction", line, change->reason,
			err);
}

static bool correct(const struct register_hand *hand, const struct register_change *change,
	const struct register_entry *entry, struct register_result *result, struct error *err)
{
	OWNED_STANDING standing = {0};
	if (!find(hand, change, &standing, result, err))
		return false;
	if (result->outcome != REGISTER_KEPT)
		return true;
	OWNED_STRING content = register_entry_write(hand->spec, entry);
	OWNED_STRING same = register_entry_same(hand->spec, entry);
	if (text_equals(content, standing.content)) {
		result->outcome = REGISTER_SAME;
		return true;
	}
	struct search search = {
		.content = content, .but = change->line, .is_example = standing.is_example, .result = result,
	};
	if (!registers_same(hand->db, hand->spec->code, same, note_same, &search, err))
		return false;
	if (result->outcome == REGISTER_SAME || result->outcome == REGISTER_TAKEN) {
		result->outcome = REGISTER_TAKEN;
		return true;
	}
	*result = (struct register_result){ REGISTER_KEPT, change->line };
	return write(hand, change, entry, false, err);
}

bool register_correct(const struct register_hand *hand, const struct register_change *change,
	const struct register_entry *entry, struct register_result *result, struct error *err)
{
	if (!db_begin(hand->db, err))
		return false;
	return settle(hand, correct(hand, change, entry, result, err), result, err);
}

static bool withdraw(const struct register_hand *hand, const struct register_change *change,
	struct register_result *result, struct error *err)
{
	OWNED_STANDING standing = {0};
	OWNED_ENTRY entry = {0};
	if (!find(hand, change, &standing, result, err))
		return false;
	if (result->outcome != REGISTER_KEPT)
		return true;
	register_entry_parse(hand->spec, standing.content, &entry);
	return write(hand, change, &entry, true, err);
}

bool register_withdraw(const struct register_hand *hand, const struct register_change *change,
	struct register_result *result, struct error *err)
{
	if (!db_begin(hand->db, err))
		return false;
	return settle(hand, withdraw(hand, change, result, err), result, err);
}
