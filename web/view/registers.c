#include "view/registers.h"

#include "base/owned.h"
#include "base/text.h"
#include "base/words.h"
#include "http/link.h"
#include "view/figure_text.h"
#include "view/indicators.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

void shown_register_line_done(struct shown_register_line *shown)
{
	register_entry_done(&shown->entry);
	for (size_t i = 0; i < REGISTER_FIELDS_MAX; i++)
		free(shown->labels[i]);
	free(shown->day);
	free(shown->hash);
	*shown = (struct shown_register_line){0};
}

const char *shown_register_heading(const struct shown_register_line *shown)
{
	size_t rank = register_field_rank(shown->spec, shown->spec->heading);
	return shown->labels[rank] ? shown->labels[rank] : shown->spec->title;
}

void view_register_link(struct fields *fields, const char *marker, const struct link_register *link)
{
	OWNED_STRING address = link_to_register(link);
	fields_text(fields, marker, address);
}

/* ---- All of them ---- */

static void add_indicators(struct fields *fields, const struct register_spec *spec)
{
	OWNED_WORDS codes = {0};
	words_split(&codes, spec->indicators, ' ');
	for (size_t i = 0; i < codes.count; i++) {
		struct fields *out = fields_repeat(fields, "INDICATEUR");
		OWNED_STRING link = link_to_figure(&(struct link_figure){ .code = codes.items[i] });
		fields_text(out, "CODE", codes.items[i]);
		fields_text(out, "LIEN", link);
	}
}

void view_register_row(struct fields *fields, const struct register_spec *spec, size_t count,
	size_t examples)
{
	struct fields *out = fields_repeat(fields, "REGISTRE");
	fields_text(out, "TITRE", spec->title);
	fields_text(out, "PHRASE", spec->lead);
	view_register_link(out, "LIEN", &(struct link_register){ .code = spec->code });
	if (count > 0)
		fields_count(fields_repeat(out, "DES_LIGNES"), "NOMBRE", "PLURIEL", count);
	else
		fields_repeat(out, "AUCUNE");
	if (examples > 0)
		fields_count(fields_repeat(out, "LIGNES_EXEMPLES"), "NB_EXEMPLES", "PLUSIEURS_EXEMPLES", examples);
	add_indicators(out, spec);
}

/* ---- One of them ---- */

static void add_choices(struct fields *fields, const struct register_list *list,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < list->year_count; i++) {
		struct fields *out = fields_repeat(fields, "CHOIX_ANNEE");
		OWNED_STRING label = figure_year_label(list->years[i]);
		fields_text(out, "LIBELLE", label);
		if (list->years[i] == list->page.year)
			fields_repeat(out, "CHOISI");
	}
	view_departments(fields, list->page.department, vocabularies);
}

static void add_doors(struct fields *fields, const struct register_list *list)
{
	struct link_register link = { .code = list->spec->code };
	struct link_register table = list->indicator_title ? link : list->page;
	table.is_table = true;
	view_register_link(fields, "LIEN_TABLE", &table);
	link.act = "ajouter";
	if (list->may_add) {
		struct fields *out = fields_repeat(fields, "A_AJOUTER");
		view_register_link(out, "LIEN", &link);
		fields_text(out, "PHRASE", list->spec->new_line);
	}
	link.act = "importer";
	if (list->may_import)
		view_register_link(fields_repeat(fields, "A_IMPORTER"), "LIEN", &link);
}

static void add_filters(struct fields *fields, const struct register_list *list,
	const struct vocabularies *vocabularies)
{
	struct link_register whole = { .code = list->spec->code };
	if (list->indicator_title) {
		struct fields *out = fields_repeat(fields, "D_UN_INDICATEUR");
		fields_text(out, "INTITULE", list->indicator_title);
		fields_text(out, "CODE", list->page.indicator);
		view_register_link(out, "LIEN", &whole);
		return;
	}
	struct fields *out = fields_repeat(fields, "A_CHOISIR");
	view_register_link(out, "ADRESSE", &whole);
	add_choices(out, list, vocabularies);
	if (list->page.with_withdrawn) {
		fields_repeat(out, "AVEC_RETIREES");
	} else {
		struct link_register other = list->page;
		other.with_withdrawn = true;
		view_register_link(fields_repeat(out, "SANS_RETIREES"), "LIEN", &other);
	}
}

void view_register(struct fields *fields, const struct register_list *list,
	const struct vocabularies *vocabularies)
{
	fields_text(fields, "TITRE", list->spec->title);
	fields_text(fields, "PHRASE", list->spec->lead);
	add_indicators(fields, list->spec);
	add_doors(fields, list);
	add_filters(fields, list, vocabularies);
	if (list->total > 0)
		fields_count(fields_repeat(fields, "DES_LIGNES"), "NOMBRE", "PLURIEL", list->total);
	else
		fields_repeat(fields, "AUCUNE");
	if (text_equals(list->done, "import"))
		fields_repeat(fields, "FAIT");
}

/* What a line says beside its heading and its day. */
static char *summary_of(const struct shown_register_line *shown)
{
	static const char *const apart[] = { "preuve", "date_preuve", "methode", NULL };
	const struct register_spec *spec = shown->spec;
	OWNED_TEXT out = {0};
	for (size_t i = 0; spec->fields[i].key; i++) {
		bool is_apart = text_equals(spec->fields[i].key, spec->heading)
			|| text_equals(spec->fields[i].key, spec->day);
		for (size_t j = 0; apart[j]; j++)
			is_apart = is_apart || text_equals(spec->fields[i].key, apart[j]);
		if (!is_apart && shown->labels[i])
			text_format(&out, "%s%s\u00A0: %s", out.length ? " · " : "", spec->fields[i].label,
				shown->labels[i]);
	}
	return out.length ? text_take(&out) : NULL;
}

void view_register_line_of(struct fields *fields, const struct shown_register_line *shown)
{
	struct fields *line = fields_repeat(fields, "LIGNE");
	OWNED_STRING summary = summary_of(shown);
	view_register_link(line, "LIEN", &(struct link_register){
		.code = shown->spec->code, .line = shown->line,
	});
	fields_text(line, "INTITULE", shown_register_heading(shown));
	fields_text(line, "JOUR", shown->day);
	fields_optional(line, "EN_BREF", "PHRASE", summary);
	if (shown->is_example)
		fields_repeat(line, "EXEMPLE");
	if (shown->is_withdrawn)
		fields_repeat(line, "RETIREE");
	if (shown->is_counted)
		fields_repeat(line, "AU_NUMERATEUR");
}

void view_register_more(struct fields *fields, const struct link_register *next)
{
	view_register_link(fields_repeat(fields, "SUITE"), "LIEN", next);
}
