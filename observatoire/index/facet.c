#include "index/facet.h"

#include "base/date.h"
#include "index/schema.h"
#include "sheet/tag.h"
#include "sheet/uai.h"
#include "sheet/zone.h"

#include <string.h>

const struct facet_row facets[FACET_COUNT] = {
	[FACET_STAGE]      = { "degre", "Degré", "Degré",
		VOCABULARY_STAGES, SCHEMA_STAGE, FACET_STAGE },
	[FACET_LEVEL]      = { "niveau", "Niveau", "Cycle et classe",
		VOCABULARY_LEVELS, SCHEMA_LEVEL, FACET_LEVEL },
	[FACET_SUBJECT]    = { "enseignement", "Enseignement", "Enseignement",
		VOCABULARY_SUBJECTS, SCHEMA_SUBJECT, FACET_SUBJECT },
	[FACET_THEME]      = { "thematique", "Thématique", "Thématique",
		VOCABULARY_THEMES, SCHEMA_THEME, FACET_THEME },
	[FACET_TAG]        = { "etiquette", "Étiquette", "Étiquette",
		FACET_OPEN, SCHEMA_TAG, FACET_TAG },
	[FACET_EQUIPMENT]  = { "equipement", "Équipement", "Équipement",
		VOCABULARY_EQUIPMENT, SCHEMA_EQUIPMENT, FACET_EQUIPMENT },
	[FACET_SOFTWARE]   = { "logiciel", "Logiciel", "Logiciel ou service",
		VOCABULARY_SOFTWARE, SCHEMA_SOFTWARE, FACET_SOFTWARE },
	[FACET_TYPE]       = { "type", "Type", "Type de fiche",
		VOCABULARY_TYPES, SCHEMA_TYPE, FACET_TYPE },
	[FACET_DEPARTMENT] = { "departement", "Département", "Lieu",
		VOCABULARY_DEPARTMENTS, SCHEMA_DEPARTMENT, FACET_DEPARTMENT },
	[FACET_SCHOOL]     = { "etablissement", "Établissement", "Établissements",
		FACET_OPEN, SCHEMA_SCHOOL, FACET_DEPARTMENT },
	[FACET_ZONE]       = { "zap", "ZAP", "Zones d’animation pédagogique",
		FACET_OPEN, SCHEMA_ZONE, FACET_DEPARTMENT },
	[FACET_YEAR]       = { "annee", "Année scolaire", "Année scolaire",
		FACET_OPEN, SCHEMA_YEAR, FACET_YEAR },
	[FACET_LICENCE]    = { "licence", "Licence", "Licence",
		VOCABULARY_LICENCES, SCHEMA_LICENCE, FACET_LICENCE },
};

const char *facet_key(const struct vocabularies *vocabularies, enum facet facet, const char *text)
{
	if (facet == FACET_SCHOOL)
		return uai_is_valid(text) ? text : NULL;
	if (facet == FACET_ZONE)
		return zone_is_code(text) ? text : NULL;
	if (facet == FACET_YEAR)
		return date_parse_school_year(text) ? text : NULL;
	if (facet == FACET_TAG)
		return tag_check(text) == TAG_GOOD ? text : NULL;

	const struct term *term = vocabulary_guess(vocabularies, facets[facet].vocabulary, text);
	return term ? term->key : NULL;
}

const char *facet_parent(enum facet facet, const struct term *term)
{
	if (facet == FACET_SUBJECT)
		return term->discipline;
	if (facet == FACET_LEVEL && strcmp(term->cycle, term->key) != 0)
		return term->cycle;
	return "";
}
