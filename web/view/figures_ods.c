#include "view/figures_ods.h"

#include "base/owned.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/spreadsheet.h"

#include <stdlib.h>

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* Codes sort as numbers do. */
static void add_code(struct spreadsheet *book, const struct indicator *indicator)
{
	spreadsheet_number(book, strtoul(indicator->code, NULL, 10));
}

/* ---- All of them ---- */

static const struct column all_columns[] = {
	{ "Indicateur", COLUMN_NARROW }, { "Axe", COLUMN_MIDDLE }, { "Intitulé", COLUMN_WIDE },
	{ "Pour", COLUMN_MIDDLE }, { "Valeur", COLUMN_NARROW }, { "À la fin du", COLUMN_NARROW },
	{ "Cible", COLUMN_NARROW }, { "Date de la cible", COLUMN_NARROW }, { "Définition", COLUMN_NARROW },
	{ "Définie depuis", COLUMN_NARROW }, { "Origine", COLUMN_MIDDLE },
};

static void add_target(struct spreadsheet *book, const struct indicator *indicator)
{
	if (indicator->target > 0)
		spreadsheet_number(book, indicator->target);
	else
		spreadsheet_empty(book);
	spreadsheet_day(book, indicator->target_date);
}

static void add_counted(struct spreadsheet *book, const struct look *look, const struct counted *counted)
{
	OWNED_STRING hidden = counted->is_hidden ? figure_counted(look->indicator->counting, counted) : NULL;
	if (hidden)
		spreadsheet_text(book, hidden);
	else if (!look->indicator->counting->is_share)
		spreadsheet_number(book, counted->part);
	else if (counted->whole > 0)
		spreadsheet_share(book, counted->part, counted->whole);
	else
		spreadsheet_empty(book);
}

/* A value, or why there is none. */
static void add_value(struct spreadsheet *book, const struct look *look)
{
	if (!look->is_counted)
		spreadsheet_number(book, look->value);
	else if (look_has_value(look))
		add_counted(book, look, &look->counted.now);
	else
		spreadsheet_text(book, look_absence(look));
}

static void add_indicator(struct spreadsheet *book, const struct look *look, const char *whom)
{
	const struct indicator *indicator = look->indicator;
	OWNED_STRING source = french_capital(indicator_class_label(indicator->class));
	spreadsheet_row(book);
	add_code(book, indicator);
	spreadsheet_text(book, axis_title(indicator->axis));
	spreadsheet_text(book, indicator->title);
	spreadsheet_text(book, whom);
	add_value(book, look);
	spreadsheet_day(book, look->day);
	add_target(book, indicator);
	spreadsheet_number(book, indicator->version);
	spreadsheet_day(book, indicator->since);
	spreadsheet_text(book, source);
}

/* ---- What stands beside ---- */

static const struct column beside_columns[] = {
	{ "Indicateur", COLUMN_NARROW }, { "Intitulé", COLUMN_WIDE }, { "Ce qui est compté", COLUMN_WIDE },
	{ "Nombre", COLUMN_NARROW }, { "À la fin du", COLUMN_NARROW }, { "Pour", COLUMN_MIDDLE },
};

static void add_companions(struct spreadsheet *book, const struct look *look, const char *whom)
{
	const struct indicator *indicator = look->indicator;
	for (size_t i = 0; indicator->companions[i].label; i++) {
		OWNED_STRING label = french_capital(indicator->companions[i].label);
		spreadsheet_row(book);
		add_code(book, indicator);
		spreadsheet_text(book, indicator->title);
		spreadsheet_text(book, label);
		spreadsheet_number(book, look->companions[i]);
		spreadsheet_day(book, look->day);
		spreadsheet_text(book, whom);
	}
}

/* ---- The year ---- */

static const struct column month_columns[] = {
	{ "Indicateur", COLUMN_NARROW }, { "Ce qui est compté", COLUMN_WIDE }, { "Mois", COLUMN_MIDDLE },
	{ "À la fin du", COLUMN_NARROW }, { "Nombre", COLUMN_NARROW }, { "Pour", COLUMN_MIDDLE },
};

static void add_months(struct spreadsheet *book, const struct look *look, const char *whom)
{
	OWNED_STRING counted = french_capital(look->is_counted ? look->indicator->title
		: indicator_label(look->indicator, look->measure));
	for (size_t i = 0; i < YEAR_MONTHS && look->year.months[i].is_over; i++) {
		const struct figure_month *month = &look->year.months[i];
		OWNED_STRING name = figure_month_label(month->name);
		spreadsheet_row(book);
		add_code(book, look->indicator);
		spreadsheet_text(book, counted);
		spreadsheet_text(book, name);
		spreadsheet_day(book, month->last);
		if (look->is_counted)
			add_counted(book, look, &look->counted.months[i]);
		else
			spreadsheet_number(book, month->value);
		spreadsheet_text(book, whom);
	}
}

void view_figures_ods(struct spreadsheet *book, const struct shown_figures *figures)
{
	spreadsheet_table(book, "Indicateurs", all_columns, COUNT(all_columns));
	for (size_t i = 0; i < indicator_count; i++)
		add_indicator(book, &figures->looks[i], figures->whom);
	spreadsheet_table(book, "À côté", beside_columns, COUNT(beside_columns));
	for (size_t i = 0; i < indicator_count; i++)
		add_companions(book, &figures->looks[i], figures->whom);
	spreadsheet_table(book, "Mois", month_columns, COUNT(month_columns));
	for (size_t i = 0; i < indicator_count; i++)
		if (look_has_year(&figures->looks[i]))
			add_months(book, &figures->looks[i], figures->whom);
}

/* ---- Breakdowns ---- */

static const struct column part_columns[] = {
	{ "Indicateur", COLUMN_NARROW }, { "Ce qui est compté", COLUMN_WIDE }, { "Part", COLUMN_WIDE },
	{ "Nombre", COLUMN_NARROW }, { "À la fin du", COLUMN_NARROW }, { "Pour", COLUMN_MIDDLE },
};

void view_breakdown_ods(struct spreadsheet *book, const struct breakdown *breakdown)
{
	spreadsheet_table(book, breakdown->label, part_columns, COUNT(part_columns));
}

void view_parts_ods(struct spreadsheet *book, const struct shown_parts *shown,
	const struct vocabularies *vocabularies)
{
	const struct look *look = shown->look;
	OWNED_STRING counted = french_capital(indicator_label(look->indicator, look->measure));
	for (size_t i = 0; i < shown->parts->count; i++) {
		const struct figure_part *part = &shown->parts->items[i];
		OWNED_STRING label = figure_part_label(vocabularies, shown->breakdown, part->value, part->name);
		spreadsheet_row(book);
		add_code(book, look->indicator);
		spreadsheet_text(book, counted);
		spreadsheet_text(book, label);
		if (part->is_hidden)
			spreadsheet_text(book, figure_hidden(part));
		else
			spreadsheet_number(book, part->count);
		spreadsheet_day(book, look->day);
		spreadsheet_text(book, shown->whom);
	}
}

/* ---- Definitions ---- */

static const struct column definition_columns[] = {
	{ "Indicateur", COLUMN_NARROW }, { "Intitulé", COLUMN_WIDE }, { "Comment c’est compté", COLUMN_WIDE },
};

void view_definitions_ods(struct spreadsheet *book)
{
	spreadsheet_table(book, "Définitions", definition_columns, COUNT(definition_columns));
	for (size_t i = 0; i < indicator_count; i++) {
		spreadsheet_row(book);
		add_code(book, &indicators[i]);
		spreadsheet_text(book, indicators[i].title);
		spreadsheet_text(book, indicators[i].counted);
	}
}
