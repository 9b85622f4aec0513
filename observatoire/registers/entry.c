#include "registers/entry.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "registers/value.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void register_entry_done(struct register_entry *entry)
{
	for (size_t i = 0; i < REGISTER_FIELDS_MAX; i++)
		free(entry->values[i]);
	*entry = (struct register_entry){0};
}

void register_faults_done(struct register_faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		free(faults->items[i].sentence);
	*faults = (struct register_faults){0};
}

const char *register_entry_value(const struct register_spec *spec, const struct register_entry *entry,
	const char *key)
{
	size_t rank = register_field_rank(spec, key);
	return spec->fields[rank].key && entry->values[rank] ? entry->values[rank] : "";
}

/* ---- Reading what was typed ---- */

static void add_fault(struct register_faults *faults, size_t field, char *sentence)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->items[i].field == field) {
			free(sentence);
			return;
		}
	assert(faults->count < REGISTER_FIELDS_MAX);
	faults->items[faults->count++] = (struct register_fault){ field, sentence };
}

/* NULL when nothing is said, with `why` when something should be. */
static char *read_field(const struct register_field *field, const struct vocabularies *vocabularies,
	const char *typed, char **why)
{
	if (!utf8_is_blank(typed))
		return register_value_read(field, vocabularies, typed, why);
	*why = field->is_required ? mem_copy("Il manque : c’est obligatoire.") : NULL;
	return NULL;
}

static void check_days(const struct register_spec *spec, const char *today,
	const struct register_entry *entry, struct register_faults *faults)
{
	static const char *const past[] = { "date_preuve", NULL };
	char day[DATE_BYTES];
	register_entry_day(spec, entry, day);
	size_t counts = register_field_rank(spec, spec->day);
	bool is_month = spec->fields[counts].kind == REGISTER_MONTH;
	if (strncmp(day, today, is_month ? 7 : DATE_BYTES) > 0)
		add_fault(faults, counts, mem_copy("Ce jour n’est pas encore venu : un registre dit ce qui"
			" est fait."));
	for (size_t i = 0; past[i]; i++)
		if (strcmp(register_entry_value(spec, entry, past[i]), today) > 0)
			add_fault(faults, register_field_rank(spec, past[i]), mem_copy("Ce jour n’est pas encore"
				" venu."));
	const char *until = spec->until ? register_entry_value(spec, entry, spec->until) : "";
	if (*until && strcmp(until, day) < 0)
		add_fault(faults, register_field_rank(spec, spec->until), mem_copy("Elle finirait avant de"
			" commencer."));
}

static void check_within(const struct register_spec *spec, const struct register_entry *entry,
	struct register_faults *faults)
{
	if (!spec->within[0])
		return;
	const char *part = register_entry_value(spec, entry, spec->within[0]);
	const char *whole = register_entry_value(spec, entry, spec->within[1]);
	size_t rank = register_field_rank(spec, spec->within[0]);
	if (*part && *whole && strtoull(part, NULL, 10) > strtoull(whole, NULL, 10))
		add_fault(faults, rank, text_make("Ce nombre dépasse « %s » (%s), dont il est une part.",
			spec->fields[register_field_rank(spec, spec->within[1])].label, whole));
}

void register_entry_read(const struct register_spec *spec, const struct vocabularies *vocabularies,
	const struct register_typed *typed, struct register_entry *entry, struct register_faults *faults)
{
	for (size_t i = 0; spec->fields[i].key; i++) {
		char *why = NULL;
		entry->values[i] = read_field(&spec->fields[i], vocabularies, typed->values[i], &why);
		if (why)
			add_fault(faults, i, why);
	}
	check_days(spec, typed->today, entry, faults);
	check_within(spec, entry, faults);
}

/* ---- As it is kept ---- */

char *register_entry_write(const struct register_spec *spec, const struct register_entry *entry)
{
	OWNED_TEXT out = {0};
	for (size_t i = 0; spec->fields[i].key; i++)
		if (entry->values[i])
			text_format(&out, "%s: %s\n", spec->fields[i].key, entry->values[i]);
	return mem_copy(text_string(&out));
}

void register_entry_parse(const struct register_spec *spec, const char *content,
	struct register_entry *entry)
{
	while (*content) {
		size_t length = strcspn(content, "\n");
		const char *colon = memchr(content, ':', length);
		OWNED_STRING key = mem_copy_bytes(content, colon ? (size_t)(colon - content) : length);
		size_t rank = register_field_rank(spec, key);
		if (colon && spec->fields[rank].key && !entry->values[rank])
			entry->values[rank] = mem_copy_bytes(colon + 2 <= content + length ? colon + 2 : colon + 1,
				colon + 2 <= content + length ? (size_t)(content + length - colon - 2) : 0);
		content += length + (content[length] == '\n');
	}
}

/* ---- What follows from it ---- */

void register_entry_day(const struct register_spec *spec, const struct register_entry *entry,
	char day[static DATE_BYTES])
{
	const char *value = register_entry_value(spec, entry, spec->day);
	bool is_month = strlen(value) == 7;
	OWNED_STRING first = is_month ? text_make("%s-01", value) : mem_copy(value);
	struct date date;
	if (!date_parse(first, &date))
		date = (struct date){ 1, 1, 1 };
	else if (is_month)
		date.day = date_days_in(date.year, date.month);
	date_write(date, day);
}

/* What the first digits of a value say. */
static void add_department(const struct register_field *field, const char *value, struct words *departments)
{
	OWNED_WORDS parts = {0};
	words_split(&parts, value, ' ');
	for (size_t i = 0; i < parts.count; i++) {
		bool is_insee = field->kind == REGISTER_COLLECTIVITY;
		if (is_insee && strlen(parts.items[i]) != 5)
			continue;
		OWNED_STRING digits = mem_copy_bytes(parts.items[i], is_insee ? 2 : 3);
		OWNED_STRING department = is_insee ? text_make("0%s", digits) : mem_copy(digits);
		words_add_once(departments, department);
	}
}

char *register_entry_department(const struct register_spec *spec, const struct register_entry *entry)
{
	OWNED_WORDS departments = {0};
	for (size_t i = 0; spec->fields[i].key; i++)
		if (entry->values[i] && register_field_says_department(&spec->fields[i]))
			add_department(&spec->fields[i], entry->values[i], &departments);
	return departments.count == 1 ? mem_copy(departments.items[0]) : NULL;
}

bool register_entry_is_of_few(const struct register_spec *spec, const struct register_entry *entry)
{
	for (size_t i = 0; spec->fields[i].key; i++)
		if (entry->values[i] && register_value_is_of_few(&spec->fields[i], entry->values[i]))
			return true;
	return false;
}

char *register_entry_same(const struct register_spec *spec, const struct register_entry *entry)
{
	OWNED_WORDS keys = {0}, values = {0};
	words_split(&keys, spec->same, ' ');
	for (size_t i = 0; i < keys.count; i++)
		words_give(&values, utf8_fold(register_entry_value(spec, entry, keys.items[i])));
	return words_join(&values, "\n");
}
