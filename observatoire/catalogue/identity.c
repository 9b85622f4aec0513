#include "catalogue/identity.h"

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/draft.h"
#include "catalogue/handle.h"
#include "store/sheets.h"

void identity_done(struct identity *identity)
{
	stored_sheet_free(identity->known);
	free(identity->rival);
	free(identity->orphan);
	*identity = (struct identity){0};
}

/* Not finding is no failure here. */
static bool found_or_not(const struct stored_sheet *stored, const struct error *why, struct error *err)
{
	return stored || why->kind == ERROR_NOT_FOUND || error_set(err, why->kind, "%s", why->text);
}

static bool is_gone(const struct catalogue_file *file, const char *path)
{
	if (!file->root)
		return false;
	OWNED_STRING whole = file_join(file->root, path);
	return !file_exists(whole);
}

/* Whether the file at `path` still says it is the sheet `id`: two files may have exchanged names. */
static bool still_claims(const struct catalogue *catalogue, const struct catalogue_file *file,
	const char *path, const char *id)
{
	if (!file->root)
		return true;
	OWNED_STRING whole = file_join(file->root, path);
	size_t length = 0;
	OWNED_STRING bytes = file_read(whole, SHEET_MAX_BYTES, &length, NULL);
	if (!bytes)
		return false;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(catalogue->vocabularies, bytes, length, &remarks);
	return sheet && (!sheet->id || text_equals(sheet->id, id));
}

static bool find_by_id(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	const char *id = draft->sheet->id;
	struct error why = {0};
	struct stored_sheet *known = sheets_find(catalogue->db, id, &why);
	identity->known = known;
	if (!known)
		return found_or_not(NULL, &why, err);

	bool is_elsewhere = known->path && !text_equals(known->path, draft->file->path);
	if (is_elsewhere && still_claims(catalogue, draft->file, known->path, id))
		identity->rival = text_make("%s", known->path);
	return true;
}

/* A file known under its path that now says another, new id: its former sheet stays without a file. */
static bool find_orphan(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) former = sheets_find_path(catalogue->db, draft->file->path, &why);
	if (former)
		identity->orphan = TAKE(former->id);
	return identity->orphan || found_or_not(NULL, &why, err);
}

static bool find_by_path(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	struct error why = {0};
	identity->known = sheets_find_path(catalogue->db, draft->file->path, &why);
	return found_or_not(identity->known, &why, err);
}

static bool find_by_content(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	OWNED_WORDS paths = {0};
	OWNED_WORDS ids = {0};
	if (!sheets_list_source(catalogue->db, draft->source_hash, &paths, &ids, err))
		return false;

	for (size_t i = 0; i < paths.count; i++) {
		if (!is_gone(draft->file, paths.items[i]))
			continue;
		identity->known = sheets_find(catalogue->db, ids.items[i], err);
		return identity->known != NULL;
	}
	return true;
}

bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	if (draft->sheet->id) {
		if (!find_by_id(catalogue, draft, identity, err))
			return false;
		return identity->known || find_orphan(catalogue, draft, identity, err);
	}
	if (!find_by_path(catalogue, draft, identity, err))
		return false;
	return identity->known || find_by_content(catalogue, draft, identity, err);
}
