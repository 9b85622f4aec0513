#include "indicators/rules.h"

#include "base/text.h"
#include "base/words.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const char *const standings[] = {
	[COUNT_STANDING_COUNTED] = "compte",
	[COUNT_STANDING_OFFLINE] = "hors-ligne",
	[COUNT_STANDING_EXTERNAL] = "externe",
	[COUNT_STANDING_DUPLICATE] = "doublon",
	[COUNT_STANDING_ELSEWHERE] = "hors-academie",
	[COUNT_STANDING_PURGED] = "efface",
};

static const char *const measures[MEASURE_COUNT] = {
	[MEASURE_USAGES] = "usages",
	[MEASURE_CODING] = "codage",
	[MEASURE_CODING_CYCLE_3] = "codage-cycle-3",
	[MEASURE_TO_QUALIFY] = "a-qualifier",
	[MEASURE_SHARED] = "deux-academies",
	[MEASURE_ASSESSED] = "bilan",
	[MEASURE_ENT] = "ent",
	[MEASURE_VARIANTS] = "variantes",
};

const char *measure_key(enum measure measure)
{
	return measures[measure];
}

bool measure_find(const char *key, enum measure *measure)
{
	for (enum measure each = 0; each < MEASURE_COUNT; each++)
		if (text_equals(measures[each], key)) {
			*measure = each;
			return true;
		}
	return false;
}

const char *count_standing_key(enum count_standing standing)
{
	return standings[standing];
}

void reckoning_done(struct reckoning *reckoning)
{
	free(reckoning->facets);
	*reckoning = (struct reckoning){0};
}

/* ---- Whether it counts ---- */

static bool has_relation(const struct sheet *sheet, const char *type)
{
	for (size_t i = 0; i < sheet->relation_count; i++)
		if (text_equals(sheet->relations[i].type, type))
			return true;
	return false;
}

/* Académies of the région that its schools are of, each once. */
static void list_academies(const struct vocabularies *vocabularies, const struct sheet_facts *facts,
	struct words *academies)
{
	for (size_t i = 0; i < facts->departments.count; i++) {
		const struct term *department = vocabulary_find(vocabularies, VOCABULARY_DEPARTMENTS,
			facts->departments.items[i]);
		if (department && *department->academy)
			words_add_once(academies, department->academy);
	}
}

static enum count_standing stand(const struct sheet *sheet, const struct sheet_facts *facts,
	const struct words *academies)
{
	if (!text_equals(sheet->status, "publie") && !text_equals(sheet->status, "a_revoir"))
		return COUNT_STANDING_OFFLINE;
	if (sheet->is_external)
		return COUNT_STANDING_EXTERNAL;
	if (has_relation(sheet, "doublon-de"))
		return COUNT_STANDING_DUPLICATE;
	if (facts->schools.count > 0 && !words_has(academies, OUR_ACADEMY))
		return COUNT_STANDING_ELSEWHERE;
	return COUNT_STANDING_COUNTED;
}

/* ---- What it counts for ---- */

static bool is_assessed(const struct sheet *sheet)
{
	return sheet->benefits.count > 0 || sheet->obstacles.count > 0 || (sheet->outcome && *sheet->outcome);
}

static bool uses_ent(const struct sheet *sheet)
{
	return (sheet->ent && *sheet->ent) || words_has(&sheet->themes, "ent");
}

static unsigned measure(const struct sheet *sheet, const struct sheet_facts *facts,
	const struct words *academies)
{
	const bool counts[MEASURE_COUNT] = {
		[MEASURE_USAGES] = true,
		[MEASURE_CODING] = facts->is_coding,
		[MEASURE_CODING_CYCLE_3] = facts->is_coding && words_has(&facts->cycles, "cycle3"),
		[MEASURE_TO_QUALIFY] = facts->is_coding_candidate,
		[MEASURE_SHARED] = academies->count > 1,
		[MEASURE_ASSESSED] = is_assessed(sheet),
		[MEASURE_ENT] = uses_ent(sheet),
		[MEASURE_VARIANTS] = has_relation(sheet, "est-base-sur"),
	};
	unsigned set = 0;
	for (enum measure each = 0; each < MEASURE_COUNT; each++)
		if (counts[each])
			set |= MEASURE_BIT(each);
	return set;
}

/* ---- What it is counted by ---- */

static void add_value(struct text *facets, const char *facet, const char *value)
{
	text_format(facets, "%s:%s ", facet, value && *value ? value : "-");
}

/* Each once; "-" when there is none: parts add up to no less than the whole. */
static void add_values(struct text *facets, const char *facet, const struct words *values)
{
	for (size_t i = 0; i < values->count; i++)
		add_value(facets, facet, values->items[i]);
	if (values->count == 0)
		add_value(facets, facet, NULL);
}

/* « mathématiques » rather than « mathématiques (cycle 3) »: the cycle is counted beside. */
static void list_disciplines(const struct vocabularies *vocabularies, const struct words *subjects,
	struct words *disciplines)
{
	for (size_t i = 0; i < subjects->count; i++) {
		const struct term *subject = vocabulary_find(vocabularies, VOCABULARY_SUBJECTS, subjects->items[i]);
		words_add_once(disciplines, subject && *subject->discipline ? subject->discipline
			: subjects->items[i]);
	}
}

static char *list_facets(const struct vocabularies *vocabularies, const struct sheet *sheet,
	const struct sheet_facts *facts)
{
	OWNED_TEXT facets = {0};
	OWNED_WORDS disciplines = {0}, equipment = {0};
	list_disciplines(vocabularies, &sheet->subjects, &disciplines);
	for (size_t i = 0; i < sheet->equipment.count; i++)
		words_add_once(&equipment, sheet->equipment.items[i]);

	text_add_char(&facets, ' ');
	add_values(&facets, "departement", &facts->departments);
	add_values(&facets, "etablissement", &facts->schools);
	add_values(&facets, "degre", &facts->degrees);
	add_values(&facets, "cycle", &facts->cycles);
	add_values(&facets, "enseignement", &disciplines);
	add_values(&facets, "equipement", &equipment);
	add_value(&facets, "type", sheet->type);
	return text_take(&facets);
}

void reckoning_make(struct reckoning *reckoning, const struct vocabularies *vocabularies,
	const struct sheet *sheet, const struct sheet_facts *facts)
{
	OWNED_WORDS academies = {0};
	list_academies(vocabularies, facts, &academies);
	enum count_standing standing = stand(sheet, facts, &academies);
	*reckoning = (struct reckoning){
		.standing = standing,
		.measures = standing == COUNT_STANDING_COUNTED ? measure(sheet, facts, &academies) : 0,
		.facets   = list_facets(vocabularies, sheet, facts),
	};
}
