#include "catalogue/verify.h"

#include "base/text.h"
#include "catalogue/draft.h"
#include "catalogue/handle.h"
#include "indicators/recount.h"
#include "sheet/body.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/integrity.h"
#include "store/registers.h"
#include "store/renderings.h"
#include "store/sheets.h"

#include <time.h>

static const enum catalogue_fault_kind kinds[] = {
	[INTEGRITY_FILE]        = FAULT_DATABASE,
	[INTEGRITY_REFERENCE]   = FAULT_REFERENCE,
	[INTEGRITY_NO_REVISION] = FAULT_NO_REVISION,
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

/* The sync that follows looks at these, but for those that another program purged meanwhile. */
static bool speak(struct db *db, const struct words *ids, struct error *err)
{
	for (size_t i = 0; i < ids->count; i++) {
		struct error why = {0};
		OWNED(stored_sheet) stored = sheets_find(db, ids->items[i], &why);
		if (!stored && why.kind != ERROR_NOT_FOUND)
			return error_set(err, why.kind, "%s", why.text);
		if (stored && !changes_add(db, stored->row, CHANGE_REPAIR, (int64_t)time(NULL), err))
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

/* What lists and figures read of the registers, against their versions. */
static bool verify_registers(struct verify *verify, struct error *err)
{
	struct db *db = verify->catalogue->db;
	size_t differing = 0;
	if (!registers_compare(db, &differing, err))
		return false;
	if (differing == 0)
		return true;
	OWNED_STRING detail = text_make("%zu: lines of registers", differing);
	verify_tell(verify, FAULT_SUMS, NULL, detail);
	return !verify->repair || registers_mend(db, err);
}

/* Reading first: nobody waits for a repair of what is right. */
bool verify_sums(struct verify *verify, struct error *err)
{
	struct db *db = verify->catalogue->db;
	if (!verify_registers(verify, err))
		return false;
	struct recount found = {0}, mended = {0};
	if (!indicators_recount(db, &found, err))
		return false;
	if (found.differing == 0)
		return true;
	OWNED_STRING detail = text_make("%zu: %s", found.differing, found.first);
	verify_tell(verify, FAULT_SUMS, NULL, detail);
	return !verify->repair || indicators_mend(db, &mended, err);
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

static bool write_again(struct catalogue *catalogue, int64_t row, struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find_row(catalogue->db, row, &why);
	if (!stored)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	OWNED(catalogue_draft) draft = draft_of_markdown(catalogue->vocabularies, stored->markdown);
	if (!draft)
		return true;
	const struct version version = version_of(stored, draft);
	return version_write(catalogue->db, &version, &row, err)
		&& changes_add(catalogue->db, row, CHANGE_REPAIR, (int64_t)time(NULL), err);
}

/* From what the sheet says now: another program may have changed it since it was looked at. */
static bool mend(struct catalogue *catalogue, int64_t row, struct error *err)
{
	if (!db_begin(catalogue->db, err))
		return false;
	if (!write_again(catalogue, row, err)) {
		db_rollback(catalogue->db);
		return false;
	}
	return db_commit(catalogue->db, err);
}

/* Tell what is wrong with a sheet; `is_mendable` when its text can make it right. */
static bool look_at(struct verify *verify, const struct stored_sheet *stored, bool *is_mendable,
	struct error *err)
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
	*is_mendable = !same || !matches;
	return true;
}

/* The first sheet above `row`, which becomes its own, or 0 after the last one. */
static bool look_at_next(struct verify *verify, int64_t *row, bool *is_mendable, struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find_above(verify->catalogue->db, *row, &why);
	if (!stored && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	*row = stored ? stored->row : 0;
	return !stored || look_at(verify, stored, is_mendable, err);
}

/* Each sheet is looked at as it was at one moment. */
bool verify_sheets(struct verify *verify, struct error *err)
{
	struct catalogue *catalogue = verify->catalogue;
	int64_t row = 0;
	do {
		bool is_mendable = false;
		if (!db_begin_reading(catalogue->db, err))
			return false;
		bool done = look_at_next(verify, &row, &is_mendable, err);
		db_rollback(catalogue->db);
		if (!done || (is_mendable && verify->repair && !mend(catalogue, row, err)))
			return false;
	} while (row > 0);
	return true;
}
