#include "store/events.h"

#include "store/db.h"

#define EVENTS \
	"SELECT number, sheet, id, revision, hash, standing, day, made_at, measures, rules, is_example," \
	" facets FROM event e"

bool events_add(struct db *db, const struct event *event, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO event (sheet, id, revision, hash, standing, day, made_at, measures, rules,"
		" is_example, facets) VALUES (:sheet, :id, :revision, :hash, :standing, :day, :made_at,"
		" :measures, :rules, :is_example, :facets)");

	query_bind_integer(insert, ":sheet", event->sheet);
	query_bind_text(insert, ":id", event->id);
	query_bind_integer(insert, ":revision", event->revision);
	query_bind_text(insert, ":hash", event->hash);
	query_bind_text(insert, ":standing", event->standing);
	query_bind_text(insert, ":day", event->day);
	query_bind_integer(insert, ":made_at", event->made_at);
	query_bind_integer(insert, ":measures", event->measures);
	query_bind_integer(insert, ":rules", event->rules);
	query_bind_integer(insert, ":is_example", event->is_example);
	query_bind_text(insert, ":facets", event->facets);
	return query_run(insert, err);
}

static struct event read_event(const struct query *query)
{
	return (struct event){
		.number     = query_integer(query, 0),
		.sheet      = query_integer(query, 1),
		.id         = query_text(query, 2),
		.revision   = query_integer(query, 3),
		.hash       = query_text(query, 4),
		.standing   = query_text(query, 5),
		.day        = query_text(query, 6),
		.made_at    = query_integer(query, 7),
		.measures   = (unsigned)query_integer(query, 8),
		.rules      = (unsigned)query_integer(query, 9),
		.is_example = query_integer(query, 10) != 0,
		.facets     = query_text(query, 11),
	};
}

static bool tell_all(struct query *query, events_each *each, void *context, struct error *err)
{
	while (query_next(query)) {
		const struct event event = read_event(query);
		each(context, &event);
	}
	return query_end(query, err);
}

bool events_last(struct db *db, int64_t sheet, events_each *tell, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, EVENTS " WHERE sheet = :sheet ORDER BY number DESC LIMIT 1");
	query_bind_integer(query, ":sheet", sheet);
	return tell_all(query, tell, context, err);
}

/* The number of the last one; 0 without any. */
static bool find_last(struct db *db, int64_t *number, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT coalesce(max(number), 0) FROM event");
	while (query_next(query))
		*number = query_integer(query, 0);
	return query_end(query, err);
}

/* Numbers only grow: what is added meanwhile is behind the last one there was. */
bool events_each_last(struct db *db, events_last_each *each, void *context, struct error *err)
{
	int64_t last = 0;
	if (!find_last(db, &last, err))
		return false;
	OWNED(query) query = db_query(db, EVENTS " WHERE number <= :last AND measures <> 0"
		" AND NOT EXISTS (SELECT 1 FROM event later WHERE later.sheet = e.sheet"
		" AND later.number > e.number) ORDER BY number");
	query_bind_integer(query, ":last", last);
	while (query_next(query)) {
		const struct event event = read_event(query);
		if (!each(context, &event, err))
			return false;
	}
	return query_end(query, err);
}

bool events_walk(struct db *db, events_walk_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db, EVENTS " ORDER BY sheet, number");
	while (query_next(query)) {
		const struct event event = read_event(query);
		if (!each(context, &event))
			return true;
	}
	return query_end(query, err);
}

/* What is cheap to look at stands first: the other events of a sheet are asked for last. */
#define STANDING \
	" WHERE measures & :measure AND day <= :day AND is_example <= :examples" \
	" AND (:before = 0 OR number < :before) AND (:facet IS NULL OR instr(facets, :facet))" \
	" AND (:also IS NULL OR instr(facets, :also))" \
	" AND NOT EXISTS (SELECT 1 FROM event later WHERE later.sheet = e.sheet" \
	" AND later.number > e.number AND later.day <= :day)"

static void bind_wanted(struct query *query, const struct events_wanted *wanted, int64_t before)
{
	query_bind_integer(query, ":measure", wanted->measure);
	query_bind_text(query, ":day", wanted->day);
	query_bind_integer(query, ":examples", wanted->with_examples);
	query_bind_integer(query, ":before", before);
	query_bind_text(query, ":facet", wanted->facet);
	query_bind_text(query, ":also", wanted->also);
}

bool events_standing(struct db *db, const struct events_wanted *wanted, events_each *each,
	void *context, struct error *err)
{
	OWNED(query) query = db_query(db, EVENTS STANDING " ORDER BY number DESC LIMIT :limit");
	bind_wanted(query, wanted, wanted->before);
	query_bind_integer(query, ":limit", (int64_t)wanted->limit);
	return tell_all(query, each, context, err);
}

bool events_count(struct db *db, const struct events_wanted *wanted, int64_t *count, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT count(*) FROM event e" STANDING);
	bind_wanted(query, wanted, 0);
	int64_t found = 0;
	while (query_next(query))
		found = query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = found;
	return true;
}

bool events_facets(struct db *db, const struct events_wanted *wanted, events_facets_each *each,
	void *context, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT facets FROM event e" STANDING);
	bind_wanted(query, wanted, 0);
	while (query_next(query))
		each(context, query_text(query, 0));
	return query_end(query, err);
}

bool events_history_is_told(struct db *db, bool *is_told, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT is_told FROM event_history");
	bool told = false;
	while (query_next(query))
		told = query_integer(query, 0) != 0;
	if (!query_end(query, err))
		return false;
	*is_told = told;
	return true;
}

bool events_set_history_told(struct db *db, struct error *err)
{
	OWNED(query) update = db_query(db, "UPDATE event_history SET is_told = 1");
	return query_run(update, err);
}

bool events_untold(struct db *db, events_untold_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT s.row, r.number, r.made_at, s.id, r.hash, r.markdown FROM revision r"
		" JOIN sheet s ON s.row = r.sheet WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.sheet = r.sheet"
		" AND e.revision = r.number) ORDER BY r.sheet, r.number");
	while (query_next(query))
		if (!each(context, &(struct untold_version){
			.sheet    = query_integer(query, 0),
			.revision = query_integer(query, 1),
			.made_at  = query_integer(query, 2),
			.id       = query_text(query, 3),
			.hash     = query_text(query, 4),
			.markdown = query_text(query, 5),
		}, err))
			return false;
	return query_end(query, err);
}
