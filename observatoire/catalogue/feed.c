#include "catalogue/feed.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/handle.h"
#include "catalogue/schools.h"
#include "catalogue/tags.h"
#include "index/document.h"
#include "index/engine.h"
#include "index/schema.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/renderings.h"
#include "store/schools.h"
#include "store/sheets.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool feed_tell(struct feed_progress *progress, size_t done, size_t total)
{
	if (progress->tell && !progress->tell(progress->context, done, total))
		progress->is_stopped = true;
	return !progress->is_stopped;
}

static bool remove_document(struct engine_writer *writer, int64_t row, struct error *err)
{
	struct error why = {0};
	if (engine_writer_remove(writer, (uint32_t)row, &why) || why.kind == ERROR_NOT_FOUND)
		return true;
	return error_set(err, why.kind, "%s", why.text);
}

/* What a document is told of the tags of its sheet; borrows from them. For the caller to free(). */
static struct document_tag *tags_for(const struct shown_tags *shown)
{
	struct document_tag *tags = mem_new(shown->count + 1, sizeof *tags);
	for (size_t i = 0; i < shown->count; i++)
		tags[i] = (struct document_tag){
			shown->items[i].name, shown->items[i].theme, shown->items[i].is_confirmed,
		};
	return tags;
}

static bool put_document(struct catalogue *catalogue, struct engine_writer *writer,
	const struct stored_sheet *stored, struct error *err)
{
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(catalogue->vocabularies, stored->markdown,
		strlen(stored->markdown), &remarks);
	/* One damaged sheet must not keep the others from being found; verify speaks of it. */
	if (!sheet)
		return remove_document(writer, stored->row, err);

	struct error why = {0};
	OWNED_STRING text = renderings_text(catalogue->db, stored->row, &why);
	if (!text && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	OWNED_FACTS facts = {0};
	sheet_derive(catalogue->vocabularies, sheet, &facts);
	OWNED_SCHOOL_NAMES schools = {0};
	for (size_t i = 0; i < sheet->schools.count; i++)
		if (!school_names_add(&schools, catalogue, sheet->schools.items[i], err))
			return false;
	OWNED_WORDS zones = {0};
	if (!schools_zones(catalogue->db, &facts.schools, &zones, err))
		return false;
	OWNED_SHOWN_TAGS shown = {0};
	if (!catalogue_tags_read(catalogue, stored->row, 0, &shown, err))
		return false;
	struct document_tag *tags = tags_for(&shown);
	const struct document_source source = {
		.sheet = sheet, .facts = &facts, .text = text, .schools = &schools.names,
		.zones = &zones,
		.revision = stored->revision,
		.tags = tags, .tag_count = shown.count,
	};
	OWNED(engine_document) document = document_make(catalogue->analyser, catalogue->vocabularies, &source);
	free(tags);
	return engine_writer_put(writer, (uint32_t)stored->row, document, err);
}

bool feed_sheet(struct catalogue *catalogue, struct engine_writer *writer, int64_t row,
	struct error *err)
{
	if (row <= 0 || row > UINT32_MAX)
		return error_set(err, ERROR_FAILED, "row %" PRId64 " is no document number", row);
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find_row(catalogue->db, row, &why);
	if (!stored && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);
	if (!stored || !stored->is_public)
		return remove_document(writer, row, err);
	return put_document(catalogue, writer, stored, err);
}

static bool set_text(struct engine_writer *writer, const char *key, const char *text, struct error *err)
{
	return engine_writer_set_metadata(writer, key, text, strlen(text), err);
}

bool feed_mark(struct catalogue *catalogue, struct engine_writer *writer, int64_t change,
	struct error *err)
{
	OWNED_STRING mark = changes_mark(catalogue->db, change, err);
	if (!mark)
		return false;
	OWNED_STRING number = text_make("%" PRId64, change);
	return set_text(writer, SCHEMA_KEY, document_schema(), err)
		&& set_text(writer, SCHEMA_CHANGE_KEY, number, err)
		&& set_text(writer, FEED_MARK_KEY, mark, err);
}

/* One transaction of the index. A writer that failed is good for nothing but closing. */
static bool apply(struct catalogue *catalogue, struct engine_writer *writer,
	const struct change_batch *batch, struct error *err)
{
	if (!engine_writer_begin(writer, err))
		return false;
	for (size_t i = 0; i < batch->count; i++)
		if (!feed_sheet(catalogue, writer, batch->sheets[i], err))
			return false;
	return feed_mark(catalogue, writer, batch->last, err) && engine_writer_commit(writer, err);
}

/* The next batch, read at one moment of the store. */
static bool step(struct catalogue *catalogue, struct engine_writer *writer, int64_t *after,
	size_t *applied, struct error *err)
{
	OWNED_CHANGES batch = {0};
	if (!db_begin_reading(catalogue->db, err))
		return false;
	bool done = changes_after(catalogue->db, *after, FEED_BATCH, &batch, err)
		&& (batch.count == 0 || apply(catalogue, writer, &batch, err));
	db_rollback(catalogue->db);
	if (!done)
		return false;
	*after = batch.last;
	*applied += batch.count;
	return true;
}

bool feed_catch_up(struct catalogue *catalogue, struct engine_writer *writer, int64_t after,
	struct feed_progress *progress, size_t *applied, struct error *err)
{
	int64_t first = after, last = 0;
	if (!changes_last(catalogue->db, &last, err))
		return false;

	while (after < last) {
		if (!feed_tell(progress, (size_t)(after - first), (size_t)(last - first)))
			return true;
		if (!step(catalogue, writer, &after, applied, err))
			return false;
		if (after >= last && !changes_last(catalogue->db, &last, err))
			return false;
	}
	feed_tell(progress, (size_t)(last - first), (size_t)(last - first));
	return true;
}
