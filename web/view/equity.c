#include "view/equity.h"

#include "base/csv.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "catalogue/register.h"
#include "sheet/vocabulary.h"
#include "view/commune_map.h"
#include "view/examples.h"
#include "view/french.h"
#include "view/template.h"

#include <string.h>

/* Whose sheets are counted: « usages répertoriés ». */
#define EQUITY_INDICATOR "2"

const struct equity_choice equity_stages[] = {
	{ "", "Tous les degrés" }, { "1", "1er degré" }, { "2", "2d degré" }, { NULL, NULL },
};

const struct equity_choice equity_shows[] = {
	{ "", "Tous les établissements" }, { "sans-fiche", "Sans fiche" },
	{ "equipes-sans-fiche", "Équipés, sans fiche" }, { NULL, NULL },
};

/* ---- Equipment ---- */

/* What the register tells, then what the sheets add. */
static char *equipment_of(const struct school_record *school, const struct vocabularies *vocabularies)
{
	OWNED_WORDS keys = {0};
	if (school->equipment)
		words_split(&keys, school->equipment, ' ');
	size_t size = vocabulary_size(vocabularies, VOCABULARY_EQUIPMENT);
	for (size_t rank = 0; rank < size; rank++) {
		const char *key = vocabulary_at(vocabularies, VOCABULARY_EQUIPMENT, rank)->key;
		if (equipment_has(school->declared, rank) && !text_equals(key, "aucun"))
			words_add_once(&keys, key);
	}
	OWNED_STRING labels = french_labels(vocabularies, VOCABULARY_EQUIPMENT, &keys);
	return keys.count ? french_capital(labels) : mem_copy("");
}

/* ---- The form ---- */

static void add_choice(struct fields *form, const char *section, const struct equity_choice *choice,
	const char *asked)
{
	struct fields *out = fields_repeat(form, section);
	fields_text(out, "VALEUR", choice->value);
	fields_text(out, "LIBELLE", choice->label);
	if (strcmp(choice->value, asked ? asked : "") == 0)
		fields_repeat(out, "CHOISI");
}

static void add_form(struct fields *fields, const struct link_map *asked,
	const struct vocabularies *vocabularies)
{
	struct fields *form = fields_repeat(fields, "CHOIX");
	add_choice(form, "DEPARTEMENT", &(struct equity_choice){ "", "Toute l’académie" }, asked->department);
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_DEPARTMENTS); i++) {
		const struct term *term = vocabulary_at(vocabularies, VOCABULARY_DEPARTMENTS, i);
		if (term_is_ours(term) || text_equals(term->key, asked->department))
			add_choice(form, "DEPARTEMENT", &(struct equity_choice){ term->key, term->label },
				asked->department);
	}
	for (size_t i = 0; equity_stages[i].value; i++)
		add_choice(form, "DEGRE", &equity_stages[i], asked->stage);
	for (size_t i = 0; equity_shows[i].value; i++)
		add_choice(form, "MONTRER", &equity_shows[i], asked->show);
	if (asked->with_examples)
		fields_repeat(form, "EXEMPLES_ENVOYES");
}

static void add_examples(struct fields *fields, const struct equity_page *page)
{
	struct link_map other = *page->asked;
	other.with_examples = !other.with_examples;
	other.page = 0;
	OWNED_STRING link = link_to_map(&other);
	view_examples(fields, &(struct examples_shown){ page->asked->with_examples, page->examples, link });
}

/* ---- The table ---- */

static void add_row(struct fields *table, const struct school_record *school, bool with_examples,
	const struct vocabularies *vocabularies)
{
	struct fields *row = fields_repeat(table, "ETABLISSEMENT");
	OWNED_STRING link = link_to_school(school->uai);
	OWNED_STRING equipment = equipment_of(school, vocabularies);
	fields_text(row, "COMMUNE", school->commune);
	fields_text(row, "NOM", school->name);
	fields_text(row, "LIEN", link);
	fields_text(row, "EQUIPEMENT", equipment);
	if (school->sheets == 0) {
		fields_repeat(row, "PAS_ENCORE");
		return;
	}
	struct fields *sheets = fields_repeat(row, "DES_FICHES");
	OWNED_STRING list = link_to_figure(&(struct link_figure){
		.form = LINK_FIGURE_SHEETS, .code = EQUITY_INDICATOR, .key = "etablissement", .value = school->uai,
		.with_examples = with_examples,
	});
	fields_count(sheets, "NOMBRE", "PLURIEL", school->sheets);
	fields_text(sheets, "LIEN_FICHES", list);
	if (!school->last_on)
		return;
	struct fields *published = fields_repeat(row, "PUBLIEE");
	OWNED_STRING date = french_date(school->last_on);
	fields_text(published, "JOUR", school->last_on);
	fields_text(published, "DATE", date);
}

static void add_page_link(struct fields *pages, const char *section, const struct link_map *asked,
	unsigned page)
{
	struct link_map there = *asked;
	there.page = page;
	OWNED_STRING link = link_to_map(&there);
	fields_text(fields_repeat(pages, section), "LIEN", link);
}

static void add_table(struct fields *fields, const struct equity_page *page,
	const struct vocabularies *vocabularies)
{
	size_t end = page->first + page->per_page;
	end = end < page->shown_count ? end : page->shown_count;
	struct fields *table = fields_repeat(fields, "TABLE");
	bool is_whole = page->first == 0 && end == page->shown_count;
	OWNED_STRING caption = is_whole ? mem_copy("Établissements, dans l’ordre des communes")
		: text_make("Établissements %zu à %zu sur %zu, dans l’ordre des communes", page->first + 1, end,
			page->shown_count);
	fields_text(table, "LEGENDE", caption);
	for (size_t i = page->first; i < end; i++)
		add_row(table, page->shown[i], page->asked->with_examples, vocabularies);
	if (is_whole)
		return;
	struct fields *pages = fields_repeat(table, "PAGES");
	unsigned number = (unsigned)(page->first / page->per_page) + 1;
	if (number > 1)
		add_page_link(pages, "PRECEDENTE", page->asked, number - 1);
	if (end < page->shown_count)
		add_page_link(pages, "SUIVANTE", page->asked, number + 1);
}

static const char *what_is_shown(const char *show)
{
	for (size_t i = 1; show && equity_shows[i].value; i++)
		if (strcmp(equity_shows[i].value, show) == 0)
			return i == 1 ? "La liste ne montre que ceux dont on ne lit pas encore de fiche."
				: "La liste ne montre que ceux qui ont du matériel et dont on ne lit pas encore de fiche.";
	return "";
}

static void add_counts(struct fields *fields, const struct equity_page *page)
{
	struct fields *out = fields_repeat(fields, "BILAN");
	fields_text(out, "CE_QUI_EST_MONTRE", what_is_shown(page->asked->show));
	fields_count(out, "TOTAL", "TOTAL_PLURIEL", page->counts.all);
	fields_number(out, "AVEC", page->counts.told);
	fields_number(out, "SANS", page->counts.silent);
	if (page->counts.equipped_silent == 0)
		return;
	struct fields *equipped = fields_repeat(out, "DES_EQUIPES");
	fields_count(equipped, "EQUIPES", "EQUIPES_PLURIEL", page->counts.equipped_silent);
	if (page->counts.equipped_silent == 1)
		fields_repeat(equipped, "UN_EQUIPE");
}

static void add_unplaced(struct fields *fields, size_t count)
{
	if (count == 0)
		return;
	struct fields *out = fields_repeat(fields, "SANS_PLACE");
	fields_count(out, "NOMBRE", "PLURIEL", count);
	if (count == 1)
		fields_repeat(out, "SINGULIER");
}

void view_equity(struct fields *fields, const struct equity_page *page,
	const struct vocabularies *vocabularies)
{
	add_form(fields, page->asked, vocabularies);
	add_examples(fields, page);
	fields_optional(fields, "INCOMPRIS", "POURQUOI", page->fault);
	if (page->shown_count == 0) {
		fields_repeat(fields, page->counts.all || page->asked->department || page->asked->stage
			? "RIEN" : "REGISTRE_VIDE");
		return;
	}
	add_counts(fields, page);
	add_table(fields, page, vocabularies);
	add_unplaced(fields, view_commune_map(fields, page->shown, page->shown_count));

	struct link_map table = *page->asked;
	table.is_table = true;
	table.page = 0;
	OWNED_STRING link = link_to_map(&table);
	fields_text(fields_repeat(fields, "EMPORTER"), "LIEN_TABLE", link);
}

/* ---- For spreadsheets ---- */

static const char *const columns[] = {
	"Code UAI", "Établissement", "Commune", "Département", "Type", "ZAP", "Équipement de l’annuaire",
	"Équipement déclaré", "Fiches", "Dernière publication", "Adresse",
};

static void add_keys(struct csv *csv, const char *keys, const struct vocabularies *vocabularies)
{
	OWNED_WORDS words = {0};
	if (keys)
		words_split(&words, keys, ' ');
	OWNED_STRING labels = french_labels(vocabularies, VOCABULARY_EQUIPMENT, &words);
	csv_cell(csv, labels);
}

static void add_csv_row(struct csv *csv, const struct school_record *school, const char *base_url,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING code = mem_copy_bytes(school->uai, 3);
	OWNED_STRING link = link_to_school(school->uai);
	OWNED_STRING address = link_absolute(base_url, link);
	OWNED_STRING equipment = equipment_of(school, vocabularies);
	OWNED_STRING sheets = text_make("%zu", school->sheets);
	csv_cell(csv, school->uai);
	csv_cell(csv, school->name);
	csv_cell(csv, school->commune);
	csv_cell(csv, french_label(vocabularies, VOCABULARY_DEPARTMENTS, code));
	csv_cell(csv, french_kind(school->kind));
	csv_cell(csv, school->zap_name ? school->zap_name : school->zap);
	add_keys(csv, school->equipment, vocabularies);
	csv_cell(csv, equipment);
	csv_cell(csv, sheets);
	csv_cell(csv, school->last_on);
	csv_cell(csv, address);
	csv_end_row(csv);
}

void view_equity_csv(struct csv *csv, const struct equity_page *page, const char *base_url,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		csv_cell(csv, columns[i]);
	csv_end_row(csv);
	for (size_t i = 0; i < page->shown_count; i++)
		add_csv_row(csv, page->shown[i], base_url, vocabularies);
}
