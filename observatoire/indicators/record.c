#include "indicators/record.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "indicators/rules.h"
#include "indicators/sums.h"
#include "sheet/sheet.h"
#include "store/db.h"
#include "store/events.h"
#include "store/schools.h"

#include <string.h>

/* ---- Zones ---- */

static const char SCHOOL[] = "etablissement:", ZONE[] = "zap:";

static bool begins(const char *token, const char *with)
{
	return strncmp(token, with, strlen(with)) == 0;
}

/* The same facets with the ZAP that the register now tells of their schools; "-" when of none. */
static char *with_zones(struct db *db, const char *facets, struct error *err)
{
	OWNED_WORDS tokens = {0}, schools = {0}, zones = {0};
	words_split(&tokens, facets, ' ');
	for (size_t i = 0; i < tokens.count; i++)
		if (begins(tokens.items[i], SCHOOL))
			words_add(&schools, tokens.items[i] + strlen(SCHOOL));
	if (!schools_zones(db, &schools, &zones, err))
		return NULL;
	if (zones.count == 0)
		words_add(&zones, "-");
	OWNED_TEXT out = {0};
	text_add_char(&out, ' ');
	for (size_t i = 0; i < tokens.count; i++)
		if (!begins(tokens.items[i], ZONE))
			text_format(&out, "%s ", tokens.items[i]);
	for (size_t i = 0; i < zones.count; i++)
		text_format(&out, "%s%s ", ZONE, zones.items[i]);
	return text_take(&out);
}

/* ---- Notes ---- */

/* The last event of a sheet, kept past its query. */
struct previous {
	bool is_there, is_example, is_purged;
	char *day, *id, *hash;
	int64_t revision;
	struct sums_state state;
};

static void previous_done(struct previous *previous)
{
	free(previous->day);
	free(previous->id);
	free(previous->hash);
	sums_state_done(&previous->state);
}
#define OWNED_PREVIOUS __attribute__((cleanup(previous_done))) struct previous

static void keep_previous(void *context, const struct event *event)
{
	struct previous *previous = context;
	previous->is_there = true;
	previous->is_example = event->is_example;
	previous->is_purged = text_equals(event->standing, count_standing_key(COUNT_STANDING_PURGED));
	previous->day = mem_copy(event->day);
	previous->id = mem_copy(event->id);
	previous->hash = mem_copy(event->hash);
	previous->revision = event->revision;
	sums_state_set(&previous->state, event);
}

static bool write(struct db *db, const struct event *event, const struct previous *previous,
	struct error *err)
{
	OWNED_STATE state = {0};
	sums_state_set(&state, event);
	const struct sums_ledger ledger = { db, TALLY_SERVED, event->day };
	return events_add(db, event, err) && sums_move(&ledger, &previous->state, &state, err);
}

static void choose_day(char day[static DATE_BYTES], const struct previous *previous,
	const char *published_on, int64_t now)
{
	struct date published;
	date_write(date_of(now), day);
	if (previous->is_there && strcmp(previous->day, day) > 0)
		memcpy(day, previous->day, DATE_BYTES);
	else if (!previous->is_there && published_on && date_parse(published_on, &published)
		&& strcmp(published_on, day) < 0)
		memcpy(day, published_on, DATE_BYTES);
}

bool indicators_note(struct db *db, const struct vocabularies *vocabularies,
	const struct counted_version *version, struct error *err)
{
	OWNED_RECKONING reckoning = {0};
	OWNED_PREVIOUS previous = {0};
	reckoning_make(&reckoning, vocabularies, version->sheet, version->facts);
	if (!events_last(db, version->row, keep_previous, &previous, err))
		return false;
	/* Before it was ever online there is nothing to tell. */
	if (!previous.is_there && reckoning.standing == COUNT_STANDING_OFFLINE)
		return true;

	OWNED_STRING facets = with_zones(db, reckoning.facets, err);
	if (!facets)
		return false;
	char day[DATE_BYTES];
	choose_day(day, &previous, version->sheet->published_on, version->now);
	return write(db, &(struct event){
		.sheet      = version->row,
		.id         = version->id,
		.revision   = version->revision,
		.hash       = version->hash,
		.standing   = count_standing_key(reckoning.standing),
		.day        = day,
		.made_at    = version->now,
		.measures   = reckoning.measures,
		.rules      = RULES_VERSION,
		.is_example = version->sheet->is_example,
		.facets     = facets,
	}, &previous, err);
}

bool indicators_note_purge(struct db *db, int64_t row, int64_t now, struct error *err)
{
	OWNED_PREVIOUS previous = {0};
	if (!events_last(db, row, keep_previous, &previous, err))
		return false;
	if (!previous.is_there || previous.is_purged)
		return true;

	char day[DATE_BYTES];
	choose_day(day, &previous, NULL, now);
	return write(db, &(struct event){
		.sheet      = row,
		.id         = previous.id,
		.revision   = previous.revision,
		.hash       = previous.hash,
		.standing   = count_standing_key(COUNT_STANDING_PURGED),
		.day        = day,
		.made_at    = now,
		.rules      = RULES_VERSION,
		.is_example = previous.is_example,
		.facets     = " ",
	}, &previous, err);
}

/* ---- The register ---- */

struct follower {
	struct db *db;
	int64_t now;
	size_t *count;
};

/* An event of a sheet that counts, which is the last one of it. */
static bool follow(void *context, const struct event *event, struct error *err)
{
	struct follower *follower = context;
	OWNED_STRING facets = with_zones(follower->db, event->facets, err);
	if (!facets || strcmp(facets, event->facets) == 0)
		return facets != NULL;
	OWNED_PREVIOUS previous = {0};
	keep_previous(&previous, event);
	struct event next = *event;
	next.made_at = follower->now;
	next.facets = facets;
	++*follower->count;
	return write(follower->db, &next, &previous, err);
}

bool indicators_note_zones(struct db *db, int64_t now, size_t *count, struct error *err)
{
	struct follower follower = { db, now, count };
	*count = 0;
	return events_each_last(db, follow, &follower, err);
}

/* ---- The past ---- */

struct historian {
	struct db *db;
	const struct vocabularies *vocabularies;
};

/* A text that can no longer be read counts for nothing: its sheet is told by « verify ». */
static bool note_untold(void *context, const struct untold_version *version, struct error *err)
{
	const struct historian *historian = context;
	struct remarks remarks = {0};
	OWNED(sheet) sheet = sheet_parse(historian->vocabularies, version->markdown,
		strlen(version->markdown), &remarks);
	remarks_done(&remarks);
	if (!sheet)
		return true;
	OWNED_FACTS facts = {0};
	sheet_derive(historian->vocabularies, sheet, &facts);
	return indicators_note(historian->db, historian->vocabularies, &(struct counted_version){
		.row      = version->sheet,
		.revision = version->revision,
		.id       = version->id,
		.hash     = version->hash,
		.sheet    = sheet,
		.facts    = &facts,
		.now      = version->made_at,
	}, err);
}

static bool tell_history(struct db *db, const struct vocabularies *vocabularies, struct error *err)
{
	bool is_told = false;
	struct historian historian = { db, vocabularies };
	return events_history_is_told(db, &is_told, err)
		&& (is_told || (events_untold(db, note_untold, &historian, err)
			&& events_set_history_told(db, err)));
}

bool indicators_tell_history(struct db *db, const struct vocabularies *vocabularies,
	struct error *err)
{
	bool is_told = false;
	if (!events_history_is_told(db, &is_told, err) || is_told)
		return is_told;
	if (!db_begin(db, err))
		return false;
	if (!tell_history(db, vocabularies, err)) {
		db_rollback(db);
		return false;
	}
	return db_commit(db, err);
}
