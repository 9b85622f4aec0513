#include "view/tag_upkeep.h"

#include "base/owned.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "http/link.h"
#include "sheet/vocabulary.h"
#include "view/french.h"
#include "view/notice.h"
#include "view/sheet_tags.h"
#include "view/template.h"

static const struct notice notices[] = {
	{ "renommee",   "C’est fait\u00A0: son ancienne adresse mène ici." },
	{ "fusionnee",  "C’est fait\u00A0: voici l’étiquette qui a pris les fiches et les adresses." },
	{ "interdite",  "C’est fait\u00A0: personne ne la voit plus." },
	{ "autorisee",  "C’est fait\u00A0: elle est de nouveau sur ses fiches." },
	{ "promue",     "C’est fait\u00A0: la recherche suit dans la seconde." },
	{ "confirmees", "C’est fait\u00A0: ces étiquettes sont confirmées." },
	{ "ecartees",   "C’est fait\u00A0: ces étiquettes sont écartées." },
	{ "rien",       "Rien n’a changé\u00A0: cochez au moins une étiquette qui attend encore." },
};

static const char *const words[UPKEEP_ACTS] = {
	[UPKEEP_RENAME]  = "renommee",
	[UPKEEP_MERGE]   = "fusionnee",
	[UPKEEP_FORBID]  = "interdite",
	[UPKEEP_ALLOW]   = "autorisee",
	[UPKEEP_PROMOTE] = "promue",
};

const char *view_upkeep_word(enum upkeep_act act)
{
	return words[act];
}

void view_upkeep_done(struct fields *fields, const char *done)
{
	view_notice(fields, notices, sizeof notices / sizeof notices[0], done);
}

static const char *refusal_of(const struct upkeep_result *result)
{
	switch (result->outcome) {
	case UPKEEP_FAULTY:
		return view_tag_fault(result->fault);
	case UPKEEP_TAKEN:
		return "Une autre étiquette porte déjà ce nom\u00A0: fusionnez celle-ci avec elle.";
	case UPKEEP_UNKNOWN:
		return "Ce nom n’est celui d’aucune étiquette, ou cette thématique n’existe pas.";
	case UPKEEP_SAME:
		return "Cela ne changerait rien.";
	case UPKEEP_BANNED:
		return "L’étiquette choisie est interdite\u00A0: autorisez-la d’abord.";
	case UPKEEP_DONE:
		break;
	}
	return NULL;
}

static void add_themes(struct fields *fields, const char *chosen, const struct vocabularies *vocabularies)
{
	for (size_t i = 0; i < vocabulary_size(vocabularies, VOCABULARY_THEMES); i++) {
		const struct term *theme = vocabulary_at(vocabularies, VOCABULARY_THEMES, i);
		struct fields *out = fields_repeat(fields, "THEMATIQUE");
		fields_text(out, "CLE", theme->key);
		fields_text(out, "LIBELLE", theme->label);
		if (text_equals(theme->key, chosen))
			fields_repeat(out, "CHOISIE");
	}
}

void view_upkeep(struct fields *fields, const struct upkeep_page *page,
	const struct vocabularies *vocabularies)
{
	OWNED_STRING link = link_to_tag_upkeep(page->tag->key);
	OWNED_STRING action = link_to_part(link, "fautes");
	OWNED_STRING sheets = link_to_tag(page->tag->key, 1);
	fields_text(fields, "NOM", page->tag->name);
	fields_text(fields, "ACTION", action);
	fields_text(fields, "JETON", page->token);
	view_upkeep_done(fields, page->done);
	if (page->result)
		fields_optional(fields, "REFUS", "PHRASE", refusal_of(page->result));
	for (size_t i = 0; page->known && i < page->known->count; i++)
		fields_text(fields_repeat(fields, "CONNUE"), "NOM", page->known->items[i].name);
	add_themes(fields, page->tag->theme, vocabularies);
	if (page->tag->is_forbidden)
		fields_repeat(fields, "INTERDITE");
	else
		fields_text(fields_repeat(fields, "PERMISE"), "LIEN", sheets);
}

/* ---- Those that wait ---- */

void view_waiting_tags(struct fields *fields, const char *token, const char *done)
{
	fields_text(fields, "JETON", token);
	view_upkeep_done(fields, done);
}

void view_waiting_none(struct fields *fields)
{
	fields_repeat(fields, "AUCUNE");
}

struct fields *view_waiting_add(struct fields *fields, struct fields *list,
	const struct waiting_tag *waiting, size_t rank, int64_t now)
{
	struct fields *into = list ? list : fields_repeat(fields, "LISTE");
	struct fields *out = fields_repeat(into, "ATTENTE");
	OWNED_STRING sheet = link_to_sheet(waiting->sheet);
	OWNED_STRING link = link_to_part(sheet, "etiquettes");
	OWNED_STRING since = french_ago(now - waiting->changed_at);
	OWNED_STRING number = text_make("%zu", rank);
	fields_text(out, "RANG", number);
	fields_text(out, "FICHE", waiting->sheet);
	fields_text(out, "CLE", waiting->key);
	fields_text(out, "NOM", waiting->name);
	fields_text(out, "TITRE", waiting->title);
	fields_count(out, "VOIX", "PLURIEL", waiting->voices);
	fields_text(out, "DEPUIS", since);
	fields_text(out, "LIEN", link);
	return into;
}

struct fields *view_marked_add(struct fields *fields, struct fields *list, const struct stored_tag *tag,
	const struct vocabularies *vocabularies)
{
	struct fields *into = list ? list : fields_repeat(fields, "MARQUEES");
	struct fields *out = fields_repeat(into, "MARQUEE");
	OWNED_STRING link = link_to_tag_upkeep(tag->key);
	fields_text(out, "LIEN", link);
	fields_text(out, "NOM", tag->name);
	if (tag->is_forbidden)
		fields_repeat(out, "INTERDITE");
	if (tag->theme)
		fields_optional(out, "PROMUE", "LIBELLE",
			french_label(vocabularies, VOCABULARY_THEMES, tag->theme));
	return into;
}
