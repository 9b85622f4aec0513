#include "catalogue/verify.h"

#include "base/text.h"
#include "catalogue/draft.h"
#include "catalogue/handle.h"
#include "sheet/body.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/integrity.h"
#include "store/renderings.h"
#include "store/sheets.h"

#include <time.h>

static const enum catalogue_fault_kind kinds[] = {
	[INTEGRITY_FILE]        = FAULT_DATABASE,
	[INTEGRITY_REFERENCE]   = FAULT_REFERENCE,
	[INTEGRITY_NO_REVISION] = FAULT_NO_REVISION,
	[INTEGRITY_REVISION]    = FAULT_REVISION,
	[INTEGRITY_JOURNAL]     = FAULT_JOURNAL,
};

static void tell_fault(void *context, const struct integrity_fault *fault)
{
	struct verify *verify = context;
	verify->is_damaged |= fault->kind == INTEGRITY_FILE;
	if (fault->kind == INTEGRITY_JOURNAL)
		words_add(&verify->unspoken, fault->id);
	verify_tell(verify, kinds[fault->kind], fault->id, fault->detail);
}

/* The sync that follows looks at these. */
static bool speak(struct db *db, const struct words *ids, struct error *err)
{
	for (size_t i = 0; i < ids->count; i++) {
		OWNED(stored_sheet) stored = sheets_find(db, ids->items[i], err);
		if (!stored || !changes_add(db, stored->row, CHANGE_REPAIR, (int64_t)time(NULL), err))
			return false;
	}
	return true;
}

bool verify_database(struct verify *verify, struct error *err)
{
	struct db *db = verify->catalogue->db;
	if (!integrity_check(db, tell_fault, verify, err))
		return false;
	return !verify->repair || verify->is_damaged || speak(db, &verify->unspoken, err);
}

static struct version version_of(const struct stored_sheet *stored, const struct catalogue_draft *draft)
{
	return (struct version){
		.draft       = draft,
		.markdown    = stored->markdown,
		.root        = stored->root,
		.path        = stored->path,
		.source_hash = stored->source_hash,
		.row         = stored->row,
		.revision    = stored->revision,
		.now         = stored->changed_at,
	};
}

/* Whether the stored rendering is what the body gives today. */
static bool same_rendering(struct db *db, int64_t row, const struct body *body)
{
	OWNED(body) stored = renderings_find(db, row, NULL);
	OWNED_STRING text = renderings_text(db, row, NULL);
	if (!stored || !text)
		return false;
	OWNED_STRING headings = renderings_write_headings(stored);
	OWNED_STRING expected = renderings_write_headings(body);
	return text_equals(stored->html, body->html) && text_equals(text, body->text)
		&& text_equals(headings, expected);
}

static bool mend(struct db *db, const struct version *version, struct error *err)
{
	int64_t row = 0;
	if (!db_begin(db, err))
		return false;
	if (!version_write(db, version, &row, err)
		|| !changes_add(db, row, CHANGE_REPAIR, (int64_t)time(NULL), err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}

static bool verify_sheet(struct verify *verify, const struct stored_sheet *stored, struct error *err)
{
	struct db *db = verify->catalogue->db;
	OWNED(catalogue_draft) draft = draft_of_markdown(verify->catalogue->vocabularies, stored->markdown);
	if (!draft || !text_equals(draft->sheet->id, stored->id)) {
		verify_tell(verify, FAULT_TEXT, stored->id, NULL);
		return true;
	}

	bool same = same_rendering(db, stored->row, draft->body);
	if (!same)
		verify_tell(verify, FAULT_RENDERING, stored->id, NULL);

	const struct version version = version_of(stored, draft);
	bool matches = false;
	if (!version_matches(db, &version, &matches, err))
		return false;
	if (!matches)
		verify_tell(verify, FAULT_FIELDS, stored->id, NULL);
	return (same && matches) || !verify->repair || mend(db, &version, err);
}

bool verify_sheets(struct verify *verify, struct error *err)
{
	struct catalogue *catalogue = verify->catalogue;
	for (int64_t row = 0;;) {
		struct error why = {0};
		OWNED(stored_sheet) stored = sheets_find_above(catalogue->db, row, &why);
		if (!stored && why.kind == ERROR_NOT_FOUND)
			return true;
		if (!stored)
			return error_set(err, why.kind, "%s", why.text);
		if (!verify_sheet(verify, stored, err))
			return false;
		row = stored->row;
	}
}
