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

static void tell_fault(void *context, const char *sentence)
{
	verify_tell(context, "%s", sentence);
}

static struct version version_of(const struct stored_sheet *stored, const struct catalogue_draft *draft)
{
	return (struct version){
		.draft       = draft,
		.markdown    = stored->markdown,
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
		verify_tell(verify, "sheet %s: its stored text cannot be read", stored->id);
		return true;
	}

	bool same = same_rendering(db, stored->row, draft->body);
	if (!same)
		verify_tell(verify, "sheet %s: its rendering is not what its text gives", stored->id);

	const struct version version = version_of(stored, draft);
	bool matches = false;
	if (!version_matches(db, &version, &matches, err))
		return false;
	if (!matches)
		verify_tell(verify, "sheet %s: its fields are not what its text gives", stored->id);
	return (same && matches) || !verify->repair || mend(db, &version, err);
}

bool verify_store(struct verify *verify, struct error *err)
{
	struct catalogue *catalogue = verify->catalogue;
	if (!integrity_check(catalogue->db, tell_fault, verify, err))
		return false;

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
