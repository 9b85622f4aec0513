#include "sheet/loose.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/duration.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 8, PART_DIGITS = 4 };

/* A text cut into its numbers and the words after each: « 1h30 » is 1 h, 30. */
struct part {
	unsigned number;
	char word[16];  /* lower case, no accent; "" when none follows */
};

/* The parts of a folded text, 0 when it does not start with a number or has more than PARTS. */
static size_t cut(const char *text, struct part parts[static PARTS])
{
	size_t count = 0;
	while (*text) {
		size_t digits = strspn(text, "0123456789");
		if (digits == 0 || digits > PART_DIGITS || count == PARTS)
			return 0;
		parts[count].number = (unsigned)strtoul(text, NULL, 10);
		text += digits;

		size_t letters = 0;
		for (; *text && !ascii_is_digit(*text); text++) {
			if (!ascii_is_small(*text) && !strchr(" ./-", *text))
				return 0;
			if (ascii_is_small(*text) && letters + 1 < sizeof parts[count].word)
				parts[count].word[letters++] = *text;
		}
		parts[count++].word[letters] = '\0';
	}
	return count;
}

static const char *const MONTHS[] = {
	"janvier", "fevrier", "mars", "avril", "mai", "juin",
	"juillet", "aout", "septembre", "octobre", "novembre", "decembre",
};

static int month_of(const char *word)
{
	if (strncmp(word, "er", 2) == 0)
		word += 2;
	for (int i = 0; i < 12; i++)
		if (strcmp(word, MONTHS[i]) == 0)
			return i + 1;
	return 0;
}

static char *date_text(unsigned year, unsigned month, unsigned day)
{
	char text[40];
	struct date date;
	snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
	return date_parse(text, &date) ? mem_copy(text) : NULL;
}

char *loose_date(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	if (strlen(folded) > 10 && strchr("t ", folded[10]) && ascii_is_digit(folded[9]))
		folded[10] = '\0';

	struct part parts[PARTS];
	size_t count = cut(folded, parts);
	if (count == 2 && month_of(parts[0].word))
		return date_text(parts[1].number, (unsigned)month_of(parts[0].word), parts[0].number);
	if (count != 3 || *parts[0].word || *parts[1].word || *parts[2].word)
		return NULL;
	if (parts[0].number > 31)
		return date_text(parts[0].number, parts[1].number, parts[2].number);
	return date_text(parts[2].number, parts[1].number, parts[0].number);
}

/* Units from the longest, as ISO 8601 wants them. */
static const struct { const char *words; char letter; bool is_time; } UNITS[] = {
	{ " an ans annee annees ",              'Y', false },
	{ " mois ",                             'M', false },
	{ " sem semaine semaines ",             'W', false },
	{ " j jour jours ",                     'D', false },
	{ " h heure heures ",                   'H', true },
	{ " m mn min mins minute minutes ",     'M', true },
};

enum { UNIT_COUNT = sizeof UNITS / sizeof UNITS[0], MINUTES = UNIT_COUNT - 1, HOURS = MINUTES - 1 };

/* The unit of a part; a bare number after hours counts minutes. UNIT_COUNT when unknown. */
static size_t unit_of(const struct part *part, size_t unit_before)
{
	if (!*part->word)
		return unit_before == HOURS ? MINUTES : UNIT_COUNT;
	char wanted[sizeof part->word + 2];
	snprintf(wanted, sizeof wanted, " %s ", part->word);
	for (size_t i = 0; i < UNIT_COUNT; i++)
		if (strstr(UNITS[i].words, wanted))
			return i;
	return UNIT_COUNT;
}

char *loose_duration(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	struct part parts[PARTS];
	size_t count = cut(folded, parts), unit = UNIT_COUNT;
	OWNED_TEXT iso = {0};
	text_add(&iso, "P");
	bool has_time = false;
	for (size_t i = 0; i < count; i++) {
		unit = unit_of(&parts[i], unit);
		if (unit == UNIT_COUNT)
			return NULL;
		if (UNITS[unit].is_time && !has_time)
			text_add_char(&iso, 'T');
		has_time = UNITS[unit].is_time;
		text_format(&iso, "%u%c", parts[i].number, UNITS[unit].letter);
	}

	struct duration duration;
	if (count == 0) {
		text_cut(&iso, 0);
		for (const char *c = folded; *c; c++)
			text_add_char(&iso, ascii_is_small(*c) ? (char)(*c - 'a' + 'A') : *c);
	}
	return duration_parse(text_string(&iso), &duration) ? text_take(&iso) : NULL;
}

char *loose_school_year(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	if (strcmp(folded, "non") == 0 || strcmp(folded, "no") == 0)
		return mem_copy("non");

	OWNED_TEXT digits = {0};
	for (const char *c = folded; *c; c++)
		if (ascii_is_digit(*c))
			text_add_char(&digits, *c);
	const char *seen = text_string(&digits);
	if (digits.length != 8 && digits.length != 6)
		return NULL;
	OWNED_STRING year = text_make("%.4s-%.*s%s", seen, digits.length == 6 ? 2 : 0, seen, seen + 4);
	return date_parse_school_year(year) ? TAKE(year) : NULL;
}

static const struct { const char *typed, *meant; } FLAGS[] = {
	{ "true", "true" }, { "oui", "true" }, { "vrai", "true" }, { "yes", "true" }, { "1", "true" },
	{ "false", "false" }, { "non", "false" }, { "faux", "false" }, { "no", "false" }, { "0", "false" },
};

char *loose_flag(const char *text)
{
	OWNED_STRING folded = utf8_fold(text);
	for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++)
		if (strcmp(folded, FLAGS[i].typed) == 0)
			return mem_copy(FLAGS[i].meant);
	return NULL;
}
