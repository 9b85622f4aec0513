#include "catalogue/identity.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/draft.h"
#include "catalogue/handle.h"
#include "store/sheets.h"

#include <string.h>

void identity_done(struct identity *identity)
{
	stored_sheet_free(identity->known);
	stored_sheet_free(identity->orphan);
	free(identity->root);
	free(identity->path);
	free(identity->rival);
	free(identity->namesake);
	*identity = (struct identity){0};
}

/* Not finding is no failure here. */
static bool found_or_not(const struct stored_sheet *stored, const struct error *why, struct error *err)
{
	return stored || why->kind == ERROR_NOT_FOUND || error_set(err, why->kind, "%s", why->text);
}

/* ---- The files of sheets ---- */

static bool is_of_other_root(const struct stored_sheet *stored, const struct catalogue_file *file)
{
	return stored->root && file->root && !text_equals(stored->root, file->root);
}

/* Whether this file is the one that stands for the sheet, perhaps named under another root. */
static bool is_of_file(const struct stored_sheet *stored, const struct catalogue_file *file)
{
	if (!stored->path || !is_of_other_root(stored, file))
		return text_equals(stored->path, file->path);
	OWNED_STRING before = file_join(stored->root, stored->path);
	OWNED_STRING now = file_join(file->root, file->path);
	return text_equals(before, now);
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

/* What the file of a stored sheet says today; NULL when it cannot be read, or is no sheet. */
static struct sheet *read_file(const struct catalogue *catalogue, const struct stored_sheet *stored,
	const struct catalogue_file *file)
{
	OWNED_STRING whole = place_of(stored, file);
	size_t length = 0;
	OWNED_STRING bytes = whole ? file_read(whole, SHEET_MAX_BYTES, &length, NULL) : NULL;
	if (!bytes)
		return NULL;
	OWNED_REMARKS remarks = {0};
	return sheet_parse(catalogue->vocabularies, bytes, length, &remarks);
}

/* Whether the file of a stored sheet is still its own: two files may have exchanged names. One that
 * is there and cannot be understood for now has given nothing away. */
static bool still_claims(const struct catalogue *catalogue, const struct stored_sheet *stored,
	const struct catalogue_file *file)
{
	if (!stored->path || is_gone(stored, file))
		return false;
	OWNED(sheet) sheet = read_file(catalogue, stored, file);
	return !sheet || !sheet->id || text_equals(sheet->id, stored->id);
}

/* ---- The sheet that stands under the name of a file ---- */

static void stand_at(struct identity *identity, const char *root, const char *path)
{
	free(identity->root);
	free(identity->path);
	identity->root = mem_copy(root);
	identity->path = mem_copy(path);
}

/* Two files exchanged their names: the other one will be told from its own id. */
static bool are_exchanged(const struct catalogue *catalogue, const struct stored_sheet *known,
	const struct stored_sheet *former, const struct catalogue_file *file)
{
	OWNED(sheet) sheet = known && known->path ? read_file(catalogue, known, file) : NULL;
	return sheet && text_equals(sheet->id, former->id);
}

/* By the very file, whichever root it was named under, else by its path; NULL when there is none. */
static bool find_former(struct catalogue *catalogue, const struct catalogue_file *file,
	struct stored_sheet **former, struct error *err)
{
	struct error why = {0};
	if (file->root)
		*former = sheets_find_file(catalogue->db, file->root, file->path, &why);
	if (!*former && (why.kind == ERROR_NONE || why.kind == ERROR_NOT_FOUND)) {
		why = (struct error){0};
		*former = sheets_find_path(catalogue->db, file->path, &why);
	}
	return found_or_not(*former, &why, err);
}

/* A file that has an id takes this name: no other sheet keeps it. */
static bool take_name(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	const struct catalogue_file *file = draft->file;
	OWNED(stored_sheet) former = NULL;
	if (!find_former(catalogue, file, &former, err))
		return false;
	if (!former || (identity->known && identity->known->row == former->row))
		return true;

	bool is_elsewhere = is_of_other_root(former, file);
	if (is_elsewhere && !is_of_file(former, file) && !is_gone(former, file)) {
		identity->namesake = file_join(former->root, former->path);
		return true;
	}
	if (is_elsewhere && is_of_file(former, file))
		stand_at(identity, former->root, former->path);
	if (!are_exchanged(catalogue, identity->known, former, file))
		identity->orphan = TAKE(former);
	return true;
}

/* ---- Which sheet it is ---- */

/* Of another root, it says just what the known sheet says: an export of it, a copy of its folder. */
static bool is_copy(const struct catalogue_draft *draft, const struct stored_sheet *known)
{
	if (!is_of_other_root(known, draft->file))
		return false;
	OWNED_STRING markdown = sheet_write(draft->sheet);
	return text_equals(known->source_hash, draft->source_hash) || text_equals(markdown, known->markdown);
}

static bool find_by_id(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	struct error why = {0};
	struct stored_sheet *known = sheets_find(catalogue->db, draft->sheet->id, &why);
	identity->known = known;
	if (!found_or_not(known, &why, err))
		return false;

	if (known && is_of_file(known, draft->file)) {
		if (is_of_other_root(known, draft->file))
			stand_at(identity, known->root, known->path);
		return true;
	}
	if (!known || !still_claims(catalogue, known, draft->file))
		return take_name(catalogue, draft, identity, err);
	identity->is_copy = is_copy(draft, known);
	if (!identity->is_copy)
		identity->rival = is_of_other_root(known, draft->file) ? file_join(known->root, known->path)
			: mem_copy(known->path);
	return true;
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
	struct stored_sheet *former, struct identity *identity)
{
	bool is_same = text_equals(former->source_hash, draft->source_hash);
	bool is_there = !is_gone(former, draft->file);
	if (is_there && !is_same) {
		identity->namesake = file_join(former->root, former->path);
		stored_sheet_free(former);
		return;
	}
	identity->is_copy = is_there;
	if (is_same || has_title(catalogue, former, draft->sheet->title))
		identity->known = former;
	else
		identity->orphan = former;
}

static bool find_by_name(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	struct stored_sheet *former = NULL;
	if (!find_former(catalogue, draft->file, &former, err))
		return false;
	if (!former)
		return true;

	bool is_elsewhere = is_of_other_root(former, draft->file);
	if (is_elsewhere && !is_of_file(former, draft->file)) {
		judge_other_root(catalogue, draft, former, identity);
		return true;
	}
	identity->known = former;
	if (is_elsewhere)
		stand_at(identity, former->root, former->path);
	return true;
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

bool identity_find(struct catalogue *catalogue, const struct catalogue_draft *draft,
	struct identity *identity, struct error *err)
{
	stand_at(identity, draft->file->root, draft->file->path);
	if (draft->sheet->id)
		return find_by_id(catalogue, draft, identity, err);
	if (!find_by_name(catalogue, draft, identity, err))
		return false;
	return identity->known || identity->namesake || find_by_content(catalogue, draft, identity, err);
}
