#include "view/queue.h"

#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/dossier.h"
#include "sheet/sheet.h"
#include "view/french.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "publiee",  "La fiche est publiée\u00A0: on la trouve dans la seconde." },
	{ "renvoyee", "La fiche est renvoyée à son auteur, avec le motif et votre message." },
	{ "refusee",  "La fiche est refusée\u00A0; son auteur en lit le motif." },
	{ "rendue",   "La fiche est rendue à la file." },
	{ "signalement-traite", "Le signalement est traité." },
	{ "signalement-classe", "Le signalement est classé sans suite." },
	{ "signalement-rendu",  "Le signalement est rendu à la file." },
	{ "fiche-retiree",      "La fiche est retirée du site, et le signalement est traité." },
};

static void choose(struct fields *fields, const char *section, bool is_chosen)
{
	if (is_chosen)
		fields_repeat(fields, section);
}

void view_queue(struct fields *fields, const struct queue_asked *asked, const char *done)
{
	view_notice(fields, notices, sizeof notices / sizeof notices[0], done);
	choose(fields, "GENRE_PROPOSITIONS", text_equals(asked->kind, "propositions"));
	choose(fields, "GENRE_SIGNALEMENTS", text_equals(asked->kind, "signalements"));
	choose(fields, "ETAT_ATTENTE", text_equals(asked->state, "attente"));
	choose(fields, "ETAT_RELECTURE", text_equals(asked->state, "relecture"));
	choose(fields, "AGE_7", text_equals(asked->age, "7"));
	choose(fields, "AGE_30", text_equals(asked->age, "30"));
	choose(fields, "MIENNES", asked->only_mine);
	choose(fields, "TOUTES", asked->whole);
}

static void add_holder(struct fields *out, const struct queue_people *people, int64_t seconds)
{
	OWNED_STRING since = french_ago(seconds);
	struct fields *held = fields_repeat(out, people->is_mine ? "PRISE_PAR_VOUS" : "PRISE");
	fields_text(held, "NOM", people->holder ? people->holder : "un compte effacé");
	fields_text(held, "DEPUIS", since);
}

static void add_labels(struct fields *out, const struct sheet *sheet,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING levels = french_labels(vocabularies, VOCABULARY_LEVELS, &sheet->levels);
	OWNED_STRING themes = french_labels(vocabularies, VOCABULARY_THEMES, &sheet->themes);
	fields_optional(out, "NIVEAUX", "TEXTE", levels);
	fields_optional(out, "THEMATIQUES", "TEXTE", themes);
}

void view_queue_add(struct fields *fields, const struct proposal *proposal,
	const struct queue_people *people, const struct vocabularies *vocabularies, int64_t now)
{
	const struct stored_proposal *stored = proposal->stored;
	struct fields *line = fields_repeat(fields, "ATTENTE"), *out = fields_repeat(line, "FICHE");
	OWNED_STRING link = link_to_review(stored->row);
	OWNED_STRING since = french_ago(now - stored->sent_at);
	fields_text(out, "LIEN", link);
	fields_text(out, "TITRE", *stored->title ? stored->title : "Fiche sans titre");
	fields_text(out, "DEPUIS", since);
	add_labels(out, proposal->sheet, vocabularies);
	if (stored->sheet)
		fields_repeat(out, "NOUVELLE_VERSION");
	if (stored->author == 0)
		fields_repeat(out, "SANS_COMPTE");
	else
		fields_optional(out, "AVEC_COMPTE", "NOM", people->author);
	if (proposal->state == LIFE_CLAIMED)
		add_holder(line, people, now - stored->held_at);
}

void view_queue_add_dossier(struct fields *fields, const struct dossier *dossier,
	const struct queue_people *people, const struct vocabularies *vocabularies, int64_t now)
{
	const struct stored_dossier *stored = dossier->stored;
	struct fields *line = fields_repeat(fields, "ATTENTE"), *out = fields_repeat(line, "SIGNALEMENT");
	OWNED_STRING link = link_to_dossier(stored->row);
	OWNED_STRING since = french_ago(now - stored->made_at);
	OWNED_STRING reasons = french_labels(vocabularies, VOCABULARY_REPORTS, &dossier->reasons);
	fields_text(out, "LIEN", link);
	fields_text(out, "TITRE", dossier->sheet->title ? dossier->sheet->title : stored->sheet);
	fields_text(out, "DEPUIS", since);
	fields_count(out, "NOMBRE", "PLURIEL", stored->reports);
	fields_text(out, "MOTIFS", reasons);
	add_labels(out, dossier->sheet, vocabularies);
	if (dossier->state == DOSSIER_HELD)
		add_holder(line, people, now - stored->held_at);
}

static void add_link(struct fields *pages, const char *section, const struct queue_asked *asked,
	const char *after)
{
	OWNED_STRING link = link_to_queue(&(struct link_queue){
		.kind = asked->kind,
		.state = asked->state,
		.age = asked->age,
		.only_mine = asked->only_mine,
		.whole = asked->whole,
		.after = after,
	});
	fields_text(fields_repeat(pages, section), "LIEN", link);
}

void view_queue_count(struct fields *fields, size_t count, const struct queue_part *part)
{
	bool is_whole = part->is_first && !part->next;
	if (count == 0)
		fields_repeat(fields, part->is_first ? "AUCUNE" : "AUCUNE_AUTRE");
	else
		fields_count(fields_repeat(fields, is_whole ? "COMBIEN" : "COMBIEN_ICI"), "NOMBRE", "PLURIEL",
			count);
	if (is_whole)
		return;
	struct fields *pages = fields_repeat(fields, "PAGES");
	if (!part->is_first)
		add_link(pages, "DEBUT", part->asked, NULL);
	if (part->next)
		add_link(pages, "SUITE", part->asked, part->next);
}
