#include "view/report.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/faults.h"
#include "view/french.h"
#include "view/template.h"

static void add_sheet(struct fields *fields, const struct sheet *sheet)
{
	OWNED_STRING link = link_to_sheet(sheet->id);
	fields_text(fields, "TITRE", sheet->title);
	fields_text(fields, "LIEN_FICHE", link);
}

static void add_reasons(struct fields *form, const char *chosen,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_REPORTS); i++) {
		const struct term *term = vocabulary_at(vocabularies, VOCABULARY_REPORTS, i);
		struct fields *line = fields_repeat(form, "MOTIF");
		OWNED_STRING label = french_capital(term->label);
		OWNED_STRING name = text_make("motif-%s", term->key);
		fields_text(line, "IDENTIFIANT", name);
		fields_text(line, "CLE", term->key);
		fields_text(line, "LIBELLE", label);
		if (text_equals(term->key, chosen))
			fields_repeat(line, "CHOISI");
	}
}

void view_report_form(struct fields *fields, const struct sheet *sheet,
	const struct report_form *form, const struct faults *faults,
	const struct vocabularies *vocabularies)
{
	struct fields *open = fields_repeat(fields, "A_REMPLIR");
	OWNED_STRING action = link_to_report(sheet->id);
	add_sheet(open, sheet);
	fields_optional(open, "AVIS", "PHRASE", form->notice);
	fields_text(open, "ACTION", action);
	add_reasons(open, form->reason, vocabularies);
	fields_text(open, "MESSAGE", form->message);
	view_faults(open, faults);
}

void view_reported(struct fields *fields, const struct sheet *sheet)
{
	add_sheet(fields_repeat(fields, "ENVOYE"), sheet);
}
