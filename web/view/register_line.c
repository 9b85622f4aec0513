#include "view/register_line.h"

#include "base/owned.h"
#include "base/text.h"
#include "registers/value.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/template.h"

#include <string.h>

/* ---- The form ---- */

static const char *fault_of(const struct register_form *form, size_t rank)
{
	for (size_t i = 0; i < form->faults->count; i++)
		if (form->faults->items[i].field == rank)
			return form->faults->items[i].sentence;
	return NULL;
}

static const char *hint_of(const struct register_field *field)
{
	if (!field->hint && field->kind == REGISTER_DATE)
		return "Comme 2017-03-14 ou 14/03/2017.";
	return field->hint;
}

static struct fields *begin_field(struct fields *fields, const struct register_field *field,
	const char *fault, const char *section)
{
	struct fields *out = fields_repeat(fields_include(fields, "QUESTION", "question.html"), section);
	const char *hint = hint_of(field);
	fields_text(out, "NOM", field->key);
	fields_text(out, "LIBELLE", field->label);
	fields_optional(out, "AIDE", "PHRASE", hint);
	fields_optional(out, "FAUTE", "PHRASE", fault);
	if (field->is_required)
		fields_repeat(out, "OBLIGATOIRE");
	if (hint || fault)
		fields_repeat(out, "DECRITE");
	return out;
}

static void add_choice(struct fields *list, const struct register_field *field, const char *key,
	const char *label, const char *typed)
{
	struct fields *out = fields_repeat(list, "CHOIX");
	OWNED_STRING identity = text_make("%s-%s", field->key, key);
	OWNED_STRING capital = french_capital(label);
	fields_text(out, "IDENTIFIANT", identity);
	fields_text(out, "VALEUR", key);
	fields_text(out, "TEXTE", capital);
	if (register_has_word(typed, key))
		fields_repeat(out, "CHOISI");
}

static void add_choices(struct fields *fields, const struct register_form *form, size_t rank,
	const struct vocabularies *vocabularies)
{
	static const struct register_choice yes_no[] = { { "oui", "oui" }, { "non", "non" }, { NULL, NULL } };
	const struct register_field *field = &form->spec->fields[rank];
	const char *typed = form->values[rank] ? form->values[rank] : "";
	struct fields *list = fields_repeat(begin_field(fields, field, fault_of(form, rank), "CASES"),
		"ENSEMBLE");
	fields_text(list, "GENRE", field->kind == REGISTER_CHOICES ? "checkbox" : "radio");
	if (field->kind != REGISTER_DEPARTMENT) {
		for (const struct register_choice *choice = field->choices ? field->choices : yes_no; choice->key;
			choice++)
			add_choice(list, field, choice->key, choice->label, typed);
		return;
	}
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_DEPARTMENTS); i++) {
		const struct term *term = vocabulary_at(vocabularies, VOCABULARY_DEPARTMENTS, i);
		if (term_is_ours(term))
			add_choice(list, field, term->key, term->label, typed);
	}
}

static void add_field(struct fields *fields, const struct register_form *form, size_t rank,
	const struct vocabularies *vocabularies)
{
	const struct register_field *field = &form->spec->fields[rank];
	if (field->kind == REGISTER_CHOICE || field->kind == REGISTER_CHOICES
		|| field->kind == REGISTER_YES_NO || field->kind == REGISTER_DEPARTMENT)
		add_choices(fields, form, rank, vocabularies);
	else
		fields_text(begin_field(fields, field, fault_of(form, rank), "LIGNE"), "VALEUR",
			form->values[rank]);
}

/* Asked last, of who corrects. */
static const struct register_field reason_field = {
	"motif", "Pourquoi corriger", "300 caractères au plus, lus de tous. N’écrivez le nom de personne.",
	REGISTER_TEXT, true, REGISTER_REASON_MAX, NULL,
};

static void add_reason(struct fields *fields, const struct register_form *form)
{
	fields_text(begin_field(fields, &reason_field, form->reason_fault, "LIGNE"), "VALEUR", form->reason);
}

static void add_fault(struct fields *summary, const struct register_field *field, const char *fault)
{
	struct fields *line = fields_repeat(summary, "FAUTE");
	OWNED_STRING sentence = text_make("%s\u00A0: %s", field->label, fault);
	fields_text(line, "CHAMP", field->key);
	fields_text(line, "PHRASE", sentence);
}

/* fautes.html, with sentences that are the form’s own. */
static void add_faults(struct fields *fields, const struct register_form *form)
{
	size_t count = form->faults->count + (form->reason_fault ? 1 : 0);
	if (count == 0)
		return;
	struct fields *summary = fields_include(fields, "FAUTES", "fautes.html");
	fields_count(summary, "NOMBRE", "NOMBRE_PLURIEL", count);
	for (size_t i = 0; i < form->faults->count; i++)
		add_fault(summary, &form->spec->fields[form->faults->items[i].field],
			form->faults->items[i].sentence);
	if (form->reason_fault)
		add_fault(summary, &reason_field, form->reason_fault);
}

static void add_notice(struct fields *fields, const struct register_form *form)
{
	if (!form->notice)
		return;
	struct fields *out = fields_repeat(fields, "AVIS");
	fields_text(out, "PHRASE", form->notice);
	if (form->other)
		view_register_link(fields_repeat(out, "AUTRE_LIGNE"), "LIEN",
			&(struct link_register){ .code = form->spec->code, .line = form->other });
}

void view_register_form(struct fields *fields, const struct register_form *form,
	const struct vocabularies *vocabularies)
{
	struct link_register link = { .code = form->spec->code, .line = form->line,
		.act = form->line ? "corriger" : "ajouter" };
	view_register_link(fields, "ACTION", &link);
	fields_text(fields, "TITRE", form->spec->title);
	view_register_link(fields, "LIEN_REGISTRE", &(struct link_register){ .code = form->spec->code });
	if (form->line) {
		struct fields *out = fields_repeat(fields, "A_CORRIGER");
		OWNED_STRING version = text_make("%lld", (long long)form->version);
		OWNED_STRING number = text_make("%lld", (long long)form->line);
		link.act = NULL;
		fields_text(out, "NUMERO", number);
		fields_text(out, "VERSION", version);
		view_register_link(out, "LIEN", &link);
	} else {
		fields_text(fields_repeat(fields, "A_AJOUTER"), "PHRASE", form->spec->new_line);
	}
	add_faults(fields, form);
	add_notice(fields, form);
	for (size_t i = 0; form->spec->fields[i].key; i++)
		add_field(fields, form, i, vocabularies);
	if (form->line)
		add_reason(fields, form);
}

/* ---- The line ---- */

static void add_values(struct fields *fields, const struct shown_register_line *shown)
{
	for (size_t i = 0; shown->spec->fields[i].key; i++) {
		if (!shown->labels[i])
			continue;
		struct fields *out = fields_repeat(fields, "VALEUR");
		fields_text(out, "LIBELLE", shown->spec->fields[i].label);
		if (register_is_link(shown->entry.values[i]))
			fields_text(fields_repeat(out, "EN_LIEN"), "LIEN", shown->entry.values[i]);
		else
			fields_text(fields_repeat(out, "EN_TEXTE"), "CONTENU", shown->labels[i]);
	}
}

static void add_acts(struct fields *fields, const struct register_line_page *page)
{
	const struct shown_register_line *shown = page->shown;
	if (!page->may_change || shown->is_withdrawn)
		return;
	struct fields *out = fields_repeat(fields, "A_CHANGER");
	OWNED_STRING version = text_make("%lld", (long long)shown->version);
	struct link_register link = { .code = shown->spec->code, .line = shown->line, .act = "corriger" };
	view_register_link(out, "LIEN", &link);
	link.act = "retirer";
	view_register_link(out, "ACTION", &link);
	fields_text(out, "VERSION", version);
	fields_text(out, "RAISON", page->reason);
	fields_optional(out, "FAUTE_MOTIF", "PHRASE", page->notice);
}

void view_register_line(struct fields *fields, const struct register_line_page *page)
{
	const struct shown_register_line *shown = page->shown;
	OWNED_STRING number = text_make("%lld", (long long)shown->line);
	fields_text(fields, "TITRE", shown->spec->title);
	fields_text(fields, "INTITULE", shown_register_heading(shown));
	fields_text(fields, "NUMERO", number);
	fields_text(fields, "JOUR", shown->day);
	view_register_link(fields, "LIEN_REGISTRE", &(struct link_register){ .code = shown->spec->code });
	if (text_equals(page->done, "ajout")) {
		struct fields *out = fields_repeat(fields, "AJOUTEE");
		view_register_link(out, "LIEN", &(struct link_register){
			.code = shown->spec->code, .act = "ajouter",
		});
		fields_text(out, "PHRASE", shown->spec->new_line);
	}
	if (text_equals(page->done, "correction"))
		fields_repeat(fields, "CORRIGEE");
	if (shown->is_withdrawn)
		fields_repeat(fields, "RETIREE");
	if (shown->is_example)
		fields_repeat(fields, "EXEMPLE");
	add_values(fields, shown);
	add_acts(fields, page);
}

void view_register_version(struct fields *fields, const struct shown_register_version *version)
{
	const struct shown_register_line *shown = version->shown;
	struct fields *out = fields_repeat(fields, "HISTOIRE");
	OWNED_STRING date = french_moment(version->made_at);
	OWNED_STRING number = text_make("%lld", (long long)shown->version);
	fields_text(out, "VERSION", number);
	fields_text(out, "DATE", date);
	fields_text(out, "EMPREINTE", shown->hash);
	if (version->is_reserved)
		fields_repeat(out, "TEXTE_RESERVE");
	else
		view_register_link(fields_repeat(out, "SON_TEXTE"), "LIEN_TEXTE", &(struct link_register){
			.code = shown->spec->code, .line = shown->line, .is_text = true, .version = shown->version,
		});
	fields_repeat(out, shown->is_withdrawn ? "RETRAIT" : shown->version == 1 ? "AJOUT" : "CORRECTION");
	fields_optional(out, "AVEC_MOTIF", "MOTIF", version->reason);
	fields_optional(out, "PAR_QUI", "QUI", version->who);
}

void view_register_batch(struct fields *fields, const struct shown_register_batch *batch)
{
	struct fields *out = fields_repeat(fields, "DE_FICHIER");
	OWNED_STRING date = french_moment(batch->made_at);
	fields_text(out, "FICHIER", batch->file);
	fields_text(out, "EMPREINTE", batch->hash);
	fields_text(out, "DATE", date);
	fields_optional(out, "AVEC_NOTE", "NOTE", batch->note);
}
