#include "view/indicators.h"

#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "http/link_register.h"
#include "sheet/vocabulary.h"
#include "view/curve.h"
#include "view/examples.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/template.h"

static const char *day_of(const struct shown_outlook *shown)
{
	return shown->is_today ? NULL : shown->outlook.day;
}

/* ---- Where one looks from ---- */

static void add_link(struct fields *fields, const char *marker, const struct link_figure *figure)
{
	OWNED_STRING link = link_to_figure(figure);
	fields_text(fields, marker, link);
}

/* The page itself, on another day or with other sheets. */
static struct link_figure page_of(const struct shown_outlook *shown, const char *day, bool with_examples)
{
	struct link_figure figure = shown->page;
	figure.key = shown->outlook.key;
	figure.value = shown->outlook.value;
	figure.also_key = shown->outlook.also_key;
	figure.also_value = shown->outlook.also_value;
	figure.day = day;
	figure.with_examples = with_examples;
	return figure;
}

static void add_examples(struct fields *fields, const struct shown_outlook *shown)
{
	bool has_them = shown->outlook.with_examples;
	const struct link_figure other = page_of(shown, day_of(shown), !has_them);
	OWNED_STRING link = link_to_figure(&other);
	view_examples(fields, &(struct examples_shown){ has_them, shown->examples, link });
}

/* What a form that asks for another day sends again. */
static void add_sent(struct fields *fields, const char *name, const char *value)
{
	if (!value)
		return;
	struct fields *out = fields_repeat(fields, "AUSSI_ENVOYE");
	fields_text(out, "CHAMP", name);
	fields_text(out, "CONTENU", value);
}

/* The figures of all and of one indicator are looked at from a place as well as from a day. */
static bool offers_departments(const struct shown_outlook *shown)
{
	const char *key = shown->outlook.key;
	return shown->page.form == LINK_FIGURES && (!key || text_equals(key, "departement"));
}

static void add_form(struct fields *fields, const struct shown_outlook *shown,
	const struct vocabularies *vocabularies)
{
	const struct outlook *outlook = &shown->outlook;
	const struct link_figure page = { .form = shown->page.form, .code = shown->page.code };
	fields_text(fields, "JOUR", outlook->day);
	add_link(fields, "ADRESSE", &page);
	add_sent(fields, "mesure", shown->page.measure);
	if (offers_departments(shown))
		view_departments(fields_repeat(fields, "CHOIX_DEPARTEMENT"), outlook->value, vocabularies);
	else if (outlook->key)
		add_sent(fields, outlook->key, outlook->value);
	if (outlook->also_key)
		add_sent(fields, outlook->also_key, outlook->also_value);
	add_sent(fields, "exemples", outlook->with_examples ? "oui" : NULL);
}

/* « Creuse · Tablette » */
static void add_parts(struct fields *fields, const struct shown_outlook *shown,
	const struct vocabularies *vocabularies)
{
	const struct outlook *outlook = &shown->outlook;
	if (!outlook->key)
		return;
	OWNED_STRING part = figure_part_label(vocabularies, breakdown_find(outlook->key), outlook->value,
		shown->part_name);
	OWNED_STRING also = outlook->also_key ? figure_part_label(vocabularies, breakdown_find(outlook->also_key),
		outlook->also_value, shown->also_name) : NULL;
	OWNED_STRING both = also ? text_make("%s · %s", part, also) : NULL;
	fields_text(fields_repeat(fields, "PARTIE"), "NOM_PARTIE", both ? both : part);
}

void view_all_link(struct fields *fields, const struct shown_outlook *shown)
{
	const struct outlook *outlook = &shown->outlook;
	bool is_of_department = text_equals(outlook->key, "departement");
	add_link(fields, "LIEN_INDICATEURS", &(struct link_figure){
		.key = is_of_department ? outlook->key : NULL, .value = outlook->value, .day = day_of(shown),
		.with_examples = outlook->with_examples,
	});
}

void view_misread(struct fields *fields, const struct shown_outlook *shown)
{
	struct fields *out = fields_include(fields, "INCOMPRIS", "incompris.html");
	if (shown->is_misread)
		fields_repeat(out, "DATE_INCOMPRISE");
	fields_optional(out, "PARTIE_INCOMPRISE", "POURQUOI", shown->fault);
}

void view_outlook(struct fields *fields, const struct shown_outlook *shown,
	const struct vocabularies *vocabularies)
{
	const struct outlook *outlook = &shown->outlook;
	struct fields *out = fields_include(fields, "REGARD", "regard.html");
	OWNED_STRING date = french_date(outlook->day);
	const struct link_figure today = page_of(shown, NULL, outlook->with_examples);
	fields_text(out, "DATE", date);
	add_form(out, shown, vocabularies);
	view_misread(out, shown);
	if (!shown->is_today)
		add_link(fields_repeat(out, "AUTRE_JOUR"), "LIEN", &today);
	add_parts(out, shown, vocabularies);
	add_examples(out, shown);
}

void view_departments(struct fields *fields, const char *chosen, const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_DEPARTMENTS); i++) {
		const struct term *department = vocabulary_at(vocabularies, VOCABULARY_DEPARTMENTS, i);
		if (!term_is_ours(department))
			continue;
		struct fields *out = fields_repeat(fields, "DEPARTEMENT");
		fields_text(out, "CLE", department->key);
		fields_text(out, "LIBELLE", department->label);
		if (text_equals(department->key, chosen))
			fields_repeat(out, "CHOISI");
	}
}

/* ---- One indicator ---- */

static void add_sheets_link(struct fields *fields, const struct shown_outlook *shown,
	const struct indicator *indicator, enum measure measure)
{
	bool is_value = indicator->has_value && indicator->measure == measure;
	add_link(fields, "LIEN_FICHES", &(struct link_figure){
		.form = LINK_FIGURE_SHEETS,
		.code = indicator->code,
		.measure = is_value ? NULL : measure_key(measure),
		.key = shown->outlook.key,
		.value = shown->outlook.value,
		.day = day_of(shown),
		.with_examples = shown->outlook.with_examples,
	});
}

static void add_companion(struct fields *fields, const struct shown_outlook *shown,
	const struct look *look, size_t rank)
{
	const struct companion *companion = &look->indicator->companions[rank];
	struct fields *out = fields_repeat(fields, "COMPAGNON");
	OWNED_STRING share = companion->is_share ? figure_percent(look->companions[rank], look->value) : NULL;
	OWNED_STRING label = french_capital(companion->label);
	fields_text(out, "LIBELLE", label);
	fields_number(out, "NOMBRE", look->companions[rank]);
	fields_optional(out, "EN_PART", "PART", share);
	add_sheets_link(out, shown, look->indicator, companion->measure);
}

void view_counted_link(struct fields *fields, const char *marker, const struct shown_outlook *shown,
	const struct look *look, const char *day)
{
	OWNED_STRING link = link_to_register(&(struct link_register){
		.code = look->indicator->counting->code,
		.indicator = look->indicator->code,
		.day = day,
		.department = shown->outlook.key ? shown->outlook.value : NULL,
		.with_examples = shown->outlook.with_examples,
	});
	fields_text(fields, marker, link);
}

/* What is counted in a register, with the numbers of a share; or that nothing is known yet. */
static void add_counted(struct fields *fields, const struct shown_outlook *shown, const struct look *look)
{
	const struct counting *counting = look->indicator->counting;
	const struct counted *now = &look->counted.now;
	if (look_has_value(look)) {
		struct fields *out = fields_repeat(fields, "VALEUR_REGISTRE");
		OWNED_STRING value = figure_counted(counting, now);
		fields_text(out, "CONTENU", value);
		fields_optional(out, "AVEC_NOM", "NOM", counting->is_share ? NULL
			: now->part > 1 || now->is_hidden ? counting->nouns : counting->noun);
		view_counted_link(out, "LIEN", shown, look, shown->outlook.day);
		if (!counting->is_share || now->is_hidden)
			return;
		struct fields *share = fields_repeat(out, "RAPPORT_DE");
		fields_number(share, "NUMERATEUR", now->part);
		fields_number(share, "DENOMINATEUR", now->whole);
		fields_text(share, "NOM", now->whole > 1 ? counting->nouns : counting->noun);
		return;
	}
	struct fields *out = fields_repeat(fields, "SANS_VALEUR");
	OWNED_STRING link = link_to_register(&(struct link_register){ .code = counting->code });
	OWNED_STRING why = french_capital(look_absence(look));
	fields_text(out, "ETAT", why);
	fields_text(fields_repeat(out, "VERS_REGISTRE"), "LIEN", link);
}

void view_indicator_value(struct fields *fields, const struct shown_outlook *shown,
	const struct look *look)
{
	const struct indicator *indicator = look->indicator;
	struct fields *out = fields_include(fields, "VALEUR_ET_COMPAGNONS", "indicateur-valeur.html");
	if (look->is_counted) {
		add_counted(out, shown, look);
	} else if (indicator->has_value) {
		struct fields *value = fields_repeat(out, "VALEUR");
		fields_count(value, "NOMBRE", "PLURIEL", look->value);
		add_sheets_link(value, shown, indicator, indicator->measure);
	} else {
		OWNED_STRING why = french_capital(look_absence(look));
		fields_text(fields_repeat(out, "SANS_VALEUR"), "ETAT", why);
	}
	struct fields *list = indicator->companions[0].label ? fields_repeat(out, "COMPAGNONS") : NULL;
	for (size_t i = 0; indicator->companions[i].label; i++)
		add_companion(list, shown, look, i);
}

void view_indicator_definition(struct fields *fields, const struct indicator *indicator)
{
	OWNED_STRING version = text_make("%u", indicator->version);
	OWNED_STRING since = french_date(indicator->since);
	OWNED_STRING source = french_capital(indicator_class_label(indicator->class));
	fields_text(fields, "CALCUL", indicator->counted);
	fields_text(fields, "ORIGINE", source);
	fields_text(fields, "VERSION", version);
	fields_text(fields, "DEPUIS", since);
	if (indicator->target > 0) {
		struct fields *target = fields_repeat(fields, "CIBLE");
		OWNED_STRING date = french_date(indicator->target_date);
		fields_number(target, "OBJECTIF", indicator->target);
		fields_text(target, "ECHEANCE", date);
	} else {
		fields_repeat(fields, "SANS_CIBLE");
	}
}

/* ---- All of them ---- */

/* Of what a register counts: as the values are, percents included. */
static void add_counted_trend(struct fields *fields, const struct look *look)
{
	const struct counting *counting = look->indicator->counting;
	struct fields *out = fields_repeat(fields, "TENDANCE_REGISTRE");
	OWNED_STRING points = curve_points(&look->year);
	OWNED_STRING before = figure_counted(counting, &look->counted.before);
	OWNED_STRING label = figure_year_label(look->year.first);
	fields_text(out, "POINTS", points);
	fields_text(out, "ANNEE", label);
	fields_optional(out, "AU_DEPART", "DEPART", counting->span == SPAN_YEAR ? NULL : before);
}

static void add_trend(struct fields *fields, const struct look *look)
{
	struct fields *out = fields_repeat(fields, "TENDANCE");
	OWNED_STRING points = curve_points(&look->year);
	int64_t more = (int64_t)look->value - (int64_t)look->year.before;
	OWNED_STRING change = more == 0 ? mem_copy("Sans changement") : figure_change(more);
	OWNED_STRING label = figure_year_label(look->year.first);
	fields_text(out, "POINTS", points);
	fields_text(out, "VARIATION", change);
	fields_text(out, "ANNEE", label);
	fields_number(out, "DEPART", look->year.before);
}

static void add_indicator(struct fields *fields, const struct shown_outlook *shown,
	const struct look *look)
{
	const struct indicator *indicator = look->indicator;
	struct fields *out = fields_repeat(fields, "INDICATEUR");
	fields_text(out, "CODE", indicator->code);
	fields_text(out, "TITRE", indicator->title);
	struct link_figure there = page_of(shown, day_of(shown), shown->outlook.with_examples);
	there.code = indicator->code;
	add_link(out, "LIEN", &there);
	view_indicator_value(out, shown, look);
	view_indicator_definition(out, indicator);
	if (look->is_counted && look_has_curve(look))
		add_counted_trend(out, look);
	else if (look->has_measure && !look->is_counted)
		add_trend(out, look);
}

void view_indicators(struct fields *fields, const struct shown_outlook *shown, const struct look *looks,
	const struct vocabularies *vocabularies)
{
	struct fields *axis = NULL;
	view_outlook(fields, shown, vocabularies);
	for (size_t i = 0; i < indicator_count; i++) {
		const struct indicator *indicator = looks[i].indicator;
		if (i == 0 || indicator->axis != looks[i - 1].indicator->axis) {
			OWNED_STRING number = text_make("%d", (int)indicator->axis + 1);
			axis = fields_repeat(fields, "AXE");
			fields_text(axis, "NUMERO", number);
			fields_text(axis, "NOM", axis_title(indicator->axis));
		}
		add_indicator(axis, shown, &looks[i]);
	}
	struct link_figure file = page_of(shown, day_of(shown), shown->outlook.with_examples);
	file.form = LINK_FIGURES_TABLE;
	add_link(fields, "LIEN_TABLE", &file);
	file.form = LINK_FIGURES_ODS;
	add_link(fields, "LIEN_CLASSEUR", &file);
	file.form = LINK_FIGURES_JSON;
	add_link(fields, "LIEN_JSON", &file);
	file.form = LINK_FIGURES_REPORT;
	add_link(fields, "LIEN_RAPPORT", &file);
}
