#include "store/tallies.h"

#include "store/db.h"

#define INSERT \
	" (measure, facet, is_example, value, day, delta)" \
	" VALUES (:measure, :facet, :is_example, :value, :day, :delta)" \
	" ON CONFLICT DO UPDATE SET delta = delta + excluded.delta"

bool tallies_add(struct db *db, enum tally_place place, const struct tally *tally, struct error *err)
{
	OWNED(query) insert = db_query(db, place == TALLY_SERVED ? "INSERT INTO main.tally" INSERT
		: "INSERT INTO temp.tally_again" INSERT);
	query_bind_integer(insert, ":measure", tally->measure);
	query_bind_text(insert, ":facet", tally->facet);
	query_bind_integer(insert, ":is_example", tally->is_example);
	query_bind_text(insert, ":value", tally->value);
	query_bind_text(insert, ":day", tally->day);
	query_bind_integer(insert, ":delta", tally->delta);
	return query_run(insert, err);
}

bool tallies_begin_again(struct db *db, struct error *err)
{
	return db_run(db, "DROP TABLE IF EXISTS temp.tally_again;"
		"CREATE TEMP TABLE tally_again (measure INTEGER, facet TEXT, is_example INTEGER, value TEXT,"
		" day TEXT, delta INTEGER, PRIMARY KEY (measure, facet, value, day, is_example)) WITHOUT ROWID",
		err);
}

bool tallies_differ(struct db *db, size_t *count, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT count(*) FROM (SELECT * FROM main.tally WHERE delta <> 0"
		" EXCEPT SELECT * FROM temp.tally_again)"
		" UNION ALL SELECT count(*) FROM (SELECT * FROM temp.tally_again WHERE delta <> 0"
		" EXCEPT SELECT * FROM main.tally)");
	size_t differing = 0;
	while (query_next(query))
		differing += (size_t)query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = differing;
	return true;
}

static void bind(struct query *query, const struct tally_wanted *wanted)
{
	query_bind_integer(query, ":measure", wanted->measure);
	query_bind_text(query, ":facet", wanted->facet);
	query_bind_integer(query, ":examples", wanted->with_examples);
}

bool tallies_until(struct db *db, const struct tally_wanted *wanted, const char *day, int64_t *count,
	struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT coalesce(sum(delta), 0) FROM tally WHERE measure = :measure AND facet = :facet"
		" AND is_example <= :examples AND value = :value AND day <= :day");
	bind(query, wanted);
	query_bind_text(query, ":value", wanted->value);
	query_bind_text(query, ":day", day);
	int64_t sum = 0;
	while (query_next(query))
		sum = query_integer(query, 0);
	if (!query_end(query, err))
		return false;
	*count = sum;
	return true;
}

static bool tell_all(struct query *query, tallies_each *each, void *context, struct error *err)
{
	while (query_next(query))
		each(context, query_text(query, 0), query_integer(query, 1));
	return query_end(query, err);
}

bool tallies_months(struct db *db, const struct tally_wanted *wanted, struct tally_days days,
	tallies_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT substr(day, 1, 7) AS month, sum(delta) FROM tally WHERE measure = :measure"
		" AND facet = :facet AND is_example <= :examples AND value = :value"
		" AND day BETWEEN :from AND :to GROUP BY month ORDER BY month");
	bind(query, wanted);
	query_bind_text(query, ":value", wanted->value);
	query_bind_text(query, ":from", days.from);
	query_bind_text(query, ":to", days.to);
	return tell_all(query, each, context, err);
}

bool tallies_values(struct db *db, const struct tally_wanted *wanted, const char *day,
	tallies_each *each, void *context, struct error *err)
{
	OWNED(query) query = db_query(db,
		"SELECT value, sum(delta) AS total FROM tally WHERE measure = :measure AND facet = :facet"
		" AND is_example <= :examples AND day <= :day GROUP BY value HAVING total <> 0"
		" ORDER BY total DESC, value");
	bind(query, wanted);
	query_bind_text(query, ":day", day);
	return tell_all(query, each, context, err);
}
