#include "view/card.h"

#include "base/text.h"
#include "catalogue/found.h"
#include "http/link.h"
#include "view/explain.h"
#include "view/french.h"
#include "view/synonyms.h"
#include "view/template.h"

static void title_and_extract(struct fields *fields, const struct card *card)
{
	if (card->title_html)
		fields_text(fields_repeat(fields, "TITRE_MARQUE"), "TITRE_HTML", card->title_html);
	else
		fields_text(fields_repeat(fields, "TITRE_SIMPLE"), "TITRE", card->title);

	if (card->snippet_html && *card->snippet_html)
		fields_text(fields_repeat(fields, "EXTRAIT"), "EXTRAIT_HTML", card->snippet_html);
	else
		fields_text(fields_repeat(fields, "RESUME_COURT"), "RESUME", card->summary);
}

/* « Trouvé dans ses objectifs » */
static const struct { const char *key, *said; } asides[] = {
	{ "objectifs",            "ses objectifs" },
	{ "prerequis",            "ses prérequis" },
	{ "bilan",                "son bilan" },
	{ "logiciel_nom",         "ses logiciels" },
	{ "liens",                "ses liens" },
	{ "pieces",               "ses pièces jointes" },
	{ "auteurs",              "sa signature" },
	{ "enseignements",        "ses enseignements" },
	{ "thematiques",          "ses thématiques" },
	{ "activites",            "les activités des élèves" },
	{ "logiciels",            "ses logiciels" },
	{ "besoins_particuliers", "les besoins particuliers" },
	{ "type",                 "son type" },
	{ "ent",                  "l’ENT utilisé" },
	{ "etablissements",       "ses établissements" },
};

static void found_aside(struct fields *fields, const struct card *card)
{
	for (size_t i = 0; card->aside && i < sizeof asides / sizeof asides[0]; i++)
		if (text_equals(asides[i].key, card->aside)) {
			struct fields *out = fields_repeat(fields, "TROUVE_DANS");
			fields_text(out, "ENDROIT", asides[i].said);
			fields_text(out, "PASSAGE_HTML", card->aside_html);
		}
}

static void dated(struct fields *fields, const char *section, const char *day)
{
	if (!day)
		return;

	struct fields *date = fields_repeat(fields, section);
	OWNED_STRING in_french = french_date(day);
	fields_text(date, "DATE", in_french);
}

/* Some tags say what a sheet is about; its page has the others. */
static char *first_tags(const struct card *card)
{
	enum { TAGS_SHOWN = 3 };
	OWNED_WORDS first = {0};
	for (size_t i = 0; i < card->tags.count && i < TAGS_SHOWN; i++)
		words_add(&first, card->tags.items[i]);
	return words_join(&first, ", ");
}

void view_card(struct fields *fields, const struct card *card, const struct vocabularies *vocabularies)
{
	struct fields *out = fields_include(fields, "CARTE", "carte.html");
	OWNED_STRING link = link_to_sheet(card->id);
	OWNED_STRING levels = french_labels(vocabularies, VOCABULARY_LEVELS, &card->levels);
	OWNED_STRING equipment = french_labels(vocabularies, VOCABULARY_EQUIPMENT, &card->equipment);
	OWNED_STRING subjects = french_disciplines(vocabularies, &card->subjects);
	OWNED_STRING departments = french_labels(vocabularies, VOCABULARY_DEPARTMENTS, &card->departments);
	OWNED_STRING tags = first_tags(card);
	OWNED_STRING duration = french_duration(card->duration);
	OWNED_STRING type = card->type
		? french_capital(french_label(vocabularies, VOCABULARY_TYPES, card->type)) : NULL;

	fields_text(out, "LIEN", link);
	title_and_extract(out, card);
	view_card_synonyms(out, card);
	found_aside(out, card);
	view_card_reasons(out, card);
	fields_optional(out, "A_UN_TYPE", "TYPE", type);
	fields_optional(out, "POUR", "NIVEAUX", levels);
	fields_optional(out, "EN_CLASSE_DE", "DISCIPLINES", subjects);
	fields_optional(out, "AVEC", "EQUIPEMENTS", equipment);
	fields_optional(out, "PENDANT", "DUREE", duration);
	fields_optional(out, "DANS_DEPARTEMENT", "DEPARTEMENTS", departments);
	fields_optional(out, "AVEC_ETIQUETTES", "ETIQUETTES", tags);
	dated(out, "PUBLICATION", card->published_on);
	if (!text_equals(card->modified_on, card->published_on))
		dated(out, "REVISION", card->modified_on);
	if (card->is_example)
		fields_repeat(out, "EXEMPLE");
}
