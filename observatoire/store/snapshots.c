#include "store/snapshots.h"

#include "base/mem.h"
#include "store/db.h"

#include <string.h>

void snapshot_free(struct snapshot *snapshot)
{
	if (!snapshot)
		return;
	for (size_t i = 0; i < snapshot->record_count; i++) {
		free(snapshot->records[i].id);
		free(snapshot->records[i].hash);
	}
	free(snapshot->records);
	free(snapshot->code);
	free(snapshot->measure);
	free(snapshot->title);
	free(snapshot->counted);
	free(snapshot->since);
	free(snapshot->key);
	free(snapshot->part_value);
	free(snapshot->part);
	free(snapshot->day);
	free(snapshot->role);
	free(snapshot->note);
	free(snapshot->previous);
	free(snapshot->hash);
	free(snapshot);
}

const char *snapshot_register(const struct snapshot *snapshot)
{
	static const char mark[] = "registre:";
	bool is_one = strncmp(snapshot->measure, mark, strlen(mark)) == 0;
	return is_one ? snapshot->measure + strlen(mark) : NULL;
}

/* ---- Writing ---- */

static bool add_record(struct db *db, int64_t snapshot, size_t position,
	const struct snapshot_record *record, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO snapshot_record (snapshot, position, id, revision, hash, part, whole)"
		" VALUES (:snapshot, :position, :id, :revision, :hash, :part, :whole)");
	query_bind_integer(insert, ":snapshot", snapshot);
	query_bind_integer(insert, ":position", (int64_t)position);
	query_bind_text(insert, ":id", record->id);
	query_bind_integer(insert, ":revision", record->revision);
	query_bind_text(insert, ":hash", record->hash);
	query_bind_integer(insert, ":part", (int64_t)record->part);
	query_bind_integer(insert, ":whole", (int64_t)record->whole);
	return query_run(insert, err);
}

static bool add_head(struct db *db, const struct snapshot *snapshot, struct error *err)
{
	OWNED(query) insert = db_query(db,
		"INSERT INTO snapshot (number, code, measure, title, counted, definition, since, rules, day,"
		" value, whole, made_at, role, note, previous, hash, facet, value_of_facet, part)"
		" VALUES (:number, :code, :measure, :title, :counted, :definition, :since, :rules, :day,"
		" :value, :whole, :made_at, :role, :note, :previous, :hash, :facet, :part_value, :part)");
	query_bind_integer(insert, ":number", snapshot->number);
	query_bind_text(insert, ":code", snapshot->code);
	query_bind_text(insert, ":measure", snapshot->measure);
	query_bind_text(insert, ":title", snapshot->title);
	query_bind_text(insert, ":counted", snapshot->counted);
	query_bind_integer(insert, ":definition", snapshot->definition);
	query_bind_text(insert, ":since", snapshot->since);
	query_bind_integer(insert, ":rules", snapshot->rules);
	query_bind_text(insert, ":day", snapshot->day);
	query_bind_integer(insert, ":value", (int64_t)snapshot->value);
	query_bind_integer(insert, ":whole", (int64_t)snapshot->whole);
	query_bind_integer(insert, ":made_at", snapshot->made_at);
	query_bind_text(insert, ":role", snapshot->role);
	query_bind_text(insert, ":note", snapshot->note);
	query_bind_text(insert, ":previous", snapshot->previous);
	query_bind_text(insert, ":hash", snapshot->hash);
	query_bind_text(insert, ":facet", snapshot->key);
	query_bind_text(insert, ":part_value", snapshot->part_value);
	query_bind_text(insert, ":part", snapshot->part);
	return query_run(insert, err);
}

bool snapshots_add(struct db *db, const struct snapshot *snapshot, struct error *err)
{
	if (!add_head(db, snapshot, err))
		return false;
	for (size_t i = 0; i < snapshot->record_count; i++)
		if (!add_record(db, snapshot->number, i, &snapshot->records[i], err))
			return false;
	return true;
}

/* ---- Reading ---- */

#define SNAPSHOTS \
	"SELECT number, code, measure, title, counted, definition, since, rules, day, value, made_at," \
	" role, note, previous, hash, facet, value_of_facet, part, whole FROM snapshot"

static struct snapshot *read_head(const struct query *query)
{
	struct snapshot *snapshot = mem_new(1, sizeof *snapshot);
	*snapshot = (struct snapshot){
		.number     = query_integer(query, 0),
		.code       = query_copy(query, 1),
		.measure    = query_copy(query, 2),
		.title      = query_copy(query, 3),
		.counted    = query_copy(query, 4),
		.definition = (unsigned)query_integer(query, 5),
		.since      = query_copy(query, 6),
		.rules      = (unsigned)query_integer(query, 7),
		.day        = query_copy(query, 8),
		.value      = (size_t)query_integer(query, 9),
		.made_at    = query_integer(query, 10),
		.role       = query_copy(query, 11),
		.note       = query_copy(query, 12),
		.previous   = query_copy(query, 13),
		.hash       = query_copy(query, 14),
		.key        = query_copy(query, 15),
		.part_value = query_copy(query, 16),
		.part       = query_copy(query, 17),
		.whole      = (size_t)query_integer(query, 18),
	};
	return snapshot;
}

static bool read_records(struct db *db, struct snapshot *snapshot, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT id, revision, hash, part, whole FROM snapshot_record WHERE snapshot = :number ORDER BY"
		" position");
	query_bind_integer(query, ":number", snapshot->number);
	while (query_next(query)) {
		size_t count = snapshot->record_count;
		if ((count & (count - 1)) == 0)
			snapshot->records = mem_resize(snapshot->records, count ? 2 * count : 1,
				sizeof *snapshot->records);
		snapshot->records[snapshot->record_count++] = (struct snapshot_record){
			.id       = query_copy(query, 0),
			.revision = query_integer(query, 1),
			.hash     = query_copy(query, 2),
			.part     = (size_t)query_integer(query, 3),
			.whole    = (size_t)query_integer(query, 4),
		};
	}
	return query_end(query, err);
}

struct snapshot *snapshots_find(struct db *db, int64_t number, struct error *err)
{
	OWNED(snapshot) snapshot = NULL;
	OWNED(query) query = db_query(db, SNAPSHOTS " WHERE number = :number");
	query_bind_integer(query, ":number", number);
	if (query_next(query))
		snapshot = read_head(query);
	else if (query_end(query, err))
		error_set(err, ERROR_NOT_FOUND, "no such snapshot");
	return snapshot && read_records(db, snapshot, err) ? TAKE(snapshot) : NULL;
}

bool snapshots_last(struct db *db, int64_t *number, char **hash, struct error *err)
{
	OWNED(query) query = db_query(db, "SELECT number, hash FROM snapshot ORDER BY number DESC LIMIT 1");
	int64_t last = 0;
	OWNED_STRING found = NULL;
	if (query_next(query)) {
		last = query_integer(query, 0);
		found = query_copy(query, 1);
	} else if (!query_end(query, err)) {
		return false;
	}
	*number = last;
	*hash = TAKE(found);
	return true;
}

bool snapshots_alike(struct db *db, const struct snapshot *snapshot, int64_t account, int64_t after,
	int64_t *number, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT s.number FROM snapshot AS s"
		" JOIN act AS a ON a.object = 'arrete:' || s.number AND a.kind = 'arrete'"
		" WHERE s.code = :code AND s.made_at > :after AND coalesce(a.account, 0) = :account"
		" AND s.measure = :measure AND s.definition = :definition AND s.rules = :rules"
		" AND s.facet = :facet AND s.value_of_facet = :part_value AND s.day = :day AND s.role = :role"
		" AND s.note = :note AND s.value = :value AND s.whole = :whole ORDER BY s.number DESC LIMIT 1");
	query_bind_text(query, ":code", snapshot->code);
	query_bind_integer(query, ":after", after);
	query_bind_integer(query, ":account", account);
	query_bind_text(query, ":measure", snapshot->measure);
	query_bind_integer(query, ":definition", snapshot->definition);
	query_bind_integer(query, ":rules", snapshot->rules);
	query_bind_text(query, ":facet", snapshot->key);
	query_bind_text(query, ":part_value", snapshot->part_value);
	query_bind_text(query, ":day", snapshot->day);
	query_bind_text(query, ":role", snapshot->role);
	query_bind_text(query, ":note", snapshot->note);
	query_bind_integer(query, ":value", (int64_t)snapshot->value);
	query_bind_integer(query, ":whole", (int64_t)snapshot->whole);
	int64_t found = query_next(query) ? query_integer(query, 0) : 0;
	if (found == 0 && !query_end(query, err))
		return false;
	*number = found;
	return true;
}

bool snapshots_list(struct db *db, const struct snapshots_wanted *wanted, snapshots_each *each,
	void *context, struct error *err)
{
	OWNED(query) query = db_query(db, SNAPSHOTS
		" WHERE (:code IS NULL OR code = :code) AND (:before = 0 OR number < :before)"
		" ORDER BY number DESC LIMIT :limit");
	query_bind_text(query, ":code", wanted->code);
	query_bind_integer(query, ":before", wanted->before);
	query_bind_integer(query, ":limit", (int64_t)wanted->limit);
	while (query_next(query)) {
		OWNED(snapshot) snapshot = read_head(query);
		each(context, snapshot);
	}
	return query_end(query, err);
}
