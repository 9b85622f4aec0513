#include "view/reviewing.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/checks.h"
#include "proposals/difference.h"
#include "proposals/proposals.h"
#include "sheet/remark.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"
#include "view/checks.h"
#include "view/difference.h"
#include "view/followed.h"
#include "view/french.h"
#include "view/preview.h"
#include "view/template.h"

#include <string.h>

/* ---- Where it stands ---- */

static void add_state(struct fields *fields, const struct reviewing_page *page)
{
	const struct stored_proposal *stored = page->proposal->stored;
	const struct queue_people *people = page->people;
	OWNED_STRING sent = french_moment(stored->sent_at);
	fields_text(fields, "TITRE", *stored->title ? stored->title : "Fiche sans titre");
	fields_text(fields, "ETAT", followed_state(page->proposal->state));
	fields_text(fields, "ENVOYEE", sent);
	if (stored->author == 0)
		fields_repeat(fields, "SANS_COMPTE");
	else
		fields_optional(fields, "AVEC_COMPTE", "NOM", people->author);
	if (page->proposal->state == LIFE_CLAIMED) {
		OWNED_STRING since = french_ago(page->now - stored->held_at);
		struct fields *held = fields_repeat(fields, people->is_mine ? "PRISE_PAR_VOUS" : "PRISE");
		fields_text(held, "NOM", people->holder ? people->holder : "un compte effacé");
		fields_text(held, "DEPUIS", since);
	}
	if (stored->sheet) {
		OWNED_STRING link = link_to_sheet(stored->sheet);
		fields_text(fields_repeat(fields, "EN_LIGNE"), "LIEN", link);
	}
}

static void add_checks(struct fields *fields, const struct reviewing_page *page)
{
	struct checks checks = {0};
	checks_make(&checks, page->proposal->sheet, &page->proposal->remarks);
	view_checks(fields, &(struct checks_shown){
		.checks = &checks, .remarks = &page->proposal->remarks, .alike = page->alike,
	});
}

static void add_difference(struct fields *fields, const struct reviewing_page *page)
{
	if (!page->online)
		return;
	struct fields *out = fields_repeat(fields, "CE_QUI_CHANGE");
	OWNED(difference) difference = difference_make(page->online, page->proposal->stored->markdown);
	view_difference(out, difference);
}

static void add_version(struct fields *both, const char *key, const char *name, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	struct fields *out = fields_repeat(both, "VERSION");
	OWNED_STRING prefix = text_make("%s-", key);
	fields_text(out, "CLE", key);
	fields_text(out, "NOM", name);
	view_preview(out, sheet, prefix, vocabularies);
}

/* A new version stands beside the one online, as their pages show them. */
static void add_versions(struct fields *fields, const struct reviewing_page *page,
	const struct vocabularies *vocabularies)
{
	OWNED_REMARKS told = {0};
	OWNED(sheet) online = page->online
		? sheet_parse(vocabularies, page->online, strlen(page->online), &told) : NULL;
	if (!online) {
		view_preview(fields_repeat(fields, "SEULE"), page->proposal->sheet, NULL, vocabularies);
		return;
	}
	struct fields *both = fields_repeat(fields, "COTE_A_COTE");
	add_version(both, "en-ligne", "La fiche en ligne", online, vocabularies);
	add_version(both, "proposee", "La fiche, comme elle sera", page->proposal->sheet, vocabularies);
}

/* ---- What may be done ---- */

static bool may(const struct reviewing_page *page, enum life_act act)
{
	enum life_state next;
	unsigned reviewing = page->proposal->parts & ~PART_BIT(PART_AUTHOR);
	return life_may(page->proposal->state, act, reviewing, &next);
}

static struct fields *add_form(struct fields *fields, const char *section,
	const struct reviewing_page *page)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING action = link_to_review(page->proposal->stored->row);
	OWNED_STRING edition = text_make("%lld", (long long)page->proposal->stored->edition);
	OWNED_STRING base = text_make("%lld", (long long)page->base);
	fields_text(out, "ACTION", action);
	fields_text(out, "JETON", page->token);
	fields_text(out, "EDITION", edition);
	fields_text(out, "BASE", base);
	return out;
}

static void add_reasons(struct fields *form, const struct reviewing_page *page,
	const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_REASONS); i++) {
		const struct term *term = vocabulary_at(vocabularies, VOCABULARY_REASONS, i);
		struct fields *option = fields_repeat(form, "MOTIF");
		OWNED_STRING label = french_capital(term->label);
		fields_text(option, "CLE", term->key);
		fields_text(option, "LIBELLE", label);
		if (text_equals(term->key, page->reason))
			fields_repeat(option, "CHOISI");
	}
}

static void add_decision(struct fields *fields, const struct reviewing_page *page,
	const struct vocabularies *vocabularies)
{
	struct fields *form = add_form(fields, "DECIDER", page);
	add_reasons(form, page, vocabularies);
	fields_text(form, "TEXTE", page->message);
	if (remarks_refuse(&page->proposal->remarks))
		fields_repeat(form, "PAS_PRETE");
	else
		fields_repeat(form, "PRETE");
}

static void add_correction(struct fields *fields, const struct reviewing_page *page)
{
	struct fields *form = add_form(fields, "CORRIGER", page);
	fields_text(form, "TEXTE", page->markdown ? page->markdown : page->proposal->stored->markdown);
	if (!page->markdown)
		return;
	fields_repeat(form, "OUVERT");
	OWNED(difference) difference = difference_make(page->proposal->stored->markdown, page->markdown);
	view_difference(fields_repeat(form, "TEXTE_REFUSE"), difference);
}

void view_reviewing(struct fields *fields, const struct reviewing_page *page,
	const struct vocabularies *vocabularies)
{
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	add_state(fields, page);
	/* The DAN may take over, but not from oneself. */
	if (may(page, ACT_CLAIM) && !page->people->is_mine)
		add_form(fields, page->proposal->state == LIFE_CLAIMED ? "REPRENDRE" : "PRENDRE", page);
	if (may(page, ACT_ACCEPT))
		add_decision(fields, page, vocabularies);
	if (may(page, ACT_RELEASE))
		add_form(fields, "RELACHER", page);
	if (may(page, ACT_CORRECT))
		add_correction(fields, page);
	if (may(page, ACT_SAY))
		fields_text(add_form(fields, "ECRIRE", page), "TEXTE", page->message);
	add_checks(fields, page);
	add_difference(fields, page);
	add_versions(fields, page, vocabularies);
	if (page->thread->count)
		view_thread(fields, page->thread, vocabularies);
}
