#include "index/facet.h"

#include "index/schema.h"

const struct facet_row facets[FACET_COUNT] = {
	[FACET_LEVEL]      = { "niveau",      "Niveau",      VOCABULARY_LEVELS,      SCHEMA_LEVEL },
	[FACET_THEME]      = { "thematique",  "Thématique",  VOCABULARY_THEMES,      SCHEMA_THEME },
	[FACET_EQUIPMENT]  = { "equipement",  "Équipement",  VOCABULARY_EQUIPMENT,   SCHEMA_EQUIPMENT },
	[FACET_TYPE]       = { "type",        "Type",        VOCABULARY_TYPES,       SCHEMA_TYPE },
	[FACET_DEPARTMENT] = { "departement", "Département", VOCABULARY_DEPARTMENTS, SCHEMA_DEPARTMENT },
};
