#include "catalogue/identity.h"

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/draft.h"
#include "catalogue/handle.h"
#include "store/sheets.h"

#include <string.h>

void identity_done(struct identity *identity)
{
	stored_sheet_free(identity->known);
	free(identity->rival);
	free(identity->namesake);
	free(identity->orphan);
	*identity = (struct identity){0};
}

/* Not finding is no failure here. */
static bool found_or_not(const struct stored_sheet *stored, const struct error *why, struct error *err)
{
	return stored || why->kind == ERROR_NOT_FOUND || error_set(err, why->kind, "%s", why->text);
}

/* Where the file of a stored sheet is looked for: under its own root, else under the one of today. */
static char *place_of(const struct stored_sheet *stored, const struct catalogue_file *file)
{
	const char *root = stored->root ? stored->root : file->root;
	return root && stored->path ? file_join(root, stored->path) : NULL;
}

static bool is_gone(const struct stored_sheet *stored, const struct catalogue_file *file)
{
	OWNED_STRING whole = place_of(stored, file);
	return whole && file_is_gone(whole);
}

/* Whether the known sheet's file is this one, named under another root than it is now. */
static bool has_other_name(const struct stored_sheet *known, const struct catalogue_file *file)
{
	if (!known->root || !file->root || text_equals(known->root, file->root))
		return false;
	OWNED_STRING before = file_join(known->root, known->path ? known->path : "");
	OWNED_STRING now = file_join(file->root, file->path);
	return text_equals(before, now);
}

/* Whether the file at `path` still says it is the sheet `id`: two files may have exchanged names. */
static bool still_claims(const struct catalogue *catalogue, const struct stored_sheet *known,
	const struct catalogue_file *file)
{
	OWNED_STRING whole = place_of(known, file);
	if (!whole || has_other_name(known, file))
		return !whole;
	size_t length = 0;
	OWNED_STRING bytes = file_read(whole, SHEET_MAX_BYTES, &length, NULL);
	if (!bytes)
		return false;
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(catalogue->vocabularies, bytes, length, &remarks);
	return sheet && (!sheet->id || text_equals(sheet->id, known->id));
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
	identity->keeps_place = has_other_name(known, draft->file);

	bool is_elsewhere = known->path && !text_equals(known->path, draft->file->path);
	if (is_elsewhere && still_claims(catalogue, known, draft->file))
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

/* The very same file, whichever root it was named under. */
static bool find_by_file(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	if (!draft->file->root)
		return true;
	struct error why = {0};
	identity->known = sheets_find_file(catalogue->db, draft->file->root, draft->file->path, &why);
	identity->keeps_place = identity->known && has_other_name(identity->known, draft->file);
	return found_or_not(identity->known, &why, err);
}

static bool has_title(struct catalogue *catalogue, const struct stored_sheet *stored, const char *title)
{
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(catalogue->vocabularies, stored->markdown,
		strlen(stored->markdown), &remarks);
	return sheet && text_equals(sheet->title, title);
}

/* A folder may have moved with all it holds; another folder may also hold a file of the same name. */
static void judge_other_root(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct stored_sheet *known, struct identity *identity)
{
	bool is_same = text_equals(known->source_hash, draft->source_hash);
	bool is_elsewhere = known->root && draft->file->root && !text_equals(known->root, draft->file->root);
	bool is_there = is_elsewhere && !is_gone(known, draft->file);
	identity->keeps_place = is_same && is_there;
	if (!is_elsewhere || is_same)
		identity->known = known;
	else if (is_there)
		identity->namesake = file_join(known->root, known->path);
	else if (has_title(catalogue, known, draft->sheet->title))
		identity->known = known;
	else
		identity->orphan = text_make("%s", known->id);
	if (identity->known != known)
		stored_sheet_free(known);
}

static bool find_by_path(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	struct error why = {0};
	struct stored_sheet *known = sheets_find_path(catalogue->db, draft->file->path, &why);
	if (known)
		judge_other_root(catalogue, draft, known, identity);
	return found_or_not(known, &why, err);
}

static bool find_by_content(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	OWNED_WORDS paths = {0};
	OWNED_WORDS ids = {0};
	if (!sheets_list_source(catalogue->db, draft->source_hash, &paths, &ids, err))
		return false;

	for (size_t i = 0; i < ids.count; i++) {
		OWNED(stored_sheet) stored = sheets_find(catalogue->db, ids.items[i], err);
		if (!stored)
			return false;
		if (!is_gone(stored, draft->file))
			continue;
		identity->known = TAKE(stored);
		return true;
	}
	return true;
}

static bool is_settled(const struct identity *identity)
{
	return identity->known || identity->namesake || identity->orphan;
}

bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	if (draft->sheet->id) {
		if (!find_by_id(catalogue, draft, identity, err))
			return false;
		return identity->known || find_orphan(catalogue, draft, identity, err);
	}
	if (!find_by_file(catalogue, draft, identity, err))
		return false;
	if (!is_settled(identity) && !find_by_path(catalogue, draft, identity, err))
		return false;
	return is_settled(identity) || find_by_content(catalogue, draft, identity, err);
}
