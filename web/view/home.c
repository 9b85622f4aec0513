#include "view/home.h"

#include "catalogue/catalogue.h"
#include "view/card.h"
#include "view/french.h"
#include "view/search_link.h"
#include "view/template.h"

#include <string.h>

static void figures_of(struct fields *fields, const struct catalogue_figures *figures)
{
	if (figures->sheets == 0) {
		fields_repeat(fields, "VIDE");
		return;
	}

	struct fields *out = fields_repeat(fields, "CHIFFRES");
	fields_count(out, "NB_USAGES", "DES_USAGES", figures->sheets);
	if (figures->coding > 0)
		fields_count(fields_repeat(out, "DU_CODAGE"), "NB_CODAGE", "DES_CODAGES", figures->coding);
	if (figures->schools > 0)
		fields_count(fields_repeat(out, "DES_LIEUX"), "NB_LIEUX", "PLUSIEURS_LIEUX",
			figures->schools);
	if (figures->examples > 0)
		fields_count(fields_repeat(out, "DES_EXEMPLES"), "NB_EXEMPLES", "PLUSIEURS_EXEMPLES",
			figures->examples);
}

/* A section shown for a cycle is seen by its classes too: each has a plural of its own. */
static struct fields *entry(struct fields *fields, const char *section, const char *plural,
	enum facet facet, const struct facet_value *value)
{
	struct fields *out = fields_repeat(fields, section);
	OWNED_STRING link = search_link_to(facet, value->key);
	OWNED_STRING label = french_capital(value->term->label);

	fields_text(out, "LIEN", link);
	fields_text(out, "LIBELLE", label);
	fields_count(out, "NOMBRE", plural, value->count);
	return out;
}

/* The vocabulary gives each cycle before its classes: a class goes into the last group made. */
static void levels_of(struct fields *fields, const struct found *everything)
{
	struct fields *group = NULL, *classes = NULL;
	const char *group_key = "";
	for (size_t i = 0; i < everything->value_count[FACET_LEVEL]; i++) {
		const struct facet_value *value = &everything->values[FACET_LEVEL][i];
		if (!group || strcmp(value->term->cycle, group_key) != 0) {
			group = entry(fields, "NIVEAU", "NIVEAU_PLURIEL", FACET_LEVEL, value);
			group_key = value->term->key;
			classes = NULL;
			continue;
		}
		if (!classes)
			classes = fields_repeat(group, "CLASSES");
		entry(classes, "CLASSE", "CLASSE_PLURIEL", FACET_LEVEL, value);
	}
}

static void entries_of(struct fields *fields, const struct found *everything)
{
	if (everything->value_count[FACET_LEVEL] > 0)
		levels_of(fields_repeat(fields, "NIVEAUX"), everything);

	size_t themes = everything->value_count[FACET_THEME];
	struct fields *list = themes > 0 ? fields_repeat(fields, "THEMATIQUES") : NULL;
	for (size_t i = 0; i < themes; i++)
		entry(list, "THEMATIQUE", "THEMATIQUE_PLURIEL", FACET_THEME,
			&everything->values[FACET_THEME][i]);
}

void view_home(struct fields *fields, const struct catalogue_figures *figures,
	const struct cards *latest, const struct found *everything,
	const struct vocabularies *vocabularies)
{
	figures_of(fields, figures);
	if (latest->count > 0) {
		struct fields *list = fields_repeat(fields, "DERNIERS");
		if (everything)
			fields_repeat(list, "TOUS_LES_USAGES");
		for (size_t i = 0; i < latest->count; i++)
			view_card(list, &latest->items[i], vocabularies);
	}
	if (everything)
		entries_of(fields, everything);
	else
		fields_repeat(fields, "SANS_RECHERCHE");
}
