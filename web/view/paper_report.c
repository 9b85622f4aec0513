#include "view/paper_report.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "view/curve.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/template.h"

/* ---- Whose report ---- */

static void add_head(struct fields *fields, const struct shown_outlook *shown, const char *base_url,
	const struct vocabularies *vocabularies)
{
	const struct outlook *outlook = &shown->outlook;
	OWNED_STRING date = french_date(outlook->day);
	OWNED_STRING link = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURES_REPORT, .key = outlook->key, .value = outlook->value, .day = outlook->day,
		.with_examples = outlook->with_examples,
	});
	OWNED_STRING address = link_absolute(base_url, link);
	if (outlook->key) {
		const char *name = french_label(vocabularies, VOCABULARY_DEPARTMENTS, outlook->value);
		fields_text(fields_repeat(fields, "DU_DEPARTEMENT"), "NOM_DEPARTEMENT", name);
	} else {
		fields_repeat(fields, "DE_L_ACADEMIE");
	}
	fields_text(fields, "DATE", date);
	fields_text(fields, "JOUR", outlook->day);
	fields_text(fields, "ADRESSE", address);
	if (outlook->with_examples)
		fields_repeat(fields, "AVEC_EXEMPLES");
	view_departments(fields, outlook->value, vocabularies);
	view_misread(fields, shown);
}

/* ---- The table ---- */

/* A share has its two numbers under it. */
static void add_counted(struct fields *line, const struct look *look)
{
	const struct counting *counting = look->indicator->counting;
	const struct counted *now = &look->counted.now;
	if (!look_has_value(look)) {
		fields_text(fields_repeat(line, "SANS_VALEUR"), "ETAT", look_absence(look));
		return;
	}
	OWNED_STRING text = figure_counted(counting, now);
	OWNED_STRING before = counting->span == SPAN_YEAR ? NULL
		: figure_counted(counting, &look->counted.before);
	struct fields *value = fields_repeat(line, "VALEUR");
	fields_text(value, "NOMBRE", text);
	fields_text(value, "DEPART", before ? before : "");
	fields_text(value, "VARIATION", "");
	if (!counting->is_share || now->is_hidden)
		return;
	struct fields *share = fields_repeat(value, "RAPPORT_DE");
	fields_number(share, "NUMERATEUR", now->part);
	fields_number(share, "DENOMINATEUR", now->whole);
}

static void add_line(struct fields *axis, const struct look *look)
{
	const struct indicator *indicator = look->indicator;
	struct fields *line = fields_repeat(axis, "LIGNE");
	fields_text(line, "CODE", indicator->code);
	fields_text(line, "TITRE", indicator->title);
	if (look->is_counted) {
		add_counted(line, look);
	} else if (!indicator->has_value) {
		fields_text(fields_repeat(line, "SANS_VALEUR"), "ETAT", look_absence(look));
	} else {
		OWNED_STRING change = figure_change((int64_t)look->value - (int64_t)look->year.before);
		struct fields *value = fields_repeat(line, "VALEUR");
		fields_number(value, "NOMBRE", look->value);
		fields_number(value, "DEPART", look->year.before);
		fields_text(value, "VARIATION", change);
	}
	for (size_t i = 0; indicator->companions[i].label; i++) {
		struct fields *beside = fields_repeat(line, "COMPAGNON");
		OWNED_STRING label = french_capital(indicator->companions[i].label);
		fields_text(beside, "LIBELLE", label);
		fields_number(beside, "NOMBRE", look->companions[i]);
	}
}

static void add_table(struct fields *fields, const struct look *looks)
{
	struct fields *axis = NULL;
	for (size_t i = 0; i < indicator_count; i++) {
		if (i == 0 || looks[i].indicator->axis != looks[i - 1].indicator->axis) {
			OWNED_STRING year = text_make("%d", looks[i].year.first);
			axis = fields_repeat(fields, "AXE");
			fields_text(axis, "ANNEE", year);
			fields_text(axis, "NOM", axis_title(looks[i].indicator->axis));
		}
		add_line(axis, &looks[i]);
	}
}

/* ---- Those that are computed, drawn and explained ---- */

static void add_months(struct fields *fields, const struct figure_year *year)
{
	for (size_t i = 0; i < YEAR_MONTHS && year->months[i].is_over; i++) {
		struct fields *month = fields_repeat(fields, "MOIS_DE");
		OWNED_STRING label = figure_month_label(year->months[i].name);
		fields_text(month, "LIBELLE", label);
		fields_number(month, "NOMBRE", year->months[i].value);
	}
}

static void add_detail(struct fields *fields, const struct look *look)
{
	struct fields *out = fields_repeat(fields, "DETAIL");
	OWNED_STRING year = figure_year_label(look->year.first);
	fields_text(out, "CODE", look->indicator->code);
	fields_text(out, "TITRE", look->indicator->title);
	fields_text(out, "ANNEE", year);
	view_curve(out, &look->year, look->indicator->title);
	add_months(out, &look->year);
	view_indicator_definition(out, look->indicator);
}

void view_paper_report(struct fields *fields, const struct shown_outlook *shown, const struct look *looks,
	const char *base_url, const struct vocabularies *vocabularies)
{
	add_head(fields, shown, base_url, vocabularies);
	add_table(fields, looks);
	for (size_t i = 0; i < indicator_count; i++)
		if (looks[i].indicator->has_value)
			add_detail(fields, &looks[i]);
}
