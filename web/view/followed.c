#include "view/followed.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/owned.h"
#include "base/text.h"
#include "http/link.h"
#include "proposals/proposals.h"
#include "proposals/step.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/template.h"

#include <stdlib.h>
#include <string.h>

static const struct followed_words states[LIFE_STATES] = {
	[LIFE_DRAFT]     = { "Brouillon", "Vous seul la voyez." },
	[LIFE_SENT]      = { "Envoyée", "Elle attend qu’un référent la relise." },
	[LIFE_CLAIMED]   = { "En relecture", "Un référent s’en occupe." },
	[LIFE_RETURNED]  = { "À reprendre", "Un référent vous demande de la modifier, puis de la renvoyer." },
	[LIFE_PUBLISHED] = { "Publiée", "Elle est en ligne, pour tout le monde." },
	[LIFE_REFUSED]   = { "Refusée", "Un référent a choisi de ne pas la publier." },
	[LIFE_WITHDRAWN] = { "Retirée", "Vous l’avez retirée." },
};

const char *followed_state(enum life_state state)
{
	return states[state].name;
}

static const struct followed_words offline = {
	"Hors ligne",
	"Elle a été publiée et n’est plus sur le site\u00A0: demandez pourquoi à la délégation au"
		" numérique.",
};

const struct followed_words followed_replaced = {
	"Remplacée", "Une version plus récente est en ligne.",
};

const struct followed_words *followed_words(enum life_state state, bool is_offline)
{
	return state == LIFE_PUBLISHED && is_offline ? &offline : &states[state];
}

/* ---- The thread ---- */

void thread_add(void *context, const struct proposal_event *event)
{
	struct thread *thread = context;
	thread->items = mem_resize(thread->items, thread->count + 1, sizeof *thread->items);
	thread->items[thread->count++] = (struct told){
		.act = mem_copy(event->act),
		.reason = mem_copy(event->reason),
		.message = mem_copy(event->message),
		.is_author = text_equals(event->part, "auteur"),
		.at = event->made_at,
	};
}

void thread_done(struct thread *thread)
{
	for (size_t i = 0; i < thread->count; i++) {
		free(thread->items[i].act);
		free(thread->items[i].reason);
		free(thread->items[i].message);
	}
	free(thread->items);
	*thread = (struct thread){0};
}

static const char *act_told(const struct told *told)
{
	static const char *const names[LIFE_ACTS] = {
		[ACT_SAVE]     = "Enregistrée",
		[ACT_SEND]     = "Envoyée",
		[ACT_WITHDRAW] = "Retirée",
		[ACT_CLAIM]    = "Prise en charge par un référent",
		[ACT_RELEASE]  = "Rendue à la file",
		[ACT_CORRECT]  = "Corrigée par le référent",
		[ACT_RETURN]   = "Renvoyée à son auteur",
		[ACT_REFUSE]   = "Refusée",
		[ACT_ACCEPT]   = "Publiée",
		[ACT_SAY]      = "Message du référent",
	};
	enum life_act act;
	if (!life_act_find(told->act, &act))
		return told->act;
	return act == ACT_SAY && told->is_author ? "Message de l’auteur" : names[act];
}

static void add_day(struct fields *out, int64_t at)
{
	char day[DATE_BYTES];
	date_write(date_of(at), day);
	OWNED_STRING in_french = french_date(day);
	fields_text(out, "JOUR", day);
	fields_text(out, "DATE", in_french);
}

void view_thread(struct fields *fields, const struct thread *thread,
	const struct vocabularies *vocabularies)
{
	struct fields *list = fields_include(fields, "FIL", "fil.html");
	for (size_t i = 0; i < thread->count; i++) {
		const struct told *told = &thread->items[i];
		struct fields *out = fields_repeat(list, "EVENEMENT");
		fields_text(out, "ACTE", act_told(told));
		add_day(out, told->at);
		if (*told->reason)
			fields_optional(out, "MOTIF", "TEXTE",
				french_label(vocabularies, VOCABULARY_REASONS, told->reason));
		fields_optional(out, "MESSAGE", "TEXTE", told->message);
	}
}

/* ---- What its author may do ---- */

static bool may(const struct followed_page *page, enum life_act act)
{
	enum life_state next;
	return life_may(page->proposal->state, act, PART_BIT(PART_AUTHOR) & page->proposal->parts, &next);
}

static struct fields *add_link(struct fields *list, const char *section, char *link)
{
	OWNED_STRING own = link;
	struct fields *out = fields_repeat(list, section);
	fields_text(out, "LIEN", own);
	return out;
}

static void add_links(struct fields *fields, const struct followed_page *page)
{
	struct fields *list = fields_repeat(fields, "LIENS");
	if (may(page, ACT_SAVE))
		add_link(list, "REPRENDRE", link_to_writing(page->link, step_key(STEP_WHAT)));
	if (may(page, ACT_SEND))
		add_link(list, "VERIFIER", link_to_writing(page->link, "verifier"));
	add_link(list, "HISTORIQUE", link_to_proposal(page->link, "historique"));
}

static struct fields *add_form(struct fields *fields, const char *section,
	const struct followed_page *page)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING action = link_to_proposal(page->link, NULL);
	OWNED_STRING edition = text_make("%lld", (long long)page->proposal->stored->edition);
	fields_text(out, "ACTION", action);
	fields_text(out, "JETON", page->token);
	fields_text(out, "EDITION", edition);
	return out;
}

static void add_receipt(struct fields *fields, const struct followed_page *page)
{
	if (page->is_receipt)
		fields_optional(fields_repeat(fields, "RECU"), "LIEN_A_GARDER", "ADRESSE", page->address);
}

void view_followed(struct fields *fields, const struct followed_page *page,
	const struct vocabularies *vocabularies)
{
	const struct stored_proposal *stored = page->proposal->stored;
	enum life_state state = page->proposal->state;
	fields_text(fields, "TITRE", *stored->title ? stored->title : "Fiche sans titre");
	fields_optional(fields, "AVIS", "PHRASE", page->notice);
	const struct followed_words *words = followed_words(state, stored->is_offline);
	fields_text(fields, "ETAT", words->name);
	fields_text(fields, "EXPLICATION", words->meaning);
	add_receipt(fields, page);
	if (stored->sheet && !stored->is_offline)
		add_link(fields, "EN_LIGNE", link_to_sheet(stored->sheet));
	add_links(fields, page);
	if (page->thread->count)
		view_thread(fields, page->thread, vocabularies);
	if (may(page, ACT_SAY))
		fields_text(add_form(fields, "REPONDRE", page), "BROUILLON", page->typed);
	if (may(page, ACT_WITHDRAW))
		add_form(fields, "RETIRER", page);
	if (page->link->secret)
		add_form(fields, "FERMER", page);
}
