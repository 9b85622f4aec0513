#ifndef SUPPORT_STORED_H
#define SUPPORT_STORED_H

#include "base/mem.h"
#include "sheet/sheet.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/ids.h"
#include "store/migrate.h"
#include "store/revisions.h"
#include "store/sheets.h"
#include "support/temp.h"

/* A store of our schema in `folder`. */
static inline struct db *stored_open(const char *folder)
{
	OWNED_STRING path = file_join(folder, "observatoire.db");
	struct db *db = db_open(path, DB_WRITE, NULL);
	if (!db || !migrate(db, NULL))
		abort();
	return db;
}

/* A sheet with what a store wants of it. */
static inline struct sheet *stored_sheet_of(const char *id, const char *title, const char *status)
{
	struct sheet *sheet = sheet_new();
	sheet->id = mem_copy(id);
	sheet->title = mem_copy(title);
	sheet->summary = mem_copy("Un résumé.");
	sheet->type = mem_copy("scenario");
	sheet->status = mem_copy(status);
	sheet->version = 1;
	sheet->published_on = mem_copy("2017-03-14");
	words_add(&sheet->levels, "cm1");
	words_add(&sheet->levels, "cm2");
	words_add(&sheet->schools, "0230506A");
	return sheet;
}

static inline struct sheet_entry stored_entry(const struct sheet *sheet, const char *path)
{
	static const struct sheet_facts facts = { .is_coding = true };
	return (struct sheet_entry){
		.sheet = sheet, .facts = &facts, .markdown = "# x\n", .etag = "e", .path = path,
		.source_hash = path ? "hash" : NULL, .revision = 1, .now = 1500000000,
	};
}

/* Store it, with its revision and its change; gives its row. */
static inline int64_t stored_add(struct db *db, const char *id, const char *path, const char *status)
{
	OWNED(sheet) sheet = stored_sheet_of(id, "Un titre", status);
	const struct sheet_entry entry = stored_entry(sheet, path);
	char hash[] = "h", markdown[] = "# x\n";
	const struct revision revision = { 1, hash, markdown, sheet->status, entry.now };
	int64_t row = 0;
	if (!ids_note(db, id, entry.now, NULL) || !sheets_put(db, &entry, &row, NULL)
		|| !revisions_add(db, row, &revision, NULL)
		|| !changes_add(db, row, CHANGE_PUT, entry.now, NULL))
		abort();
	return row;
}

#endif
