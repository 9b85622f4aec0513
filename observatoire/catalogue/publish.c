#include "catalogue/handle.h"

#include "base/date.h"
#include "base/mem.h"
#include "catalogue/complete.h"
#include "catalogue/draft.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/ids.h"
#include "store/sheets.h"

#include <string.h>

/* What a person wrote on the site and another accepted becomes the version online. */

enum { REVIEWED_MONTHS = 24 };  /* after which a sheet is to be looked at again */

struct db *catalogue_store(struct catalogue *catalogue)
{
	return catalogue->db;
}

static void set(char **field, const char *value)
{
	free(*field);
	*field = mem_copy(value);
}

/* The day a sheet is to be looked at again; the last of a month stands for a day it lacks. */
static struct date day_of_review(struct date today)
{
	struct date day = today;
	char text[DATE_BYTES];
	day.year += REVIEWED_MONTHS / 12;
	for (date_write(day, text); !date_parse(text, &day); date_write(day, text))
		day.day--;
	return day;
}

static void mark_as_reviewed(struct sheet *sheet, const char *validator, int64_t now)
{
	char today[DATE_BYTES], review[DATE_BYTES];
	date_write(date_of(now), today);
	date_write(day_of_review(date_of(now)), review);
	set(&sheet->status, "publie");
	set(&sheet->validator, validator);
	set(&sheet->validated_on, today);
	set(&sheet->review_on, review);
}

/* What its author says of versions and dates does not count: the product knows them. */
static void forget_what_is_ours(struct sheet *sheet)
{
	sheet->version = 0;
	set(&sheet->created_on, NULL);
	set(&sheet->published_on, NULL);
	set(&sheet->modified_on, NULL);
}

static bool name_it(struct catalogue *catalogue, struct sheet *sheet, const char *id, int64_t now,
	struct error *err)
{
	free(sheet->id);
	sheet->id = id ? mem_copy(id) : ids_next(catalogue->db, date_of(now).year, now, err);
	return sheet->id;
}

static bool write(struct catalogue *catalogue, struct catalogue_draft *draft,
	const struct stored_sheet *known, int64_t now, struct error *err)
{
	OWNED_STRING markdown = sheet_write(draft->sheet);
	/* With its source: the file it came from, offered again unchanged, does not put the old text back. */
	const struct version version = {
		.draft       = draft,
		.markdown    = markdown,
		.root        = known ? known->root : NULL,
		.path        = known ? known->path : NULL,
		.source_hash = known ? known->source_hash : NULL,
		.row         = known ? known->row : 0,
		.revision    = known ? known->revision + 1 : 1,
		.now         = now,
	};
	int64_t row = 0;
	return version_put(catalogue, &version, &row, err)
		&& changes_add(catalogue->db, row, CHANGE_PUT, now, err);
}

static bool publish(struct catalogue *catalogue, struct catalogue_draft *draft,
	const struct catalogue_publication *publication, int64_t now, struct error *err)
{
	OWNED(stored_sheet) known = NULL;
	if (publication->id && !(known = sheets_find(catalogue->db, publication->id, err)))
		return false;
	if (known && known->revision != publication->base)
		return error_set(err, ERROR_INVALID, "sheet %s: revision %lld is no longer the last",
			publication->id, (long long)publication->base);

	forget_what_is_ours(draft->sheet);
	mark_as_reviewed(draft->sheet, publication->validator, now);
	if (!name_it(catalogue, draft->sheet, publication->id, now, err))
		return false;
	complete_sheet(draft->sheet, known, now);
	if (known)
		complete_new_version(draft->sheet, &(struct said){0}, now);
	return write(catalogue, draft, known, now, err);
}

bool catalogue_publish(struct catalogue *catalogue, const struct catalogue_publication *publication,
	int64_t now, struct catalogue_receipt *receipt, struct error *err)
{
	const struct catalogue_file file = {
		.path = "proposition.md", .bytes = publication->markdown, .length = strlen(publication->markdown),
	};
	OWNED(catalogue_draft) draft = catalogue_prepare(catalogue->vocabularies, &file, now);
	OWNED_RECEIPT told = { .outcome = CATALOGUE_REFUSED, .remarks = draft->remarks };
	draft->remarks = (struct remarks){0};
	if (draft->sheet && draft->body && !remarks_refuse(&told.remarks)) {
		if (!db_begin(catalogue->db, err))
			return false;
		if (!publish(catalogue, draft, publication, now, err)) {
			db_rollback(catalogue->db);
			return false;
		}
		if (!db_commit(catalogue->db, err))
			return false;
		told.outcome = CATALOGUE_TAKEN;
		told.id = mem_copy(draft->sheet->id);
	}
	*receipt = told;
	told = (struct catalogue_receipt){0};
	return true;
}

bool catalogue_revision(struct catalogue *catalogue, const char *id, int64_t *revision,
	struct error *err)
{
	OWNED(stored_sheet) stored = sheets_find(catalogue->db, id, err);
	if (!stored)
		return false;
	*revision = stored->revision;
	return true;
}
