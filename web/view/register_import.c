#include "view/register_import.h"

#include "base/base64.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/form.h"
#include "view/french.h"
#include "view/registers.h"
#include "view/template.h"

#include <string.h>

static void add_columns(struct fields *fields, const struct register_spec *spec)
{
	for (size_t i = 0; spec->fields[i].key; i++) {
		struct fields *out = fields_repeat(fields, "COLONNE_DE");
		fields_text(out, "CLE", spec->fields[i].key);
		fields_text(out, "LIBELLE", spec->fields[i].label);
		if (spec->fields[i].is_required)
			fields_repeat(out, "OBLIGATOIRE");
	}
}

/* A field holds so much; letters of base64 are of one byte each. */
static void add_pieces(struct fields *fields, const struct register_tried *tried)
{
	OWNED_STRING letters = base64_write(tried->bytes, tried->length);
	for (const char *at = letters; *at;) {
		OWNED_STRING piece = mem_copy_bytes(at, strnlen(at, FORM_MAX_VALUE));
		fields_text(fields_repeat(fields, "MORCEAU"), "LETTRES", piece);
		at += strlen(piece);
	}
}

static void add_tally(struct fields *fields, const struct register_import_page *page)
{
	const struct register_tally *tally = page->tally;
	struct fields *out = fields_repeat(fields, "ESSAI");
	fields_number(out, "NB_PRISES", tally->rows[REGISTER_ROW_TAKEN]);
	fields_number(out, "NB_DEJA", tally->rows[REGISTER_ROW_SAME]);
	fields_number(out, "NB_RETIREES", tally->rows[REGISTER_ROW_WITHDRAWN]);
	fields_number(out, "NB_REFUSEES", tally->rows[REGISTER_ROW_REFUSED]);
	fields_text(out, "FICHIER", page->tried->name);
	fields_text(out, "EMPREINTE", page->tried->hash);
	fields_optional(out, "INCONNUES", "PHRASE", tally->unknown);
	if (page->hidden_right + page->hidden_wrong > 0) {
		struct fields *others = fields_repeat(out, "AUTRES");
		fields_number(others, "NB_JUSTES", page->hidden_right);
		fields_number(others, "NB_FAUTIVES", page->hidden_wrong);
	}
	if (tally->rows[REGISTER_ROW_TAKEN] == 0) {
		fields_repeat(out, "RIEN_A_PRENDRE");
		return;
	}
	struct fields *confirm = fields_repeat(out, "A_CONFIRMER");
	fields_count(confirm, "NOMBRE", "PLURIEL", tally->rows[REGISTER_ROW_TAKEN]);
	fields_text(confirm, "NOM", page->tried->name);
	fields_text(confirm, "NOTE", page->tried->note);
	add_pieces(confirm, page->tried);
}

void view_register_import(struct fields *fields, const struct register_import_page *page)
{
	struct link_register link = { .code = page->spec->code };
	view_register_link(fields, "LIEN_REGISTRE", &link);
	link.act = "importer";
	view_register_link(fields, "ACTION", &link);
	fields_text(fields, "TITRE", page->spec->title);
	fields_text(fields, "NOM", page->name);
	fields_text(fields, "NOTE", page->note);
	fields_text(fields, "TEXTE", page->text);
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	add_columns(fields, page->spec);
	if (page->tally)
		add_tally(fields, page);
}

struct fields *view_register_report(struct fields *fields)
{
	return fields_repeat(fields, "RAPPORT");
}

/* « Programmer en cycle 3, 8 novembre 2016 », « … : elle est deux fois dans le fichier ». */
static char *phrase_of(const struct register_told *told)
{
	if (!told->heading)
		return mem_copy(told->sentence);
	OWNED_STRING day = french_date(told->day);
	return text_make("%s, %s%s%s", told->heading, day, told->sentence ? "\u00A0: " : "",
		told->sentence ? told->sentence : "");
}

void view_register_told(struct fields *report, const struct register_spec *spec,
	const struct register_told *told)
{
	static const char *const labels[REGISTER_ROW_FATES] = {
		[REGISTER_ROW_TAKEN] = "à prendre", [REGISTER_ROW_SAME] = "déjà au registre",
		[REGISTER_ROW_WITHDRAWN] = "retirée du registre", [REGISTER_ROW_REFUSED] = "refusée",
	};
	struct fields *row = fields_repeat(report, "RANGEE");
	OWNED_STRING line = text_make("%u", told->line);
	fields_text(row, "NUMERO", line);
	bool is_repeated = told->fate == REGISTER_ROW_SAME && told->number == 0;
	fields_text(row, "ETAT", is_repeated ? "répétée" : labels[told->fate]);
	fields_text(row, "COLONNE", told->field ? told->field->label : "");
	OWNED_STRING phrase = phrase_of(told);
	fields_text(row, "PHRASE", phrase);
	if (told->number > 0 && told->fate != REGISTER_ROW_TAKEN)
		view_register_link(fields_repeat(row, "VOIR_LIGNE"), "LIEN",
			&(struct link_register){ .code = spec->code, .line = told->number });
}
