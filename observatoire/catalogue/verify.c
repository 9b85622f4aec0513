#include "catalogue/verify.h"

#include "base/file.h"
#include "base/lock.h"
#include "base/text.h"
#include "catalogue/feed.h"
#include "catalogue/handle.h"
#include "catalogue/place.h"
#include "catalogue/rebuild.h"
#include "store/db.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum {
	LOCK_PATIENCE_MS = 10000,
	SENTENCE_BYTES = 500,
};

void verify_tell(struct verify *verify, const char *format, ...)
{
	char sentence[SENTENCE_BYTES];
	va_list args;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);

	verify->faults++;
	if (verify->tell)
		verify->tell(verify->context, sentence);
}

/* The index against the store, while no one else writes it. */
static bool check_index(struct verify *verify, struct error *err)
{
	const char *index = verify->catalogue->index;
	if (!verify->repair && !file_is_folder(index)) {
		verify_tell(verify, "index: %s: no index is served", index);
		return true;
	}
	if (verify->repair && !file_make_folder(index, err))
		return false;

	OWNED(lock) lock = place_lock(index, LOCK_PATIENCE_MS, err);
	if (!lock || !verify_index(verify, err))
		return false;
	if (!verify->repair || !verify->must_rebuild)
		return true;
	struct feed_progress quiet = {0};
	size_t applied = 0;
	return rebuild_locked(verify->catalogue, &quiet, &applied, err);
}

bool catalogue_verify(struct catalogue *catalogue, bool repair, catalogue_fault *tell, void *context,
	size_t *faults, struct error *err)
{
	assert(!db_is_busy(catalogue->db));
	struct verify verify = { .catalogue = catalogue, .tell = tell, .context = context, .repair = repair };
	/* The index first: what is mended in the store is a change it has yet to see. */
	if (!check_index(&verify, err) || !verify_store(&verify, err))
		return false;

	/* Sheets mended in the store, or told apart from the index, wait in the journal. */
	if (repair && verify.faults > 0 && !catalogue_sync(catalogue, NULL, NULL, NULL, err))
		return false;
	*faults = verify.faults;
	return true;
}
