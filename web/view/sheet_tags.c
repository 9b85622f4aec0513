#include "view/sheet_tags.h"

#include "base/owned.h"
#include "catalogue/tags.h"
#include "http/link.h"
#include "view/notice.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "etiquette-ajoutee",  "C’est fait\u00A0: la recherche la trouve dans la seconde." },
	{ "etiquette-retiree",  "C’est fait\u00A0: vous ne la proposez plus." },
	{ "etiquette-ecartee",  "C’est fait\u00A0: elle n’est plus sur cette fiche." },
	{ "etiquette-deja",     "La fiche a déjà cette étiquette, ou vous l’avez déjà proposée." },
};

const char *view_tagging_word(enum standing_act act, enum tagging_outcome outcome)
{
	if (outcome == TAGGED_ALREADY)
		return "etiquette-deja";
	return act == TAGGING_ADD ? "etiquette-ajoutee"
		: act == TAGGING_WITHDRAW ? "etiquette-retiree" : "etiquette-ecartee";
}

const char *view_tag_fault(enum tag_fault fault)
{
	switch (fault) {
	case TAG_GOOD:
		break;
	case TAG_SHORT:
		return "Une étiquette a deux caractères au moins.";
	case TAG_LONG:
		return "Une étiquette a quarante caractères au plus\u00A0: gardez un mot ou deux.";
	case TAG_NO_LETTER:
		return "Une étiquette a au moins une lettre.";
	case TAG_STRANGE:
		return "Une étiquette n’a que des lettres, des chiffres, des espaces, des traits d’union et "
			"des apostrophes.";
	case TAG_PERSONAL:
		return "Cette étiquette a un numéro de téléphone, et chacun la lit\u00A0: ôtez-le.";
	}
	return NULL;
}

static const char *refusal_of(const struct tagging_result *result)
{
	switch (result->outcome) {
	case TAGGING_FAULTY:
		return view_tag_fault(result->fault);
	case TAGGING_REFUSED:
		return "Cela ne peut plus se faire\u00A0: l’étiquette a changé d’état, ou ce n’est pas "
			"à vous de le faire.";
	case TAGGING_FORBIDDEN:
		return "Cette étiquette n’est pas admise\u00A0: un référent l’a écartée de "
			"l’observatoire.";
	case TAGGING_DISMISSED:
		return "Un référent a écarté cette étiquette de cette fiche.";
	case TAGGING_TOO_MANY:
		return "Cette fiche a déjà trente étiquettes\u00A0: c’est assez pour la trouver.";
	case TAGGING_TOO_OFTEN:
		return "Vous avez posé cent étiquettes aujourd’hui\u00A0: revenez demain.";
	case TAGGED:
	case TAGGED_ALREADY:
	case TAGGING_NEAR:
		break;
	}
	return NULL;
}

static void add_result(struct fields *fields, const struct sheet_tags *page)
{
	if (!page->result)
		return;
	fields_optional(fields, "REFUS", "PHRASE", refusal_of(page->result));
	if (page->result->outcome != TAGGING_NEAR)
		return;
	struct fields *near = fields_repeat(fields, "PROCHE");
	fields_text(near, "NOM", page->result->name);
	fields_text(near, "TAPE", page->typed);
}

/* What who looks may do about a tag; nothing when there is nothing. */
static void add_acts(struct fields *out, const struct shown_tag *tag, const struct sheet_tags *page)
{
	bool is_open = page->token && !tag->is_confirmed;
	bool confirms = is_open && page->is_keeper, backs = is_open && !page->is_keeper && !tag->is_mine;
	bool withdraws = is_open && tag->is_mine;
	bool dismisses = page->token && page->is_keeper && !tag->is_authors;
	if (!confirms && !backs && !withdraws && !dismisses)
		return;
	struct fields *acts = fields_repeat(out, "ACTES");
	fields_text(acts, "CLE", tag->key);
	if (confirms)
		fields_repeat(acts, "CONFIRMER");
	if (backs)
		fields_repeat(acts, "APPUYER");
	if (withdraws)
		fields_repeat(acts, "RETIRER");
	if (dismisses)
		fields_repeat(acts, "ECARTER");
}

static void add_tags(struct fields *fields, const struct sheet_tags *page)
{
	if (page->tags->count == 0) {
		fields_repeat(fields, "AUCUNE");
		return;
	}
	struct fields *list = fields_repeat(fields, "LISTE");
	for (size_t i = 0; i < page->tags->count; i++) {
		const struct shown_tag *tag = &page->tags->items[i];
		struct fields *out = fields_repeat(list, "ETIQUETTE");
		OWNED_STRING link = link_to_tag(tag->key, 1);
		fields_text(out, "LIEN", link);
		fields_text(out, "NOM", tag->name);
		if (!tag->is_confirmed)
			fields_repeat(out, "PROPOSEE");
		add_acts(out, tag, page);
	}
}

static void add_form(struct fields *fields, const struct sheet_tags *page)
{
	if (!page->token)
		return;
	struct fields *form = fields_repeat(fields, "AJOUTER");
	fields_text(form, "TAPE", page->typed);
	for (size_t i = 0; page->known && i < page->known->count; i++)
		fields_text(fields_repeat(form, "CONNUE"), "NOM", page->known->items[i].name);
}

/* Nothing is said of tags to a reader whom they do not concern: none there, none to be put. */
void view_sheet_tags(struct fields *fields, const struct sheet_tags *page)
{
	if (page->tags->count == 0 && !page->token)
		return;
	struct fields *out = fields_include(fields, "ETIQUETTES", "etiquettes-fiche.html");
	OWNED_STRING link = link_to_tagging(page->id);
	OWNED_STRING action = link_to_part(link, "fautes");
	fields_text(out, "ACTION", action);
	fields_text(out, "JETON", page->token);
	view_notice(out, notices, sizeof notices / sizeof notices[0], page->done);
	add_result(out, page);
	add_tags(out, page);
	add_form(out, page);
}
