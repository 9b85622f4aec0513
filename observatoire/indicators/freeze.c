#include "indicators/freeze.h"

#include "base/date.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "indicators/proof.h"
#include "store/acts.h"
#include "store/db.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *a, const void *b)
{
	const struct figure_record *left = a, *right = b;
	return strcmp(left->id, right->id);
}

/* All the sheets of a figure, by id. */
static bool list_all(struct db *db, const struct figure_wanted *wanted, struct figure_records *records,
	struct error *err)
{
	if (!figures_records(db, wanted, 0, SNAPSHOT_RECORDS_MAX + 1, records, err))
		return false;
	if (records->count > SNAPSHOT_RECORDS_MAX)
		return error_set(err, ERROR_TOO_LARGE, "a list of more than %d sheets", SNAPSHOT_RECORDS_MAX);
	if (records->count > 0)
		qsort(records->items, records->count, sizeof *records->items, by_id);
	return true;
}

/* Of a share, the sheets of its whole are listed: those that are its part count for one in it. */
static void take_records(struct snapshot *snapshot, const struct figure_records *listed,
	const struct figure_records *part)
{
	size_t next = 0;
	snapshot->records = mem_new(listed->count + 1, sizeof *snapshot->records);
	snapshot->record_count = listed->count;
	for (size_t i = 0; i < listed->count; i++) {
		const char *id = listed->items[i].id;
		while (part && next < part->count && strcmp(part->items[next].id, id) < 0)
			next++;
		snapshot->records[i] = (struct snapshot_record){
			.id       = mem_copy(id),
			.revision = listed->items[i].revision,
			.hash     = mem_copy(listed->items[i].hash),
			.part     = part && next < part->count && strcmp(part->items[next].id, id) == 0,
			.whole    = part ? 1 : 0,
		};
	}
}

/* ---- Lines of a register ---- */

static char *line_id(const struct counting *counting, int64_t line)
{
	return text_make("%s:%0*lld", counting->code, SNAPSHOT_LINE_DIGITS, (long long)line);
}

/* Of one département, or of all: no other part of a register is counted. */
static struct counting_wanted lines_of(const struct snapshot *snapshot)
{
	return (struct counting_wanted){
		.day = snapshot->day, .department = *snapshot->key ? snapshot->part_value : NULL,
	};
}

static bool freeze_lines(struct db *db, const struct freezing *freezing, struct snapshot *snapshot,
	struct error *err)
{
	const struct counting *counting = freezing->indicator->counting;
	const struct counting_wanted wanted = lines_of(snapshot);
	OWNED_COUNTED_LINES lines = {0};
	if (*snapshot->key && !counting_has_departments(counting))
		return error_set(err, ERROR_INVALID, "indicator %s: not by département", snapshot->code);
	if (!counting_lines(db, counting, &wanted, &lines, err))
		return false;
	if (lines.count == 0)
		return error_set(err, ERROR_NOT_FOUND, "indicator %s: no line at %s", snapshot->code, snapshot->day);
	if (lines.count > SNAPSHOT_RECORDS_MAX)
		return error_set(err, ERROR_TOO_LARGE, "a list of more than %d lines", SNAPSHOT_RECORDS_MAX);
	snapshot->value = lines.counted.part;
	snapshot->whole = lines.counted.whole;
	snapshot->records = mem_new(lines.count, sizeof *snapshot->records);
	snapshot->record_count = lines.count;
	for (size_t i = 0; i < lines.count; i++)
		snapshot->records[i] = (struct snapshot_record){
			.id       = line_id(counting, lines.items[i].line),
			.revision = lines.items[i].version,
			.hash     = mem_copy(lines.items[i].hash),
			.part     = lines.items[i].part,
			.whole    = lines.items[i].whole,
		};
	return true;
}

/* Those that count on a day, as sheets of a list are told: by id. */
static void list_lines(const struct counting *counting, const struct counted_lines *lines,
	struct figure_records *records)
{
	records->items = mem_new(lines->count + 1, sizeof *records->items);
	records->count = lines->count;
	for (size_t i = 0; i < lines->count; i++)
		records->items[i] = (struct figure_record){
			.id       = line_id(counting, lines->items[i].line),
			.hash     = mem_copy(lines->items[i].hash),
			.revision = lines->items[i].version,
		};
}

/* ---- Freezing ---- */

static struct snapshot *make(const struct freezing *freezing)
{
	const struct indicator *indicator = freezing->indicator;
	struct snapshot *snapshot = mem_new(1, sizeof *snapshot);
	*snapshot = (struct snapshot){
		.code       = mem_copy(indicator->code),
		.measure    = freezing->is_counted ? text_make("registre:%s", indicator->counting->code)
			: mem_copy(measure_key(freezing->measure)),
		.title      = mem_copy(freezing->is_counted ? indicator->title
			: indicator_label(indicator, freezing->measure)),
		.counted    = mem_copy(indicator->counted),
		.definition = indicator->version,
		.since      = mem_copy(indicator->since),
		.rules      = RULES_VERSION,
		.key        = mem_copy(freezing->key ? freezing->key : ""),
		.part_value = mem_copy(freezing->key ? freezing->value : ""),
		.part       = utf8_squeeze(freezing->key ? freezing->part : ""),
		.day        = mem_copy(freezing->day),
		.made_at    = freezing->now,
		.role       = mem_copy(freezing->role),
		.note       = utf8_squeeze(freezing->note),
		.hash       = mem_new(HASH_BYTES, 1),
	};
	return snapshot;
}

static bool link_to_last(struct db *db, struct snapshot *snapshot, struct error *err)
{
	int64_t last = 0;
	if (!snapshots_last(db, &last, &snapshot->previous, err))
		return false;
	snapshot->number = last + 1;
	if (!snapshot->previous)
		snapshot->previous = mem_copy(PROOF_NO_PREVIOUS);
	return true;
}

static bool note_act(struct db *db, const struct freezing *freezing, const struct snapshot *snapshot,
	struct error *err)
{
	OWNED_STRING object = text_make("arrete:%lld", (long long)snapshot->number);
	bool is_part = *snapshot->key, is_share = snapshot->whole > 0;
	OWNED_STRING of = is_share ? text_make(" sur %zu", snapshot->whole) : mem_copy("");
	OWNED_STRING detail = text_make("indicateur %s%s%s au %s : %zu%s", snapshot->code, is_part ? ", " : "",
		snapshot->part, snapshot->day, snapshot->value, of);
	return acts_add(db, &(struct act){
		.made_at = freezing->now,
		.account = freezing->account,
		.role    = freezing->role,
		.kind    = "arrete",
		.object  = object,
		.detail  = detail,
	}, err);
}

/* A figure and its list, which must agree. */
static bool count_sheets(struct db *db, const struct figure_wanted *wanted, size_t *value,
	struct figure_records *records, struct error *err)
{
	if (!figures_value(db, wanted, value, err) || !list_all(db, wanted, records, err))
		return false;
	return records->count == *value || error_set(err, ERROR_FAILED,
		"%s at %s: the sums say %zu and the events %zu", measure_key(wanted->measure), wanted->day, *value,
		records->count);
}

static bool freeze_sheets(struct db *db, const struct freezing *freezing, struct snapshot *snapshot,
	struct error *err)
{
	OWNED_RECORDS records = {0}, whole = {0};
	struct figure_wanted wanted = {
		.measure = freezing->measure, .day = freezing->day, .key = freezing->key, .value = freezing->value,
	};
	if (!count_sheets(db, &wanted, &snapshot->value, &records, err))
		return false;
	if (!indicator_is_share(freezing->indicator, freezing->measure)) {
		take_records(snapshot, &records, NULL);
		return true;
	}
	wanted.measure = freezing->indicator->measure;
	if (!count_sheets(db, &wanted, &snapshot->whole, &whole, err))
		return false;
	take_records(snapshot, &whole, &records);
	return true;
}

static bool is_same_list(const struct snapshot *one, const struct snapshot *other)
{
	for (size_t i = 0; i < one->record_count && i < other->record_count; i++) {
		const struct snapshot_record *left = &one->records[i], *right = &other->records[i];
		if (strcmp(left->id, right->id) != 0 || left->revision != right->revision
			|| strcmp(left->hash, right->hash) != 0 || left->part != right->part)
			return false;
	}
	return one->record_count == other->record_count;
}

/* The number of the same, made a moment ago by the same person; 0: there is none. */
static bool find_same(struct db *db, const struct freezing *freezing, const struct snapshot *snapshot,
	int64_t *number, struct error *err)
{
	int64_t found = 0;
	int64_t since = freezing->now - SNAPSHOT_AGAIN_SECONDS;
	if (!snapshots_alike(db, snapshot, freezing->account, since, &found, err))
		return false;
	OWNED(snapshot) alike = found ? snapshots_find(db, found, err) : NULL;
	if (found && !alike)
		return false;
	*number = alike && is_same_list(alike, snapshot) ? found : 0;
	return true;
}

static bool freeze(struct db *db, const struct freezing *freezing, struct freeze_result *frozen,
	struct error *err)
{
	int64_t same = 0;
	OWNED(snapshot) snapshot = make(freezing);
	if (!(freezing->is_counted ? freeze_lines : freeze_sheets)(db, freezing, snapshot, err)
		|| !find_same(db, freezing, snapshot, &same, err))
		return false;
	if (same) {
		*frozen = (struct freeze_result){ same, false };
		return true;
	}
	if (!link_to_last(db, snapshot, err))
		return false;
	proof_seal(snapshot);
	if (!snapshots_add(db, snapshot, err) || !note_act(db, freezing, snapshot, err))
		return false;
	*frozen = (struct freeze_result){ snapshot->number, true };
	return true;
}

bool freeze_figure(struct db *db, const struct freezing *freezing, struct freeze_result *frozen,
	struct error *err)
{
	char today[DATE_BYTES];
	date_write(date_of(freezing->now), today);
	if (strcmp(freezing->day, today) >= 0)
		return error_set(err, ERROR_INVALID, "%s is not over", freezing->day);
	if (!db_begin(db, err))
		return false;
	if (!freeze(db, freezing, frozen, err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}

/* ---- What changed since ---- */

void since_done(struct since *since)
{
	figure_records_done(&since->now);
	free(since->changed);
	free(since->came);
	*since = (struct since){0};
}

static void add_changed(struct since *since, const struct snapshot_record *record,
	const struct figure_record *now)
{
	*(now ? &since->revised : &since->gone) += 1;
	since->changed[since->changed_count++] = (struct fate_of){
		record, now ? FATE_REVISED : FATE_GONE, now ? now->revision : 0,
	};
}

/* Two lists by id, walked together. */
static void compare(const struct snapshot *snapshot, struct since *since)
{
	const struct figure_records *now = &since->now;
	size_t next = 0;
	since->changed = mem_new(snapshot->record_count + 1, sizeof *since->changed);
	since->came = mem_new(now->count + 1, sizeof *since->came);
	for (size_t i = 0; i < snapshot->record_count; i++) {
		const struct snapshot_record *record = &snapshot->records[i];
		while (next < now->count && strcmp(now->items[next].id, record->id) < 0)
			since->came[since->come++] = &now->items[next++];
		bool is_there = next < now->count && strcmp(now->items[next].id, record->id) == 0;
		const struct figure_record *same = is_there ? &now->items[next++] : NULL;
		if (same && strcmp(same->hash, record->hash) == 0)
			since->same++;
		else
			add_changed(since, record, same);
	}
	while (next < now->count)
		since->came[since->come++] = &now->items[next++];
}

/* What is known now of one day, of the measure that is wanted. */
static bool value_on(struct db *db, struct figure_wanted *wanted, const char *day, size_t *value,
	struct error *err)
{
	wanted->day = day;
	return figures_value(db, wanted, value, err);
}

/* What counts today, by id: of a share, in its whole. */
static bool find_sheets(struct db *db, const struct snapshot *snapshot, const char *today,
	struct since *since, struct error *err)
{
	const struct indicator *indicator = indicator_find(snapshot->code);
	struct figure_wanted wanted = {0};
	if (*snapshot->key) {
		wanted.key = snapshot->key;
		wanted.value = snapshot->part_value;
	}
	if (!indicator || !measure_find(snapshot->measure, &wanted.measure))
		return error_set(err, ERROR_NOT_FOUND, "%s is not counted any more", snapshot->measure);
	if (!value_on(db, &wanted, snapshot->day, &since->same_day, err)
		|| !value_on(db, &wanted, today, &since->today, err))
		return false;
	if (snapshot->whole > 0) {
		wanted.measure = indicator->measure;
		if (!value_on(db, &wanted, snapshot->day, &since->same_whole, err)
			|| !value_on(db, &wanted, today, &since->today_whole, err))
			return false;
	}
	return list_all(db, &wanted, &since->now, err);
}

/* The same of a register, for that same day as its lines say it now: a school year that is over counts no
 * line today. */
static bool find_lines(struct db *db, const struct snapshot *snapshot, struct since *since,
	struct error *err)
{
	const struct indicator *indicator = indicator_find(snapshot->code);
	OWNED_COUNTED_LINES lines = {0};
	if (!indicator || !indicator->counting
		|| !text_equals(indicator->counting->code, snapshot_register(snapshot)))
		return error_set(err, ERROR_NOT_FOUND, "%s is not counted any more", snapshot->measure);
	const struct counting_wanted wanted = lines_of(snapshot);
	if (!counting_lines(db, indicator->counting, &wanted, &lines, err))
		return false;
	list_lines(indicator->counting, &lines, &since->now);
	since->same_day = lines.counted.part;
	since->same_whole = lines.counted.whole;
	return true;
}

bool since_find(struct db *db, const struct snapshot *snapshot, const char *today, struct since *since,
	struct error *err)
{
	OWNED_SINCE found = {0};
	if (!(snapshot_register(snapshot) ? find_lines(db, snapshot, &found, err)
		: find_sheets(db, snapshot, today, &found, err)))
		return false;
	compare(snapshot, &found);
	*since = found;
	found = (struct since){0};
	return true;
}
