#include "catalogue/verify.h"

#include "base/text.h"
#include "catalogue/handle.h"
#include "indicators/proof.h"
#include "store/texts.h"

#include <inttypes.h>

/* ---- Texts ---- */

static const char *const words[TEXTS_STATES] = {
	[TEXTS_CHANGED] = "its text has another hash", [TEXTS_REPLACED] = "text and hash were changed",
	[TEXTS_LOST] = "lost",
};

static void tell_text(void *context, const struct texts_found *found)
{
	struct verify *verify = context;
	if (found->state == TEXTS_ERASED)
		return;
	bool is_line = texts_is_line(found), is_frozen = found->snapshot > 0;
	OWNED_STRING where = is_frozen ? text_make("arrêté %" PRId64 ", ", found->snapshot)
		: text_make("%s", "");
	OWNED_STRING detail = text_make("%s%s%sversion %" PRId64 ": %s", where,
		is_line || is_frozen ? found->id : "", is_line || is_frozen ? ", " : "", found->version,
		words[found->state]);
	enum catalogue_fault_kind kind = is_line ? FAULT_LINE : FAULT_VERSION;
	verify_tell(verify, is_frozen ? FAULT_FROZEN : kind, is_line || is_frozen ? NULL : found->id, detail);
}

/* ---- What was frozen ---- */

static void tell_snapshot(void *context, int64_t number, enum proof_fault fault)
{
	if (fault == PROOF_GOOD)
		return;
	OWNED_STRING detail = text_make("arrêté %" PRId64 ": %s", number, proof_fault_word(fault));
	verify_tell(context, FAULT_FROZEN, NULL, detail);
}

bool verify_past(struct verify *verify, struct error *err)
{
	struct db *db = verify->catalogue->db;
	size_t texts = 0, faults = 0;
	return texts_check(db, tell_text, verify, &texts, err)
		&& proof_check_all(db, tell_snapshot, verify, &faults, err);
}
