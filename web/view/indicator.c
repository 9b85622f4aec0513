#include "view/indicator.h"

#include "base/date.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "view/curve.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/snapshots.h"
#include "view/template.h"

static const char *day_of(const struct shown_outlook *shown)
{
	return shown->is_today ? NULL : shown->outlook.day;
}

/* The sheets of one number of the page. */
static struct link_figure sheets_of(const struct shown_outlook *shown, const struct look *look)
{
	bool is_value = look->indicator->has_value;
	return (struct link_figure){
		.form = LINK_FIGURE_SHEETS,
		.code = look->indicator->code,
		.measure = is_value ? NULL : measure_key(look->measure),
		.key = shown->outlook.key,
		.value = shown->outlook.value,
		.day = day_of(shown),
		.with_examples = shown->outlook.with_examples,
	};
}

static void add_link(struct fields *fields, const char *marker, const struct link_figure *figure)
{
	OWNED_STRING link = link_to_figure(figure);
	fields_text(fields, marker, link);
}

/* ---- The year ---- */

/* A number leads to its sheets; nothing leads nowhere. */
static void add_count(struct fields *fields, size_t count, const struct link_figure *figure)
{
	struct fields *out = fields_repeat(fields, count > 0 ? "DES_FICHES" : "NULLE_FICHE");
	fields_number(out, "NOMBRE", count);
	if (count > 0)
		add_link(out, "LIEN", figure);
}

static void add_months(struct fields *fields, const struct shown_outlook *shown, const struct look *look)
{
	const struct figure_year *year = &look->year;
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++) {
		const struct figure_month *month = &year->months[i];
		struct fields *line = fields_repeat(fields, "LIGNE_MOIS");
		struct link_figure figure = sheets_of(shown, look);
		OWNED_STRING label = figure_month_label(month->name);
		OWNED_STRING change = figure_change(month->change);
		OWNED_STRING name = french_capital(label);
		figure.day = month->last;
		fields_text(line, "LIBELLE", name);
		fields_text(line, "VARIATION", change);
		add_count(line, month->value, &figure);
	}
}

static void add_year(struct fields *fields, const struct shown_outlook *shown, const struct look *look)
{
	struct fields *out = fields_repeat(fields, "ANNEE_SCOLAIRE");
	const char *label = indicator_label(look->indicator, look->measure);
	OWNED_STRING year = figure_year_label(look->year.first);
	char before[DATE_BYTES];
	date_school_year_last(look->year.first - 1, before);
	OWNED_STRING date = french_date(before);
	struct link_figure figure = sheets_of(shown, look);
	OWNED_STRING name = french_capital(label);
	fields_text(out, "ANNEE", year);
	fields_text(out, "MESURE", name);
	view_curve(out, &look->year, name);
	figure.day = before;
	fields_text(out, "VEILLE", date);
	add_count(fields_repeat(out, "LIGNE_DEPART"), look->year.before, &figure);
	add_months(out, shown, look);
}

/* Of what a register counts: each value leads to its lines. */
static void add_counted(struct fields *fields, const struct shown_outlook *shown, const struct look *look,
	const struct counted *counted, const char *day)
{
	const struct counting *counting = look->indicator->counting;
	OWNED_STRING value = figure_counted(counting, counted);
	struct fields *out = fields_repeat(fields, value ? "DES_LIGNES" : "NULLE_LIGNE");
	if (!value)
		return;
	fields_text(out, "NOMBRE", value);
	view_counted_link(out, "LIEN", shown, look, day);
	if (!counting->is_share || counted->is_hidden)
		return;
	struct fields *share = fields_repeat(out, "RAPPORT_DE");
	fields_number(share, "NUMERATEUR", counted->part);
	fields_number(share, "DENOMINATEUR", counted->whole);
}

static void add_counted_year(struct fields *fields, const struct shown_outlook *shown,
	const struct look *look)
{
	const struct counting *counting = look->indicator->counting;
	const struct figure_year *year = &look->year;
	struct fields *out = fields_repeat(fields, "ANNEE_REGISTRE");
	char before[DATE_BYTES];
	date_school_year_last(year->first - 1, before);
	OWNED_STRING label = figure_year_label(year->first);
	OWNED_STRING date = french_date(before);
	OWNED_STRING name = text_make("%s%s", look->indicator->title, counting->is_share ? ", en pour cent" : "");
	fields_text(out, "ANNEE", label);
	fields_text(out, "MESURE", look->indicator->title);
	if (look_has_curve(look))
		view_curve(out, year, name);
	else
		fields_repeat(out, "PEU_DE_PERSONNES");
	if (counting->span != SPAN_YEAR) {
		struct fields *line = fields_repeat(out, "LIGNE_MOIS");
		OWNED_STRING start = text_make("Au %s", date);
		fields_text(line, "LIBELLE", start);
		add_counted(line, shown, look, &look->counted.before, before);
	}
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++) {
		struct fields *line = fields_repeat(out, "LIGNE_MOIS");
		OWNED_STRING month = figure_month_label(year->months[i].name);
		OWNED_STRING capital = french_capital(month);
		fields_text(line, "LIBELLE", capital);
		add_counted(line, shown, look, &look->counted.months[i], year->months[i].last);
	}
}

/* ---- Breakdowns ---- */

static size_t largest_of(const struct figure_parts *parts)
{
	size_t largest = 0;
	for (size_t i = 0; i < parts->count; i++)
		if (!parts->items[i].is_hidden && parts->items[i].count > largest)
			largest = parts->items[i].count;
	return largest;
}

static bool has_hidden(const struct figure_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++)
		if (parts->items[i].is_hidden)
			return true;
	return false;
}

static void add_part(struct fields *fields, const struct figure_part *part, size_t largest,
	struct link_figure figure)
{
	if (part->is_hidden) {
		fields_repeat(fields, part->count <= SMALL_COUNT ? "PETIT" : "MASQUE");
		return;
	}
	struct fields *count = fields_repeat(fields, "COMPTE");
	OWNED_STRING bar = text_make("%u", curve_bar(part->count, largest));
	if (figure.also_key)
		figure.also_value = part->value;
	else
		figure.value = part->value;
	fields_number(count, "NOMBRE", part->count);
	fields_text(count, "LONGUEUR", bar);
	add_link(count, "LIEN", &figure);
}

static void add_breakdown(struct fields *fields, struct link_figure figure, size_t rank,
	const struct figure_parts *parts, const struct vocabularies *vocabularies)
{
	const struct breakdown *breakdown = &breakdowns[rank];
	struct fields *out = fields_repeat(fields, "REPARTITION");
	size_t largest = largest_of(parts);
	if (figure.key)
		figure.also_key = breakdown->key;
	else
		figure.key = breakdown->key;
	fields_text(out, "CLE", breakdown->key);
	fields_text(out, "NOM", breakdown->label);
	for (size_t i = 0; i < parts->count && i < PARTS_SHOWN; i++) {
		struct fields *line = fields_repeat(out, "PART_DE");
		OWNED_STRING label = figure_part_label(vocabularies, breakdown, parts->items[i].value,
			parts->items[i].name);
		fields_text(line, "LIBELLE", label);
		add_part(line, &parts->items[i], largest, figure);
	}
	if (parts->count > PARTS_SHOWN)
		fields_count(fields_repeat(out, "AUTRES"), "NB_AUTRES", "PLUSIEURS_AUTRES",
			parts->count - PARTS_SHOWN);
	if (has_hidden(parts))
		fields_repeat(out, "PETITS_NOMBRES");
}

static void add_reserved(struct fields *fields, const struct breakdown *breakdown)
{
	struct fields *out = fields_repeat(fields, "REPARTITION_RESERVEE");
	fields_text(out, "CLE", breakdown->key);
	fields_text(out, "NOM", breakdown->label);
}

void view_indicator(struct fields *fields, const struct shown_outlook *shown,
	const struct shown_indicator *one, const struct vocabularies *vocabularies)
{
	const struct look *look = &one->look;
	const struct indicator *indicator = look->indicator;
	view_outlook(fields, shown, vocabularies);
	view_all_link(fields, shown);
	fields_text(fields, "CODE", indicator->code);
	fields_text(fields, "TITRE", indicator->title);
	fields_text(fields, "AXE_NOM", axis_title(indicator->axis));
	view_indicator_value(fields, shown, look);
	view_indicator_definition(fields, indicator);
	if (look->is_counted && look_has_value(look))
		add_counted_year(fields, shown, look);
	if (!look->has_measure)
		return;
	if (!look->is_counted)
		add_year(fields, shown, look);
	else
		fields_text(fields_repeat(fields, "A_COTE"), "MESURE", indicator_label(indicator, look->measure));
	for (size_t i = 0; i < BREAKDOWN_COUNT; i++)
		if (one->is_reserved[i])
			add_reserved(fields, &breakdowns[i]);
		else if (one->parts[i].count > 0)
			add_breakdown(fields, sheets_of(shown, look), i, &one->parts[i], vocabularies);
}

void view_indicator_freezing(struct fields *fields, const struct look *look, const struct outlook *outlook)
{
	OWNED_STRING key = look->is_counted ? text_make(FREEZE_COUNTED "%s", look->indicator->code)
		: text_make("%s", measure_key(look->measure));
	OWNED_STRING link = link_to_freeze(&(struct link_figure){
		.measure = key, .key = outlook->key, .value = outlook->value, .day = outlook->day,
	});
	fields_text(fields_repeat(fields, "ARRETER"), "LIEN", link);
}

/* ---- The sheets of a figure ---- */

static void add_record(struct fields *fields, const struct figure_record *record, const char *title)
{
	struct fields *line = fields_repeat(fields, "FICHE");
	OWNED_STRING since = french_date(record->day);
	OWNED_STRING revision = text_make("%lld", (long long)record->revision);
	OWNED_STRING link = link_to_sheet(record->id);
	if (title) {
		struct fields *online = fields_repeat(line, "EN_LIGNE");
		fields_text(online, "TITRE_FICHE", title);
		fields_text(online, "LIEN", link);
	} else {
		fields_repeat(line, "RETIREE");
	}
	fields_text(line, "IDENTIFIANT", record->id);
	fields_text(line, "REVISION", revision);
	fields_text(line, "DEPUIS", since);
	if (record->is_example)
		fields_repeat(line, "EXEMPLE");
}

void view_records(struct fields *fields, const struct shown_outlook *shown,
	const struct shown_records *list, const struct vocabularies *vocabularies)
{
	const struct outlook *outlook = &shown->outlook;
	OWNED_STRING label = french_capital(indicator_label(list->indicator, list->measure));
	bool is_of_department = text_equals(outlook->key, "departement");
	struct link_figure figure = { .code = list->indicator->code, .day = day_of(shown),
		.key = is_of_department ? outlook->key : NULL, .value = outlook->value,
		.with_examples = outlook->with_examples };
	view_outlook(fields, shown, vocabularies);
	view_all_link(fields, shown);
	fields_text(fields, "CODE", list->indicator->code);
	fields_text(fields, "MESURE", label);
	fields_count(fields, "TOTAL", "TOTAL_PLURIEL", list->total);
	add_link(fields, "LIEN_INDICATEUR", &figure);

	struct fields *out = list->records->count > 0 ? fields_repeat(fields, "FICHES") : NULL;
	if (!out)
		fields_repeat(fields, "AUCUNE");
	for (size_t i = 0; i < list->records->count; i++)
		add_record(out, &list->records->items[i], list->titles[i]);
	if (!list->has_more)
		return;
	figure.form = LINK_FIGURE_SHEETS;
	figure.measure = measure_key(list->measure);
	figure.key = outlook->key;
	figure.value = outlook->value;
	figure.also_key = outlook->also_key;
	figure.also_value = outlook->also_value;
	figure.before = list->records->items[list->records->count - 1].number;
	add_link(fields_repeat(fields, "SUITE"), "LIEN", &figure);
}
