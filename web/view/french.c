#include "view/french.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/duration.h"
#include "base/mem.h"
#include "base/text.h"

#include <string.h>

char *french_date(const char *iso)
{
	struct date date;
	if (iso && date_parse(iso, &date))
		return date_in_french(date);
	return mem_copy(iso ? iso : "");
}

char *french_duration(const char *iso)
{
	struct duration duration;
	if (iso && duration_parse(iso, &duration))
		return duration_in_french(duration);
	return mem_copy(iso ? iso : "");
}

char *french_bytes(unsigned long long bytes)
{
	enum { KILO = 1000, MEGA = 1000 * KILO };
	if (bytes < KILO)
		return text_make("%llu\u00A0octet%s", bytes, bytes > 1 ? "s" : "");
	if (bytes < MEGA - KILO / 2)
		return text_make("%llu\u00A0ko", (bytes + KILO / 2) / KILO);
	unsigned long long tenths = (bytes + MEGA / 20) / (MEGA / 10);
	return text_make("%llu,%llu\u00A0Mo", tenths / 10, tenths % 10);
}

char *french_day(int64_t moment)
{
	return date_in_french(date_of(moment));
}

char *french_moment(int64_t moment)
{
	char clock[CLOCK_BYTES];
	OWNED_STRING day = french_day(moment);
	date_clock(moment, clock);
	return text_make("%s à %lu\u00A0h\u00A0%s", day, strtoul(clock, NULL, 10), clock + 3);
}

char *french_ago(int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *one, *many;
	} units[] = {
		{ 24 * 3600, "jour",   "jours" },
		{ 3600,      "heure",  "heures" },
		{ 60,        "minute", "minutes" },
	};
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		int64_t count = seconds / units[i].seconds;
		if (count > 0)
			return text_make("il y a %lld\u00A0%s", (long long)count,
				count == 1 ? units[i].one : units[i].many);
	}
	return mem_copy("à l’instant");
}

char *french_capital(const char *text)
{
	static const char accented[] = "àâäçèéêëîïôöùûü";
	struct text capital = {0};
	size_t taken = 0;

	/* Latin-1 letters differ from their capitals by one bit of the second byte. */
	if (ascii_is_small(text[0])) {
		text_add_char(&capital, (char)(text[0] - 'a' + 'A'));
		taken = 1;
	} else if (text[0] == '\xC3' && text[1]) {
		for (size_t i = 0; accented[i] && taken == 0; i += 2)
			if (text[1] == accented[i + 1])
				taken = 2;
		if (taken > 0) {
			text_add_char(&capital, '\xC3');
			text_add_char(&capital, (char)(text[1] & ~0x20));
		}
	}
	text_add(&capital, text + taken);
	return text_take(&capital);
}

const char *french_label(const struct vocabularies *vocabularies, enum vocabulary_name name,
	const char *key)
{
	const struct term *term = vocabulary_find(vocabularies, name, key);
	return term ? term->label : key;
}

static const char *discipline_of(const struct vocabularies *vocabularies, const char *key)
{
	const struct term *subject = vocabulary_find(vocabularies, VOCABULARY_SUBJECTS, key);
	const struct term *whole = subject && *subject->discipline
		? vocabulary_find(vocabularies, VOCABULARY_SUBJECTS, subject->discipline) : subject;
	if (!whole)
		return key;
	return *whole->short_label ? whole->short_label : whole->label;
}

char *french_disciplines(const struct vocabularies *vocabularies, const struct words *subjects)
{
	OWNED_WORDS names = {0};
	for (size_t i = 0; i < subjects->count; i++)
		words_add_once(&names, discipline_of(vocabularies, subjects->items[i]));
	return words_join(&names, ", ");
}

char *french_between_quotes(const struct words *words)
{
	return words_join(words, "\u00A0», «\u00A0");
}

/* Of a school the register does not know, its UAI tells the department. */
static char *school(const struct vocabularies *vocabularies, const char *uai)
{
	OWNED_STRING digits = mem_copy_bytes(uai, strlen(uai) < 3 ? strlen(uai) : 3);
	const struct term *department = vocabulary_find(vocabularies, VOCABULARY_DEPARTMENTS, digits);
	return department ? text_make("%s (%s)", uai, department->label) : mem_copy(uai);
}

char *french_choice(const struct vocabularies *vocabularies, const struct filter *filter,
	const char *name)
{
	if (name)
		return mem_copy(name);
	if (filter->facet == FACET_SCHOOL)
		return school(vocabularies, filter->key);
	if (facet_is_open(filter->facet))
		return mem_copy(filter->key);

	const struct term *term = vocabulary_find(vocabularies, facets[filter->facet].vocabulary, filter->key);
	return term ? french_capital(term_name(term)) : mem_copy(filter->key);
}

char *french_labels(const struct vocabularies *vocabularies, enum vocabulary_name name,
	const struct words *keys)
{
	struct words labels = {0};
	for (size_t i = 0; i < keys->count; i++)
		words_add(&labels, french_label(vocabularies, name, keys->items[i]));
	char *joined = words_join(&labels, ", ");
	words_done(&labels);
	return joined;
}

const char *french_kind(const char *key)
{
	static const struct { const char *key, *name; } names[] = {
		{ "ecole", "École" }, { "college", "Collège" }, { "lycee", "Lycée" },
		{ "erea", "Établissement adapté" },
		{ "autre", "Établissement" }, { "public", "public" }, { "prive", "privé" },
	};
	for (size_t i = 0; key && i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i].key, key) == 0)
			return names[i].name;
	return NULL;
}
