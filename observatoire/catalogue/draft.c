#include "catalogue/draft.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalogue/handle.h"
#include "indicators/record.h"
#include "catalogue/author_tags.h"
#include "store/renderings.h"
#include "store/revisions.h"
#include "store/sheets.h"

#include <string.h>

/* A path names a file of the ingest root and nothing else: it is also where an export goes. */
static bool is_path(const char *path)
{
	size_t length = strlen(path);
	if (length == 0 || length > CATALOGUE_PATH_BYTES || path[0] == '/')
		return false;
	if (!utf8_is_valid(path, length, NULL))
		return false;
	OWNED_WORDS parts = {0};
	words_split(&parts, path, '/');
	return !words_has(&parts, "..") && !words_has(&parts, ".");
}

static void read_sheet(const struct vocabularies *vocabularies, int64_t now,
	struct catalogue_draft *draft)
{
	const struct catalogue_file *file = draft->file;
	draft->sheet = sheet_parse(vocabularies, file->bytes, file->length, &draft->remarks);
	if (!draft->sheet)
		return;

	sheet_check(vocabularies, draft->sheet, now, &draft->remarks);
	sheet_derive(vocabularies, draft->sheet, &draft->facts);
	struct error why = {0};
	draft->body = body_render(draft->sheet->body ? draft->sheet->body : "", &why);
	if (!draft->body && !remarks_refuse(&draft->remarks))
		remarks_add(&draft->remarks, SEVERITY_REFUSAL, "corps", draft->sheet->body_line,
			"Le corps de la fiche ne peut pas être affiché\u00a0: simplifiez sa mise en forme.");
}

struct catalogue_draft *draft_prepare(const struct vocabularies *vocabularies,
	const struct catalogue_file *file, const char hash[static HASH_BYTES], int64_t now)
{
	struct catalogue_draft *draft = mem_new(1, sizeof *draft);
	draft->file = file;
	memcpy(draft->source_hash, hash, HASH_BYTES);
	if (is_path(file->path))
		read_sheet(vocabularies, now, draft);
	else
		remarks_add(&draft->remarks, SEVERITY_REFUSAL, "", 0,
			"Le nom de ce fichier ne convient pas\u00a0: il est trop long, n’est pas en UTF-8 ou sort"
			" du dossier. Renommez-le.");
	remarks_sort(&draft->remarks);
	return draft;
}

struct catalogue_draft *catalogue_prepare(const struct vocabularies *vocabularies,
	const struct catalogue_file *file, int64_t now)
{
	char hash[HASH_BYTES];
	hash_text(file->bytes, file->length, hash);
	return draft_prepare(vocabularies, file, hash, now);
}

struct catalogue_draft *draft_of_markdown(const struct vocabularies *vocabularies,
	const char *markdown)
{
	const struct catalogue_file file = { "stored.md", markdown, strlen(markdown), NULL };
	/* What is stored was remarked upon when it came in: no day matters now. */
	OWNED(catalogue_draft) draft = catalogue_prepare(vocabularies, &file, 0);
	draft->file = NULL;
	return draft->sheet && draft->body ? TAKE(draft) : NULL;
}

void catalogue_draft_free(struct catalogue_draft *draft)
{
	if (!draft)
		return;
	remarks_done(&draft->remarks);
	sheet_free(draft->sheet);
	body_free(draft->body);
	sheet_facts_done(&draft->facts);
	free(draft);
}

/* What a version is known by: the hash of its text, and what its page depends on, as an etag. */
struct marks {
	char text[HASH_BYTES], etag[HASH_BYTES];
};

static struct marks marks_of(const struct version *version)
{
	OWNED_STRING headings = renderings_write_headings(version->draft->body);
	const char *const page[] = { version->draft->body->html, headings };
	struct marks marks;
	hash_texts(version->markdown, page, sizeof page / sizeof page[0], marks.text, marks.etag);
	return marks;
}

static struct sheet_entry entry_of(const struct version *version, const struct marks *marks)
{
	return (struct sheet_entry){
		.sheet       = version->draft->sheet,
		.facts       = &version->draft->facts,
		.markdown    = version->markdown,
		.etag        = marks->etag,
		.root        = version->root,
		.path        = version->path,
		.source_hash = version->source_hash,
		.revision    = version->revision,
		.now         = version->now,
	};
}

bool version_matches(struct db *db, const struct version *version, bool *matches, struct error *err)
{
	const struct marks marks = marks_of(version);
	const struct sheet_entry entry = entry_of(version, &marks);
	bool same = false, same_tags = false;
	if (!sheets_match(db, &entry, version->row, &same, err)
		|| !author_tags_match(db, version->row, &version->draft->sheet->tags, &same_tags, err))
		return false;
	*matches = same && same_tags;
	return true;
}

static bool write(struct db *db, const struct version *version, const struct marks *marks, int64_t *row,
	struct error *err)
{
	const struct sheet_entry entry = entry_of(version, marks);
	*row = version->row;
	return sheets_put(db, &entry, row, err) && renderings_put(db, *row, version->draft->body, err)
		&& author_tags_write(db, *row, &version->draft->sheet->tags, version->now, err);
}

bool version_write(struct db *db, const struct version *version, int64_t *row, struct error *err)
{
	const struct marks marks = marks_of(version);
	return write(db, version, &marks, row, err);
}

static bool keep(struct catalogue *catalogue, const struct version *version, struct marks *marks,
	int64_t row, struct error *err)
{
	const struct catalogue_draft *draft = version->draft;
	const struct revision revision = {
		.number   = version->revision,
		.hash     = marks->text,
		.markdown = (char *)(uintptr_t)version->markdown,
		.status   = draft->sheet->status,
		.made_at  = version->now,
	};
	const struct counted_version counted = {
		.row      = row,
		.revision = version->revision,
		.id       = draft->sheet->id,
		.hash     = marks->text,
		.sheet    = draft->sheet,
		.facts    = &draft->facts,
		.now      = version->now,
	};
	return revisions_add(catalogue->db, row, &revision, err)
		&& indicators_note(catalogue->db, catalogue->vocabularies, &counted, err);
}

bool version_put(struct catalogue *catalogue, const struct version *version, int64_t *row,
	struct error *err)
{
	struct marks marks = marks_of(version);
	return write(catalogue->db, version, &marks, row, err)
		&& keep(catalogue, version, &marks, *row, err);
}
