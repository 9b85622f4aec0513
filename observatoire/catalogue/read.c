#include "catalogue/handle.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/cards.h"
#include "catalogue/schools.h"
#include "catalogue/sync.h"
#include "index/search.h"
#include "store/changes.h"
#include "store/db.h"
#include "store/lists.h"
#include "store/renderings.h"
#include "store/sheets.h"

#include <inttypes.h>
#include <string.h>

void catalogue_sheet_free(struct catalogue_sheet *sheet)
{
	if (!sheet)
		return;
	sheet_free(sheet->sheet);
	sheet_facts_done(&sheet->facts);
	body_free(sheet->body);
	school_names_done(&sheet->schools);
	shown_tags_done(&sheet->tags);
	free(sheet->etag);
	free(sheet);
}

/* Archived after it was public: people may still follow a link to it. */
static bool is_withdrawn(const struct stored_sheet *stored)
{
	return text_equals(stored->status, "archive") && stored->published_on;
}

static struct stored_sheet *find_stored(struct catalogue *catalogue, const char *id, bool with_withdrawn,
	struct error *err)
{
	OWNED(stored_sheet) stored = sheets_find(catalogue->db, id, err);
	if (!stored)
		return NULL;
	if (stored->is_public || (with_withdrawn && is_withdrawn(stored)))
		return TAKE(stored);
	error_set(err, ERROR_NOT_FOUND, "sheet %s is not public", id);
	return NULL;
}

static struct catalogue_sheet *fill(struct catalogue *catalogue, struct stored_sheet *stored,
	struct error *err)
{
	OWNED(catalogue_sheet) found = mem_new(1, sizeof *found);
	OWNED_REMARKS remarks = {0};
	found->sheet = sheet_parse(catalogue->vocabularies, stored->markdown, strlen(stored->markdown),
		&remarks);
	if (!found->sheet) {
		error_set(err, ERROR_FAILED, "sheet %s: its stored text cannot be read", stored->id);
		return NULL;
	}
	struct error why = {0};
	found->body = renderings_find(catalogue->db, stored->row, &why);
	if (!found->body) {
		error_set(err, ERROR_FAILED, "sheet %s: %s", stored->id, why.text);
		return NULL;
	}

	if (!catalogue_tags_read(catalogue, stored->row, 0, &found->tags, err))
		return NULL;
	/* Its page shows tags, which others may put: no new version of the sheet. */
	if (stored->tag_edition) {
		OWNED_STRING etag = TAKE(stored->etag);
		stored->etag = text_make("%s.%" PRId64, etag, stored->tag_edition);
	}
	found->row = stored->row;
	for (size_t i = 0; i < found->sheet->schools.count; i++)
		if (!school_names_add(&found->schools, catalogue, found->sheet->schools.items[i], err))
			return NULL;

	sheet_derive(catalogue->vocabularies, found->sheet, &found->facts);
	found->etag = TAKE(stored->etag);
	found->changed_at = stored->tagged_at > stored->changed_at ? stored->tagged_at : stored->changed_at;
	found->is_withdrawn = is_withdrawn(stored);
	return TAKE(found);
}

/* Sheet and rendering are read at one moment: a put may come between the two. */
struct catalogue_sheet *catalogue_find(struct catalogue *catalogue, const char *id, struct error *err)
{
	if (!db_begin_reading(catalogue->db, err))
		return NULL;
	OWNED(stored_sheet) stored = find_stored(catalogue, id, true, err);
	struct catalogue_sheet *found = stored ? fill(catalogue, stored, err) : NULL;
	db_rollback(catalogue->db);
	return found;
}

char *catalogue_markdown(struct catalogue *catalogue, const char *id, struct error *err)
{
	OWNED(stored_sheet) stored = find_stored(catalogue, id, false, err);
	return stored ? TAKE(stored->markdown) : NULL;
}

bool catalogue_latest(struct catalogue *catalogue, size_t count, struct cards *cards, struct error *err)
{
	OWNED_CARDS found = { .items = mem_new(count, sizeof *found.items) };
	if (!lists_latest(catalogue->db, count, cards_add_line, &found, err))
		return false;
	*cards = found;
	found = (struct cards){0};
	return true;
}

/* No row is above the last number of the journal: each sheet has a change or more. */
static int64_t row_of(uint64_t turn, int64_t last)
{
	enum { STRIDE = 2654435761u };  /* prime: turns that come at even times leave no row out */
	return (int64_t)(turn * STRIDE % ((uint64_t)last + 1));
}

bool catalogue_probe(struct catalogue *catalogue, uint64_t turn, struct error *err)
{
	int64_t last = 0, row = 0;
	size_t count = 0;
	if (!changes_last(catalogue->db, &last, err)
		|| !lists_rows_above(catalogue->db, row_of(turn, last), &row, 1, &count, err))
		return false;
	if (count == 0)
		return true;

	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find_row(catalogue->db, row, &why);
	OWNED(catalogue_sheet) sheet = stored ? catalogue_find(catalogue, stored->id, &why) : NULL;
	return sheet || why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
}

/* -1 when there is no index of ours to ask: the figures of the store stand all the same. */
static bool read_indexed(struct catalogue *catalogue, int64_t *indexed, struct error *err)
{
	OWNED_MARK mark = {0};
	bool is_ours = false;
	struct search *search = catalogue_searcher(catalogue, NULL);
	*indexed = -1;
	if (!search || !search_refresh(search, NULL)
		|| !sync_mark_read(search_engine(search), &mark, NULL))
		return true;
	if (!sync_mark_check(catalogue, &mark, &is_ours, err))
		return false;
	*indexed = is_ours ? mark.change : -1;
	return true;
}

static bool count(struct catalogue *catalogue, struct error *err)
{
	int64_t last = 0;
	if (!changes_last(catalogue->db, &last, err))
		return false;
	if (catalogue->has_figures && catalogue->figures.last_change == last)
		return true;

	struct list_figures counted;
	if (!lists_figures(catalogue->db, &counted, err))
		return false;
	catalogue->figures = (struct catalogue_figures){
		.sheets      = counted.sheets,
		.coding      = counted.coding,
		.schools     = counted.schools,
		.examples    = counted.examples,
		.candidates  = counted.candidates,
		.last_change = last,
	};
	/* Inside a batch the journal may yet go back, and its numbers come again. */
	catalogue->has_figures = !db_in_transaction(catalogue->db);
	return true;
}

/* Counting takes a tenth of a second at 100 000 sheets, and figures change with the journal alone. */
bool catalogue_figures(struct catalogue *catalogue, struct catalogue_figures *figures,
	struct error *err)
{
	if (!count(catalogue, err))
		return false;
	struct catalogue_figures found = catalogue->figures;
	if (!read_indexed(catalogue, &found.indexed, err))
		return false;
	*figures = found;
	return true;
}

bool catalogue_statuses(struct catalogue *catalogue, catalogue_status_count *each, void *context,
	struct error *err)
{
	return lists_statuses(catalogue->db, each, context, err);
}

bool catalogue_each_published(struct catalogue *catalogue, catalogue_each *each, void *context,
	struct error *err)
{
	return lists_published(catalogue->db, each, context, err);
}
