#include "view/snapshots.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "view/faults.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/indicators.h"
#include "view/template.h"

/* ---- The form ---- */

static void add_choice(struct fields *fields, const struct indicator *indicator, enum measure measure,
	const char *chosen)
{
	struct fields *option = fields_repeat(fields, "CHOIX");
	OWNED_STRING label = french_capital(indicator_label(indicator, measure));
	OWNED_STRING whole = text_make("%s. %s", indicator->code, label);
	fields_text(option, "CLE", measure_key(measure));
	fields_text(option, "LIBELLE", whole);
	if (text_equals(measure_key(measure), chosen))
		fields_repeat(option, "CHOISI");
}

static void add_counted_choice(struct fields *fields, const struct indicator *indicator, const char *chosen)
{
	struct fields *option = fields_repeat(fields, "CHOIX");
	OWNED_STRING key = text_make(FREEZE_COUNTED "%s", indicator->code);
	OWNED_STRING whole = text_make("%s. %s", indicator->code, indicator->title);
	fields_text(option, "CLE", key);
	fields_text(option, "LIBELLE", whole);
	if (text_equals(key, chosen))
		fields_repeat(option, "CHOISI");
}

void view_freeze_form(struct fields *fields, const struct freeze_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies)
{
	struct fields *out = fields_repeat(fields, "A_ARRETER");
	fields_text(out, "JOUR", form->day);
	fields_text(out, "NOTE", form->note);
	for (size_t i = 0; i < indicator_count; i++) {
		const struct indicator *indicator = &indicators[i];
		if (indicator->counting)
			add_counted_choice(out, indicator, form->measure);
		if (indicator->has_value)
			add_choice(out, indicator, indicator->measure, form->measure);
		for (size_t j = 0; indicator->companions[j].label; j++)
			add_choice(out, indicator, indicator->companions[j].measure, form->measure);
	}
	view_departments(out, form->department, vocabularies);
	view_faults(out, faults);
}

/* ---- The list ---- */

char *view_snapshot_value(size_t value, size_t whole)
{
	OWNED_STRING number = figure_number(value);
	if (whole == 0)
		return TAKE(number);
	OWNED_STRING of = figure_number(whole);
	OWNED_STRING percent = figure_percent(value, whole);
	return text_make("%s (%s sur %s)", percent, number, of);
}

struct fields *view_snapshot_list(struct fields *fields)
{
	return fields_repeat(fields, "ARRETES");
}

void view_snapshot_add(struct fields *list, const struct snapshot *snapshot)
{
	struct fields *line = fields_repeat(list, "ARRETE");
	OWNED_STRING link = link_to_snapshot(snapshot->number);
	OWNED_STRING title = french_capital(snapshot->title);
	OWNED_STRING day = french_date(snapshot->day);
	fields_text(line, "LIEN", link);
	fields_number(line, "NUMERO", (size_t)snapshot->number);
	fields_text(line, "CODE", snapshot->code);
	fields_text(line, "TITRE", title);
	fields_text(line, "AU_JOUR", day);
	OWNED_STRING value = view_snapshot_value(snapshot->value, snapshot->whole);
	fields_text(line, "NOMBRE", value);
	fields_optional(line, "PARTIE", "NOM_PARTIE", snapshot->part);
	fields_optional(line, "AVEC_NOTE", "NOTE", snapshot->note);
}

void view_snapshot_end(struct fields *fields, bool is_empty, int64_t last)
{
	if (is_empty)
		fields_repeat(fields, "AUCUN");
	if (last <= 1)
		return;
	OWNED_STRING link = link_to_snapshots(last);
	fields_text(fields_repeat(fields, "PLUS_ANCIENS"), "LIEN", link);
}
