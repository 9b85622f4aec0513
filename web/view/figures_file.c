#include "view/figures_file.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "view/figure_text.h"

/* ---- A table ---- */

static const char *const columns[] = {
	"Indicateur", "Intitulé", "Ce qui est compté", "Répartition", "Part", "Nombre", "À la fin du",
	"Définition", "Origine", "Pour",
};

void view_figures_csv_head(struct csv *csv)
{
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		csv_cell(csv, columns[i]);
	csv_end_row(csv);
}

/* One row; what stands in it as text. */
struct row {
	const struct indicator *indicator;
	const char *day, *whom, *counted, *breakdown, *part, *number;
};

static void add_row(struct csv *csv, const struct row *row)
{
	const struct indicator *indicator = row->indicator;
	OWNED_STRING version = text_make("%u (depuis le %s)", indicator->version, indicator->since);
	csv_cell(csv, indicator->code);
	csv_cell(csv, indicator->title);
	csv_cell(csv, row->counted);
	csv_cell(csv, row->breakdown);
	csv_cell(csv, row->part);
	csv_cell(csv, row->number);
	csv_cell(csv, row->day);
	csv_cell(csv, version);
	csv_cell(csv, indicator_class_label(indicator->class));
	csv_cell(csv, row->whom);
	csv_end_row(csv);
}

static void add_text(struct csv *csv, const struct look *look, const char *whom, const char *counted,
	const char *text)
{
	add_row(csv, &(struct row){ look->indicator, look->day, whom, counted, "", "", text });
}

static void add_number(struct csv *csv, const struct look *look, const char *whom, const char *counted,
	size_t number)
{
	OWNED_STRING text = text_make("%zu", number);
	add_text(csv, look, whom, counted, text);
}

/* A share has its two numbers below it. */
static void add_counted(struct csv *csv, const struct look *look, const char *whom)
{
	const struct counted *now = &look->counted.now;
	if (!look_has_value(look)) {
		add_text(csv, look, whom, look_absence(look), "");
		return;
	}
	if (now->is_hidden) {
		OWNED_STRING hidden = figure_counted(look->indicator->counting, now);
		add_text(csv, look, whom, "valeur", hidden);
		return;
	}
	if (!look->indicator->counting->is_share) {
		add_number(csv, look, whom, "valeur", now->part);
		return;
	}
	size_t tenths = figure_tenths(now->part, now->whole);
	OWNED_STRING percent = text_make("%zu,%zu", tenths / 10, tenths % 10);
	add_text(csv, look, whom, "valeur, en pour cent", percent);
	add_number(csv, look, whom, "numérateur", now->part);
	add_number(csv, look, whom, "dénominateur", now->whole);
}

void view_figures_csv(struct csv *csv, const struct look *look, const char *whom)
{
	const struct indicator *indicator = look->indicator;
	if (look->is_counted)
		add_counted(csv, look, whom);
	else
		add_number(csv, look, whom, "valeur", look->value);
	for (size_t i = 0; indicator->companions[i].label; i++)
		add_number(csv, look, whom, indicator->companions[i].label, look->companions[i]);
}

static char *shown_count(const struct figure_part *part)
{
	return part->is_hidden ? mem_copy(figure_hidden(part)) : text_make("%zu", part->count);
}

void view_parts_csv(struct csv *csv, const struct shown_parts *shown, const struct vocabularies *vocabularies)
{
	const struct look *look = shown->look;
	const struct figure_parts *parts = shown->parts;
	const struct indicator *indicator = look->indicator;
	const char *counted = indicator->has_value && !look->is_counted ? "valeur"
		: indicator_label(indicator, look->measure);
	for (size_t i = 0; i < parts->count; i++) {
		OWNED_STRING part = figure_part_label(vocabularies, shown->breakdown, parts->items[i].value,
			parts->items[i].name);
		OWNED_STRING number = shown_count(&parts->items[i]);
		add_row(csv, &(struct row){
			indicator, look->day, shown->whom, counted, shown->breakdown->label, part, number,
		});
	}
}

/* ---- For programs ---- */

static void set_definition(struct json *out, const struct indicator *indicator)
{
	struct json *definition = json_set_object(out, "definition");
	json_set_integer(definition, "version", indicator->version);
	json_set_text(definition, "depuis", indicator->since);
	json_set_text(definition, "texte", indicator->counted);
	if (indicator->target == 0)
		return;
	struct json *target = json_set_object(out, "cible");
	json_set_integer(target, "nombre", (int64_t)indicator->target);
	json_set_text(target, "date", indicator->target_date);
}

static void set_companions(struct json *out, const struct look *look)
{
	struct json *list = json_set_list(out, "a_cote");
	for (size_t i = 0; look->indicator->companions[i].label; i++) {
		struct json *item = json_push_object(list);
		json_set_text(item, "mesure", measure_key(look->indicator->companions[i].measure));
		json_set_text(item, "libelle", look->indicator->companions[i].label);
		json_set_integer(item, "nombre", (int64_t)look->companions[i]);
	}
}

/* Nothing of sheets is hidden here. */
static void set_height(struct json *out, const char *name, size_t height, const struct counted *counted)
{
	if (counted->is_hidden)
		json_set_text(out, name, NULL);
	else
		json_set_integer(out, name, (int64_t)height);
}

static void set_year(struct json *out, const struct look *look)
{
	struct json *year = json_set_object(out, "annee");
	OWNED_STRING label = figure_year_label(look->year.first);
	json_set_text(year, "scolaire", label);
	json_set_text(year, "mesure", look->is_counted ? look->indicator->counting->code
		: measure_key(look->measure));
	if (look->is_counted && look->indicator->counting->is_share)
		json_set_text(year, "unite", "%");
	set_height(year, "depart", look->year.before, &look->counted.before);
	struct json *months = json_set_list(year, "mois");
	for (size_t i = 0; i < YEAR_MONTHS && look->year.months[i].is_over; i++) {
		struct json *month = json_push_object(months);
		json_set_text(month, "mois", look->year.months[i].name);
		json_set_text(month, "au", look->year.months[i].last);
		set_height(month, "nombre", look->year.months[i].value, &look->counted.months[i]);
	}
}

static void set_counted(struct json *out, const struct look *look)
{
	const struct counted *now = &look->counted.now;
	json_set_text(out, "registre", look->indicator->counting->code);
	if (now->is_hidden) {
		OWNED_STRING hidden = figure_counted(look->indicator->counting, now);
		json_set_text(out, "valeur", NULL);
		json_set_text(out, "valeur_masquee", hidden);
		return;
	}
	if (!look->indicator->counting->is_share) {
		json_set_integer(out, "valeur", (int64_t)now->part);
		return;
	}
	json_set_real(out, "valeur", (double)figure_tenths(now->part, now->whole) / 10);
	json_set_text(out, "unite", "%");
	json_set_integer(out, "numerateur", (int64_t)now->part);
	json_set_integer(out, "denominateur", (int64_t)now->whole);
}

static void push_indicator(struct json *list, const struct look *look)
{
	const struct indicator *indicator = look->indicator;
	struct json *out = json_push_object(list);
	json_set_text(out, "code", indicator->code);
	json_set_text(out, "axe", axis_title(indicator->axis));
	json_set_text(out, "intitule", indicator->title);
	json_set_text(out, "origine", indicator_class_label(indicator->class));
	if (look->is_counted && look_has_value(look))
		set_counted(out, look);
	else if (indicator->has_value)
		json_set_integer(out, "valeur", (int64_t)look->value);
	else
		json_set_text(out, "valeur", NULL);
	set_definition(out, indicator);
	set_companions(out, look);
	if (look_has_year(look))
		set_year(out, look);
}

/* What they are of: its name, and for a part the parameter and the value that ask for it. */
static void set_whom(struct json *out, const struct shown_figures *figures)
{
	struct json *whom = json_set_object(out, "pour");
	json_set_text(whom, "nom", figures->whom);
	json_set_text(whom, "repartition", figures->outlook->key);
	json_set_text(whom, "valeur", figures->outlook->key ? figures->outlook->value : NULL);
}

void view_figures_json(struct json *out, const struct shown_figures *figures)
{
	json_set_text(out, "au", figures->outlook->day);
	json_set_boolean(out, "avec_exemples", figures->outlook->with_examples);
	set_whom(out, figures);
	struct json *list = json_set_list(out, "indicateurs");
	for (size_t i = 0; i < indicator_count; i++)
		push_indicator(list, &figures->looks[i]);
}
