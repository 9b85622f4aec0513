#include "store/tally_log.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "store/db.h"

#include <assert.h>
#include <string.h>

enum { LOG_MOST = 50000 };  /* tallies put off at once */

struct entry {
	unsigned measure;
	unsigned facet;  /* number in `facets` */
	size_t value;    /* where it begins in `values` */
	int64_t delta;
	bool is_example;
	char day[DATE_BYTES];
};

/* How far the log went when a part of the transaction began that may be undone alone. */
struct mark {
	size_t count, written, value_bytes;
};

struct tally_log {
	struct db *db;
	struct entry *entries;
	size_t count, room;
	size_t written;      /* of them, the first are rows: kept to be put off again if these are undone */
	struct words facets; /* of any transaction: there are few */
	struct text values;  /* each with a zero behind */
	struct mark *marks;
	size_t mark_count;
};

/* ---- Added up ---- */

struct row {
	const struct entry *entry;
	const char *value;
	int64_t delta;
	int grain;
};

static int compare_periods(const struct row *a, const struct row *b)
{
	if (a->grain != b->grain)
		return a->grain - b->grain;
	return memcmp(a->entry->day, b->entry->day, (size_t)a->grain);
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	if (a->entry->measure != b->entry->measure)
		return a->entry->measure < b->entry->measure ? -1 : 1;
	if (a->entry->facet != b->entry->facet)
		return a->entry->facet < b->entry->facet ? -1 : 1;
	int order = compare_periods(a, b);
	if (order == 0)
		order = strcmp(a->value, b->value);
	return order ? order : a->entry->is_example - b->entry->is_example;
}

static struct row *list_rows(const struct tally_log *log, size_t *count)
{
	struct row *rows = mem_new((log->count - log->written) * TALLY_GRAINS, sizeof *rows);
	*count = 0;
	for (size_t i = log->written; i < log->count; i++) {
		const struct entry *entry = &log->entries[i];
		const char *value = log->values.bytes + entry->value;
		for (size_t g = 0; g < TALLY_GRAINS; g++)
			rows[(*count)++] = (struct row){ entry, value, entry->delta, tally_grains[g] };
	}
	return rows;
}

static bool write_row(const struct tally_log *log, const struct row *row, struct error *err)
{
	const struct entry *entry = row->entry;
	char period[DATE_BYTES] = {0};
	memcpy(period, entry->day, (size_t)row->grain);
	const struct tally sum = {
		.measure = entry->measure,
		.is_example = entry->is_example,
		.facet = log->facets.items[entry->facet],
		.value = row->value,
		.delta = row->delta,
	};
	return tally_row_add(log->db, TALLY_SERVED, &sum, period, err);
}

/* Rows of one place stand side by side. */
static bool write_sums(const struct tally_log *log, struct row *rows, size_t count, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && compare_rows(&rows[i], &rows[i + 1]) == 0) {
			rows[i + 1].delta += rows[i].delta;
			continue;
		}
		if (!write_row(log, &rows[i], err))
			return false;
	}
	return true;
}

/* What is written inside a part that may be undone goes with it, and so must what was put off before it
 * began, which stays in the log until the part is kept. */
static void note_written(struct tally_log *log)
{
	const struct mark none = {0};
	const struct mark *mark = log->mark_count > 0 ? &log->marks[log->mark_count - 1] : &none;
	log->count = log->written = mark->count;
	text_cut(&log->values, mark->value_bytes);
}

bool tally_log_write(struct tally_log *log, struct error *err)
{
	if (log->written == log->count)
		return true;
	size_t count = 0;
	struct row *rows = list_rows(log, &count);
	qsort(rows, count, sizeof *rows, compare_rows);
	bool done = write_sums(log, rows, count, err);
	free(rows);
	if (done)
		note_written(log);
	return done;
}

/* ---- One more ---- */

static unsigned facet_number(struct tally_log *log, const char *facet)
{
	for (size_t i = 0; i < log->facets.count; i++)
		if (text_equals(log->facets.items[i], facet))
			return (unsigned)i;
	words_add(&log->facets, facet);
	return (unsigned)(log->facets.count - 1);
}

bool tally_log_add(struct tally_log *log, const struct tally *tally, struct error *err)
{
	assert(db_in_transaction(log->db) && strlen(tally->day) == DATE_BYTES - 1);
	if (log->count - log->written >= LOG_MOST && !tally_log_write(log, err))
		return false;
	if (log->count == log->room) {
		log->room = log->room ? 2 * log->room : 1024;
		log->entries = mem_resize(log->entries, log->room, sizeof *log->entries);
	}
	struct entry *entry = &log->entries[log->count++];
	*entry = (struct entry){
		.measure = tally->measure,
		.facet = facet_number(log, tally->facet),
		.value = log->values.length,
		.delta = tally->delta,
		.is_example = tally->is_example,
	};
	memcpy(entry->day, tally->day, DATE_BYTES);
	text_add(&log->values, tally->value);
	text_add_char(&log->values, '\0');
	return true;
}

/* ---- With the transactions of its connection ---- */

static void opens(void *context)
{
	struct tally_log *log = context;
	log->marks = mem_resize(log->marks, log->mark_count + 1, sizeof *log->marks);
	log->marks[log->mark_count++] = (struct mark){ log->count, log->written, log->values.length };
}

static void is_kept(void *context)
{
	struct tally_log *log = context;
	log->mark_count--;
}

static void is_undone(void *context)
{
	struct tally_log *log = context;
	const struct mark *mark = &log->marks[--log->mark_count];
	log->count = mark->count;
	log->written = mark->written;
	text_cut(&log->values, mark->value_bytes);
}

static bool ends(void *context, struct error *err)
{
	return tally_log_write(context, err);
}

static void is_lost(void *context)
{
	struct tally_log *log = context;
	log->mark_count = log->count = log->written = 0;
	text_cut(&log->values, 0);
}

static void log_free(void *context)
{
	struct tally_log *log = context;
	words_done(&log->facets);
	text_done(&log->values);
	free(log->entries);
	free(log->marks);
	free(log);
}

static const struct db_following following = {
	.opens = opens, .is_kept = is_kept, .is_undone = is_undone,
	.ends = ends, .is_lost = is_lost, .free = log_free,
};

struct tally_log *tally_log_of(struct db *db)
{
	struct tally_log *log = db_follower(db);
	if (!log) {
		log = mem_new(1, sizeof *log);
		log->db = db;
		db_follow(db, &following, log);
	}
	return log;
}
