/* One « arrêté »: its number, its list, what changed since; and its text, which is its proof. */

#include "page/pages.h"

#include "app.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "catalogue/versions.h"
#include "http/link.h"
#include "http/request.h"
#include "http/response.h"
#include "indicators/proof.h"
#include "page/looked.h"
#include "page/register_asked.h"
#include "page/show.h"
#include "page/visitor.h"
#include "sheet/sheet.h"
#include "store/events.h"
#include "store/registers.h"
#include "store/sheets.h"
#include "view/snapshot.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_RANK = 999999 };

static struct snapshot *find(struct app *app, const struct request *req, struct error *err)
{
	return snapshots_find(looked_store(app), request_row(request_parameter(req, "numero")), err);
}

/* ---- What a sheet was called ---- */

static const char *remark_of(enum version_state state)
{
	switch (state) {
	case VERSION_WITHDRAWN:
		return "hors-ligne";
	case VERSION_CLOSED:
		return REMARK_CLOSED;
	case VERSION_ERASED:
		return "efface";
	default:
		return NULL;
	}
}

static char *title_of(const struct app *app, const char *markdown)
{
	OWNED_REMARKS remarks = {0};
	OWNED(sheet) sheet = sheet_parse(app->vocabularies, markdown, strlen(markdown), &remarks);
	return sheet && sheet->title ? mem_copy(sheet->title) : NULL;
}

/* A title is part of a text: who may not read that one is not told it. */
static bool name_sheet(struct app *app, struct snapshot_entry *entry, struct error *err)
{
	struct error why = {0};
	OWNED(kept_version) version = catalogue_version(app->catalogue, entry->id, entry->version, &why);
	if (!version)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	const char *remark = remark_of(version->state);
	entry->is_online = version->state == VERSION_SHOWN || version->state == VERSION_CLOSED;
	entry->is_readable = version->state == VERSION_SHOWN
		|| (version->state != VERSION_ERASED && visitor_is_dan(app));
	entry->title = entry->is_readable ? title_of(app, version->markdown) : NULL;
	entry->remark = remark ? mem_copy(remark) : NULL;
	return true;
}

/* ---- What a line was called ---- */

struct naming {
	struct app *app;
	struct snapshot_entry *entry;
};

static void name_by(void *context, const struct register_version *version)
{
	struct naming *naming = context;
	struct snapshot_entry *entry = naming->entry;
	free(entry->remark);
	entry->remark = version->is_withdrawn ? mem_copy(REMARK_LINE_WITHDRAWN) : NULL;
	if (version->version != entry->version)
		return;
	OWNED_REGISTER_LINE shown = {0};
	register_show(naming->app, version, &shown);
	free(entry->title);
	entry->title = mem_copy(shown_register_heading(&shown));
	entry->is_readable = entry->is_online = true;
}

static bool name_line(struct app *app, struct snapshot_entry *entry, struct error *err)
{
	struct naming naming = { app, entry };
	return registers_history(looked_store(app), strtoll(strchr(entry->id, ':') + 1, NULL, 10), name_by,
		&naming, err);
}

/* ---- The lists ---- */

/* One more of a list that has room; NULL when it was named in vain. */
static struct snapshot_entry *add(struct app *app, struct snapshot_entries *list, const char *id,
	int64_t version, struct error *err)
{
	struct snapshot_entry *entry = &list->items[list->count++];
	*entry = (struct snapshot_entry){ .id = mem_copy(id), .version = version };
	return (strchr(id, ':') ? name_line : name_sheet)(app, entry, err) ? entry : NULL;
}

static void keep_standing(void *context, const struct event *event)
{
	char **standing = context;
	free(*standing);
	*standing = mem_copy(event->standing);
}

/* Why a sheet no longer counts: what its last event says; one that was erased has left no row behind. */
static bool find_reason(struct app *app, struct snapshot_entry *entry, struct error *err)
{
	struct error why = {0};
	OWNED(stored_sheet) stored = sheets_find(looked_store(app), entry->id, &why);
	if (!stored)
		return why.kind == ERROR_NOT_FOUND || error_set(err, why.kind, "%s", why.text);
	return events_last(looked_store(app), stored->row, keep_standing, &entry->remark, err);
}

static bool add_changed(struct app *app, const struct fate_of *fate, struct snapshot_entries *lists,
	struct error *err)
{
	bool is_gone = fate->fate == FATE_GONE;
	struct snapshot_entries *list = &lists[is_gone ? SNAPSHOT_GONE : SNAPSHOT_REVISED];
	if (list->count == SNAPSHOT_SHOWN)
		return true;
	struct snapshot_entry *entry = add(app, list, fate->record->id,
		is_gone ? fate->record->revision : fate->revision, err);
	if (!entry)
		return false;
	entry->frozen = fate->record->revision;
	return !is_gone || strchr(entry->id, ':') || find_reason(app, entry, err);
}

static bool fill_lists(struct app *app, const struct shown_snapshot *shown, struct snapshot_entries *lists,
	struct error *err)
{
	const struct snapshot *snapshot = shown->snapshot;
	const struct since *since = shown->since;
	for (size_t i = shown->first; i < snapshot->record_count && i < shown->first + SNAPSHOT_SHOWN; i++)
		if (!add(app, &lists[SNAPSHOT_FROZEN], snapshot->records[i].id, snapshot->records[i].revision, err))
			return false;
	for (size_t i = 0; since && i < since->changed_count; i++)
		if (!add_changed(app, &since->changed[i], lists, err))
			return false;
	for (size_t i = 0; since && i < since->come && i < SNAPSHOT_SHOWN; i++)
		if (!add(app, &lists[SNAPSHOT_COME], since->came[i]->id, since->came[i]->revision, err))
			return false;
	return true;
}

/* ---- Its page ---- */

static bool show(struct app *app, const struct request *req, struct shown_snapshot *shown,
	struct response *res, struct error *err)
{
	const struct snapshot *snapshot = shown->snapshot;
	OWNED(fields) page = fields_new();
	OWNED_STRING title = text_make("Arrêté %lld : %s%s%s", (long long)snapshot->number, snapshot->title,
		*snapshot->part ? ", " : "", snapshot->part);
	OWNED_STRING link = link_to_snapshot(snapshot->number);
	OWNED_STRING proof = proof_text(snapshot);
	struct proof told;
	shown->is_sound = proof_check(proof, strlen(proof), &told) == PROOF_GOOD;
	view_snapshot(show_frame(app, page, &(struct frame){
		.title = title, .file = "arrete.html", .place = FRAME_FIGURES, .link = link,
	}), shown);
	return show_page(app, req, page, res, err);
}

bool page_snapshot(struct app *app, const struct request *req, struct response *res, struct error *err)
{
	OWNED(snapshot) snapshot = find(app, req, err);
	OWNED_SINCE since = {0};
	struct error why = {0};
	char today[DATE_BYTES];
	if (!snapshot)
		return false;
	date_write(date_of(request_time(req)), today);
	bool is_counted = since_find(looked_store(app), snapshot, today, &since, &why);
	if (!is_counted && why.kind != ERROR_NOT_FOUND)
		return error_set(err, why.kind, "%s", why.text);

	struct snapshot_entries *lists = mem_new(SNAPSHOT_LISTS, sizeof *lists);
	struct shown_snapshot shown = {
		.snapshot = snapshot,
		.is_new = text_equals(request_value(req, "fait"), "arrete"),
		.was_there = text_equals(request_value(req, "fait"), "deja"),
		.today = today,
		.since = is_counted ? &since : NULL,
		.first = request_number(req, "rang", 1, LAST_RANK, 1) - 1,
		.lists = lists,
	};
	if (shown.first >= snapshot->record_count)
		shown.first = 0;
	bool done = fill_lists(app, &shown, lists, err) && show(app, req, &shown, res, err);
	for (size_t i = 0; i < SNAPSHOT_LISTS; i++)
		snapshot_entries_done(&lists[i]);
	free(lists);
	return done;
}

/* ---- Its text ---- */

bool page_snapshot_text(struct app *app, const struct request *req, struct response *res,
	struct error *err)
{
	OWNED(snapshot) snapshot = find(app, req, err);
	if (!snapshot)
		return false;
	if (response_is_known(res, req, snapshot->hash, snapshot->made_at))
		return true;
	OWNED_STRING name = text_make("arrete-%lld.txt", (long long)snapshot->number);
	response_text(res, proof_text(snapshot));
	response_keep_as(res, name);
	return true;
}
