#include "catalogue/versions.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "store/acts.h"
#include "store/db.h"
#include "store/ids.h"
#include "store/revisions.h"
#include "store/sheets.h"

#include <inttypes.h>
#include <string.h>

/* What the journal calls it; its detail ends with the first version that is not closed. */
#define CLOSING "versions-fermees"
#define CLOSED_BEFORE "avant la version "

void kept_version_free(struct kept_version *version)
{
	if (!version)
		return;
	free(version->markdown);
	free(version->hash);
	free(version);
}

static void keep_bound(void *context, const struct act *act)
{
	int64_t *bound = context;
	size_t head = strlen(CLOSED_BEFORE);
	int64_t told = strncmp(act->detail, CLOSED_BEFORE, head) == 0 ? strtoll(act->detail + head, NULL, 10) : 0;
	if (told > *bound)
		*bound = told;
}

static bool was_public(const struct revision *revision)
{
	return text_equals(revision->status, "publie") || text_equals(revision->status, "a_revoir");
}

static bool find_state(struct db *db, const struct stored_sheet *stored, struct kept_version *version,
	struct error *err)
{
	int64_t bound = 0;
	if (!acts_of(db, stored->id, CLOSING, keep_bound, &bound, err))
		return false;
	version->is_present = version->number == stored->revision;
	if (!stored->is_public)
		version->state = VERSION_WITHDRAWN;
	else if (version->number < bound && !version->is_present)
		version->state = VERSION_CLOSED;
	return true;
}

static struct kept_version *find_kept(struct db *db, const struct stored_sheet *stored, int64_t number,
	struct error *err)
{
	OWNED(revision) revision = revisions_find(db, stored->row, number, err);
	if (!revision)
		return NULL;
	if (!was_public(revision)) {
		error_set(err, ERROR_NOT_FOUND, "sheet %s: version %" PRId64 " was not public", stored->id, number);
		return NULL;
	}
	OWNED(kept_version) version = mem_new(1, sizeof *version);
	version->number = number;
	version->made_at = revision->made_at;
	version->markdown = TAKE(revision->markdown);
	version->hash = TAKE(revision->hash);
	return find_state(db, stored, version, err) ? TAKE(version) : NULL;
}

/* An id that was given and has no sheet is that of one that was erased. */
static struct kept_version *find_erased(struct db *db, const char *id, int64_t number, struct error *err)
{
	bool was_given = false;
	if (!ids_is_given(db, id, &was_given, err))
		return NULL;
	if (!was_given) {
		error_set(err, ERROR_NOT_FOUND, "no sheet %s", id);
		return NULL;
	}
	struct kept_version *version = mem_new(1, sizeof *version);
	*version = (struct kept_version){ .state = VERSION_ERASED, .number = number };
	return version;
}

static struct kept_version *find(struct db *db, const char *id, int64_t number, struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find(db, id, &why);
	if (stored)
		return find_kept(db, stored, number, err);
	if (why.kind == ERROR_NOT_FOUND)
		return find_erased(db, id, number, err);
	error_set(err, why.kind, "%s", why.text);
	return NULL;
}

struct kept_version *catalogue_version(struct catalogue *catalogue, const char *id, int64_t number,
	struct error *err)
{
	if (!db_begin_reading(catalogue->db, err))
		return NULL;
	struct kept_version *version = find(catalogue->db, id, number, err);
	db_rollback(catalogue->db);
	return version;
}

/* A present version from before it was told is what has to be corrected. */
bool catalogue_close_versions(struct catalogue *catalogue, const struct version_closing *closing,
	struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find(catalogue->db, closing->id, &why);
	if (!stored)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	OWNED(revision) last = revisions_find(catalogue->db, stored->row, stored->revision, err);
	if (!last)
		return false;
	bool is_corrected = last->made_at > closing->since;
	OWNED_STRING detail = text_make(CLOSED_BEFORE "%" PRId64, last->number + (is_corrected ? 0 : 1));
	return acts_add(catalogue->db, &(struct act){
		.made_at = closing->now,
		.account = closing->account,
		.role = closing->role,
		.kind = CLOSING,
		.object = closing->id,
		.detail = detail,
	}, err);
}
