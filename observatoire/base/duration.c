#include "base/duration.h"

#include "base/ascii.h"
#include "base/text.h"

#include <stddef.h>

#define NBSP "\xC2\xA0"

/* The units in the order ISO 8601 wants them; time units come after a « T ». */
static const struct unit {
	char letter;
	bool is_time;
	size_t offset;
	unsigned long minutes;
	const char *singular, *plural;
} UNITS[] = {
	{ 'Y', false, offsetof(struct duration, years),   527040, "an",      "ans" },
	{ 'M', false, offsetof(struct duration, months),  44640,  "mois",    "mois" },
	{ 'W', false, offsetof(struct duration, weeks),   10080,  "semaine", "semaines" },
	{ 'D', false, offsetof(struct duration, days),    1440,   "jour",    "jours" },
	{ 'H', true,  offsetof(struct duration, hours),   60,     "h",       "h" },
	{ 'M', true,  offsetof(struct duration, minutes), 1,      "min",     "min" },
};

enum { UNIT_COUNT = sizeof UNITS / sizeof UNITS[0] };

static unsigned *member(struct duration *duration, size_t offset)
{
	return (unsigned *)(void *)((char *)duration + offset);
}

static unsigned value_of(const struct duration *duration, size_t offset)
{
	return *(const unsigned *)(const void *)((const char *)duration + offset);
}

/* The next unit from `from` on that `letter` names; UNIT_COUNT when there is none. */
static size_t find_unit(size_t from, char letter, bool is_time)
{
	for (size_t i = from; i < UNIT_COUNT; i++)
		if (UNITS[i].letter == letter && UNITS[i].is_time == is_time)
			return i;
	return UNIT_COUNT;
}

bool duration_parse(const char *text, struct duration *duration)
{
	if (*text++ != 'P')
		return false;

	struct duration read = {0};
	bool is_time = false;
	size_t next = 0, found = 0, found_before_time = 0;
	while (*text) {
		if (*text == 'T') {
			if (is_time)
				return false;
			is_time = true;
			found_before_time = found;
			text++;
		}
		unsigned value = 0, digit_count = 0;
		while (ascii_is_digit(*text) && ++digit_count <= 4)
			value = 10 * value + (unsigned)(*text++ - '0');
		size_t unit = digit_count && digit_count <= 4 ? find_unit(next, *text, is_time) : UNIT_COUNT;
		if (unit == UNIT_COUNT)
			return false;
		*member(&read, UNITS[unit].offset) = value;
		next = unit + 1;
		found++;
		text++;
	}
	if (found == 0 || (is_time && found == found_before_time) || duration_minutes(read) == 0)
		return false;
	*duration = read;
	return true;
}

unsigned long duration_minutes(struct duration duration)
{
	unsigned long total = 0;
	for (size_t i = 0; i < UNIT_COUNT; i++)
		total += UNITS[i].minutes * value_of(&duration, UNITS[i].offset);
	return total;
}

bool duration_is_within_a_year(struct duration duration)
{
	return duration_minutes(duration) <= UNITS[0].minutes;
}

char *duration_in_french(struct duration duration)
{
	struct text french = {0};
	for (size_t i = 0; i < UNIT_COUNT; i++) {
		unsigned value = value_of(&duration, UNITS[i].offset);
		if (value == 0)
			continue;
		if (french.length)
			text_add(&french, NBSP);
		text_format(&french, "%u" NBSP "%s", value, value > 1 ? UNITS[i].plural : UNITS[i].singular);
	}
	return text_take(&french);
}
