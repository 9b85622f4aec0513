#include "view/figure_text.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "registers/value.h"
#include "view/french.h"

#include <stdlib.h>
#include <string.h>

#define NARROW_SPACE "\u202F"

static const char *const months[][2] = {
	{ "janvier", "janv." }, { "février", "févr." }, { "mars", "mars" }, { "avril", "avr." },
	{ "mai", "mai" }, { "juin", "juin" }, { "juillet", "juil." }, { "août", "août" },
	{ "septembre", "sept." }, { "octobre", "oct." }, { "novembre", "nov." }, { "décembre", "déc." },
};

char *figure_number(size_t number)
{
	OWNED_STRING digits = text_make("%zu", number);
	size_t length = strlen(digits);
	OWNED_TEXT out = {0};
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			text_add(&out, NARROW_SPACE);
		text_add_char(&out, digits[i]);
	}
	return text_take(&out);
}

char *figure_change(int64_t change)
{
	if (change == 0)
		return mem_copy("=");
	OWNED_STRING number = figure_number((size_t)(change > 0 ? change : -change));
	return text_make("%s" NARROW_SPACE "%s", change > 0 ? "+" : "\u2212", number);
}

size_t figure_tenths(size_t part, size_t whole)
{
	return (part * 2000 + whole) / (2 * whole);
}

/* To a tenth; a decimal that is zero is not written. */
char *figure_percent(size_t part, size_t whole)
{
	if (whole == 0)
		return NULL;
	size_t tenths = figure_tenths(part, whole);
	return tenths % 10 == 0 ? text_make("%zu" NARROW_SPACE "%%", tenths / 10)
		: text_make("%zu,%zu" NARROW_SPACE "%%", tenths / 10, tenths % 10);
}

const char *figure_hidden(const struct figure_part *part)
{
	return part->count <= SMALL_COUNT ? "< 5" : "masqué";
}

char *figure_counted(const struct counting *counting, const struct counted *counted)
{
	if (counted->lines == 0)
		return NULL;
	if (counted->is_hidden)
		return mem_copy(counting->is_share || counted->part > SMALL_COUNT ? "masqué" : REGISTER_FEW_SHOWN);
	return counting->is_share ? figure_percent(counted->part, counted->whole) : figure_number(counted->part);
}

char *figure_year_label(int first)
{
	return text_make("%04d-%04d", first, first + 1);
}

/* "2016-09": 8; out of bounds never happens in what figures.c writes, and gives January. */
static size_t month_of(const char *name)
{
	unsigned long number = strlen(name) > 5 ? strtoul(name + 5, NULL, 10) : 1;
	return number >= 1 && number <= sizeof months / sizeof months[0] ? number - 1 : 0;
}

char *figure_month_label(const char *name)
{
	return text_make("%s %.4s", months[month_of(name)][0], name);
}

const char *figure_month_short(const char *name)
{
	return months[month_of(name)][1];
}

static char *label_degree(const char *value)
{
	return mem_copy(strcmp(value, "1") == 0 ? "1er degré" : strcmp(value, "2") == 0 ? "2d degré" : value);
}

char *figure_part_label(const struct vocabularies *vocabularies, const struct breakdown *breakdown,
	const char *value, const char *name)
{
	if (strcmp(value, "-") == 0)
		return mem_copy("Non précisé");
	if (strcmp(breakdown->key, "degre") == 0)
		return label_degree(value);
	if (strcmp(breakdown->key, "etablissement") == 0)
		return french_choice(vocabularies, &(struct filter){ FACET_SCHOOL, value }, name);
	if (strcmp(breakdown->key, "zap") == 0)
		return mem_copy(name ? name : value);

	const struct term *term = vocabulary_find(vocabularies, breakdown->vocabulary, value);
	if (!term)
		return mem_copy(value);
	bool is_whole = *term->short_label && !*term->discipline;
	return french_capital(is_whole ? term->short_label : term->label);
}
