#include "store/proposals.h"

#include "base/mem.h"
#include "store/db.h"

#include <stdlib.h>

void stored_proposal_free(struct stored_proposal *proposal)
{
	if (!proposal)
		return;
	free(proposal->sheet);
	free(proposal->door);
	free(proposal->state);
	free(proposal->title);
	free(proposal->markdown);
	free(proposal);
}

/* What both an insert and an update write. */
static void bind_state(struct query *query, const struct stored_proposal *proposal)
{
	query_bind_text(query, ":sheet", proposal->sheet);
	query_bind_text(query, ":state", proposal->state);
	query_bind_text(query, ":title", proposal->title);
	query_bind_text(query, ":markdown", proposal->markdown);
	query_bind_integer(query, ":changed_at", proposal->changed_at);
	query_bind_integer(query, ":sent_at", proposal->sent_at);
	query_bind_integer(query, ":holder", proposal->holder);
	query_bind_integer(query, ":held_at", proposal->held_at);
}

bool proposals_add(struct db *db, const struct stored_proposal *proposal, int64_t *row,
	struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO proposal (sheet, base, author, door, state, edition, title, markdown, made_at,"
		" changed_at, sent_at, holder, held_at)"
		" VALUES (:sheet, :base, nullif(:author, 0), :door, :state, 1, :title, :markdown, :made_at,"
		" :changed_at, nullif(:sent_at, 0), nullif(:holder, 0), nullif(:held_at, 0))");
	bind_state(insert, proposal);
	query_bind_integer(insert, ":base", proposal->base);
	query_bind_integer(insert, ":author", proposal->author);
	query_bind_text(insert, ":door", proposal->door);
	query_bind_integer(insert, ":made_at", proposal->made_at);
	if (!query_run(insert, err))
		return false;
	*row = db_last_row(db);
	return true;
}

#define COLUMNS(text) "SELECT row, sheet, base, coalesce(author, 0), door, state, edition, title, " text \
	", made_at, changed_at, coalesce(sent_at, 0), coalesce(holder, 0), coalesce(held_at, 0)," \
	" NOT EXISTS (SELECT 1 FROM sheet AS online WHERE online.id = proposal.sheet AND is_public)" \
	" FROM proposal"

static struct stored_proposal *read_row(const struct query *query)
{
	struct stored_proposal *proposal = mem_new(1, sizeof *proposal);
	*proposal = (struct stored_proposal){
		.row = query_integer(query, 0),
		.sheet = query_copy(query, 1),
		.base = query_integer(query, 2),
		.author = query_integer(query, 3),
		.door = query_copy(query, 4),
		.state = query_copy(query, 5),
		.edition = query_integer(query, 6),
		.title = query_copy(query, 7),
		.markdown = query_copy(query, 8),
		.made_at = query_integer(query, 9),
		.changed_at = query_integer(query, 10),
		.sent_at = query_integer(query, 11),
		.holder = query_integer(query, 12),
		.held_at = query_integer(query, 13),
		.is_offline = query_integer(query, 14) != 0,
	};
	return proposal;
}

static struct stored_proposal *read_one(struct query *query, struct error *err)
{
	OWNED(stored_proposal) proposal = NULL;
	if (query_next(query))
		proposal = read_row(query);
	if (!query_end(query, err))
		return NULL;
	if (!proposal)
		error_set(err, ERROR_NOT_FOUND, "no such proposal");
	return TAKE(proposal);
}

struct stored_proposal *proposals_find(struct db *db, int64_t row, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS("markdown") " WHERE row = :row");
	query_bind_integer(find, ":row", row);
	return read_one(find, err);
}

struct stored_proposal *proposals_find_door(struct db *db, const char *mark, struct error *err)
{
	OWNED(query) find = db_query(db, COLUMNS("markdown") " WHERE door = :mark");
	query_bind_text(find, ":mark", mark);
	return read_one(find, err);
}

bool proposals_update(struct db *db, const struct stored_proposal *proposal, bool *is_last,
	struct error *err)
{
	OWNED(query) update = db_query(db,
		"UPDATE proposal SET sheet = :sheet, state = :state, edition = edition + 1, title = :title,"
		" markdown = :markdown, changed_at = :changed_at, sent_at = nullif(:sent_at, 0),"
		" holder = nullif(:holder, 0), held_at = nullif(:held_at, 0)"
		" WHERE row = :row AND edition = :edition");
	bind_state(update, proposal);
	query_bind_integer(update, ":row", proposal->row);
	query_bind_integer(update, ":edition", proposal->edition);
	if (!query_run(update, err))
		return false;
	*is_last = db_changed(db) == 1;
	return true;
}

bool proposals_set_door(struct db *db, int64_t row, const char *mark, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE proposal SET door = :mark WHERE row = :row");
	query_bind_text(update, ":mark", mark);
	query_bind_integer(update, ":row", row);
	return query_run(update, err);
}

bool proposals_forget(struct db *db, const char *state, int64_t before, struct error *err)
{
	OWNED(query) gone = db_query(db,
		"DELETE FROM proposal WHERE state = :state AND author IS NULL AND changed_at < :before");
	query_bind_text(gone, ":state", state);
	query_bind_integer(gone, ":before", before);
	return query_run(gone, err);
}

bool proposals_list(struct db *db, const struct proposal_filter *filter, proposals_each *each,
	void *context, struct error *err)
{
	OWNED(query) list = db_query(db, COLUMNS("NULL")
		" WHERE author = :author AND (:sheet IS NULL OR sheet = :sheet)"
		" AND (:states IS NULL OR instr(' ' || :states || ' ', ' ' || state || ' ') > 0)"
		" ORDER BY changed_at DESC, row LIMIT :limit");
	query_bind_integer(list, ":author", filter->author);
	query_bind_text(list, ":states", filter->states);
	query_bind_text(list, ":sheet", filter->sheet);
	query_bind_integer(list, ":limit", (int64_t)filter->limit);
	while (query_next(list)) {
		OWNED(stored_proposal) proposal = read_row(list);
		if (!each(context, proposal))
			break;
	}
	return query_end(list, err);
}

/* ---- Texts that were sent ---- */

bool proposals_keep(struct db *db, const struct stored_proposal *proposal, int64_t account,
	int64_t now, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO proposal_version (proposal, number, markdown, account, made_at)"
		" SELECT :row, coalesce(max(number), 0) + 1, :markdown, nullif(:account, 0), :now"
		" FROM proposal_version WHERE proposal = :row");
	query_bind_integer(insert, ":row", proposal->row);
	query_bind_text(insert, ":markdown", proposal->markdown);
	query_bind_integer(insert, ":account", account);
	query_bind_integer(insert, ":now", now);
	return query_run(insert, err);
}

bool proposals_versions(struct db *db, int64_t row, proposals_each_version *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT number, markdown, coalesce(account, 0), made_at FROM proposal_version"
		" WHERE proposal = :row ORDER BY number");
	query_bind_integer(list, ":row", row);
	while (query_next(list)) {
		const struct proposal_version version = {
			.number = query_integer(list, 0),
			.markdown = query_text(list, 1),
			.account = query_integer(list, 2),
			.made_at = query_integer(list, 3),
		};
		each(context, &version);
	}
	return query_end(list, err);
}

/* ---- The thread ---- */

bool proposals_note(struct db *db, const struct proposal_event *event, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO proposal_event (proposal, number, act, part, account, reason, message, made_at)"
		" SELECT :row, coalesce(max(number), 0) + 1, :act, :part, nullif(:account, 0), :reason, :message,"
		" :now FROM proposal_event WHERE proposal = :row");
	query_bind_integer(insert, ":row", event->proposal);
	query_bind_text(insert, ":act", event->act);
	query_bind_text(insert, ":part", event->part);
	query_bind_integer(insert, ":account", event->account);
	query_bind_text(insert, ":reason", event->reason ? event->reason : "");
	query_bind_text(insert, ":message", event->message ? event->message : "");
	query_bind_integer(insert, ":now", event->made_at);
	return query_run(insert, err);
}

bool proposals_events(struct db *db, int64_t row, proposals_each_event *each, void *context,
	struct error *err)
{
	OWNED(query) list = db_query(db,
		"SELECT number, act, part, coalesce(account, 0), reason, message, made_at FROM proposal_event"
		" WHERE proposal = :row ORDER BY number");
	query_bind_integer(list, ":row", row);
	while (query_next(list)) {
		const struct proposal_event event = {
			.proposal = row,
			.number = query_integer(list, 0),
			.act = query_text(list, 1),
			.part = query_text(list, 2),
			.account = query_integer(list, 3),
			.reason = query_text(list, 4),
			.message = query_text(list, 5),
			.made_at = query_integer(list, 6),
		};
		each(context, &event);
	}
	return query_end(list, err);
}
