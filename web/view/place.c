#include "view/place.h"

#include "base/mem.h"
#include "base/text.h"
#include "catalogue/found.h"
#include "catalogue/register.h"
#include "http/link.h"
#include "sheet/vocabulary.h"
#include "view/card.h"
#include "view/examples.h"
#include "view/figure_text.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/template.h"

#include <string.h>

enum { SHOWN = 30 };  /* values of a list that sheets of a place declare: the lists are not longer */

/* ---- What it is ---- */

static void add_fact(struct fields *fields, const char *name, const char *text, const char *link)
{
	if (!text || !*text)
		return;
	struct fields *fact = fields_repeat(fields, "FAIT");
	fields_text(fact, "NOM", name);
	struct fields *value = fields_repeat(fact, link ? "LIE" : "SIMPLE");
	fields_text(value, "TEXTE", text);
	fields_text(value, "LIEN", link);
}

static void add_territories(struct fields *fields, const struct school_record *school,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING code = mem_copy_bytes(school->uai, 3);
	const struct term *department = vocabulary_find(vocabularies, VOCABULARY_DEPARTMENTS, code);
	OWNED_STRING link = link_to_department(code);
	if (department)
		add_fact(fields, "Département", department->label, link);
	OWNED_STRING zap = school->zap ? link_to_zap(school->zap) : NULL;
	const char *zone = school->zap_name ? school->zap_name : school->zap;
	add_fact(fields, "Zone d’animation pédagogique", zone, zap);
}

static void add_old_names(struct fields *fields, const struct school_record *school)
{
	for (size_t i = 0; i < school->names.count; i++) {
		const char *tab = strchr(school->names.items[i], '\t');
		OWNED_STRING name = mem_copy_bytes(school->names.items[i], (size_t)(tab - school->names.items[i]));
		OWNED_STRING day = french_date(tab + 1);
		struct fields *old = fields_repeat(fields, "ANCIEN_NOM");
		fields_text(old, "NOM", name);
		fields_text(old, "JOUR", tab + 1);
		fields_text(old, "TEXTE", day);
	}
}

/* What the register was told, whatever sheets say. */
static void add_equipment(struct fields *fields, const struct school_record *school,
	const struct vocabularies *vocabularies)
{
	if (!school->equipment)
		return;
	OWNED_WORDS keys = {0};
	words_split(&keys, school->equipment, ' ');
	OWNED_STRING labels = french_labels(vocabularies, VOCABULARY_EQUIPMENT, &keys);
	OWNED_STRING text = keys.count ? french_capital(labels) : mem_copy("Aucun");
	add_fact(fields, "Équipement de l’établissement", text, NULL);
}

/* ---- Figures ---- */

const char *const place_figures[PLACE_FIGURES] = { "2", "18" };

static void add_value(struct fields *out, const struct place_shown *place, const struct look *look)
{
	struct fields *value = fields_repeat(out, "VALEUR");
	OWNED_STRING link = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURE_SHEETS, .code = look->indicator->code,
		.key = place->key, .value = place->filter->key, .with_examples = place->examples->are_counted,
	});
	fields_count(value, "NOMBRE", "PLURIEL", look->value);
	fields_text(value, "LIEN", link);
	if (!place->is_open)
		return;
	struct fields *since = fields_repeat(value, "DEPUIS_LA_RENTREE");
	int64_t more = (int64_t)look->value - (int64_t)look->year.before;
	OWNED_STRING change = more == 0 ? mem_copy("sans changement") : figure_change(more);
	OWNED_STRING year = figure_year_label(look->year.first);
	fields_text(since, "VARIATION", change);
	fields_text(since, "ANNEE", year);
}

/* One indicator, or all of them when `code` is NULL: of this place, when its figures are open. */
static char *link_of(const struct place_shown *place, const char *code)
{
	return link_to_figure(&(struct link_figure){
		.code = code, .key = place->is_open ? place->key : NULL, .value = place->filter->key,
		.with_examples = place->examples->are_counted,
	});
}

static void add_figures(struct fields *fields, const struct place_shown *place)
{
	struct fields *list = fields_include(fields, "CHIFFRES", "chiffres-lieu.html");
	view_examples(list, place->examples);
	for (size_t i = 0; i < PLACE_FIGURES; i++) {
		const struct look *look = &place->looks[i];
		struct fields *out = fields_repeat(list, "CHIFFRE");
		OWNED_STRING link = link_of(place, look->indicator->code);
		fields_text(out, "TITRE", look->indicator->title);
		fields_text(out, "CODE", look->indicator->code);
		fields_text(out, "LIEN_INDICATEUR", link);
		if (look->value > 0)
			add_value(out, place, look);
		else
			fields_repeat(out, "NUL");
	}
	if (!place->is_open)
		return;
	OWNED_STRING all = link_of(place, NULL);
	fields_text(fields_repeat(list, "TOUS"), "LIEN_INDICATEURS", all);
}

/* ---- What its sheets declare ---- */

/* In the order of their list. */
static void add_declared(struct fields *fields, enum facet facet, const char *title,
	const struct place_shown *place, const struct vocabularies *vocabularies)
{
	const struct found *found = place->found;
	struct fields *list = NULL;
	for (size_t i = 0, shown = 0; i < found->value_count[facet] && shown < SHOWN; i++) {
		const struct facet_value *value = &found->values[facet][i];
		const struct filter choices[] = { *place->filter, { facet, value->key } };
		const struct search_terms terms = { .question = "", .filters = choices, .filter_count = 2 };
		OWNED_STRING label = french_choice(vocabularies, &choices[1], NULL);
		OWNED_STRING link = search_link(&terms, 1);
		if (!list) {
			list = fields_repeat(fields, "DECLARE");
			fields_text(list, "TITRE", title);
		}
		struct fields *out = fields_repeat(list, "VALEUR");
		fields_text(out, "LIBELLE", label);
		fields_text(out, "LIEN", link);
		fields_count(out, "NOMBRE", "PLURIEL", value->count);
		shown++;
	}
}

static void add_sheets(struct fields *fields, const struct place_shown *place,
	const struct vocabularies *vocabularies)
{
	const struct found *found = place->found;
	if (found->total == 0)
		return;
	struct fields *list = fields_repeat(fields, "FICHES");
	OWNED_STRING link = search_link_to(place->filter->facet, place->filter->key);
	fields_count(list, "NOMBRE", "PLURIEL", found->total);
	if (place->example_cards > 0)
		fields_number(fields_repeat(list, "DONT_EXEMPLES"), "NB_EXEMPLES", place->example_cards);
	for (size_t i = 0; i < found->cards.count; i++)
		view_card(list, &found->cards.items[i], vocabularies);
	if (found->total > found->cards.count)
		fields_text(fields_repeat(list, "AUTRES"), "LIEN_RECHERCHE", link);
	fields_text(fields_repeat(list, "ABONNEMENT"), "LIEN_FLUX", place->feed_link);
}

/* All that the pages of places have in common. */
static void add_place(struct fields *fields, const struct place_shown *place,
	const struct vocabularies *vocabularies)
{
	struct fields *out = fields_include(fields, "LIEU", "lieu.html");
	if (place->found->total == 0)
		fields_repeat(fields, "SANS_FICHE");
	add_figures(out, place);
	add_declared(out, FACET_EQUIPMENT, "Équipements déclarés dans ses fiches", place, vocabularies);
	add_declared(out, FACET_THEME, "Thématiques de ses fiches", place, vocabularies);
	add_sheets(out, place, vocabularies);
}

void view_school(struct fields *fields, const struct school_page *page,
	const struct vocabularies *vocabularies)
{
	const struct school_record *school = page->school;
	fields_text(fields, "TITRE", school->name ? school->name : school->uai);
	if (!school->name)
		fields_repeat(fields, "INCONNU");
	if (school->is_closed)
		fields_repeat(fields, "FERME");
	add_fact(fields, "Code UAI", school->uai, NULL);
	add_fact(fields, "Commune", school->commune, NULL);
	OWNED_STRING kind = french_kind(school->kind) && french_kind(school->sector)
		? text_make("%s %s", french_kind(school->kind), french_kind(school->sector)) : NULL;
	add_fact(fields, "Type", kind ? kind : french_kind(school->kind), NULL);
	add_territories(fields, school, vocabularies);
	add_equipment(fields, school, vocabularies);
	add_old_names(fields, school);
	add_place(fields, page->place, vocabularies);
}

/* ---- A territory ---- */

static struct fields *add_school(struct fields *list, const struct school_record *school)
{
	struct fields *out = fields_repeat(list, "ETABLISSEMENT");
	OWNED_STRING link = link_to_school(school->uai);
	fields_text(out, "NOM", school->name);
	fields_text(out, "COMMUNE", school->commune);
	fields_text(out, "LIEN", link);
	return out;
}

static void add_count(struct fields *line, const struct school_record *school, bool with_examples)
{
	OWNED_STRING link = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURE_SHEETS, .code = place_figures[0], .key = "etablissement", .value = school->uai,
		.with_examples = with_examples,
	});
	fields_count(line, "NOMBRE", "PLURIEL", school->sheets);
	fields_text(line, "LIEN_FICHES", link);
}

static void add_schools(struct fields *fields, const struct territory_page *page)
{
	size_t silent = 0;
	struct fields *speaking_list = NULL, *silent_list = NULL;
	for (size_t i = 0; i < page->schools->count; i++) {
		const struct school_record *school = &page->schools->items[i];
		if (school->sheets > 0) {
			if (!speaking_list)
				speaking_list = fields_repeat(fields, "PARLANTS");
			add_count(add_school(speaking_list, school), school, page->place->examples->are_counted);
		} else if (!school->is_closed) {
			if (!silent_list)
				silent_list = fields_repeat(fields, "SILENCIEUX");
			add_school(silent_list, school);
			silent++;
		}
	}
	if (silent_list)
		fields_count(silent_list, "NOMBRE_SANS", "SANS_PLURIEL", silent);
	if (page->schools->count == 0)
		fields_repeat(fields, "REGISTRE_VIDE");
}

void view_territory(struct fields *fields, const struct territory_page *page,
	const struct vocabularies *vocabularies)
{
	fields_text(fields, "TITRE", page->name);
	fields_text(fields, "GENRE", page->kind);
	fields_optional(fields, "CARTE_EQUITE", "LIEN", page->map_link);
	add_place(fields, page->place, vocabularies);
	add_schools(fields, page);
}
