#include "catalogue/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/draft.h"
#include "indicators/record.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/sheets.h"

/* With the hash of its source, the same file offered again is « unchanged »; without, it comes back. */
static bool archive(struct catalogue *catalogue, const struct stored_sheet *stored,
	const char *source_hash, int64_t now, struct error *err)
{
	OWNED(catalogue_draft) draft = draft_of_markdown(catalogue->vocabularies, stored->markdown);
	if (!draft)
		return error_set(err, ERROR_FAILED, "sheet %s: its stored text cannot be read", stored->id);
	free(draft->sheet->status);
	draft->sheet->status = mem_copy("archive");

	OWNED_STRING markdown = sheet_write(draft->sheet);
	const struct version version = {
		.draft       = draft,
		.markdown    = markdown,
		.root        = stored->root,
		.path        = stored->path,
		.source_hash = source_hash,
		.row         = stored->row,
		.revision    = stored->revision + 1,
		.now         = now,
	};
	int64_t row = 0;
	return version_put(catalogue, &version, &row, err)
		&& changes_add(catalogue->db, row, CHANGE_WITHDRAW, now, err);
}

static bool find_and_archive(struct catalogue *catalogue, const char *id, bool for_good, int64_t now,
	struct error *err)
{
	OWNED(stored_sheet) stored = sheets_find(catalogue->db, id, err);
	if (!stored)
		return false;
	return text_equals(stored->status, "archive")
		|| archive(catalogue, stored, for_good ? stored->source_hash : NULL, now, err);
}

static bool withdraw(struct catalogue *catalogue, const char *id, bool for_good, int64_t now,
	struct error *err)
{
	if (!db_begin(catalogue->db, err))
		return false;
	if (!find_and_archive(catalogue, id, for_good, now, err)) {
		db_rollback(catalogue->db);
		return false;
	}
	return db_commit(catalogue->db, err);
}

bool catalogue_withdraw(struct catalogue *catalogue, const char *id, int64_t now, struct error *err)
{
	return withdraw(catalogue, id, false, now, err);
}

bool catalogue_take_down(struct catalogue *catalogue, const char *id, int64_t now, struct error *err)
{
	return withdraw(catalogue, id, true, now, err);
}

static bool purge(struct catalogue *catalogue, int64_t now, size_t *count, struct error *err)
{
	int64_t *rows = NULL;
	if (!sheets_list_examples(catalogue->db, &rows, count, err))
		return false;

	bool done = true;
	for (size_t i = 0; done && i < *count; i++)
		done = indicators_note_purge(catalogue->db, rows[i], now, err)
			&& sheets_remove(catalogue->db, rows[i], err)
			&& changes_add(catalogue->db, rows[i], CHANGE_PURGE, now, err);
	free(rows);
	return done;
}

bool catalogue_purge_examples(struct catalogue *catalogue, int64_t now, size_t *count, struct error *err)
{
	size_t purged = 0;
	if (!db_begin(catalogue->db, err))
		return false;
	if (!purge(catalogue, now, &purged, err)) {
		db_rollback(catalogue->db);
		return false;
	}
	if (!db_commit(catalogue->db, err))
		return false;
	*count = purged;
	return true;
}
