#include "catalogue/handle.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/complete.h"
#include "catalogue/draft.h"
#include "catalogue/identity.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/ids.h"
#include "store/sheets.h"

#include <string.h>

void catalogue_receipt_done(struct catalogue_receipt *receipt)
{
	free(receipt->id);
	remarks_done(&receipt->remarks);
	*receipt = (struct catalogue_receipt){0};
}

static bool knows(struct catalogue *catalogue, const struct catalogue_file *file, const char *hash,
	char **id)
{
	return sheets_has_source(catalogue->db, &(struct sheet_source){ file->root, file->path, hash }, id);
}

struct catalogue_draft *catalogue_prepare_unknown(struct catalogue *catalogue,
	const struct catalogue_file *file, int64_t now)
{
	char hash[HASH_BYTES];
	hash_text(file->bytes, file->length, hash);
	return knows(catalogue, file, hash, NULL) ? NULL
		: draft_prepare(catalogue->vocabularies, file, hash, now);
}

static void answer(struct catalogue_receipt *receipt, enum catalogue_outcome outcome, const char *id)
{
	receipt->outcome = outcome;
	receipt->id = mem_copy(id);
}

/* What identity has to tell the author. */
static void add_identity_remarks(const struct identity *identity, const struct sheet *sheet,
	struct remarks *remarks)
{
	if (identity->namesake)
		remarks_add(remarks, SEVERITY_REFUSAL, "id", 0,
			"« %s » porte déjà ce nom sous une autre racine : donnez avec --root le dossier qui"
			" contient les deux, ou renommez l’un d’eux.", identity->namesake);
	if (identity->rival)
		remarks_add(remarks, SEVERITY_REFUSAL, "id", 0,
			"L’identifiant %s est déjà celui du fichier « %s » : modifiez celui-là, ou retirez"
			" la ligne « id » pour en faire une fiche nouvelle.", sheet->id, identity->rival);
	/* One withdrawn already needs nobody. */
	if (identity->orphan && !text_equals(identity->orphan->status, "archive"))
		remarks_add(remarks, SEVERITY_ADVICE, "id", 0,
			"Ce nom de fichier était celui de la fiche %s, qui reste au catalogue sans fichier :"
			" retirez-la si elle fait double emploi.", identity->orphan->id);
}

/* The year in the id of a new sheet: the one it was created in. */
static int year_of(const struct sheet *sheet, int64_t now)
{
	struct date created;
	return date_parse(sheet->created_on, &created) ? created.year : date_of(now).year;
}

static bool give_id(struct db *db, struct sheet *sheet, int64_t now, struct error *err)
{
	if (sheet->id)
		return ids_note(db, sheet->id, now, err);
	sheet->id = ids_next(db, year_of(sheet, now), now, err);
	return sheet->id != NULL;
}

/* Write a new sheet, or a new version of a known one. In a transaction. */
static bool write_version(struct catalogue *catalogue, const struct catalogue_draft *draft,
	const struct identity *identity, int64_t now, struct error *err)
{
	const struct stored_sheet *known = identity->known;
	OWNED_STRING markdown = sheet_write(draft->sheet);
	const struct version version = {
		.draft       = draft,
		.markdown    = markdown,
		.root        = identity->root,
		.path        = identity->path,
		.source_hash = draft->source_hash,
		.row         = known ? known->row : 0,
		.revision    = known ? known->revision + 1 : 1,
		.now         = now,
	};
	int64_t row = 0;
	return version_put(catalogue, &version, &row, err)
		&& changes_add(catalogue->db, row, CHANGE_PUT, now, err);
}

/* Whether the completed sheet says just what is stored. */
static bool says_the_same(const struct sheet *sheet, const struct stored_sheet *known)
{
	OWNED_STRING markdown = sheet_write(sheet);
	return strcmp(markdown, known->markdown) == 0;
}

static bool put_known(struct catalogue *catalogue, struct catalogue_draft *draft,
	const struct identity *identity, int64_t now, struct catalogue_receipt *receipt, struct error *err)
{
	const struct stored_sheet *known = identity->known;
	struct sheet *sheet = draft->sheet;
	const struct said said = { sheet->version > 0, sheet->modified_on != NULL };
	if (!sheet->id)
		sheet->id = mem_copy(known->id);
	complete_sheet(sheet, known, now);

	bool is_same = says_the_same(sheet, known);
	if (!is_same)
		complete_new_version(sheet, &said, now);
	const struct sheet_source source = { identity->root, identity->path, draft->source_hash };
	bool done = is_same ? sheets_set_source(catalogue->db, known->row, &source, err)
		: write_version(catalogue, draft, identity, now, err);
	if (!done)
		return false;
	answer(receipt, is_same ? CATALOGUE_UNCHANGED : CATALOGUE_TAKEN, sheet->id);
	return true;
}

static bool put_new(struct catalogue *catalogue, struct catalogue_draft *draft,
	const struct identity *identity, int64_t now, struct catalogue_receipt *receipt, struct error *err)
{
	complete_sheet(draft->sheet, NULL, now);
	if (!give_id(catalogue->db, draft->sheet, now, err)
		|| !write_version(catalogue, draft, identity, now, err))
		return false;
	answer(receipt, CATALOGUE_TAKEN, draft->sheet->id);
	return true;
}

/* What would become of it, told without writing: the sheet is completed as if it were put. */
static void foretell(struct catalogue_draft *draft, const struct stored_sheet *known, int64_t now,
	struct catalogue_receipt *receipt)
{
	struct sheet *sheet = draft->sheet;
	if (!known) {
		answer(receipt, CATALOGUE_TAKEN, sheet->id);
		return;
	}
	if (!sheet->id)
		sheet->id = mem_copy(known->id);
	complete_sheet(sheet, known, now);
	answer(receipt, says_the_same(sheet, known) ? CATALOGUE_UNCHANGED : CATALOGUE_TAKEN, sheet->id);
}

/* Identity and what follows, the caller holding the transaction when something is to be written. */
static bool place(struct catalogue *catalogue, struct catalogue_draft *draft, int64_t now,
	bool dry_run, struct catalogue_receipt *receipt, struct error *err)
{
	OWNED_IDENTITY identity = {0};
	if (!identity_find(catalogue, draft, &identity, err))
		return false;
	add_identity_remarks(&identity, draft->sheet, &receipt->remarks);
	if (identity.rival || identity.namesake) {
		answer(receipt, CATALOGUE_REFUSED, draft->sheet->id);
		return true;
	}

	if (identity.is_copy) {
		answer(receipt, CATALOGUE_UNCHANGED, identity.known->id);
		return true;
	}
	if (dry_run) {
		foretell(draft, identity.known, now, receipt);
		return true;
	}
	if (identity.orphan && !sheets_forget_source(catalogue->db, identity.orphan->row, err))
		return false;
	if (identity.known)
		return put_known(catalogue, draft, &identity, now, receipt, err);
	return put_new(catalogue, draft, &identity, now, receipt, err);
}

static bool place_in_transaction(struct catalogue *catalogue, struct catalogue_draft *draft,
	int64_t now, struct catalogue_receipt *receipt, struct error *err)
{
	if (!db_begin(catalogue->db, err))
		return false;
	if (!place(catalogue, draft, now, false, receipt, err)) {
		db_rollback(catalogue->db);
		return false;
	}
	return db_commit(catalogue->db, err);
}

bool catalogue_put_draft(struct catalogue *catalogue, struct catalogue_draft *draft, int64_t now,
	bool dry_run, struct catalogue_receipt *receipt, struct error *err)
{
	struct catalogue_receipt told = { .remarks = draft->remarks };
	draft->remarks = (struct remarks){0};

	bool done = true;
	if (remarks_refuse(&told.remarks))
		answer(&told, CATALOGUE_REFUSED, draft->sheet ? draft->sheet->id : NULL);
	else if (knows(catalogue, draft->file, draft->source_hash, &told.id))
		told.outcome = CATALOGUE_UNCHANGED;
	else if (dry_run)
		done = place(catalogue, draft, now, true, &told, err);
	else
		done = place_in_transaction(catalogue, draft, now, &told, err);

	if (!done) {
		catalogue_receipt_done(&told);
		return false;
	}
	remarks_sort(&told.remarks);
	*receipt = told;
	return true;
}

bool catalogue_put(struct catalogue *catalogue, const struct catalogue_file *file, int64_t now,
	bool dry_run, struct catalogue_receipt *receipt, struct error *err)
{
	char hash[HASH_BYTES];
	hash_text(file->bytes, file->length, hash);
	char *id = NULL;
	if (knows(catalogue, file, hash, &id)) {
		*receipt = (struct catalogue_receipt){ .outcome = CATALOGUE_UNCHANGED, .id = id };
		return true;
	}

	OWNED(catalogue_draft) draft = draft_prepare(catalogue->vocabularies, file, hash, now);
	return catalogue_put_draft(catalogue, draft, now, dry_run, receipt, err);
}

/* ---- Batches ---- */

bool catalogue_begin(struct catalogue *catalogue, struct error *err)
{
	return db_begin(catalogue->db, err);
}

bool catalogue_commit(struct catalogue *catalogue, struct error *err)
{
	return db_commit(catalogue->db, err);
}

void catalogue_rollback(struct catalogue *catalogue)
{
	db_rollback(catalogue->db);
}
