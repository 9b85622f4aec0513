#include "catalogue/verify.h"

#include "base/mem.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "catalogue/sync.h"
#include "index/bits.h"
#include "index/engine.h"
#include "index/schema.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"
#include "store/sheets.h"

#include <time.h>

/* The documents of the index, by rising number, and how far the store was compared with them. */
struct comparison {
	struct verify *verify;
	struct document {
		int64_t row, revision;
	} *documents;
	size_t count, capacity, next;
	struct bits pending;    /* rows the journal will have the index look at anyway */
	int64_t *differing;     /* rows found to differ */
	size_t differing_count;
};

static void comparison_done(struct comparison *comparison)
{
	free(comparison->documents);
	free(comparison->differing);
	bits_done(&comparison->pending);
}

#define OWNED_COMPARISON __attribute__((cleanup(comparison_done))) struct comparison

static void add_document(void *context, uint32_t docid, double number)
{
	struct comparison *comparison = context;
	comparison->documents = mem_room(comparison->documents, comparison->count, &comparison->capacity,
		sizeof *comparison->documents);
	comparison->documents[comparison->count++] = (struct document){ docid, (int64_t)number };
}

static void differ(struct comparison *comparison, int64_t row, enum catalogue_fault_kind kind)
{
	if (bits_has(&comparison->pending, (uint32_t)row))
		return;
	OWNED(stored_sheet) stored = sheets_find_row(comparison->verify->catalogue->db, row, NULL);
	verify_tell_fault(comparison->verify, &(struct catalogue_fault){
		.kind = kind,
		.id = stored ? stored->id : NULL,
		.row = row,
	});
	comparison->differing = mem_resize(comparison->differing, comparison->differing_count + 1,
		sizeof *comparison->differing);
	comparison->differing[comparison->differing_count++] = row;
}

/* Documents below `row` stand for no public sheet: they were passed over. */
static void pass_below(struct comparison *comparison, int64_t row)
{
	while (comparison->next < comparison->count && comparison->documents[comparison->next].row < row)
		differ(comparison, comparison->documents[comparison->next++].row, FAULT_INDEXED_WRONGLY);
}

/* One public sheet of the store, by rising row. */
static void compare_row(void *context, int64_t row, int64_t revision)
{
	struct comparison *comparison = context;
	pass_below(comparison, row);
	bool is_there = comparison->next < comparison->count
		&& comparison->documents[comparison->next].row == row;
	if (!is_there) {
		differ(comparison, row, FAULT_NOT_INDEXED);
		return;
	}
	if (comparison->documents[comparison->next++].revision != revision)
		differ(comparison, row, FAULT_INDEXED_OTHERWISE);
}

static void add_pending(struct comparison *comparison, int64_t row)
{
	comparison->verify->verdict.pending += !bits_has(&comparison->pending, (uint32_t)row);
	bits_add(&comparison->pending, (uint32_t)row);
}

/* What the journal still holds for the index. */
static bool read_pending(struct comparison *comparison, int64_t change, struct error *err)
{
	struct db *db = comparison->verify->catalogue->db;
	for (;;) {
		OWNED_CHANGES batch = {0};
		if (!changes_after(db, change, 100, &batch, err))
			return false;
		if (batch.count == 0)
			return true;
		for (size_t i = 0; i < batch.count; i++)
			add_pending(comparison, batch.sheets[i]);
		change = batch.last;
	}
}

static bool compare(struct comparison *comparison, struct engine *engine, int64_t change,
	struct error *err)
{
	struct db *db = comparison->verify->catalogue->db;
	if (!read_pending(comparison, change, err)
		|| !engine_numbers(engine, SLOT_REVISION, add_document, comparison, err)
		|| !lists_revisions(db, compare_row, comparison, err))
		return false;
	pass_below(comparison, INT64_MAX);
	return true;
}

/* The sync that follows looks at these again. */
static bool ask_again(const struct comparison *comparison, struct error *err)
{
	struct db *db = comparison->verify->catalogue->db;
	if (!db_begin(db, err))
		return false;
	for (size_t i = 0; i < comparison->differing_count; i++)
		if (!changes_add(db, comparison->differing[i], CHANGE_REPAIR, (int64_t)time(NULL), err)) {
			db_rollback(db);
			return false;
		}
	return db_commit(db, err);
}

static bool compare_whole(struct verify *verify, struct engine *engine, int64_t change,
	struct error *err)
{
	OWNED_COMPARISON comparison = { .verify = verify };
	if (!db_begin_reading(verify->catalogue->db, err))
		return false;
	bool done = compare(&comparison, engine, change, err);
	db_rollback(verify->catalogue->db);
	if (!done)
		return false;
	return !verify->repair || comparison.differing_count == 0 || ask_again(&comparison, err);
}

/* The first of them: one damaged block may be told in a thousand lines. */
static void note_damage(void *context, const char *fault)
{
	enum { FAULTS_SHOWN = 3 };
	struct words *faults = context;
	if (faults->count < FAULTS_SHOWN)
		words_add(faults, fault);
}

/* A fault nothing but a rebuild mends. */
static bool beyond_mending(struct verify *verify, enum catalogue_fault_kind kind, const char *why)
{
	verify_tell(verify, kind, NULL, why);
	verify->must_rebuild = true;
	return true;
}

static bool check_whole(struct verify *verify, const char *folder, struct error *err)
{
	size_t damage = 0;
	struct error why = {0};
	OWNED_WORDS faults = {0};
	if (!engine_check(folder, note_damage, &faults, &damage, &why))
		return beyond_mending(verify, FAULT_INDEX_DAMAGED, why.text);
	if (damage > 0) {
		OWNED_STRING told = words_join(&faults, "; ");
		return beyond_mending(verify, FAULT_INDEX_DAMAGED, told);
	}

	int64_t change = 0;
	OWNED(engine) engine = engine_open(folder, &why);
	if (!engine)
		return beyond_mending(verify, FAULT_INDEX_DAMAGED, why.text);
	if (!sync_position(verify->catalogue, engine, &change, &why))
		return beyond_mending(verify, FAULT_INDEX_FOREIGN, why.text);
	return compare_whole(verify, engine, change, err);
}

bool verify_no_index(struct verify *verify, struct error *err)
{
	int64_t last = 0;
	if (!changes_last(verify->catalogue->db, &last, err))
		return false;
	return last == 0 || beyond_mending(verify, FAULT_INDEX_MISSING, NULL);
}

bool verify_index(struct verify *verify, struct error *err)
{
	OWNED_STRING folder = folders_serving(verify->catalogue->index, NULL);
	return folder ? check_whole(verify, folder, err) : verify_no_index(verify, err);
}
