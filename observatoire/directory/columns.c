#include "directory/columns.h"

#include "base/csv.h"
#include "base/text.h"
#include "base/words.h"

enum { SPELLINGS = 6 };

/* How extracts name each, as csv_name() makes it; those of the national directory come first. */
static const char *const names[COLUMN_COUNT][SPELLINGS] = {
	[COLUMN_UAI] = { "identifiant_de_l_etablissement", "numero_uai", "uai", "code_uai", "rne",
		"numero_etablissement" },
	[COLUMN_NAME] = { "nom_etablissement", "appellation_officielle", "appellation", "denomination",
		"nom" },
	[COLUMN_KIND] = { "type_etablissement", "libelle_nature", "nature_uai_libe", "nature", "type" },
	[COLUMN_SECTOR] = { "statut_public_prive", "secteur_public_prive_libe", "secteur" },
	[COLUMN_POSTCODE] = { "code_postal", "code_postal_uai" },
	[COLUMN_COMMUNE] = { "nom_commune", "libelle_commune", "commune", "localite_acheminement_uai" },
	[COLUMN_COMMUNE_CODE] = { "code_commune", "code_insee" },
	[COLUMN_LATITUDE] = { "latitude" },
	[COLUMN_LONGITUDE] = { "longitude" },
	[COLUMN_ZAP] = { "code_zone_animation_pedagogique", "code_zap", "zap" },
	[COLUMN_ZAP_NAME] = { "libelle_zone_animation_pedagogique", "libelle_zap", "nom_zap" },
	[COLUMN_BASSIN] = { "code_bassin_formation", "code_bassin", "bassin" },
	[COLUMN_BASSIN_NAME] = { "libelle_bassin_formation", "libelle_bassin", "nom_bassin" },
	[COLUMN_CIRCONSCRIPTION] = { "code_circonscription" },
	[COLUMN_CIRCONSCRIPTION_NAME] = { "nom_circonscription", "libelle_circonscription",
		"circonscription" },
	[COLUMN_OPENED_ON] = { "date_ouverture" },
	[COLUMN_EQUIPMENT] = { "equipements", "equipement", "equipements_declares", "equipement_numerique" },
	[COLUMN_STATE] = { "etat", "etat_etablissement", "etat_etablissement_libe" },
};

static size_t place_of(const struct words *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (text_equals(header->items[i], name))
			return i;
	return header->count;
}

struct columns_found columns_find(const struct words *header)
{
	OWNED_WORDS known = {0};
	for (size_t i = 0; i < header->count; i++)
		words_give(&known, csv_name(header->items[i]));

	struct columns_found found = { .none = known.count };
	for (size_t column = 0; column < COLUMN_COUNT; column++) {
		found.at[column] = found.none;
		for (size_t i = 0; i < SPELLINGS && names[column][i] && found.at[column] == found.none; i++)
			found.at[column] = place_of(&known, names[column][i]);
	}
	return found;
}

const char *columns_cell(const struct columns_found *found, const struct words *row,
	enum directory_column column)
{
	size_t at = found->at[column];
	return at < found->none && at < row->count ? row->items[at] : "";
}
