#ifndef SUPPORT_DECADE_H
#define SUPPORT_DECADE_H

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "indicators/rules.h"
#include "sheet/uai.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ten plausible years of an académie, drawn from a seed: who publishes what, from where, revises it,
 * withdraws it, brings it back; duplicates, sheets from elsewhere, examples that are purged one day. The same
 * seed and size give the same years. Beside what happens stands what it should count for, by rules written
 * here a second time: tests hold the product against them. decade_store.h brings the years into a store. */

enum {
	DECADE_YEARS = 10, DECADE_DAY = 86400, DECADE_DAYS = DECADE_YEARS * 365,
	DECADE_BEGIN = 1220263200,  /* 1 September 2008 at noon in Paris */
	DECADE_PURGE = DECADE_BEGIN + DECADE_DAYS / 3 * 2 * DECADE_DAY,
	DECADE_VERSIONS = 6, DECADE_NO_SCHOOL = UINT32_MAX,
};

struct decade_size {
	uint32_t sheets, people, schools;
	uint32_t odd;  /* one sheet in how many is an example, a duplicate, from elsewhere… */
};

/* What a version says, as far as it counts. */
struct decade_version {
	uint32_t person, school, other_school;  /* DECADE_NO_SCHOOL: none */
	size_t type, level, other_level, subject, equipment;  /* ranks in the lists below */
	const char *status, *ent;
	bool is_example, is_external, is_duplicate, is_variant, is_coding, is_assessed;
};

enum decade_kind { DECADE_PUT, DECADE_WITHDRAWN, DECADE_PURGED };

struct decade_act {
	int64_t at;
	enum decade_kind kind;
	uint32_t sheet;    /* from 1 */
	uint32_t revision; /* from 1 */
	uint32_t version;  /* whose text it has */
};

/* How a sheet counts from a day on. */
struct decade_moment {
	uint32_t sheet;  /* 0: it was never online yet, nothing is to be told */
	char day[DATE_BYTES];
	unsigned measures;
	struct decade_version version;
};

struct decade {
	uint64_t seed;
	struct decade_size size;
	struct decade_act *acts;        /* in the order they happen */
	struct decade_moment *moments;  /* sheet after sheet, each one's in their order */
	size_t count;
};

/* ---- Lists: words of the vocabularies, and what follows from them ---- */

static const struct { const char *key, *cycle, *degree; } decade_levels[] = {
	{ "cm2", "cycle3", "1" }, { "6e", "cycle3", "2" }, { "cm1", "cycle3", "1" }, { "5e", "cycle4", "2" },
	{ "4e", "cycle4", "2" }, { "ce2", "cycle2", "1" }, { "3e", "cycle4", "2" }, { "cp", "cycle2", "1" },
	{ "gs", "cycle1", "1" }, { "2gt", "lycee", "2" }, { "ms", "cycle1", "1" }, { "tpro", "lycee", "2" },
};
static const char *const decade_subjects[] = {
	"mathematiques", "francais", "langues-vivantes", "histoire-geographie", "sciences-technologie", "emi",
	"svt", "technologie", "eps", "physique-chimie", "emc", "arts-plastiques", "education-musicale",
	"histoire-des-arts", "epi", "c1-outils-numeriques",
};
static const char *const decade_types[] = {
	"scenario", "sequence", "activite", "temoignage", "fiche", "projet", "tutoriel", "evaluation",
};
static const char *const decade_equipment[] = {
	"tablette", "ordinateur", "tni", "classe-mobile", "eim", "videoprojecteur", "robot-programmable",
	"visualiseur", "appareil-photo", "camera", "baladeur", "casque", "microphone", "webcam", "liseuse",
	"calculatrice", "imprimante-3d", "microscope", "smartphone", "aucun",
};
#define DECADE_COUNT(list) (sizeof (list) / sizeof (list)[0])

/* ---- Chance ---- */

static inline uint32_t decade_draw(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33) % below;
}

/* Low ranks more often: some write much, most write little. */
static inline uint32_t decade_skewed(uint64_t *state, uint32_t size)
{
	uint32_t a = decade_draw(state, size), b = decade_draw(state, size);
	return a < b ? a : b;
}

/* Neighbours begin far from each other. */
static inline uint64_t decade_state(uint64_t seed, uint32_t a, uint32_t b)
{
	uint64_t state = (seed << 40) ^ ((uint64_t)a << 8) ^ b;
	for (int i = 0; i < 3; i++) {
		decade_draw(&state, 1);
		state ^= state >> 29;
	}
	return state;
}

/* ---- Places ---- */

static inline const char *decade_department(uint32_t school)
{
	static const char *const ours[] = { "087", "019", "087", "023" };
	return school % 25 == 24 ? "033" : ours[school % 4];
}

static inline bool decade_is_ours(uint32_t school)
{
	return strcmp(decade_department(school), "033") != 0;
}

static inline void decade_uai(uint32_t school, char uai[static UAI_BYTES])
{
	char digits[UAI_BYTES];
	snprintf(digits, sizeof digits, "%s%04u", decade_department(school), school % 10000);
	snprintf(uai, UAI_BYTES, "%.7s%c", digits, uai_letter(digits));
}

/* ---- What a version says ---- */

/* A person stays in a school, and a sheet with its author, whatever its version. */
static inline void decade_place(const struct decade *decade, uint32_t sheet, struct decade_version *version)
{
	uint64_t state = decade_state(decade->seed, sheet, 0xF0);
	version->person = decade_skewed(&state, decade->size.people);
	uint64_t home = decade_state(decade->seed, version->person, 0xF1);
	bool has_school = decade_draw(&state, 12) > 0;
	version->school = has_school ? decade_skewed(&home, decade->size.schools) : DECADE_NO_SCHOOL;
	version->other_school = has_school && decade_draw(&state, 15) == 0
		? decade_skewed(&state, decade->size.schools) : DECADE_NO_SCHOOL;
}

static inline struct decade_version decade_version(const struct decade *decade, uint32_t sheet,
	uint32_t version)
{
	uint64_t state = decade_state(decade->seed, sheet, version);
	uint32_t odd = decade->size.odd;
	struct decade_version drawn = {
		.type = decade_skewed(&state, DECADE_COUNT(decade_types)),
		.level = decade_skewed(&state, DECADE_COUNT(decade_levels)),
		.other_level = decade_skewed(&state, DECADE_COUNT(decade_levels)),
		.subject = decade_skewed(&state, DECADE_COUNT(decade_subjects)),
		.equipment = decade_skewed(&state, DECADE_COUNT(decade_equipment)),
		.status = decade_draw(&state, 12) == 0 ? "a_revoir"
			: decade_draw(&state, 2 * odd) == 0 ? "brouillon" : "publie",
		.ent = decade_draw(&state, 10) == 0 ? "lea" : NULL,
		.is_example = decade_draw(&state, odd) == 0,
		.is_external = decade_draw(&state, odd) == 0,
		.is_duplicate = version > 1 && decade_draw(&state, odd) == 0,
		.is_variant = decade_draw(&state, 10) == 0,
		.is_coding = decade_draw(&state, 3) == 0,
		.is_assessed = decade_draw(&state, 2) == 0,
	};
	if (decade_draw(&state, 4) == 0)
		drawn.subject = DECADE_COUNT(decade_subjects) - 1;
	decade_place(decade, sheet, &drawn);
	return drawn;
}

/* ---- What it should count for: the rules of rules.h, written again ---- */

static inline bool decade_is_online(const struct decade_version *version)
{
	return strcmp(version->status, "brouillon") != 0;
}

static inline unsigned decade_measures(const struct decade_version *version)
{
	bool is_there = version->school == DECADE_NO_SCHOOL || decade_is_ours(version->school);
	bool is_also = version->other_school != DECADE_NO_SCHOOL;
	if (!decade_is_online(version) || version->is_external || version->is_duplicate
		|| !(is_there || (is_also && decade_is_ours(version->other_school))))
		return 0;
	bool is_served = version->subject < DECADE_COUNT(decade_subjects) - 1;
	bool is_scenario = version->type < 2;
	bool is_robot = strcmp(decade_equipment[version->equipment], "robot-programmable") == 0;
	bool is_coding = version->is_coding && is_scenario && is_served;
	bool is_cycle_3 = strcmp(decade_levels[version->level].cycle, "cycle3") == 0
		|| strcmp(decade_levels[version->other_level].cycle, "cycle3") == 0;
	bool is_to_qualify = version->is_coding ? is_scenario && !is_served : is_robot;
	bool is_shared = is_also && decade_is_ours(version->school) != decade_is_ours(version->other_school);
	return MEASURE_BIT(MEASURE_USAGES)
		| (is_coding ? MEASURE_BIT(MEASURE_CODING) : 0)
		| (is_coding && is_cycle_3 ? MEASURE_BIT(MEASURE_CODING_CYCLE_3) : 0)
		| (is_to_qualify ? MEASURE_BIT(MEASURE_TO_QUALIFY) : 0)
		| (is_shared ? MEASURE_BIT(MEASURE_SHARED) : 0)
		| (version->is_assessed ? MEASURE_BIT(MEASURE_ASSESSED) : 0)
		| (version->ent ? MEASURE_BIT(MEASURE_ENT) : 0)
		| (version->is_variant ? MEASURE_BIT(MEASURE_VARIANTS) : 0);
}

static inline bool decade_is_at(uint32_t school, uint32_t other, const char *value, bool by_department)
{
	uint32_t both[] = { school, other };
	for (size_t i = 0; i < 2; i++) {
		char uai[UAI_BYTES];
		if (both[i] == DECADE_NO_SCHOOL)
			continue;
		decade_uai(both[i], uai);
		if (strcmp(by_department ? decade_department(both[i]) : uai, value) == 0)
			return true;
	}
	return school == DECADE_NO_SCHOOL && strcmp(value, "-") == 0;
}

/* Whether a version is in a part of a breakdown. */
static inline bool decade_is_in(const struct decade_version *version, const char *key, const char *value)
{
	if (strcmp(key, "departement") == 0 || strcmp(key, "etablissement") == 0)
		return decade_is_at(version->school, version->other_school, value, *key == 'd');
	if (strcmp(key, "cycle") == 0)
		return strcmp(decade_levels[version->level].cycle, value) == 0
			|| strcmp(decade_levels[version->other_level].cycle, value) == 0;
	if (strcmp(key, "degre") == 0)
		return strcmp(decade_levels[version->level].degree, value) == 0
			|| strcmp(decade_levels[version->other_level].degree, value) == 0;
	if (strcmp(key, "enseignement") == 0)
		return strcmp(decade_subjects[version->subject], value) == 0;
	if (strcmp(key, "equipement") == 0)
		return strcmp(decade_equipment[version->equipment], value) == 0;
	if (strcmp(key, "zap") == 0)  /* no register of schools tells any */
		return strcmp(value, "-") == 0;
	return strcmp(key, "type") == 0 && strcmp(decade_types[version->type], value) == 0;
}

/* ---- What happens ---- */

/* More as the years go by, next to nothing in July and August. */
static inline int64_t decade_birth(uint64_t *state)
{
	for (;;) {
		uint32_t a = decade_draw(state, DECADE_DAYS), b = decade_draw(state, DECADE_DAYS);
		int64_t at = DECADE_BEGIN + (int64_t)(a > b ? a : b) * DECADE_DAY;
		int month = date_of(at).month;
		if ((month != 7 && month != 8) || decade_draw(state, 8) == 0)
			return at + decade_draw(state, 6 * 3600);
	}
}

/* The day a sheet says it was published, when it came in with its past. */
static inline bool decade_past(const struct decade *decade, uint32_t sheet, int64_t birth,
	char day[static DATE_BYTES])
{
	uint64_t state = decade_state(decade->seed, sheet, 0xF2);
	if (decade_draw(&state, 6) > 0)
		return false;
	date_write(date_of(birth - (int64_t)decade_draw(&state, 400) * DECADE_DAY), day);
	return true;
}

static inline void decade_add(struct decade *decade, struct decade_act act)
{
	decade->acts[decade->count++] = act;
}

/* The life of one sheet, but for the purge of examples. */
static inline void decade_live(struct decade *decade, uint32_t sheet)
{
	uint64_t state = decade_state(decade->seed, sheet, 0xFF);
	int64_t at = decade_birth(&state);
	uint32_t version = 1;
	decade_add(decade, (struct decade_act){ at, DECADE_PUT, sheet, 1, 1 });
	while (version < DECADE_VERSIONS - 2 && decade_draw(&state, 10) < 4) {
		at += (int64_t)(1 + decade_draw(&state, 400)) * DECADE_DAY;
		version++;
		decade_add(decade, (struct decade_act){ at, DECADE_PUT, sheet, version, version });
	}
	if (decade_draw(&state, 20) > 0)
		return;
	at += (int64_t)(30 + decade_draw(&state, 900)) * DECADE_DAY;
	decade_add(decade, (struct decade_act){ at, DECADE_WITHDRAWN, sheet, version + 1, version });
	if (decade_draw(&state, 3) > 0)
		return;
	at += (int64_t)(1 + decade_draw(&state, 300)) * DECADE_DAY;
	decade_add(decade, (struct decade_act){ at, DECADE_PUT, sheet, version + 2, version + 2 });
}

/* Examples that are there the day they are purged have no life behind it. */
static inline void decade_purge(struct decade *decade, size_t first)
{
	size_t after = first;
	while (after < decade->count && decade->acts[after].at < DECADE_PURGE)
		after++;
	if (after == first)
		return;
	const struct decade_act last = decade->acts[after - 1];
	if (!decade_version(decade, last.sheet, last.version).is_example)
		return;
	decade->count = after;
	decade_add(decade, (struct decade_act){
		DECADE_PURGE, DECADE_PURGED, last.sheet, last.revision, last.version,
	});
}

/* What each act of one sheet makes of it. */
static inline void decade_know(struct decade *decade, size_t first)
{
	bool has_begun = false;
	for (size_t i = first; i < decade->count; i++) {
		const struct decade_act *act = &decade->acts[i];
		struct decade_moment moment = { .version = decade_version(decade, act->sheet, act->version) };
		bool is_online = act->kind == DECADE_PUT && decade_is_online(&moment.version);
		date_write(date_of(act->at), moment.day);
		if (!has_begun && is_online) {
			char past[DATE_BYTES];
			if (decade_past(decade, act->sheet, decade->acts[first].at, past) && strcmp(past, moment.day) < 0)
				memcpy(moment.day, past, DATE_BYTES);
		}
		has_begun = has_begun || is_online;
		moment.sheet = has_begun ? act->sheet : 0;
		moment.measures = is_online ? decade_measures(&moment.version) : 0;
		decade->moments[i] = moment;
	}
}

static inline int decade_by_time(const void *a, const void *b)
{
	const struct decade_act *left = a, *right = b;
	if (left->at != right->at)
		return (left->at > right->at) - (left->at < right->at);
	return (left->sheet > right->sheet) - (left->sheet < right->sheet);
}

static inline struct decade decade_new(uint64_t seed, struct decade_size size)
{
	size_t room = (size_t)size.sheets * (DECADE_VERSIONS + 2);
	struct decade decade = { .seed = seed, .size = size };
	decade.acts = mem_new(room, sizeof *decade.acts);
	decade.moments = mem_new(room, sizeof *decade.moments);
	for (uint32_t sheet = 1; sheet <= size.sheets; sheet++) {
		size_t first = decade.count;
		decade_live(&decade, sheet);
		decade_purge(&decade, first);
		decade_know(&decade, first);
	}
	qsort(decade.acts, decade.count, sizeof *decade.acts, decade_by_time);
	return decade;
}

static inline void decade_done(struct decade *decade)
{
	free(decade->acts);
	free(decade->moments);
}
#define OWNED_DECADE __attribute__((cleanup(decade_done))) struct decade

/* How many count at the end of a day, by a walk through all that is known, and are in each of `parts`
 * parts of breakdowns: a key and a value. */
static inline size_t decade_count_in(const struct decade *decade, enum measure measure, const char *day,
	bool with_examples, size_t parts, const char *const (*wanted)[2])
{
	size_t count = 0;
	const struct decade_moment *there = NULL;
	for (size_t i = 0; i <= decade->count; i++) {
		const struct decade_moment *moment = i < decade->count ? &decade->moments[i] : NULL;
		if (there && (!moment || moment->sheet != there->sheet)) {
			bool is_in = (there->measures & MEASURE_BIT(measure))
				&& there->version.is_example <= with_examples;
			for (size_t j = 0; j < parts; j++)
				is_in = is_in && decade_is_in(&there->version, wanted[j][0], wanted[j][1]);
			count += is_in;
			there = NULL;
		}
		if (moment && moment->sheet && strcmp(moment->day, day) <= 0)
			there = moment;
	}
	return count;
}

/* `key` NULL: the whole. */
static inline size_t decade_count(const struct decade *decade, enum measure measure, const char *day,
	bool with_examples, const char *key, const char *value)
{
	const char *const wanted[][2] = { { key, value } };
	return decade_count_in(decade, measure, day, with_examples, key ? 1 : 0, wanted);
}

#endif
