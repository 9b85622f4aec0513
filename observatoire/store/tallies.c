#include "store/tallies.h"

#include "base/date.h"
#include "store/db.h"
#include "store/tally_log.h"

#include <stdio.h>
#include <string.h>

#define INSERT \
	" (measure, facet, grain, period, value, is_example, delta)" \
	" VALUES (:measure, :facet, :grain, :period, :value, :is_example, :delta)" \
	" ON CONFLICT DO UPDATE SET delta = delta + excluded.delta"

const int tally_grains[TALLY_GRAINS] = { 4, 7, 10 };

bool tally_row_add(struct db *db, enum tally_place place, const struct tally *tally, const char *period,
	struct error *err)
{
	OWNED(query) insert = db_query(db, place == TALLY_SERVED ? "INSERT INTO main.tally" INSERT
		: "INSERT INTO temp.tally_again" INSERT);
	query_bind_integer(insert, ":measure", tally->measure);
	query_bind_text(insert, ":facet", tally->facet);
	query_bind_integer(insert, ":grain", (int64_t)strlen(period));
	query_bind_text(insert, ":period", period);
	query_bind_text(insert, ":value", tally->value);
	query_bind_integer(insert, ":is_example", tally->is_example);
	query_bind_integer(insert, ":delta", tally->delta);
	return query_run(insert, err);
}

/* Row by row: a statement of several rows keeps a journal of its own. */
bool tallies_add(struct db *db, enum tally_place place, const struct tally *tally, struct error *err)
{
	if (place == TALLY_AGAIN)
		return tally_row_add(db, place, tally, tally->day, err);
	if (db_in_transaction(db) && strlen(tally->day) == DATE_BYTES - 1)
		return tally_log_add(tally_log_of(db), tally, err);
	for (size_t i = 0; i < TALLY_GRAINS; i++) {
		char period[DATE_BYTES];
		snprintf(period, sizeof period, "%.*s", tally_grains[i], tally->day);
		if (!tally_row_add(db, place, tally, period, err))
			return false;
	}
	return true;
}

/* Whoever reads what serves reads what this transaction put off, too. */
static bool settle(struct db *db, struct error *err)
{
	return tally_log_write(tally_log_of(db), err);
}

/* ---- Once more, to compare ---- */

bool tallies_begin_again(struct db *db, struct error *err)
{
	return db_run(db, "DROP TABLE IF EXISTS temp.tally_again;"
		"CREATE TEMP TABLE tally_again (measure INTEGER, facet TEXT, grain INTEGER, period TEXT,"
		" value TEXT, is_example INTEGER, delta INTEGER,"
		" PRIMARY KEY (measure, facet, grain, period, value, is_example)) WITHOUT ROWID", err);
}

bool tallies_sum_again(struct db *db, struct error *err)
{
	return db_run(db, "INSERT INTO temp.tally_again"
		" SELECT measure, facet, 7, substr(period, 1, 7) AS month, value, is_example, sum(delta)"
		" FROM temp.tally_again GROUP BY measure, facet, month, value, is_example;"
		"INSERT INTO temp.tally_again"
		" SELECT measure, facet, 4, substr(period, 1, 4) AS year, value, is_example, sum(delta)"
		" FROM temp.tally_again WHERE grain = 7 GROUP BY measure, facet, year, value, is_example", err);
}

bool tallies_end_again(struct db *db, struct error *err)
{
	return db_run(db, "DROP TABLE IF EXISTS temp.tally_again", err);
}

#define SAME_PLACE \
	"a.measure = s.measure AND a.facet = s.facet AND a.grain = s.grain AND a.period = s.period" \
	" AND a.value = s.value AND a.is_example = s.is_example"

/* A sum of nothing and none at all say the same. */
bool tallies_compare(struct db *db, unsigned measure, tallies_tell *tell, void *context, struct error *err)
{
	if (!settle(db, err))
		return false;
	OWNED(query) query = db_query(db,
		"SELECT s.facet, s.value, s.period, s.delta, coalesce(a.delta, 0) AS again FROM main.tally s"
		" LEFT JOIN temp.tally_again a ON " SAME_PLACE " WHERE s.measure = :measure AND s.delta <> again"
		" UNION ALL SELECT a.facet, a.value, a.period, 0, a.delta FROM temp.tally_again a"
		" WHERE a.measure = :measure AND a.delta <> 0"
		" AND NOT EXISTS (SELECT 1 FROM main.tally s WHERE " SAME_PLACE ")");
	query_bind_integer(query, ":measure", measure);
	while (query_next(query))
		tell(context, &(struct tally_fault){
			.measure = measure,
			.facet = query_text(query, 0),
			.value = query_text(query, 1),
			.period = query_text(query, 2),
			.served = query_integer(query, 3),
			.again = query_integer(query, 4),
		});
	return query_end(query, err);
}

bool tallies_replace(struct db *db, unsigned measure, struct error *err)
{
	if (!settle(db, err))
		return false;
	OWNED(query) delete = db_query(db, "DELETE FROM main.tally WHERE measure = :measure");
	query_bind_integer(delete, ":measure", measure);
	if (!query_run(delete, err))
		return false;
	OWNED(query) insert = db_query(db,
		"INSERT INTO main.tally (measure, facet, grain, period, value, is_example, delta)"
		" SELECT measure, facet, grain, period, value, is_example, delta FROM temp.tally_again"
		" WHERE measure = :measure AND delta <> 0");
	query_bind_integer(insert, ":measure", measure);
	return query_run(insert, err);
}

/* ---- Reading ---- */

#define OF_WANTED \
	" FROM tally WHERE measure = :measure AND facet = :facet AND is_example <= :examples"

/* The years before that of a day, the months of its year before its own, the days of its month. */
#define UNTIL(columns, condition) \
	"SELECT " columns OF_WANTED condition " AND grain = 4 AND period < substr(:day, 1, 4)" \
	" UNION ALL SELECT " columns OF_WANTED condition " AND grain = 7" \
	" AND period > substr(:day, 1, 4) AND period < substr(:day, 1, 7)" \
	" UNION ALL SELECT " columns OF_WANTED condition " AND grain = 10" \
	" AND period > substr(:day, 1, 7) AND period <= :day"

static void bind(struct query *query, const struct tally_wanted *wanted)
{
	query_bind_integer(query, ":measure", wanted->measure);
	query_bind_text(query, ":facet", wanted->facet);
	query_bind_integer(query, ":examples", wanted->with_examples);
}

bool tallies_until(struct db *db, const struct tally_wanted *wanted, const char *day, int64_t *count,
	struct error *err)
{
	if (!settle(db, err))
		return false;
	OWNED(query) query = db_query(db,
		"SELECT coalesce(sum(delta), 0) FROM (" UNTIL("delta", " AND value = :value") ")");
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
	if (!settle(db, err))
		return false;
	OWNED(query) query = db_query(db,
		"SELECT substr(period, 1, 7) AS month, sum(delta) FROM ("
		"SELECT period, delta" OF_WANTED " AND value = :value AND grain = 7"
		" AND period >= :from AND period < substr(:to, 1, 7)"
		" UNION ALL SELECT period, delta" OF_WANTED " AND value = :value AND grain = 10"
		" AND period > substr(:to, 1, 7) AND period <= :to) GROUP BY month ORDER BY month");
	bind(query, wanted);
	query_bind_text(query, ":value", wanted->value);
	query_bind_text(query, ":from", days.from);
	query_bind_text(query, ":to", days.to);
	return tell_all(query, each, context, err);
}

bool tallies_values(struct db *db, const struct tally_wanted *wanted, const char *day,
	tallies_each *each, void *context, struct error *err)
{
	if (!settle(db, err))
		return false;
	OWNED(query) query = db_query(db,
		"SELECT value, sum(delta) AS total FROM (" UNTIL("value, delta", "") ")"
		" GROUP BY value HAVING total <> 0 ORDER BY total DESC, value");
	bind(query, wanted);
	query_bind_text(query, ":day", day);
	return tell_all(query, each, context, err);
}
