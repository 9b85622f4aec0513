#include "sheet/sheet.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/uai.h"
#include "sheet/vocabulary.h"

#include <string.h>

enum { DEPARTMENT_DIGITS = 3 };

void sheet_facts_done(struct sheet_facts *facts)
{
	words_done(&facts->cycles);
	words_done(&facts->degrees);
	words_done(&facts->stages);
	words_done(&facts->schools);
	words_done(&facts->departments);
	free(facts->school_year);
	*facts = (struct sheet_facts){0};
}

static void add_listed(struct words *words, const char *listed)
{
	OWNED_WORDS split = {0};
	words_split(&split, listed, ';');
	for (size_t i = 0; i < split.count; i++)
		words_add_once(words, split.items[i]);
}

/* « Cycle 3 » beside « 6e » is for 6e: only a cycle that stands alone is for all its classes. */
static bool is_told_by_class(const struct vocabularies *vocabularies, const struct sheet *sheet,
	const struct term *cycle)
{
	for (size_t i = 0; i < sheet->levels.count; i++) {
		const struct term *level = vocabulary_find(vocabularies, VOCABULARY_LEVELS, sheet->levels.items[i]);
		if (level && level != cycle && strcmp(level->cycle, cycle->key) == 0)
			return true;
	}
	return false;
}

/* Levels of no cycle (ASH) say something of the degrees only when no other level does. */
static void derive_levels(const struct vocabularies *vocabularies, const struct sheet *sheet,
	struct sheet_facts *facts)
{
	OWNED_WORDS elsewhere = {0};
	for (size_t i = 0; i < sheet->levels.count; i++) {
		const struct term *level = vocabulary_find(vocabularies, VOCABULARY_LEVELS, sheet->levels.items[i]);
		if (!level)
			continue;
		if (*level->cycle)
			words_add_once(&facts->cycles, level->cycle);
		add_listed(*level->cycle ? &facts->degrees : &elsewhere, level->degrees);
		if (!is_told_by_class(vocabularies, sheet, level))
			add_listed(&facts->stages, level->stages);
	}

	facts->is_inter_degrees = facts->degrees.count > 1
		|| words_has(&sheet->themes, "liaison-inter-degres")
		|| words_has(&sheet->settings, "liaison-inter-degres")
		|| words_has(&sheet->settings, "liaison-primaire-college");
	if (facts->degrees.count == 0)
		words_copy(&facts->degrees, &elsewhere);
	words_sort(&facts->cycles);
	words_sort(&facts->degrees);
}

static void add_school(struct sheet_facts *facts, const char *uai)
{
	if (!uai || !uai_is_valid(uai))
		return;
	words_add_once(&facts->schools, uai);
	char *digits = mem_copy_bytes(uai, DEPARTMENT_DIGITS);
	words_add_once(&facts->departments, digits);
	free(digits);
}

static void derive_schools(const struct sheet *sheet, struct sheet_facts *facts)
{
	for (size_t i = 0; i < sheet->schools.count; i++)
		add_school(facts, sheet->schools.items[i]);
	for (size_t i = 0; i < sheet->author_count; i++)
		add_school(facts, sheet->authors[i].uai);
	words_sort(&facts->schools);
	words_sort(&facts->departments);
}

/* The year it was tried in says more than the day somebody put it online. */
static void derive_school_year(const struct sheet *sheet, struct sheet_facts *facts)
{
	struct date date;
	const char *day = sheet->published_on ? sheet->published_on : sheet->created_on;
	int first = sheet->tried ? date_parse_school_year(sheet->tried) : 0;
	if (first == 0 && day && date_parse(day, &date))
		first = date_school_year(date);
	if (first > 0)
		facts->school_year = text_make("%04d-%04d", first, first + 1);
}

static bool is_coding_concept(const struct vocabularies *vocabularies, const char *concept)
{
	for (size_t i = 0; *concept && i < vocabulary_size(vocabularies, VOCABULARY_PROGRAMME); i++)
		if (strcmp(vocabulary_at(vocabularies, VOCABULARY_PROGRAMME, i)->concept, concept) == 0)
			return true;
	return false;
}

/* « codage »: by theme, by concept of the programmes, or CRCN 3.4. */
static bool is_about_coding(const struct vocabularies *vocabularies, const struct sheet *sheet)
{
	if (words_has(&sheet->themes, "codage") || words_has(&sheet->digital_skills, "3.4"))
		return true;
	for (size_t i = 0; i < sheet->programme.count; i++)
		if (vocabulary_find(vocabularies, VOCABULARY_PROGRAMME, sheet->programme.items[i]))
			return true;
	for (size_t i = 0; i < sheet->subjects.count; i++) {
		const struct term *subject = vocabulary_find(vocabularies, VOCABULARY_SUBJECTS,
			sheet->subjects.items[i]);
		if (subject && is_coding_concept(vocabularies, subject->concept))
			return true;
	}
	return false;
}

/* « au service des programmes »: a subject that does not only teach the tools. */
static bool serves_programmes(const struct vocabularies *vocabularies, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->subjects.count; i++) {
		const struct term *subject = vocabulary_find(vocabularies, VOCABULARY_SUBJECTS,
			sheet->subjects.items[i]);
		if (subject && !subject->only_digital_tools)
			return true;
	}
	return false;
}

/* Words of a title or a summary that make one think of coding; folded. */
static const char *const CODING_WORDS[] = {
	"algorithm", "scratch", "programmer", "programmation", "codage", "coder", "robot", "thymio",
	"micro:bit", "arduino", "debranch",
};

static bool speaks_of_coding(const char *text)
{
	OWNED_STRING folded = utf8_fold(text ? text : "");
	for (size_t i = 0; i < sizeof CODING_WORDS / sizeof CODING_WORDS[0]; i++)
		if (strstr(folded, CODING_WORDS[i]))
			return true;
	return false;
}

/* Tools and words that a référent should look at: they do not make a sheet coding by themselves. */
static bool looks_like_coding(const struct sheet *sheet)
{
	return words_has(&sheet->software, "logiciel-programmation")
		|| words_has(&sheet->equipment, "robot-programmable")
		|| words_has(&sheet->equipment, "carte-programmable")
		|| words_has(&sheet->themes, "robotique") || words_has(&sheet->themes, "codage-debranche")
		|| words_has(&sheet->activities, "programmer")
		|| speaks_of_coding(sheet->title) || speaks_of_coding(sheet->summary);
}

void sheet_derive(const struct vocabularies *vocabularies, const struct sheet *sheet,
	struct sheet_facts *facts)
{
	*facts = (struct sheet_facts){0};
	derive_levels(vocabularies, sheet, facts);
	derive_schools(sheet, facts);
	derive_school_year(sheet, facts);

	bool is_scenario = text_equals(sheet->type, "scenario") || text_equals(sheet->type, "sequence");
	bool is_coding = is_about_coding(vocabularies, sheet);
	bool is_served = serves_programmes(vocabularies, sheet);
	facts->is_coding = is_scenario && is_coding && is_served;
	facts->is_coding_candidate = is_coding ? is_scenario && !is_served : looks_like_coding(sheet);
}
