#include "view/dossier.h"

#include "base/date.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/dossier.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/template.h"

static const char *const states[DOSSIER_STATES] = {
	[DOSSIER_OPEN]      = "En attente",
	[DOSSIER_HELD]      = "Pris en charge",
	[DOSSIER_SETTLED]   = "Traité",
	[DOSSIER_DISMISSED] = "Classé sans suite",
};

static void add_state(struct fields *fields, const struct dossier_page *page)
{
	const struct dossier *dossier = page->dossier;
	const struct stored_dossier *stored = dossier->stored;
	fields_text(fields, "TITRE", dossier->sheet->title ? dossier->sheet->title : stored->sheet);
	fields_text(fields, "ETAT", states[dossier->state]);
	fields_count(fields, "NOMBRE", "PLURIEL", stored->reports);
	if (dossier->state == DOSSIER_HELD) {
		OWNED_STRING since = french_ago(page->now - stored->held_at);
		struct fields *held = fields_repeat(fields, page->people->is_mine ? "PRISE_PAR_VOUS" : "PRISE");
		fields_text(held, "NOM", page->people->holder ? page->people->holder : "un compte effacé");
		fields_text(held, "DEPUIS", since);
	}
	fields_optional(fields, "REPONSE", "TEXTE", stored->answer);
}

static void add_sheet(struct fields *fields, const struct dossier_page *page)
{
	const char *id = page->dossier->stored->sheet;
	if (!page->dossier->is_online) {
		fields_repeat(fields, "HORS_LIGNE");
		return;
	}
	struct fields *online = fields_repeat(fields, "EN_LIGNE");
	OWNED_STRING link = link_to_sheet(id);
	OWNED_STRING propose = link_to_propose();
	fields_text(online, "LIEN", link);
	fields_text(online, "ACTION", propose);
	fields_text(online, "JETON", page->token);
	fields_text(online, "FICHE", id);
}

static struct fields *add_form(struct fields *fields, const char *section,
	const struct dossier_page *page)
{
	struct fields *out = fields_repeat(fields, section);
	const struct stored_dossier *stored = page->dossier->stored;
	OWNED_STRING action = link_to_dossier(stored->row);
	OWNED_STRING edition = text_make("%lld", (long long)stored->edition);
	fields_text(out, "ACTION", action);
	fields_text(out, "JETON", page->token);
	fields_text(out, "EDITION", edition);
	return out;
}

static bool may(const struct dossier_page *page, enum dossier_act act)
{
	enum dossier_state next;
	return dossier_may(page->dossier->state, act, page->dossier->parts, &next);
}

void view_dossier(struct fields *fields, const struct dossier_page *page)
{
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	add_state(fields, page);
	add_sheet(fields, page);
	/* The DAN may take over, but not from oneself. */
	if (may(page, DOSSIER_CLAIM) && !page->people->is_mine)
		add_form(fields, page->dossier->state == DOSSIER_HELD ? "REPRENDRE" : "PRENDRE", page);
	if (may(page, DOSSIER_SETTLE)) {
		struct fields *form = add_form(fields, "DECIDER", page);
		fields_text(form, "TEXTE", page->answer);
		if (may(page, DOSSIER_WITHDRAW) && page->dossier->is_online)
			fields_repeat(form, "RETIRER");
	}
	if (may(page, DOSSIER_RELEASE))
		add_form(fields, "RELACHER", page);
}

void view_dossier_report(struct fields *fields, const struct report *report,
	const struct vocabularies *vocabularies)
{
	struct fields *line = fields_repeat(fields, "LIGNE");
	char day[DATE_BYTES];
	OWNED_STRING date = french_moment(report->made_at);
	OWNED_STRING reason = french_capital(french_label(vocabularies, VOCABULARY_REPORTS, report->reason));
	date_write(date_of(report->made_at), day);
	fields_text(line, "JOUR", day);
	fields_text(line, "DATE", date);
	fields_text(line, "MOTIF", reason);
	fields_optional(line, "MESSAGE", "TEXTE", report->message);
}
