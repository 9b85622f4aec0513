#include "catalogue/verify.h"

#include "base/file.h"
#include "base/lock.h"
#include "catalogue/feed.h"
#include "catalogue/folders.h"
#include "catalogue/handle.h"
#include "catalogue/rebuild.h"
#include "store/db.h"

#include <assert.h>

enum { LOCK_PATIENCE_MS = 10000 };

void verify_tell_fault(struct verify *verify, const struct catalogue_fault *fault)
{
	verify->verdict.faults++;
	verify->verdict.lost += fault->kind <= FAULT_TEXT;
	if (verify->tell)
		verify->tell(verify->context, fault);
}

void verify_tell(struct verify *verify, enum catalogue_fault_kind kind, const char *id,
	const char *detail)
{
	verify_tell_fault(verify, &(struct catalogue_fault){ .kind = kind, .id = id, .detail = detail });
}

static void verify_done(struct verify *verify)
{
	words_done(&verify->unspoken);
}

/* The index against the store, while no one else writes it. */
static bool check_index(struct verify *verify, struct error *err)
{
	const char *index = verify->catalogue->index;
	if (!verify->repair && !file_is_folder(index))
		return verify_no_index(verify, err);
	if (verify->repair && !file_make_folder(index, err))
		return false;

	OWNED(lock) lock = folders_lock(index, LOCK_PATIENCE_MS, err);
	if (!lock || !verify_index(verify, err))
		return false;
	if (!verify->repair || !verify->must_rebuild)
		return true;
	struct feed_progress quiet = {0};
	size_t applied = 0;
	return rebuild_locked(verify->catalogue, &quiet, &applied, err);
}

/* The index before the sheets: what is mended in the store is a change it has yet to see. */
static bool check(struct verify *verify, struct error *err)
{
	if (!verify_database(verify, err))
		return false;
	return verify->is_damaged
		|| (check_index(verify, err) && verify_sheets(verify, err) && verify_sums(verify, err)
			&& verify_past(verify, err));
}

bool catalogue_verify(struct catalogue *catalogue, bool repair, catalogue_tell_fault *tell,
	void *context, struct catalogue_verdict *verdict, struct error *err)
{
	assert(!db_in_transaction(catalogue->db));
	__attribute__((cleanup(verify_done))) struct verify verify = {
		.catalogue = catalogue,
		.tell      = tell,
		.context   = context,
		.repair    = repair,
	};
	if (!check(&verify, err))
		return false;

	/* Sheets mended in the store, or told apart from the index, wait in the journal; whoever holds the
	 * index follows it. */
	struct error why = {0};
	bool is_due = verify.verdict.faults > 0 || verify.verdict.pending > 0;
	if (repair && is_due && !verify.is_damaged && !catalogue_sync(catalogue, NULL, NULL, NULL, &why)
		&& why.kind != ERROR_BUSY)
		return error_set(err, why.kind, "%s", why.text);
	*verdict = verify.verdict;
	return true;
}
